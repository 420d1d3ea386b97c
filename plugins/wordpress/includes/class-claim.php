<?php
/**
 * The proof that this site is its creator's.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Proves the site to the service with nothing to copy: it answers the service's question with a signature
 * (docs/api/signed-claims.md), shows the token at `/.well-known/flattr` and in the head of the front page, and
 * names its creator there. What it says of itself stands here, never in a question.
 */
final class Claim {

	const OPTION = 'flattr_claim';
	const HOOK   = 'flattr_look_at_claim';

	/** Hooks the answers and marks. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register_route' ) );
		\add_action( 'parse_request', array( self::class, 'answer_well_known' ), 0 );
		\add_action( 'wp_head', array( self::class, 'print_marks' ), 1 );
		\add_action( self::HOOK, array( self::class, 'look' ) );
	}

	/**
	 * Claims the site for the connected member, with a key that is made now.
	 *
	 * @return array|\WP_Error The claim, as the service tells it.
	 */
	public static function open() {
		$pair  = \sodium_crypto_sign_keypair();
		$claim = Connection::ask(
			'POST',
			'/rest/v2/claims',
			array(
				'url'        => \home_url( '/' ),
				'public_key' => \base64_encode( \sodium_crypto_sign_publickey( $pair ) ), // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
			)
		);
		if ( ! \is_wp_error( $claim ) && ! \is_int( $claim['id'] ?? null ) ) {
			$claim = Service::not_understood();
		}
		if ( \is_wp_error( $claim ) ) {
			if ( ! Back_Off::is_final( $claim ) ) {
				self::plan( Back_Off::seconds( 0, $claim ) );
			}
			return $claim;
		}
		self::keep( $claim, Vault::seal( \sodium_crypto_sign_secretkey( $pair ) ) );
		// The service asks within seconds, in a connection of its own; nobody waits for it here.
		self::plan( 20 );
		return $claim;
	}

	/**
	 * Looks in the background how the claim stands, and makes it where that has failed so far.
	 *
	 * @param int $tries How often the service has not answered.
	 */
	public static function look( $tries = 0 ): void {
		$state = Connection::state()['state'];
		if ( 'connected' !== $state ) {
			if ( 'none' !== $state ) {
				self::plan( HOUR_IN_SECONDS );
			}
			return;
		}
		$answer = empty( self::get()['id'] ) ? self::open() : self::refresh();
		if ( \is_wp_error( $answer ) ) {
			if ( ! Back_Off::is_final( $answer ) ) {
				self::plan( Back_Off::seconds( (int) $tries + 1, $answer ), (int) $tries + 1 );
			}
			return;
		}
		self::plan( 'verified' === self::get()['state'] ? DAY_IN_SECONDS : HOUR_IN_SECONDS );
	}

	/**
	 * Plans the next look.
	 *
	 * @param int $wait  Seconds.
	 * @param int $tries How often the service has not answered.
	 */
	private static function plan( int $wait, int $tries = 0 ): void {
		\wp_unschedule_hook( self::HOOK );
		\wp_schedule_single_event( \time() + $wait, self::HOOK, array( $tries ) );
	}

	/** What is known of the claim: `state`, `site`, `token`, `link`; an empty array when there is none. */
	public static function get(): array {
		$saved = \get_option( self::OPTION );
		return \is_array( $saved ) ? $saved : array();
	}

	/** How the claim stands, in words for people. */
	public static function in_words(): string {
		$claim = self::get();
		return \sprintf( self::words_of( $claim['state'] ?? '' ), $claim['site'] ?? '' );
	}

	/**
	 * What a state of the claim means, with a place for the site's address.
	 *
	 * @param string $state The state, as the service calls it.
	 */
	private static function words_of( string $state ): string {
		switch ( $state ) {
			case 'verified':
				/* translators: %s: the site's address, such as blog.example. */
				return \__( '%s is yours: what people give for it is yours.', 'flattr' );
			case 'contested':
				/* translators: %s: the site's address, such as blog.example. */
				return \__( 'Somebody else claims %s too. What comes in is held until it is decided.', 'flattr' );
			case 'suspended':
				/* translators: %s: the site's address, such as blog.example. */
				return \__( 'The service did not find the proof for %s any more. What comes in is held until it does.', 'flattr' );
			case 'rejected':
			case 'expired':
				/* translators: %s: the site's address, such as blog.example. */
				return \__( 'The claim of %s is over. Disconnect and connect again to claim it anew.', 'flattr' );
			default:
				/* translators: %s: the site's address, such as blog.example. */
				return \__( 'The service has not found the proof for %s yet. It keeps looking.', 'flattr' );
		}
	}

	/**
	 * Asks the service how the claim stands. What is known stays when it does not say.
	 *
	 * @return true|\WP_Error
	 */
	public static function refresh() {
		$saved = self::get();
		if ( empty( $saved['id'] ) ) {
			return true;
		}
		$claim = Connection::ask( 'GET', '/rest/v2/claims/' . (int) $saved['id'] );
		if ( \is_wp_error( $claim ) ) {
			return $claim;
		}
		if ( ( $claim['id'] ?? null ) === $saved['id'] ) {
			self::keep( $claim, $saved['secret_key'] );
		}
		return true;
	}

	/**
	 * Gives the claim up at the service: what readers give waits from then on.
	 *
	 * @return true|\WP_Error
	 */
	public static function give_up() {
		$saved = self::get();
		if ( empty( $saved['id'] ) ) {
			return true;
		}
		$answer = Connection::ask( 'DELETE', '/rest/v2/claims/' . (int) $saved['id'] );
		return \is_wp_error( $answer ) && 'not_found' !== $answer->get_error_code() ? $answer : true;
	}

	/** Forgets the claim here; at the service it stays, and is looked at again in a month. */
	public static function forget(): void {
		\delete_option( self::OPTION );
		\wp_unschedule_hook( self::HOOK );
	}

	/** Registers `/flattr/v1/claim`, where the service asks. */
	public static function register_route(): void {
		\register_rest_route(
			'flattr/v1',
			'/claim',
			array(
				'methods'             => 'GET',
				'callback'            => array( self::class, 'answer' ),
				// It is the service's server that asks; what it gets is a signature over its own question.
				'permission_callback' => '__return_true',
				'args'                => array(
					'nonce' => array(
						'required' => true,
						'type'     => 'string',
						'pattern'  => '^[A-Za-z0-9_-]{43}$',
					),
				),
			)
		);
	}

	/**
	 * Answers a question with a signature.
	 *
	 * @param \WP_REST_Request $request The question.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public static function answer( \WP_REST_Request $request ) {
		$signed = self::sign( (string) $request['nonce'] );
		if ( null === $signed ) {
			return new \WP_Error( 'flattr_not_connected', \__( 'This site is not connected to Flattr.', 'flattr' ), array( 'status' => 404 ) );
		}
		$response = new \WP_REST_Response( $signed );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/**
	 * The answer to a nonce; null when the site is not connected, or its key cannot be read any more.
	 *
	 * @param string $nonce The nonce.
	 */
	public static function sign( string $nonce ): ?array {
		$saved  = self::get();
		$member = Connection::member();
		$key    = Vault::open( $saved['secret_key'] ?? '' );
		if ( null === $member || null === $key || empty( $saved['site'] ) ) {
			return null;
		}
		$text = "flattr-signed-claim\n1\n{$saved['site']}\n{$member['fid']}\n{$nonce}\n";
		return array(
			'version'   => 1,
			'site'      => $saved['site'],
			'member'    => $member['fid'],
			'nonce'     => $nonce,
			'signature' => \base64_encode( \sodium_crypto_sign_detached( $text, $key ) ), // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		);
	}

	/** Answers `/.well-known/flattr`, which is no file: with a nonce the signature, else the token. */
	public static function answer_well_known(): void {
		$path = (string) \wp_parse_url( \esc_url_raw( \wp_unslash( $_SERVER['REQUEST_URI'] ?? '' ) ), PHP_URL_PATH );
		if ( '/.well-known/flattr' !== $path || ! Connection::is_connected() ) {
			return;
		}
		\nocache_headers();
		$nonce = isset( $_GET['nonce'] ) ? \sanitize_text_field( \wp_unslash( $_GET['nonce'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification
		if ( \preg_match( '/^[A-Za-z0-9_-]{43}$/', $nonce ) ) {
			$signed = self::sign( $nonce );
			\status_header( null === $signed ? 404 : 200 );
			\header( 'Content-Type: application/json' );
			echo \wp_json_encode( $signed );
			exit;
		}
		$token = self::get()['token'] ?? '';
		\status_header( $token ? 200 : 404 );
		\header( 'Content-Type: text/plain; charset=utf-8' );
		echo $token ? 'flattr-verify=' . \esc_html( $token ) . "\n" : '';
		exit;
	}

	/**
	 * Prints who the creator is: on the front page the site's; on what can be flattred, and on an author's page, the
	 * author's, if they have an id of their own. Other pages are none of our business.
	 */
	public static function print_marks(): void {
		$is_front = \is_front_page();
		$fid      = self::fid_of_page();
		if ( ! $is_front && null === $fid ) {
			return;
		}
		if ( $is_front ) {
			\wp_prime_option_caches( array( Connection::OPTION, self::OPTION ) );
		}
		$member = Connection::member();
		if ( null === $member ) {
			return;
		}
		\printf( "<meta name=\"flattr:id\" content=\"%s\">\n", \esc_attr( $fid ? $fid : $member['fid'] ) );
		$token = $is_front ? self::get()['token'] ?? '' : '';
		if ( $token ) {
			\printf( "<meta name=\"flattr-verify\" content=\"%s\">\n", \esc_attr( $token ) );
		}
	}

	/** The short id of who wrote what is looked at, or of whose page it is; empty without one; null where nobody is named. */
	private static function fid_of_page(): ?string {
		$id = (int) \get_queried_object_id();
		if ( \is_author() ) {
			return Authors::fid_of_author( $id );
		}
		return \is_singular( Settings::get( 'post_types' ) ) && ! Thing_Choices::of( $id )['off'] ? Authors::fid_of_post( $id ) : null;
	}

	/**
	 * Keeps what the service told of the claim.
	 *
	 * @param array  $claim  The claim.
	 * @param string $sealed The secret key, sealed.
	 */
	private static function keep( array $claim, string $sealed ): void {
		\update_option(
			self::OPTION,
			array(
				'id'         => (int) ( $claim['id'] ?? 0 ),
				'state'      => \sanitize_key( $claim['state'] ?? '' ),
				'site'       => \sanitize_text_field( $claim['site']['address'] ?? '' ),
				'token'      => \sanitize_key( $claim['token'] ?? '' ),
				'link'       => \esc_url_raw( $claim['link'] ?? '' ),
				'waiting'    => \sanitize_text_field( $claim['waiting'] ?? '' ),
				'secret_key' => $sealed,
			),
			false
		);
	}
}
