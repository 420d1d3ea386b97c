<?php
/**
 * Work that cron should have done.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Has the plugin's late events of WordPress's cron done while somebody is in wp-admin: some hosts switch cron off, or
 * cannot reach themselves. The page asks for it by itself and waits for nothing; what there is no time for comes with
 * the next page.
 */
final class Late_Work {

	const ACTION       = 'flattr_late_work';
	const LATE_SECONDS = 15 * MINUTE_IN_SECONDS;
	const SECONDS_MAX  = 10;

	/** Hooks the request, and what it does. */
	public static function init(): void {
		\add_action( 'admin_print_footer_scripts', array( self::class, 'ask' ) );
		\add_action( 'wp_ajax_' . self::ACTION, array( self::class, 'answer' ) );
	}

	/** Has the page send the request, where there is something late. */
	public static function ask(): void {
		if ( ! Connection::is_connected() || ! \current_user_can( 'edit_posts' ) || array() === self::events() ) {
			return;
		}
		$url = \add_query_arg(
			array(
				'action'      => self::ACTION,
				'_ajax_nonce' => \wp_create_nonce( self::ACTION ),
			),
			\admin_url( 'admin-ajax.php' )
		);
		\wp_print_inline_script_tag( \sprintf( "fetch( %s, { method: 'POST', keepalive: true } ).catch( () => {} );", \wp_json_encode( $url, JSON_HEX_TAG ) ) );
	}

	/** Does the work. */
	public static function answer(): void {
		\check_ajax_referer( self::ACTION );
		if ( ! \current_user_can( 'edit_posts' ) ) {
			\wp_die( '', '', array( 'response' => 403 ) );
		}
		\ignore_user_abort( true );
		self::run();
		\wp_send_json_success();
	}

	/** Does late events, the oldest first, as long as there is time. */
	private static function run(): void {
		$until = \time() + self::SECONDS_MAX;
		foreach ( self::events() as $event ) {
			if ( \time() >= $until ) {
				return;
			}
			if ( $event['schedule'] ) {
				\wp_reschedule_event( $event['time'], $event['schedule'], $event['hook'], $event['args'] );
			}
			\wp_unschedule_event( $event['time'], $event['hook'], $event['args'] );
			\do_action_ref_array( $event['hook'], $event['args'] );
		}
	}

	/**
	 * What is late.
	 *
	 * @return array<array{time: int, hook: string, args: array, schedule: string|false}>
	 */
	private static function events(): array {
		$late = array();
		foreach ( \wp_get_ready_cron_jobs() as $time => $hooks ) {
			foreach ( $time < \time() - self::LATE_SECONDS ? $hooks : array() as $hook => $events ) {
				foreach ( 0 === \strpos( $hook, 'flattr_' ) ? $events : array() as $event ) {
					$late[] = array(
						'time'     => $time,
						'hook'     => $hook,
						'args'     => $event['args'],
						'schedule' => $event['schedule'],
					);
				}
			}
		}
		return $late;
	}
}
