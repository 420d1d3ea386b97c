<?php
/**
 * Things that have no post any more.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Hides or deletes things at the service whose post is gone or has another address; in the background. */
final class Withdrawals {

	const HOOK      = 'flattr_withdraw_thing';
	const TRIES_MAX = 20;

	/** Hooks the work. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'carry_out' ), 10, 4 );
	}

	/**
	 * Plans it.
	 *
	 * @param int    $id  The thing.
	 * @param string $how `hide` or `delete`.
	 */
	public static function plan( int $id, string $how ): void {
		\wp_schedule_single_event( \time(), self::HOOK, array( $id, $how, Connection::member()['fid'] ?? '', 0 ) );
	}

	/**
	 * Tells the service.
	 *
	 * @param int    $id    The thing.
	 * @param string $how   `hide` or `delete`.
	 * @param string $fid   The member whose it is; what is another's is left alone.
	 * @param int    $tries How often it has failed.
	 */
	public static function carry_out( $id, $how, $fid, $tries ): void {
		if ( ! Connection::is_connected() || Connection::member()['fid'] !== $fid ) {
			return;
		}
		$path   = '/rest/v2/things/' . (int) $id;
		$answer = 'delete' === $how ? Connection::ask( 'DELETE', $path ) : Connection::ask( 'PATCH', $path, array( 'hidden' => true ) );
		if ( \is_wp_error( $answer ) && ! Back_Off::is_final( $answer ) && $tries < self::TRIES_MAX ) {
			\wp_schedule_single_event( \time() + Back_Off::seconds( $tries + 1, $answer ), self::HOOK, array( $id, $how, $fid, $tries + 1 ) );
		}
	}
}
