<?php
/**
 * Tokens that are to end.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Ends tokens at the service (RFC 7009). A service that is away is told again for some days: a token that nobody
 * uses any more would live on there otherwise.
 */
final class Revocations {

	const OPTION = 'flattr_revocations';
	const HOOK   = 'flattr_revoke';
	const TRIES  = 8;

	/** Hooks the trying again. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'try_again' ) );
	}

	/**
	 * Ends tokens now, or as soon as the service can be reached.
	 *
	 * @param array  $sealed    Tokens as they are kept, the one to renew others with first: it ends those with it.
	 * @param string $client_id Whose they are.
	 */
	public static function revoke( array $sealed, string $client_id ): void {
		$left = array();
		foreach ( \array_filter( $sealed, array( Vault::class, 'open' ) ) as $token ) {
			$left[] = array(
				'token'     => $token,
				'client_id' => $client_id,
				'service'   => Settings::service(),
				'tries'     => 0,
			);
		}
		self::keep( \array_merge( self::read(), self::send( $left ) ) );
	}

	/** Tells the service again. */
	public static function try_again(): void {
		self::keep( self::send( self::read() ) );
	}

	/**
	 * Tells the service.
	 *
	 * @param array $tokens Tokens that are to end.
	 * @return array Those that it has not been told of.
	 */
	private static function send( array $tokens ): array {
		$left    = array();
		$is_away = false;
		foreach ( $tokens as $one ) {
			// A token is for the service that gave it, and for no other; one that cannot be read can end nowhere.
			$token = $one['service'] === Settings::service() ? Vault::open( $one['token'] ) : null;
			if ( null === $token ) {
				continue;
			}
			$answer = $is_away ? new \WP_Error( 'flattr_unreachable' ) : Service::form(
				'/oauth/revoke',
				array(
					'token'     => $token,
					'client_id' => $one['client_id'],
				)
			);
			if ( ! \is_wp_error( $answer ) || Back_Off::is_final( $answer ) ) {
				continue;
			}
			$is_away = true; // Nobody waits for it twice.
			++$one['tries'];
			if ( $one['tries'] < self::TRIES ) {
				$left[] = $one;
			}
		}
		return $left;
	}

	/** What is left to tell. */
	private static function read(): array {
		$kept = \get_option( self::OPTION );
		return \is_array( $kept ) ? $kept : array();
	}

	/**
	 * Keeps what is left to tell, and plans the next try.
	 *
	 * @param array $left Tokens that are to end.
	 */
	private static function keep( array $left ): void {
		\wp_clear_scheduled_hook( self::HOOK );
		if ( ! $left ) {
			\delete_option( self::OPTION );
			return;
		}
		\update_option( self::OPTION, $left, false );
		\wp_schedule_single_event( \time() + MINUTE_IN_SECONDS * 4 ** \min( 6, $left[0]['tries'] ), self::HOOK );
	}
}
