<?php
/**
 * When to ask again.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** How what failed at the service is tried again: ever later, and never sooner than the service asks. */
final class Back_Off {

	/**
	 * Whether the service said no for good. It says so in words of its own: a refusal without them is of something that
	 * stands between, such as a firewall, and may be over in a moment. So is what was too much for an hour.
	 *
	 * @param \WP_Error $error What it said.
	 */
	public static function is_final( \WP_Error $error ): bool {
		$status = (int) ( $error->get_error_data()['status'] ?? 0 );
		if ( \in_array( $error->get_error_code(), array( 'flattr_status_' . $status, 'rate_limit_exceeded' ), true ) ) {
			return false;
		}
		return $status >= 400 && $status < 500 && ! \in_array( $status, array( 401, 408, 429 ), true );
	}

	/**
	 * How long to wait: two minutes, four, eight, at most a day.
	 *
	 * @param int       $tries How often it has failed in a row.
	 * @param \WP_Error $error What the service said.
	 */
	public static function seconds( int $tries, \WP_Error $error ): int {
		$wait = \min( DAY_IN_SECONDS, MINUTE_IN_SECONDS * 2 ** \min( $tries, 11 ) );
		return (int) \max( $wait, \min( DAY_IN_SECONDS, (int) ( $error->get_error_data()['retry_after'] ?? 0 ) ) );
	}
}
