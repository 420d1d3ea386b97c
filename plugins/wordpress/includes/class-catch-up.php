<?php
/**
 * Posts that the service has to be told of.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers with each post that the service has to be told of it, until it was told. Events of WordPress's cron are
 * one list in one option: two processes that write it at once lose one, and so does one that is killed. Each hour,
 * what is still due and has no event gets one, and a token that will soon run out is made new.
 */
final class Catch_Up {

	const META = '_flattr_due';
	const HOOK = 'flattr_catch_up';
	const MOST = 200;

	/** Hooks the work, and sees to it that it is planned. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'run' ) );
		\add_action( 'admin_init', array( self::class, 'plan' ) );
	}

	/** Plans the work each hour, while the site is connected. */
	public static function plan(): void {
		if ( Connection::is_connected() && ! \wp_next_scheduled( self::HOOK ) ) {
			\wp_schedule_event( \time() + HOUR_IN_SECONDS, 'hourly', self::HOOK );
		}
	}

	/**
	 * Notes that the service has to be told of a post.
	 *
	 * @param int $post_id The post.
	 */
	public static function note( int $post_id ): void {
		\update_post_meta( $post_id, self::META, \uniqid( '', true ) );
	}

	/**
	 * The note that stands with a post; each has a mark of its own.
	 *
	 * @param int $post_id The post.
	 */
	public static function note_of( int $post_id ): string {
		return (string) \get_post_meta( $post_id, self::META, true );
	}

	/**
	 * Takes a note away, unless another change has come since.
	 *
	 * @param int    $post_id The post.
	 * @param string $note    What `note_of` returned before the service was told.
	 */
	public static function settle( int $post_id, string $note ): void {
		if ( '' !== $note ) {
			\delete_post_meta( $post_id, self::META, $note );
		}
	}

	/** Plans all that is due for now, since the site is connected again: it waited for that. */
	public static function hurry(): void {
		\wp_unschedule_hook( Things::HOOK );
		self::run();
	}

	/** Plans what is due and is not planned. */
	public static function run(): void {
		global $wpdb;
		if ( ! Connection::is_connected() ) {
			\wp_clear_scheduled_hook( self::HOOK );
			return;
		}
		Connection::stay();
		$due = $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s LIMIT %d", self::META, self::MOST ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		foreach ( \array_map( 'intval', $due ) as $post ) {
			if ( ! \wp_next_scheduled( Things::HOOK, array( $post ) ) ) {
				\wp_schedule_single_event( \time(), Things::HOOK, array( $post ) );
			}
		}
	}
}
