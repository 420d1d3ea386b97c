<?php
/**
 * What the plugin tells and erases of people, and what Site Health shows.
 *
 * @package Flattr
 */

/** Goes through WordPress's own filters, as its tools do. */
final class PrivacyTest extends Flattr_Test_Case {

	/** Connects the site as a member. */
	private function connect(): void {
		update_option( 'flattr_settings', array( 'service' => 'https://flattr.example' ) );
		Flattr\Connection::save(
			array(
				'name' => 'ann',
				'fid'  => 'abc123',
			),
			array(
				'access_token'  => 'secret-access',
				'refresh_token' => 'secret-refresh',
				'expires_in'    => 3600,
			),
			array( 'client_id' => 'client' )
		);
	}

	public function test_exports_and_erases_the_id_of_an_author_and_of_nobody_else(): void {
		$ann = wp_create_user( 'ann', 'password', 'ann@blog.example' );
		$ben = wp_create_user( 'ben', 'password', 'ben@blog.example' );
		update_user_meta( $ann, 'flattr_id', 'ann123' );
		update_user_meta( $ben, 'flattr_id', 'ben123' );
		$export = apply_filters( 'wp_privacy_personal_data_exporters', array() )['flattr']['callback'];
		$erase  = apply_filters( 'wp_privacy_personal_data_erasers', array() )['flattr']['callback'];

		$this->assertSame( 'ann123', $export( 'ann@blog.example', 1 )['data'][0]['data'][0]['value'] );
		$this->assertTrue( $erase( 'ann@blog.example', 1 )['items_removed'] );
		$this->assertSame( '', get_user_meta( $ann, 'flattr_id', true ) );
		$this->assertSame( 'ben123', get_user_meta( $ben, 'flattr_id', true ) );
		$this->assertSame( array(), $export( 'ann@blog.example', 1 )['data'] );
		$this->assertFalse( $erase( 'nobody@blog.example', 1 )['items_removed'] );
		$this->assertTrue( $export( 'nobody@blog.example', 1 )['done'] );
	}

	public function test_site_health_is_silent_before_connecting_and_then_says_what_is_wrong(): void {
		delete_option( 'flattr_connection' );
		$this->assertArrayNotHasKey( 'direct', apply_filters( 'site_status_tests', array() ) );
		$this->connect();
		$test = apply_filters( 'site_status_tests', array() )['direct']['flattr_connection']['test'];
		$this->assertSame( 'good', $test()['status'] );
		$saved         = get_option( 'flattr_connection' );
		$saved['home'] = 'https://elsewhere.example';
		update_option( 'flattr_connection', $saved );
		$this->assertSame( 'recommended', $test()['status'] );
		$this->assertStringContainsString( 'another address', $test()['description'] );
	}

	public function test_information_for_support_holds_no_secret(): void {
		$this->connect();
		$section = apply_filters( 'debug_information', array() )['flattr'];
		$this->assertSame( 'connected', $section['fields']['state']['value'] );
		$this->assertTrue( $section['fields']['member']['private'] );
		$told  = wp_json_encode( $section );
		$saved = get_option( 'flattr_connection' );
		foreach ( array( 'secret-access', 'secret-refresh', $saved['access'], $saved['refresh'] ) as $secret ) {
			$this->assertStringNotContainsString( $secret, $told );
		}
	}
}
