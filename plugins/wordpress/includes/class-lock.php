<?php
/**
 * One process at a time.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Locks: options of which only one request can insert the row. WordPress's own functions would write over one that is
 * there, so they are of no use here. One whose request died is over after its time, and goes to whoever changes it first.
 */
final class Lock {

	/**
	 * Takes a lock.
	 *
	 * @param string $name    The option.
	 * @param int    $seconds After how long it is over.
	 * @return string|null Whose the lock is, to give it back; null when somebody else has it.
	 */
	public static function take( string $name, int $seconds ): ?string {
		global $wpdb;
		$owner = ( \time() + $seconds ) . ' ' . \bin2hex( \random_bytes( 8 ) );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery
		$is_mine = $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} (option_name, option_value, autoload) VALUES (%s, %s, 'off')", $name, $owner ) );
		if ( ! $is_mine ) {
			$held = (string) $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM {$wpdb->options} WHERE option_name = %s", $name ) );
			if ( (int) $held >= \time() ) {
				return null;
			}
			$is_mine = $wpdb->update(
				$wpdb->options,
				array( 'option_value' => $owner ),
				array(
					'option_name'  => $name,
					'option_value' => $held,
				)
			);
		}
		// phpcs:enable
		return $is_mine ? $owner : null;
	}

	/**
	 * Gives a lock back, if it is still one's own.
	 *
	 * @param string $name  The option.
	 * @param string $owner What `take` returned.
	 */
	public static function give_back( string $name, string $owner ): void {
		global $wpdb;
		$wpdb->delete( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->options,
			array(
				'option_name'  => $name,
				'option_value' => $owner,
			)
		);
	}
}
