<?php
/**
 * What newer WordPress has, and older has not.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** Abilities and the connector. */
final class AbilitiesTest extends ConnectedTestCase {

	/**
	 * Uses an ability as the current user.
	 *
	 * @param string     $name  Its name.
	 * @param array|null $input What it is given.
	 * @return mixed
	 */
	private function run_ability( string $name, ?array $input = null ) {
		if ( ! function_exists( 'wp_get_ability' ) ) {
			$this->markTestSkipped( 'This WordPress has no abilities.' );
		}
		return wp_get_ability( $name )->execute( $input );
	}

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_http_request', fn() => new WP_Error( 'x', 'Connection refused' ) );
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	public function test_earnings_and_things_are_told_to_who_may_see_them(): void {
		foreach ( array( 'flattr/get-earnings', 'flattr/list-things' ) as $name ) {
			$this->assertWPError( $this->run_ability( $name, array() ) );
		}
		wp_set_current_user( 1 );
		$post = $this->a_post();
		$this->assertFalse( $this->run_ability( 'flattr/get-earnings' )['known'] );
		$things = $this->run_ability( 'flattr/list-things', array( 'per_page' => 1 ) );
		$this->assertSame( array( $post ), wp_list_pluck( $things['things'], 'id' ) );
		$this->assertWPError( $this->run_ability( 'flattr/get-earnings', array( 'period' => '../user' ) ) );
	}

	public function test_a_thing_is_registered_by_who_may_edit_its_post(): void {
		$post = $this->a_post();
		$this->assertWPError( $this->run_ability( 'flattr/register-thing', array( 'post' => $post ) ) );
		wp_set_current_user( 1 );
		$this->assertSame( 'pending', $this->run_ability( 'flattr/register-thing', array( 'post' => $post ) )['state'] );
		$this->assertWPError( $this->run_ability( 'flattr/register-thing', array() ) );
	}

	public function test_nothing_that_moves_money_or_changes_settings_is_an_ability(): void {
		if ( ! function_exists( 'wp_get_abilities' ) ) {
			$this->markTestSkipped( 'This WordPress has no abilities.' );
		}
		$ours = array_filter( array_keys( wp_get_abilities() ), fn( $name ) => 0 === strpos( $name, 'flattr/' ) );
		sort( $ours );
		$this->assertSame( array( 'flattr/get-earnings', 'flattr/list-things', 'flattr/register-thing' ), $ours );
	}

	public function test_is_among_the_connectors(): void {
		if ( ! function_exists( 'wp_get_connectors' ) ) {
			$this->markTestSkipped( 'This WordPress has no connectors.' );
		}
		$this->assertSame( 'none', wp_get_connectors()['flattr']['authentication']['method'] );
	}

	/**
	 * That something is an error.
	 *
	 * @param mixed $value What is looked at.
	 */
	private function assertWPError( $value ): void {
		$this->assertInstanceOf( WP_Error::class, $value );
	}
}
