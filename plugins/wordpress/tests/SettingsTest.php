<?php
/**
 * What the owner may choose.
 *
 * @package Flattr
 */

final class SettingsTest extends Flattr_Test_Case {

	public function test_take_the_address_of_a_service_by_https_or_on_this_machine(): void {
		foreach ( array(
			'flattr.example'                   => 'https://flattr.example',
			'https://Flattr.example/sub?x=1'   => 'https://flattr.example',
			'http://localhost:3000/'           => 'http://localhost:3000',
			'http://flattr.example'            => 'https://before.example',
			'https://user:pw@flattr.example'   => 'https://before.example',
			'ftp://flattr.example'             => 'https://before.example',
			''                                 => '',
		) as $typed => $kept ) {
			update_option( 'flattr_settings', array( 'service' => 'https://before.example' ) );
			$this->assertSame( $kept, Flattr\Settings::sanitize( array( 'service' => $typed ) )['service'], $typed );
		}
	}

	public function test_keep_what_was_there_where_something_else_is_sent(): void {
		delete_option( 'flattr_settings' );
		$kept = Flattr\Settings::sanitize( array( 'placement' => '<script>', 'layout' => 'huge', 'post_types' => array( 'post', 'nonsense' ) ) );
		$this->assertSame( 'none', $kept['placement'] );
		$this->assertSame( 'button', $kept['layout'] );
		// Nor is a type lost whose plugin is not here just now: `podcast` is chosen from the beginning.
		$this->assertSame( array( 'post', 'podcast' ), $kept['post_types'] );
		$this->assertSame( array( 'post' ), Flattr\Settings::all()['post_types'] );
	}

	public function test_offer_what_has_a_page_of_its_own(): void {
		register_post_type( 'episode', array( 'public' => true, 'label' => 'Episodes' ) );
		register_post_type( 'slide', array( 'public' => true, 'publicly_queryable' => false ) );
		$this->assertSame( array( 'post', 'page', 'episode' ), array_keys( Flattr\Settings::types() ) );
		update_option( 'flattr_settings', array( 'post_types' => array( 'episode', 'attachment', 'slide' ) ) );
		$this->assertSame( array( 'episode' ), Flattr\Settings::all()['post_types'] );
		unregister_post_type( 'episode' );
		unregister_post_type( 'slide' );
		$this->assertSame( array(), Flattr\Settings::all()['post_types'] );
	}

	public function test_a_sample_shows_each_look_before_anybody_is_connected(): void {
		delete_option( 'flattr_connection' );
		delete_option( 'flattr_settings' );
		foreach ( Flattr\Settings::LAYOUTS as $layout ) {
			$this->assertStringContainsString( "is-$layout", Flattr\Placement::sample( array( 'layout' => $layout ) + Flattr\Settings::all() ) );
		}
		$bar = Flattr\Placement::sample( array( 'layout' => 'floating_share_bar', 'count' => true ) + Flattr\Settings::all() );
		$this->assertStringContainsString( 'is-floating', $bar );
		$this->assertStringContainsString( 'flattr-button__count', $bar );
	}
}
