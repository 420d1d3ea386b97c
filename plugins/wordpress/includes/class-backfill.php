<?php
/**
 * The archive, at the service.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Registers what was published before the site was connected, the newest first, in batches. How far it has come
 * stands in one option after each post, so that it goes on where it was when it is killed; a post that is told
 * twice is one thing (Registration). While the service is away it waits, and loses nothing.
 */
final class Backfill {

	const OPTION = 'flattr_backfill';
	const LOCK   = 'flattr_backfill_lock';
	const HOOK   = 'flattr_backfill_step';

	const BATCH       = 20;
	const SECONDS_MAX = 15; // Cron comes once a minute at most; for how long one request may ask, Service says.
	const LOCKED_FOR  = 2 * MINUTE_IN_SECONDS;

	const NONE = array(
		'state'       => 'none',
		'total'       => 0,
		'done'        => 0,
		'cursor'      => 0,
		'error'       => '',
		'started_at'  => 0,
		'finished_at' => 0,
	);

	/** Hooks the work. */
	public static function init(): void {
		\add_action( self::HOOK, fn() => self::step( PHP_INT_MAX ) );
	}

	/**
	 * How it stands.
	 *
	 * @return array{state: string, total: int, done: int, cursor: int, error: string, started_at: int, finished_at: int}
	 *         `state` is `none`, `running`, `stopped` or `done`; `error` is why it waits.
	 */
	public static function read(): array {
		\wp_cache_delete( self::OPTION, 'options' ); // Another process may have come further.
		$kept = \get_option( self::OPTION );
		return \array_merge( self::NONE, \is_array( $kept ) ? $kept : array() );
	}

	/** Begins, or goes on where it was stopped. */
	public static function start(): void {
		$state = self::read();
		if ( 'stopped' !== $state['state'] && 'running' !== $state['state'] ) {
			$state = \array_merge(
				self::NONE,
				array(
					'total'      => Backfill_Queue::count(),
					'cursor'     => PHP_INT_MAX,
					'started_at' => \time(),
				)
			);
		}
		self::keep( array( 'state' => 'running' ) + $state );
		self::plan( 0 );
	}

	/** Stops after the post that is told of just now. */
	public static function stop(): void {
		$state = self::read();
		if ( 'running' === $state['state'] ) {
			self::keep( array( 'state' => 'stopped' ) + $state );
		}
		\wp_unschedule_hook( self::HOOK );
	}

	/**
	 * Does batches while there is time, unless another process is at it.
	 *
	 * @param int $batches How many at most.
	 */
	public static function step( int $batches = 1 ): void {
		if ( 'running' !== self::read()['state'] ) {
			return;
		}
		self::plan( self::LOCKED_FOR + 10 ); // Should this process be killed.
		$lock = Lock::take( self::LOCK, self::LOCKED_FOR );
		if ( null === $lock ) {
			return;
		}
		$until = \time() + self::SECONDS_MAX;
		try {
			do {
				$wait = self::work( $until );
				--$batches;
			} while ( 0 === $wait && $batches > 0 && \time() < $until );
		} finally {
			Lock::give_back( self::LOCK, $lock );
		}
		if ( null === $wait ) {
			\wp_unschedule_hook( self::HOOK );
		} else {
			self::plan( $wait );
		}
	}

	/**
	 * Tells the service of a batch.
	 *
	 * @param int $until When it has to end, if there is more.
	 * @return int|null After how many seconds there is more to do; null when there is not.
	 */
	private static function work( int $until ): ?int {
		$connection = Connection::state();
		if ( 'none' === $connection['state'] ) {
			self::stop();
			return null;
		}
		if ( 'connected' !== $connection['state'] ) {
			return self::wait( HOUR_IN_SECONDS, Connection::explain( $connection['reason'] ) );
		}
		$posts = Backfill_Queue::next( self::read()['cursor'], self::BATCH );
		foreach ( $posts as $post ) {
			$thing = Backfill_Queue::bring_up_to_date( $post );
			if ( 'pending' === $thing['state'] ) {
				$next = \wp_next_scheduled( Things::HOOK, array( $post ) );
				return self::wait( $next ? \max( 1, $next - \time() ) : MINUTE_IN_SECONDS, $thing['error'] );
			}
			$state = self::read();
			self::keep(
				array(
					'cursor' => $post,
					'done'   => \min( $state['total'], $state['done'] + 1 ),
					'error'  => '',
				) + $state
			);
			if ( 'running' !== $state['state'] ) {
				return null;
			}
			if ( \time() >= $until ) {
				return 0;
			}
		}
		if ( \count( $posts ) === self::BATCH ) {
			return 0;
		}
		$state = self::read();
		self::keep(
			array(
				'state'       => 'done',
				'done'        => $state['total'],
				'finished_at' => \time(),
			) + $state
		);
		return null;
	}

	/**
	 * Waits.
	 *
	 * @param int    $seconds How long.
	 * @param string $error   Why.
	 */
	private static function wait( int $seconds, string $error ): int {
		self::keep( array( 'error' => $error ) + self::read() );
		return $seconds;
	}

	/**
	 * Plans the next batch.
	 *
	 * @param int $wait Seconds.
	 */
	private static function plan( int $wait ): void {
		\wp_unschedule_hook( self::HOOK );
		\wp_schedule_single_event( \time() + $wait, self::HOOK );
	}

	/**
	 * Keeps how it stands.
	 *
	 * @param array $state As `read` returns it.
	 */
	private static function keep( array $state ): void {
		\update_option( self::OPTION, $state, false );
	}
}
