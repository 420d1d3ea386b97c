<?php
/**
 * What the site says to prove whose it is, and what it keeps.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class ClaimTest extends ConnectedTestCase {

	/** Keeps a claim with the key of the service's own examples. */
	private function claimed( string $seed ): void {
		$pair = sodium_crypto_sign_seed_keypair( hex2bin( $seed ) );
		update_option(
			'flattr_claim',
			array(
				'id'         => 1,
				'site'       => 'blog.example',
				'token'      => 'token',
				'secret_key' => Flattr\Vault::seal( sodium_crypto_sign_secretkey( $pair ) ),
			)
		);
	}

	public function test_signs_as_the_service_has_it(): void {
		$vectors = json_decode( file_get_contents( __DIR__ . '/../../../docs/api/signed-claims.vectors.json' ), true );
		$this->claimed( $vectors['seed'] );
		$checked = 0;
		foreach ( $vectors['signed'] as $answer ) {
			$saved         = get_option( 'flattr_claim' );
			$saved['site'] = $answer['site'];
			update_option( 'flattr_claim', $saved );
			$connection           = get_option( 'flattr_connection' );
			$connection['member'] = array(
				'name' => 'ann',
				'fid'  => $answer['member'],
			);
			update_option( 'flattr_connection', $connection );
			$this->assertSame( $answer, Flattr\Claim::sign( $answer['nonce'] ) );
			++$checked;
		}
		$this->assertGreaterThan( 0, $checked );
	}

	public function test_answers_at_its_address_and_refuses_what_is_no_nonce(): void {
		$this->claimed( str_repeat( '01', 32 ) );
		$request = new WP_REST_Request( 'GET', '/flattr/v1/claim' );
		$request->set_query_params( array( 'nonce' => str_repeat( 'A', 43 ) ) );
		$this->assertSame( 200, rest_do_request( $request )->get_status() );
		$request->set_query_params( array( 'nonce' => 'short' ) );
		$this->assertSame( 400, rest_do_request( $request )->get_status() );
		delete_option( 'flattr_claim' );
		$request->set_query_params( array( 'nonce' => str_repeat( 'A', 43 ) ) );
		$this->assertSame( 404, rest_do_request( $request )->get_status() );
	}

	public function test_keeps_no_secret_in_the_clear_and_notices_other_keys(): void {
		$this->claimed( str_repeat( '01', 32 ) );
		$kept = serialize( array( get_option( 'flattr_connection' ), get_option( 'flattr_claim' ) ) );
		$this->assertStringNotContainsString( 's:6:"access";s:6:"access"', $kept );
		$this->assertStringNotContainsString( '"refresh";s:7:"refresh"', $kept );
		$this->assertSame( 'connected', Flattr\Connection::state()['state'] );
		$saved                = get_option( 'flattr_connection' );
		$saved['fingerprint'] = 'another';
		update_option( 'flattr_connection', $saved );
		$this->assertSame( array( 'state' => 'needs_reauth', 'reason' => 'keys_changed' ), Flattr\Connection::state() );
		$this->assertNotNull( Flattr\Connection::member(), 'buttons go on' );
	}

	public function test_notices_that_the_site_has_moved_or_was_copied(): void {
		$saved         = get_option( 'flattr_connection' );
		$saved['home'] = 'https://elsewhere.example';
		update_option( 'flattr_connection', $saved );
		$this->assertSame( 'site_moved', Flattr\Connection::state()['reason'] );
		$this->assertTrue( is_wp_error( Flattr\Connection::ask( 'GET', '/rest/v2/user' ) ) );
	}

	public function test_sends_its_token_to_no_other_service(): void {
		$asked = array();
		$spy   = function ( $answer, $args, $url ) use ( &$asked ) {
			$asked[] = $url;
			return new WP_Error( 'no', 'no' );
		};
		add_filter( 'pre_http_request', $spy, 10, 3 );
		update_option( 'flattr_settings', array( 'service' => 'https://other.example' ) );
		$this->assertSame( 'service_changed', Flattr\Connection::state()['reason'] );
		Flattr\Connection::ask( 'GET', '/rest/v2/user' );
		Flattr\Connection::forget();
		remove_filter( 'pre_http_request', $spy );
		$this->assertSame( array(), $asked );
	}

	public function test_renews_its_token_once_and_not_after_it_was_disconnected(): void {
		$saved               = get_option( 'flattr_connection' );
		$saved['expires_at'] = time() - 1;
		update_option( 'flattr_connection', $saved );
		$renewed = 0;
		$service = function ( $answer, $args, $url ) use ( &$renewed ) {
			if ( false !== strpos( $url, '/oauth/token' ) ) {
				++$renewed;
				$body = array(
					'access_token'  => 'new',
					'refresh_token' => 'newer',
					'expires_in'    => 3600,
				);
			}
			return array(
				'response' => array( 'code' => 200 ),
				'body'     => wp_json_encode( $body ?? array( 'ok' => true ) ),
				'headers'  => array(),
				'cookies'  => array(),
			);
		};
		add_filter( 'pre_http_request', $service, 10, 3 );
		Flattr\Connection::ask( 'GET', '/rest/v2/user' );
		Flattr\Connection::ask( 'GET', '/rest/v2/user' );
		$this->assertSame( 1, $renewed );
		add_option( 'flattr_refresh_lock', time() + 60, '', false );
		$saved = get_option( 'flattr_connection' );
		$saved['expires_at'] = time() - 1;
		update_option( 'flattr_connection', $saved );
		$answer = Flattr\Connection::ask( 'GET', '/rest/v2/user' );
		remove_filter( 'pre_http_request', $service );
		$this->assertSame( 'flattr_busy', $answer->get_error_code() );
		$this->assertSame( 'connected', Flattr\Connection::state()['state'] );
	}
}
