<?php
/**
 * What the service said last.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Answers of the service, kept so that no page waits for it. Who shows one gets what was kept, however old,
 * and cron asks again in the background when it is no longer fresh. When the service is away, what it said
 * last stays. A kept answer is one option that is not loaded by itself.
 */
final class Kept_Answers {

	const HOOK      = 'flattr_ask_again';
	const PREFIX    = 'flattr_kept_';
	const FRESH_FOR = 10 * MINUTE_IN_SECONDS;

	/** Hooks the asking in the background. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'ask' ), 10, 2 );
	}

	/**
	 * What the service said last; asks nobody.
	 *
	 * @param string $path      What is asked for, such as `/rest/v2/things/7/flattrs`.
	 * @param bool   $as_member Whether it is for the connected member alone.
	 * @return array{body: ?array, asked_at: int, error: string} `body` is null when it never answered; `asked_at`
	 *         in seconds, of `body`; `error` is what went wrong since.
	 */
	public static function get( string $path, bool $as_member = false ): array {
		$kept = self::read( $path, $as_member );
		if ( $kept['tried_at'] + self::fresh_for() < \time() && Connection::is_connected() ) {
			$arguments = array( $path, $as_member );
			if ( ! \wp_next_scheduled( self::HOOK, $arguments ) ) {
				\wp_schedule_single_event( \time(), self::HOOK, $arguments );
			}
		}
		return $kept;
	}

	/**
	 * What the service says now, or said within the last minutes: where somebody waits for it, as in the editor.
	 *
	 * @param string $path      As for `get`.
	 * @param bool   $as_member As for `get`.
	 * @param ?int   $fresh_for How many seconds old it may be; ten minutes when left out.
	 * @return array{body: ?array, asked_at: int, error: string}
	 */
	public static function get_fresh( string $path, bool $as_member = false, ?int $fresh_for = null ): array {
		$kept = self::read( $path, $as_member );
		return $kept['tried_at'] + ( $fresh_for ?? self::fresh_for() ) < \time() ? self::ask( $path, $as_member ) : $kept;
	}

	/**
	 * Asks the service, and keeps what it says.
	 *
	 * @param string $path      As for `get`.
	 * @param bool   $as_member As for `get`.
	 * @return array{body: ?array, asked_at: int, error: string}
	 */
	public static function ask( $path, $as_member = false ): array {
		$path   = (string) $path;
		$answer = $as_member ? Connection::ask( 'GET', $path ) : Service::ask( 'GET', $path );
		$kept   = self::read( $path, (bool) $as_member );
		if ( \is_wp_error( $answer ) ) {
			$kept['error'] = $answer->get_error_message();
			if ( 'not_found' === $answer->get_error_code() ) {
				$kept['body'] = null; // It is gone, or hidden by its creator.
			}
		} else {
			$kept = array(
				'body'     => $answer,
				'asked_at' => \time(),
				'error'    => '',
			);
		}
		$kept['tried_at'] = \time();
		\update_option( self::name( $path, (bool) $as_member ), $kept, false );
		return $kept;
	}

	/**
	 * The rows of a list in an answer; none where the service said something else.
	 *
	 * @param mixed $said What stands in the list's place.
	 * @return array<int, array>
	 */
	public static function rows( $said ): array {
		return \is_array( $said ) ? \array_values( \array_filter( $said, 'is_array' ) ) : array();
	}

	/** Forgets everything that was kept: it is of a member and a service that are not connected any more. */
	public static function forget(): void {
		global $wpdb;
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( self::PREFIX ) . '%' ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		\array_map( 'delete_option', $names );
		\wp_unschedule_hook( self::HOOK );
	}

	/** For how many seconds the service need not be asked again. */
	private static function fresh_for(): int {
		/**
		 * Filters for how many seconds an answer of the service is fresh: after that it is asked again, in the background.
		 *
		 * @param int $seconds Ten minutes.
		 */
		return \max( 1, (int) \apply_filters( 'flattr_fresh_for', self::FRESH_FOR ) );
	}

	/**
	 * What is kept, or that nothing is.
	 *
	 * @param string $path      As for `get`.
	 * @param bool   $as_member As for `get`.
	 */
	private static function read( string $path, bool $as_member ): array {
		$kept = \get_option( self::name( $path, $as_member ) );
		return \array_merge(
			array(
				'body'     => null,
				'asked_at' => 0,
				'error'    => '',
				'tried_at' => 0,
			),
			\is_array( $kept ) ? $kept : array()
		);
	}

	/**
	 * The option's name.
	 *
	 * @param string $path      As for `get`.
	 * @param bool   $as_member As for `get`.
	 */
	private static function name( string $path, bool $as_member ): string {
		return self::PREFIX . \md5( Settings::service() . $path . ( $as_member ? ' of the member' : '' ) );
	}
}
