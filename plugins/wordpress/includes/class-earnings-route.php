<?php
/**
 * Earnings for the screen in wp-admin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /flattr/v1/earnings?period=2026-01`, for who may `flattr_view_earnings`. Answers at once with what was
 * kept, up to ten minutes old or older while the service is away; only the first question waits for it, and one
 * with `now=true`, which is how the screen brings up to date what it showed at once:
 *
 *     {
 *       "known":     true,             // false: the service never answered; "error" says why
 *       "currency":  "USD",
 *       "balance":   "12.50",          // earned and not used yet, with what is held of it
 *       "held":      "2.50",           // held until the site is known to be theirs
 *       "waiting":   "",               // what waits for a creator of this site; "" when not told
 *       "periods":   [ { "period": "2026-01", "flattrs": 3, "amount": "10.00", "held": "0.00" } ],  // newest first
 *       "period":    "2026-01",        // the month that "things" is about; "" when nothing was earned yet
 *       "things":    [ { "id": 7, "title": "A post", "url": "https://…", "link": "https://…/thing/7",
 *                        "flattrs": 3, "amount": "10.00", "held": "0.00" } ],                       // most first
 *       "asked_at":  "2026-02-01T10:00:00+00:00",  // when the service said so; null when never
 *       "error":     "",               // what went wrong since, for people
 *       "dashboard": "https://…/things",           // the page of the service
 *       "csv":       { "periods": "https://…", "things": "https://…" }  // files to download, for this user
 *     }
 *
 * An amount is a text with as many decimals as it has.
 */
final class Earnings_Route {

	/** Hooks the registration. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
	}

	/** Registers the route. */
	public static function register(): void {
		\register_rest_route(
			'flattr/v1',
			'/earnings',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => array( self::class, 'answer' ),
					'permission_callback' => fn() => \current_user_can( Capabilities::VIEW_EARNINGS ),
					'args'                => array(
						'period' => array(
							'type'        => 'string',
							'description' => \__( 'The month whose things are wanted, such as 2026-01; the newest with earnings when left out.', 'flattr' ),
							'pattern'     => '^\d{4}-(0[1-9]|1[0-2])$',
						),
						'now'    => array(
							'type'        => 'boolean',
							'default'     => false,
							'description' => \__( 'Whether to wait for what the service says now.', 'flattr' ),
						),
					),
				),
				'schema' => array( self::class, 'schema' ),
			)
		);
	}

	/**
	 * The answer.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function answer( \WP_REST_Request $request ): \WP_REST_Response {
		$earnings        = Earnings::summary( (string) $request['period'], $request['now'] ? Earnings::ALWAYS : Earnings::FIRST );
		$earnings['csv'] = array(
			'periods' => Earnings_File::url( '' ),
			'things'  => '' === $earnings['period'] ? '' : Earnings_File::url( $earnings['period'] ),
		);
		$response        = new \WP_REST_Response( $earnings );
		$response->header( 'Cache-Control', 'private, no-store' );
		return $response;
	}

	/** What the answer looks like. */
	public static function schema(): array {
		$text   = array( 'type' => 'string' );
		$earned = array(
			'flattrs' => array( 'type' => 'integer' ),
			'amount'  => $text,
			'held'    => $text,
		);
		$list   = fn( array $properties ) => array(
			'type'  => 'array',
			'items' => array(
				'type'       => 'object',
				'properties' => $properties + $earned,
			),
		);
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'flattr-earnings',
			'type'       => 'object',
			'properties' => array(
				'known'     => array( 'type' => 'boolean' ),
				'currency'  => $text,
				'balance'   => $text,
				'held'      => $text,
				'waiting'   => $text,
				'periods'   => $list( array( 'period' => $text ) ),
				'period'    => $text,
				'things'    => $list(
					array(
						'id'    => array( 'type' => 'integer' ),
						'title' => $text,
						'url'   => $text,
						'link'  => $text,
					)
				),
				'asked_at'  => array( 'type' => array( 'string', 'null' ) ),
				'error'     => $text,
				'dashboard' => $text,
				'csv'       => array(
					'type'       => 'object',
					'properties' => array(
						'periods' => $text,
						'things'  => $text,
					),
				),
			),
		);
	}
}
