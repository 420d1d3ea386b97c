<?php
/**
 * Things that have no post any more.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Hides or deletes things at the service whose post is gone or has another address; in the background. There is no
 * post to remember it with, so each is a row of its own until the service was told: an event of cron can be lost.
 */
final class Withdrawals {

	const HOOK   = 'flattr_withdraw_thing';
	const PREFIX = 'flattr_withdrawal_';

	/** Hooks the work. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'carry_out' ) );
	}

	/**
	 * Plans it.
	 *
	 * @param int    $id  The thing.
	 * @param string $how `hide` or `delete`; what is to be deleted is not merely hidden.
	 */
	public static function plan( int $id, string $how ): void {
		$kept = self::read( $id );
		self::keep(
			$id,
			array(
				'how'     => 'delete' === ( $kept['how'] ?? '' ) ? 'delete' : $how,
				'fid'     => Connection::member()['fid'] ?? '',
				'service' => Settings::service(),
				'tries'   => 0,
			)
		);
		\wp_clear_scheduled_hook( self::HOOK, array( $id ) );
		\wp_schedule_single_event( \time(), self::HOOK, array( $id ) );
	}

	/**
	 * Forgets it, since there is a post for the thing again.
	 *
	 * @param int $id The thing.
	 */
	public static function forget( int $id ): void {
		\wp_clear_scheduled_hook( self::HOOK, array( $id ) );
		\delete_option( self::PREFIX . $id );
	}

	/** Plans what is due and is not planned. */
	public static function catch_up(): void {
		global $wpdb;
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s LIMIT %d", $wpdb->esc_like( self::PREFIX ) . '%', Catch_Up::MOST ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		foreach ( $names as $name ) {
			$arguments = array( (int) \substr( $name, \strlen( self::PREFIX ) ) );
			if ( ! \wp_next_scheduled( self::HOOK, $arguments ) ) {
				\wp_schedule_single_event( \time(), self::HOOK, $arguments );
			}
		}
	}

	/**
	 * Tells the service.
	 *
	 * @param int $id The thing.
	 */
	public static function carry_out( $id ): void {
		$id   = (int) $id;
		$kept = self::read( $id );
		if ( ! $kept || ! Connection::is_connected() ) {
			return;
		}
		if ( Connection::member()['fid'] !== $kept['fid'] || Settings::service() !== $kept['service'] ) {
			self::forget( $id ); // What is another's is left alone.
			return;
		}
		$path   = '/rest/v2/things/' . $id;
		$answer = 'delete' === $kept['how'] ? Connection::ask( 'DELETE', $path ) : Connection::ask( 'PATCH', $path, array( 'hidden' => true ) );
		if ( ! \is_wp_error( $answer ) || Back_Off::is_final( $answer ) ) {
			self::forget( $id );
			return;
		}
		++$kept['tries'];
		self::keep( $id, $kept );
		\wp_schedule_single_event( \time() + Back_Off::seconds( $kept['tries'], $answer ), self::HOOK, array( $id ) );
	}

	/**
	 * What is to be done with a thing; an empty array when nothing is.
	 *
	 * @param int $id The thing.
	 */
	private static function read( int $id ): array {
		$kept = \get_option( self::PREFIX . $id );
		return \is_array( $kept ) ? $kept : array();
	}

	/**
	 * Keeps what is to be done.
	 *
	 * @param int   $id   The thing.
	 * @param array $what As `plan` makes it.
	 */
	private static function keep( int $id, array $what ): void {
		\update_option( self::PREFIX . $id, $what, false );
	}
}
