<?php
/**
 * How everything stands, for the screen in wp-admin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /flattr/v1/status`, for who may `flattr_manage`. It asks nobody, and holds no token and no key:
 *
 *     {
 *       "service":    "https://flattr.example",
 *       "connection": { "state": "connected", "reason": "", "explanation": "", "name": "ann", "fid": "abc123" },
 *       "claim":      { "state": "verified", "site": "blog.example", "link": "https://…" },
 *       "things":     { "registered": 40, "hidden": 1, "pending": 2, "refused": 0 },
 *       "backfill":   { … }          // as `/flattr/v1/backfill` tells it
 *     }
 *
 * `connection.state` is `none`, `connected` or `needs_reauth`; `claim.state` is empty without a claim.
 */
final class Status_Route {

	/** Hooks the registration. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
	}

	/** Registers the route. */
	public static function register(): void {
		\register_rest_route(
			'flattr/v1',
			'/status',
			array(
				'methods'             => 'GET',
				'callback'            => fn() => new \WP_REST_Response( self::status() ),
				'permission_callback' => fn() => \current_user_can( Capabilities::MANAGE ),
			)
		);
	}

	/** How everything stands. */
	public static function status(): array {
		$state  = Connection::state();
		$member = Connection::member();
		$claim  = Claim::get();
		return array(
			'service'    => Settings::service(),
			'connection' => $state + array(
				'explanation' => 'connected' === $state['state'] ? '' : Connection::explain( $state['reason'] ),
				'name'        => $member['name'] ?? '',
				'fid'         => $member['fid'] ?? '',
			),
			'claim'      => array(
				'state' => $claim['state'] ?? '',
				'site'  => $claim['site'] ?? '',
				'link'  => $claim['link'] ?? '',
			),
			'things'     => self::count_things(),
			'backfill'   => Backfill_Route::present(),
		);
	}

	/** How many posts there are in each state. */
	private static function count_things(): array {
		global $wpdb;
		$counts = $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "SELECT meta_value AS state, COUNT(*) AS number FROM {$wpdb->postmeta} WHERE meta_key = %s GROUP BY meta_value", Things::META_STATE ),
			OBJECT_K
		);
		$things = array();
		foreach ( \array_diff( Things::STATES, array( 'none' ) ) as $state ) {
			$things[ $state ] = (int) ( $counts[ $state ]->number ?? 0 );
		}
		return $things;
	}
}
