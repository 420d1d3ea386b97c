<?php
/**
 * What authors share.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** How a post is divided; `authors.test.ts` goes the way to the money. */
final class SharingTest extends ConnectedTestCase {

	/** An author with a short id at the service. */
	private function author( string $fid ): array {
		return array(
			'name' => 'Author ' . $fid,
			'fid'  => $fid,
		);
	}

	public function test_divides_evenly_and_never_more_than_there_is(): void {
		for ( $authors = 1; $authors <= 20; $authors++ ) {
			foreach ( array( 0, 1, 10, 33, 99 ) as $kept ) {
				$all = array();
				for ( $at = 0; $at < $authors; $at++ ) {
					$all[] = $this->author( sprintf( 'aaaa%02d', $at ) );
				}
				$parts = Flattr\Sharing::divide( $all, 'abc123', $kept );
				if ( 1 === $authors && 0 === $kept ) {
					$this->assertSame( array(), $parts, 'one author has all of it' );
					continue;
				}
				$millionths = array_map( fn( $part ) => (int) str_replace( '.', '', $part['percent'] ), $parts );
				$this->assertCount( 1, array_unique( $millionths ) );
				$left = 1000000 - array_sum( $millionths );
				$this->assertGreaterThanOrEqual( $kept * 10000, $left );
				$this->assertLessThan( $kept * 10000 + $authors, $left );
			}
		}
	}

	public function test_leaves_the_part_of_who_has_no_id_and_of_the_member_with_the_site(): void {
		$two = array( $this->author( 'aaa111' ), $this->author( '' ) );
		$this->assertSame(
			array(
				array(
					'flattr_id' => 'aaa111',
					'name'      => 'Author aaa111',
					'percent'   => '50.0000',
				),
			),
			Flattr\Sharing::divide( $two, 'abc123', 0 )
		);
		$this->assertSame( '33.3333', Flattr\Sharing::divide( array( $this->author( 'abc123' ), $this->author( 'aaa111' ), $this->author( '' ) ), 'abc123', 0 )[0]['percent'] );
		$this->assertSame( array(), Flattr\Sharing::divide( array( $this->author( 'abc123' ), $this->author( '' ) ), 'abc123', 0 ) );
		$this->assertSame( '80.0000', Flattr\Sharing::divide( array( $this->author( 'aaa111' ) ), 'abc123', 20 )[0]['percent'] );
		$twice = Flattr\Sharing::divide( array( $this->author( 'aaa111' ), $this->author( 'aaa111' ) ), 'abc123', 0 );
		$this->assertSame( array( '100.0000' ), array_column( $twice, 'percent' ) );
	}

	public function test_is_off_unless_the_owner_wants_it_and_names_the_member_then(): void {
		update_user_meta( 1, 'flattr_id', 'aaa111' );
		$post = $this->a_post();
		update_option( 'flattr_settings', array( 'part_of_site' => 20 ) + get_option( 'flattr_settings' ) );
		$this->assertSame( array(), Flattr\Sharing::of( $post ) );
		$this->assertStringContainsString( 'fid=aaa111', Flattr\Things::click_url( $post ) );
		update_option( 'flattr_settings', array( 'share_with_authors' => true ) + get_option( 'flattr_settings' ) );
		$this->assertSame( array( 'aaa111' ), array_column( Flattr\Sharing::of( $post ), 'flattr_id' ) );
		$this->assertStringContainsString( 'fid=abc123', Flattr\Things::click_url( $post ) );
	}

	public function test_offers_what_the_service_knows_already_when_it_is_turned_on(): void {
		$post = $this->a_post();
		delete_post_meta( $post, '_flattr_due' );
		update_post_meta( $post, '_flattr_state', 'registered' );
		update_option( 'flattr_settings', array( 'count' => true ) + get_option( 'flattr_settings' ) );
		$this->assertSame( '', Flattr\Catch_Up::note_of( $post ) );
		update_option( 'flattr_settings', array( 'share_with_authors' => true ) + get_option( 'flattr_settings' ) );
		$this->assertNotSame( '', Flattr\Catch_Up::note_of( $post ) );
	}

	public function test_asks_for_leave_only_where_it_is_needed(): void {
		$this->assertSame( 'thing account', Flattr\Connection::scope() );
		$this->assertTrue( Flattr\Sharing::may_offer() );
		update_option( 'flattr_settings', array( 'share_with_authors' => true ) + get_option( 'flattr_settings' ) );
		$this->assertSame( 'thing account sharing', Flattr\Connection::scope() );
		$this->assertFalse( Flattr\Sharing::may_offer() );
	}
}
