<?php
/**
 * Connecting and disconnecting.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Connects the site by OAuth 2 (RFC 6749) with PKCE (RFC 7636): the service is asked how it works (RFC 8414),
 * the site registers itself there (RFC 7591), the member says yes, and no key is copied. Each attempt is a
 * row of its own, so that two administrators do not meet, and is used once.
 */
final class Connect_Flow {

	const ATTEMPT  = 'flattr_attempt_';
	const LIFETIME = 10 * MINUTE_IN_SECONDS;

	/** Hooks the forms and the way back. */
	public static function init(): void {
		\add_action( 'admin_post_flattr_connect', array( self::class, 'connect' ) );
		\add_action( 'admin_post_flattr_disconnect', array( self::class, 'disconnect' ) );
		\add_action( 'admin_post_flattr_moved', array( self::class, 'say_moved' ) );
		\add_action( 'admin_post_flattr_callback', array( self::class, 'callback' ) );
		\add_action( 'admin_post_nopriv_flattr_callback', array( self::class, 'sign_in_first' ) );
	}

	/** Where the service sends people back to. */
	public static function redirect_uri(): string {
		return \admin_url( 'admin-post.php?action=flattr_callback' );
	}

	/** The button "Connect": keeps the service's address, registers the site, and sends the administrator to the service. */
	public static function connect(): void {
		self::check_form( 'flattr_connect' );
		self::keep_service();
		$metadata = Service::ask( 'GET', '/.well-known/oauth-authorization-server' );
		if ( \is_wp_error( $metadata ) ) {
			$is_other = \in_array( $metadata->get_error_code(), array( 'flattr_not_understood', 'flattr_status_404' ), true );
			self::finish( $is_other ? 'no_service' : 'unreachable', $is_other ? '' : $metadata->get_error_message() );
		}
		if ( empty( $metadata['issuer'] ) ) {
			self::finish( 'no_service' );
		}
		$client = Service::ask(
			'POST',
			self::path_of( $metadata, 'registration_endpoint', '/oauth/register' ),
			array(
				'client_name'                => \wp_specialchars_decode( \get_bloginfo( 'name' ), ENT_QUOTES ) ? \wp_specialchars_decode( \get_bloginfo( 'name' ), ENT_QUOTES ) : 'WordPress',
				'redirect_uris'              => array( self::redirect_uri() ),
				'grant_types'                => array( 'authorization_code', 'refresh_token' ),
				'token_endpoint_auth_method' => 'none',
				'client_uri'                 => \home_url( '/' ),
			)
		);
		if ( \is_wp_error( $client ) || ! \is_string( $client['client_id'] ?? null ) ) {
			self::finish( 'not_registered', \is_wp_error( $client ) ? $client->get_error_message() : '' );
		}

		self::forget_old_attempts();
		$state    = \bin2hex( \random_bytes( 16 ) );
		$verifier = self::base64url( \random_bytes( 32 ) );
		\add_option(
			self::ATTEMPT . \hash( 'sha256', $state ),
			array(
				'user'      => \get_current_user_id(),
				'verifier'  => Vault::seal( $verifier ),
				'client_id' => $client['client_id'],
				'issuer'    => \is_string( $metadata['issuer'] ?? null ) ? $metadata['issuer'] : '',
				'made_at'   => \time(),
			),
			'',
			false
		);
		$authorize = Settings::service() . self::path_of( $metadata, 'authorization_endpoint', '/oauth/authorize' );
		$question  = \http_build_query(
			array(
				'response_type'         => 'code',
				'client_id'             => $client['client_id'],
				'redirect_uri'          => self::redirect_uri(),
				'scope'                 => Connection::scope(),
				'state'                 => $state,
				'code_challenge'        => self::base64url( \hash( 'sha256', $verifier, true ) ),
				'code_challenge_method' => 'S256',
			)
		);
		$host      = (string) \wp_parse_url( Settings::service(), PHP_URL_HOST );
		\add_filter(
			'allowed_redirect_hosts',
			function ( array $hosts ) use ( $host ) {
				$hosts[] = $host;
				return $hosts;
			}
		);
		\wp_safe_redirect( $authorize . '?' . $question );
		exit;
	}

	/** Keeps the address of the service that was typed beside the button, where there is none that a connection is with. */
	private static function keep_service(): void {
		if ( ! isset( $_POST['service'] ) || Connection::is_connected() || \defined( 'FLATTR_SERVICE_URL' ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- Checked just now.
			return;
		}
		$typed   = \is_string( $_POST['service'] ) ? \sanitize_text_field( \wp_unslash( $_POST['service'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification
		$address = Settings::address_of( $typed );
		if ( null === $address || '' === $address ) {
			self::finish( 'no_address', $typed );
		}
		\update_option( Settings::OPTION, array( 'service' => $address ) );
	}

	/** The way back: takes the token, or says what happened instead. */
	public static function callback(): void {
		if ( ! \current_user_can( 'manage_options' ) ) {
			\wp_die( \esc_html__( 'Only who may change the settings of this site can connect it.', 'flattr' ), '', array( 'response' => 403 ) );
		}
		// The state is what proves that this answer belongs to a question of ours; there is no nonce to check.
		$state   = self::sent( 'state' );
		// Somebody else's visit does not use an attempt up: whoever began it may still come back.
		if ( self::is_of_another( $state ) ) {
			self::finish( 'other_user' );
		}
		$attempt = self::take_attempt( $state );
		if ( null === $attempt ) {
			self::finish( 'no_attempt' );
		}
		if ( '' !== self::sent( 'iss' ) && '' !== $attempt['issuer'] && self::sent( 'iss' ) !== $attempt['issuer'] ) {
			self::finish( 'other_service' );
		}
		if ( '' !== self::sent( 'error' ) ) {
			self::finish( 'access_denied' === self::sent( 'error' ) ? 'denied' : 'refused', self::sent( 'error_description' ) );
		}
		$tokens = Service::form(
			'/oauth/token',
			array(
				'grant_type'    => 'authorization_code',
				'code'          => self::sent( 'code' ),
				'redirect_uri'  => self::redirect_uri(),
				'client_id'     => $attempt['client_id'],
				'code_verifier' => (string) Vault::open( $attempt['verifier'] ),
			)
		);
		if ( \is_wp_error( $tokens ) || ! Connection::is_token( $tokens ) ) {
			self::finish( 'no_token', \is_wp_error( $tokens ) ? $tokens->get_error_message() : '' );
		}
		$user = Service::ask( 'GET', '/rest/v2/user', null, $tokens['access_token'] );
		if ( \is_wp_error( $user ) || ! \is_string( $user['id'] ?? null ) || ! \is_string( $user['username'] ?? null ) ) {
			self::finish( 'no_member', \is_wp_error( $user ) ? $user->get_error_message() : '' );
		}
		Connection::replace(
			array(
				'name' => \sanitize_text_field( $user['username'] ),
				'fid'  => \sanitize_key( $user['id'] ),
			),
			$tokens,
			array( 'client_id' => $attempt['client_id'] )
		);
		Catch_Up::hurry();
		$claimed = Claim::open();
		self::finish( 'connected', \is_wp_error( $claimed ) ? $claimed->get_error_message() : '' );
	}

	/** Somebody came back who is signed out meanwhile: sign in, then go on. */
	public static function sign_in_first(): void {
		$here = \add_query_arg( \array_map( 'rawurlencode', \array_map( array( self::class, 'sent' ), array( 'code' => 'code', 'state' => 'state', 'error' => 'error', 'iss' => 'iss' ) ) ), self::redirect_uri() );
		\wp_safe_redirect( \wp_login_url( $here ) );
		exit;
	}

	/** The button "Disconnect". */
	public static function disconnect(): void {
		self::check_form( 'flattr_disconnect' );
		if ( ! empty( $_POST['give_up'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- Checked just now.
			$given_up = Claim::give_up();
			if ( \is_wp_error( $given_up ) ) {
				self::finish( 'not_given_up', $given_up->get_error_message() );
			}
		}
		Claim::forget();
		Connection::forget();
		self::finish( 'disconnected' );
	}

	/** What happened to a site whose address is another one: it moved, or it is a copy. */
	public static function say_moved(): void {
		self::check_form( 'flattr_moved' );
		$what = \sanitize_key( \wp_unslash( $_POST['what'] ?? '' ) ); // phpcs:ignore WordPress.Security.NonceVerification -- Checked just now.
		if ( ! Connection::is_moved() || ! \in_array( $what, array( 'moved', 'copy' ), true ) ) {
			self::finish( 'not_moved' );
		}
		if ( 'copy' === $what ) {
			Claim::forget();
			Connection::forget();
			self::finish( 'copy' );
		}
		Connection::move_here();
		$claimed = Claim::open();
		self::finish( 'moved', \is_wp_error( $claimed ) ? $claimed->get_error_message() : '' );
	}

	/**
	 * Whether another administrator began an attempt.
	 *
	 * @param string $state The state that came back.
	 */
	private static function is_of_another( string $state ): bool {
		$attempt = '' === $state ? false : \get_option( self::ATTEMPT . \hash( 'sha256', $state ) );
		return \is_array( $attempt ) && (int) $attempt['user'] !== \get_current_user_id();
	}

	/**
	 * Takes the record of an attempt, once, while it is fresh.
	 *
	 * @param string $state The state that came back.
	 */
	private static function take_attempt( string $state ): ?array {
		if ( '' === $state ) {
			return null;
		}
		$name    = self::ATTEMPT . \hash( 'sha256', $state );
		$attempt = \get_option( $name );
		// Whoever deletes the row has it.
		if ( ! \is_array( $attempt ) || ! \delete_option( $name ) ) {
			return null;
		}
		return $attempt['made_at'] + self::LIFETIME < \time() ? null : $attempt;
	}

	/** Removes what is left of attempts that nobody came back from. */
	private static function forget_old_attempts(): void {
		global $wpdb;
		$like  = $wpdb->esc_like( self::ATTEMPT ) . '%';
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $like ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		foreach ( $names as $name ) {
			$attempt = \get_option( $name );
			if ( ! \is_array( $attempt ) || $attempt['made_at'] + self::LIFETIME < \time() ) {
				\delete_option( $name );
			}
		}
	}

	/**
	 * Sees to it that a form of ours was sent by who may change the settings.
	 *
	 * @param string $action The nonce's action.
	 */
	private static function check_form( string $action ): void {
		if ( ! \current_user_can( 'manage_options' ) ) {
			\wp_die( \esc_html__( 'Only who may change the settings of this site can connect it.', 'flattr' ), '', array( 'response' => 403 ) );
		}
		\check_admin_referer( $action );
	}

	/**
	 * Goes back to the settings, which say what happened.
	 *
	 * @param string $outcome One of Settings_Page::outcomes().
	 * @param string $detail  What the service said.
	 */
	private static function finish( string $outcome, string $detail = '' ): void {
		\set_transient( 'flattr_outcome_' . \get_current_user_id(), array( $outcome, \sanitize_text_field( $detail ) ), 5 * MINUTE_IN_SECONDS );
		\wp_safe_redirect( \admin_url( 'options-general.php?page=flattr' ) );
		exit;
	}

	/**
	 * What came back under a name.
	 *
	 * @param string $name The name.
	 */
	private static function sent( string $name ): string {
		return isset( $_GET[ $name ] ) && \is_string( $_GET[ $name ] ) ? \sanitize_text_field( \wp_unslash( $_GET[ $name ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification
	}

	/**
	 * The path of an endpoint that the metadata names, if it is the service's own; else the usual one.
	 *
	 * @param array  $metadata The metadata.
	 * @param string $name     The member.
	 * @param string $usual    The usual path.
	 */
	private static function path_of( array $metadata, string $name, string $usual ): string {
		$url     = \is_string( $metadata[ $name ] ?? null ) ? $metadata[ $name ] : '';
		$service = Settings::service();
		return 0 === \strpos( $url, $service . '/' ) ? \substr( $url, \strlen( $service ) ) : $usual;
	}

	/**
	 * Base64 for addresses, without padding (RFC 7636, appendix A).
	 *
	 * @param string $bytes The bytes.
	 */
	public static function base64url( string $bytes ): string {
		return \rtrim( \strtr( \base64_encode( $bytes ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	}
}
