<?php
/**
 * The connection of this site with a member of the service.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Who the site is connected as, and the token by which it acts for them. Who it is stands apart from the
 * token: buttons and the claim go on when a token has ended.
 */
final class Connection {

	const OPTION = 'flattr_connection';
	const LOCK   = 'flattr_refresh_lock';

	/** What this site asks to be allowed. */
	public static function scope(): string {
		return 'thing account' . ( Settings::get( 'share_with_authors' ) ? ' ' . Sharing::SCOPE : '' );
	}

	/**
	 * Whether the member has allowed something, as the service said.
	 *
	 * @param string $scope What.
	 */
	public static function may( string $scope ): bool {
		return \in_array( $scope, \explode( ' ', self::read()['scope'] ?? '' ), true );
	}

	/** The member: `name` and `fid`; null when nobody is connected. */
	public static function member(): ?array {
		$saved = self::read();
		return $saved['member'] ?? null;
	}

	/** Whether somebody is connected, with or without a token that works. */
	public static function is_connected(): bool {
		return null !== self::member();
	}

	/**
	 * How the connection stands: `none`, `connected`, or `needs_reauth` with the reason why.
	 *
	 * @return array{state: string, reason: string}
	 */
	public static function state(): array {
		$saved = self::read();
		if ( empty( $saved['member'] ) ) {
			return array(
				'state'  => 'none',
				'reason' => '',
			);
		}
		$reason = $saved['problem'] ?? '';
		if ( '' === $reason && ( $saved['service'] ?? '' ) !== Settings::service() ) {
			$reason = 'service_changed'; // A token is for the service that gave it, and for no other.
		}
		if ( '' === $reason && ( $saved['fingerprint'] ?? '' ) !== Vault::fingerprint() ) {
			$reason = 'keys_changed';
		}
		if ( '' === $reason && self::is_moved() ) {
			$reason = 'site_moved';
		}
		return array(
			'state'  => '' === $reason ? 'connected' : 'needs_reauth',
			'reason' => $reason,
		);
	}

	/** Tells this end of the connection from others: another one has another token, or another reason. */
	public static function occasion(): string {
		return \md5( self::state()['reason'] . ( self::read()['access'] ?? '' ) );
	}

	/**
	 * Keeps a new connection, and ends the one that it replaces: of two administrators who connect at once the last has
	 * the site, and nothing that the other one said yes to lives on unnoticed.
	 *
	 * @param array $member As for `save`.
	 * @param array $tokens As for `save`.
	 * @param array $client As for `save`.
	 */
	public static function replace( array $member, array $tokens, array $client ): void {
		for ( $lock = self::lock(), $tries = 0; null === $lock && $tries < 40; ++$tries ) {
			\usleep( 250000 );
			$lock = self::lock();
		}
		$replaced = self::read_anew();
		$is_ours  = self::is_of_here();
		self::save( $member, $tokens, $client );
		if ( null !== $lock ) {
			self::unlock( $lock );
		}
		if ( $is_ours ) {
			Revocations::revoke( array( $replaced['refresh'], $replaced['access'] ), $replaced['client_id'] );
		}
		if ( ( $replaced['member']['fid'] ?? '' ) !== $member['fid'] ) {
			Claim::forget();
			Kept_Answers::forget();
		}
	}

	/**
	 * Keeps a connection.
	 *
	 * @param array $member    `name` and `fid`.
	 * @param array $tokens    What the token endpoint answered.
	 * @param array $client    `client_id` of this site at the service.
	 */
	public static function save( array $member, array $tokens, array $client ): void {
		\update_option(
			self::OPTION,
			array(
				'member'      => $member,
				'client_id'   => $client['client_id'],
				'service'     => Settings::service(),
				'home'        => self::home(),
				'fingerprint' => Vault::fingerprint(),
				'access'      => Vault::seal( $tokens['access_token'] ),
				'refresh'     => Vault::seal( $tokens['refresh_token'] ?? '' ),
				'expires_at'  => \time() + ( \is_numeric( $tokens['expires_in'] ?? null ) ? (int) $tokens['expires_in'] : HOUR_IN_SECONDS ),
				'problem'     => '',
				'scope'       => \is_string( $tokens['scope'] ?? null ) ? $tokens['scope'] : ( self::read()['scope'] ?? '' ),
			),
			false
		);
	}

	/**
	 * Asks the service for the member.
	 *
	 * @param string     $method The method.
	 * @param string     $path   The path.
	 * @param array|null $body   The body.
	 * @return array|\WP_Error
	 */
	public static function ask( string $method, string $path, ?array $body = null ) {
		$state = self::state();
		if ( 'connected' !== $state['state'] ) {
			return new \WP_Error( 'flattr_' . ( $state['reason'] ? $state['reason'] : 'not_connected' ), self::explain( $state['reason'] ) );
		}
		$token = self::token();
		if ( \is_wp_error( $token ) ) {
			return $token;
		}
		$sealed = self::read()['access'] ?? '';
		$answer = Service::ask( $method, $path, $body, $token );
		if ( ! self::is_unauthorized( $answer ) ) {
			return $answer;
		}
		// It ended before its time: the clock of this site was changed, say. Whether all has ended, renewing tells.
		$token = self::token( $sealed );
		if ( \is_wp_error( $token ) ) {
			return 'connected' === self::state()['state'] ? $token : $answer;
		}
		$sealed = self::read()['access'] ?? '';
		$answer = Service::ask( $method, $path, $body, $token );
		if ( self::is_unauthorized( $answer ) ) {
			self::note_problem( 'revoked', $sealed );
		}
		return $answer;
	}

	/**
	 * Whether the service does not know the token any more.
	 *
	 * @param array|\WP_Error $answer What it answered.
	 */
	private static function is_unauthorized( $answer ): bool {
		return \is_wp_error( $answer ) && 'unauthorized' === $answer->get_error_code();
	}

	/** Makes the token new if that is due, so that a site which publishes nothing for months stays connected. */
	public static function stay(): void {
		if ( 'connected' === self::state()['state'] ) {
			self::token();
		}
	}

	/**
	 * A reason in words for people.
	 *
	 * @param string $reason One that `state` returns.
	 */
	public static function explain( string $reason ): string {
		switch ( $reason ) {
			case 'keys_changed':
				return \__( 'The security keys of this site have changed, so the saved token cannot be read. Connect again.', 'flattr' );
			case 'service_changed':
				return \__( 'This site was connected to another service than the one whose address is saved now. Connect again.', 'flattr' );
			case 'site_moved':
				return \__( 'This site has another address than when it was connected. Until you say what happened, nothing is told to the service.', 'flattr' );
			case 'revoked':
				return \__( 'The service does not let this site act for you any more. Connect again.', 'flattr' );
			default:
				return \__( 'This site is not connected to Flattr yet.', 'flattr' );
		}
	}

	/**
	 * Ends the connection here and at the service, now or when the service is there again. A copy of a site has the
	 * tokens of the one that it was made of: what is used there is not ended from here.
	 */
	public static function forget(): void {
		$saved = self::read();
		if ( self::is_of_here() ) {
			Revocations::revoke( array( $saved['refresh'] ?? '', $saved['access'] ?? '' ), $saved['client_id'] );
		}
		\delete_option( self::OPTION );
		Kept_Answers::forget();
	}

	/** Whether there is a connection whose tokens are this site's own, and of the service that is chosen now. */
	private static function is_of_here(): bool {
		$saved = self::read();
		return ! empty( $saved['member'] ) && $saved['service'] === Settings::service() && ! self::is_moved();
	}

	/** Whether the site has another address than when it was connected. */
	public static function is_moved(): bool {
		$saved = self::read();
		return ! empty( $saved['member'] ) && ( $saved['home'] ?? '' ) !== self::home();
	}

	/** The site that was connected is this one, at its new address. */
	public static function move_here(): void {
		\update_option( self::OPTION, array( 'home' => self::home() ) + self::read(), false );
	}

	/**
	 * The token, made new before it runs out: by one request at a time, since each refresh token works once.
	 *
	 * @param string $ended One that is known to be of no use, as it is kept.
	 * @return string|\WP_Error
	 */
	private static function token( string $ended = '' ) {
		$saved = self::read();
		if ( self::is_fresh( $saved, $ended ) ) {
			return (string) Vault::open( $saved['access'] );
		}
		$lock = self::lock();
		if ( null === $lock ) {
			// Somebody else is at it; what there is may still be good for the moment.
			return $saved['expires_at'] > \time() && $saved['access'] !== $ended
				? (string) Vault::open( $saved['access'] )
				: new \WP_Error( 'flattr_busy', \__( 'The connection is being renewed. Try again in a moment.', 'flattr' ) );
		}
		try {
			// Whoever had the lock before may have done it: each refresh token works once.
			$saved = self::read_anew();
			if ( empty( $saved['member'] ) ) {
				return new \WP_Error( 'flattr_not_connected', self::explain( '' ) );
			}
			if ( self::is_fresh( $saved, $ended ) ) {
				return (string) Vault::open( $saved['access'] );
			}
			$refresh = (string) Vault::open( $saved['refresh'] );
			$answer  = '' === $refresh ? new \WP_Error( 'invalid_grant', self::explain( 'revoked' ) ) : Service::form(
				'/oauth/token',
				array(
					'grant_type'    => 'refresh_token',
					'refresh_token' => $refresh,
					'client_id'     => $saved['client_id'],
				)
			);
			if ( ! \is_wp_error( $answer ) && ! self::is_token( $answer ) ) {
				return Service::not_understood();
			}
			if ( \is_wp_error( $answer ) ) {
				if ( 'invalid_grant' === $answer->get_error_code() || 'invalid_client' === $answer->get_error_code() ) {
					self::note_problem( 'revoked', $saved['access'] );
				} elseif ( ( $saved['tried_at'] ?? 0 ) < \time() - HOUR_IN_SECONDS / 2 ) {
					// Its answer may be lost on the way: for some minutes the service gives another one.
					\update_option( self::OPTION, array( 'tried_at' => \time() ) + $saved, false );
					Catch_Up::soon();
				}
				return $answer;
			}
			if ( ( self::read_anew()['refresh'] ?? '' ) !== $saved['refresh'] ) {
				return new \WP_Error( 'flattr_not_connected', self::explain( '' ) ); // It was disconnected meanwhile.
			}
			self::save( $saved['member'], $answer + array( 'refresh_token' => $refresh ), $saved );
			return $answer['access_token'];
		} finally {
			self::unlock( $lock );
		}
	}

	/**
	 * Whether what is kept is good for some minutes.
	 *
	 * @param array  $saved What is kept.
	 * @param string $ended A token that is of no use.
	 */
	private static function is_fresh( array $saved, string $ended ): bool {
		return $saved['expires_at'] > \time() + 5 * MINUTE_IN_SECONDS && $saved['access'] !== $ended;
	}

	/**
	 * Whether the token endpoint has answered with tokens.
	 *
	 * @param array $answer What it answered.
	 */
	public static function is_token( array $answer ): bool {
		return \is_string( $answer['access_token'] ?? null ) && '' !== $answer['access_token'] && \is_string( $answer['refresh_token'] ?? '' );
	}

	/**
	 * Takes the lock.
	 *
	 * @return string|null Whose the lock is, to give it back; null when somebody else has it.
	 */
	private static function lock(): ?string {
		return Lock::take( self::LOCK, MINUTE_IN_SECONDS );
	}

	/**
	 * Gives the lock back, if it is still one's own.
	 *
	 * @param string $owner What `lock` returned.
	 */
	private static function unlock( string $owner ): void {
		Lock::give_back( self::LOCK, $owner );
	}

	/**
	 * Writes down why a token is of no use, if it is still the one that is kept.
	 *
	 * @param string $reason See `explain`.
	 * @param string $sealed The token, as it was kept.
	 */
	private static function note_problem( string $reason, string $sealed ): void {
		$saved = self::read_anew();
		if ( ( $saved['access'] ?? '' ) !== $sealed ) {
			return;
		}
		$saved['problem'] = $reason;
		\update_option( self::OPTION, $saved, false );
	}

	/** The option, or an empty array. */
	private static function read(): array {
		$saved = \get_option( self::OPTION );
		return \is_array( $saved ) ? $saved : array();
	}

	/** The same, as it is in the database now: another process may have changed it, or made it. */
	private static function read_anew(): array {
		\wp_cache_delete( self::OPTION, 'options' );
		\wp_cache_delete( 'notoptions', 'options' );
		return self::read();
	}

	/** The address of the site as its owner has set it, whatever other plugins make of it. */
	private static function home(): string {
		global $wpdb;
		if ( \defined( 'WP_HOME' ) && ! \is_multisite() ) { // As WordPress has it.
			return \untrailingslashit( (string) \constant( 'WP_HOME' ) );
		}
		$home = $wpdb->get_var( "SELECT option_value FROM {$wpdb->options} WHERE option_name = 'home'" ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		return \untrailingslashit( (string) $home );
	}
}
