<?php
/**
 * Back-filling for the screen in wp-admin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `/flattr/v1/backfill`, for who may `flattr_manage`; each answers with how it stands:
 *
 *     {
 *       "state":       "running",   // none, running, stopped or done
 *       "total":       120,         // posts when it began
 *       "done":        40,
 *       "error":       "",          // why it waits, for people
 *       "next_at":     "2026-02-01T10:00:00+00:00",  // when the next batch comes; null when none does
 *       "started_at":  "2026-02-01T09:58:00+00:00",  // null before
 *       "finished_at": null
 *     }
 *
 * `GET` asks; `POST` starts, or goes on; `DELETE` stops, and what was done stays; `POST /backfill/step` does one batch
 * now, for who looks on, and for sites whose cron does not run.
 */
final class Backfill_Route {

	/** Hooks the registration. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
	}

	/** Registers the routes. */
	public static function register(): void {
		\register_rest_route(
			'flattr/v1',
			'/backfill',
			array(
				self::endpoint( 'GET', fn() => null ),
				self::endpoint( 'POST', array( Backfill::class, 'start' ) ),
				self::endpoint( 'DELETE', array( Backfill::class, 'stop' ) ),
				'schema' => array( self::class, 'schema' ),
			)
		);
		\register_rest_route( 'flattr/v1', '/backfill/step', self::endpoint( 'POST', array( Backfill::class, 'step' ) ) );
	}

	/** How it stands, as the routes tell it. */
	public static function present(): array {
		$state = Backfill::read();
		$next  = \wp_next_scheduled( Backfill::HOOK );
		$when  = fn( int $time ) => $time ? \gmdate( 'c', $time ) : null;
		return array(
			'state'       => $state['state'],
			'total'       => $state['total'],
			'done'        => $state['done'],
			'error'       => $state['error'],
			'next_at'     => $when( (int) $next ),
			'started_at'  => $when( $state['started_at'] ),
			'finished_at' => $when( $state['finished_at'] ),
		);
	}

	/** What the answer looks like. */
	public static function schema(): array {
		$number = array( 'type' => 'integer' );
		$time   = array( 'type' => array( 'string', 'null' ) );
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'flattr-backfill',
			'type'       => 'object',
			'properties' => array(
				'state'       => array(
					'type' => 'string',
					'enum' => array( 'none', 'running', 'stopped', 'done' ),
				),
				'total'       => $number,
				'done'        => $number,
				'error'       => array( 'type' => 'string' ),
				'next_at'     => $time,
				'started_at'  => $time,
				'finished_at' => $time,
			),
		);
	}

	/**
	 * A way to ask.
	 *
	 * @param string   $method The method.
	 * @param callable $work   What it does before it answers.
	 */
	private static function endpoint( string $method, callable $work ): array {
		return array(
			'methods'             => $method,
			'callback'            => function () use ( $method, $work ) {
				$connection = Connection::state();
				if ( 'POST' === $method && 'connected' !== $connection['state'] ) {
					return new \WP_Error( 'flattr_not_connected', Connection::explain( $connection['reason'] ), array( 'status' => 409 ) );
				}
				$work();
				return new \WP_REST_Response( self::present() );
			},
			'permission_callback' => fn() => \current_user_can( Capabilities::MANAGE ),
		);
	}
}
