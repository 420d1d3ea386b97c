<?php
/**
 * What an editor chooses for a post.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** The meta `_flattr`, and what it changes. */
final class ThingChoicesTest extends ConnectedTestCase {

	/**
	 * A request to the REST API.
	 *
	 * @param string $method The method.
	 * @param int    $post   The post.
	 * @param array  $meta   What is sent.
	 */
	private function rest( string $method, int $post, array $meta = array() ): WP_REST_Response {
		Flattr\Thing_Choices::register();
		$request = new WP_REST_Request( $method, "/wp/v2/posts/$post" );
		if ( $meta ) {
			$request->set_body_params( array( 'meta' => array( '_flattr' => $meta ) ) );
		}
		return rest_do_request( $request );
	}

	public function test_a_hostile_choice_is_made_harmless_and_a_strange_one_falls_back(): void {
		$kept = Flattr\Thing_Choices::sanitize(
			array(
				'off'      => 'false',
				'url'      => 'javascript:alert(1)',
				'hidden'   => '1',
				'language' => '"><script>',
				'category' => 'nonsense',
				'tags'     => 'salt,, <b>pepper</b> ,',
				'id'       => 7,
			)
		);
		$this->assertSame(
			array(
				'off'      => false,
				'url'      => '',
				'hidden'   => true,
				'language' => '',
				'category' => '',
				'tags'     => 'salt, pepper',
			),
			$kept
		);
		$this->assertSame( Flattr\Thing_Choices::DEFAULTS, Flattr\Thing_Choices::sanitize( 'no array' ) );
	}

	public function test_the_editor_saves_them_by_rest_and_only_who_may_edit_the_post(): void {
		$post = $this->a_post();
		$this->assertSame( 401, $this->rest( 'POST', $post, array( 'off' => true ) )->get_status() );
		$contributor = wp_insert_user(
			array(
				'user_login' => 'con',
				'user_pass'  => 'x',
				'role'       => 'contributor',
			)
		);
		wp_set_current_user( $contributor );
		$this->assertSame( 403, $this->rest( 'POST', $post, array( 'off' => true ) )->get_status() );
		wp_set_current_user( 1 );
		$answer = $this->rest(
			'POST',
			$post,
			array(
				'url'      => 'https://other.example/a',
				'category' => 'audio',
			)
		);
		$this->assertSame( 200, $answer->get_status(), wp_json_encode( $answer->get_data() ) );
		$this->assertSame( 'https://other.example/a', $answer->get_data()['meta']['_flattr']['url'] );
		$this->assertSame( 400, $this->rest( 'POST', $post, array( 'category' => 'nonsense' ) )->get_status() );
		$this->assertSame( 'audio', Flattr\Thing_Choices::of( $post )['category'] );
	}

	public function test_off_takes_the_button_away_and_hides_the_thing(): void {
		$post = $this->a_post();
		update_post_meta(
			$post,
			'_flattr_thing',
			array(
				'id'    => 7,
				'url'   => get_permalink( $post ),
				'state' => 'registered',
				'owner' => 'https://flattr.example abc123',
			)
		);
		wp_clear_scheduled_hook( 'flattr_register_thing', array( $post ) );
		Flattr\Thing_Choices::change( $post, array( 'off' => true ) );
		$this->assertSame( '', Flattr\Button::render( Flattr\Button::thing_of( $post ) ) );
		$this->assertNotFalse( wp_next_scheduled( 'flattr_register_thing', array( $post ) ) );
		$sent  = array();
		$taken = function ( $done, $request, $url ) use ( &$sent ) {
			$sent[] = array( $request['method'], $url, json_decode( $request['body'], true ) );
			return array(
				'response' => array( 'code' => 200 ),
				'headers'  => array(),
				'body'     => '{}',
			);
		};
		add_filter( 'pre_http_request', $taken, 10, 3 );
		Flattr\Things::bring_up_to_date( $post );
		remove_filter( 'pre_http_request', $taken );
		$this->assertSame( array( array( 'PATCH', 'https://flattr.example/rest/v2/things/7', array( 'hidden' => true ) ) ), $sent );
		$this->assertSame( 'hidden', Flattr\Things::of( $post )['state'] );
	}

	public function test_an_address_of_its_own_is_what_the_button_is_about(): void {
		$post = $this->a_post();
		Flattr\Thing_Choices::change(
			$post,
			array(
				'url'    => 'https://other.example/a',
				'hidden' => true,
				'tags'   => 'salt,pepper',
			)
		);
		$url = Flattr\Button::click_url( Flattr\Button::thing_of( $post ) );
		$this->assertStringContainsString( 'url=https%3A%2F%2Fother.example%2Fa&', $url );
		$this->assertStringContainsString( 'tags=salt%2C+pepper&hidden=1', $url );
		Flattr\Thing_Choices::change( $post, Flattr\Thing_Choices::DEFAULTS );
		$this->assertFalse( metadata_exists( 'post', $post, '_flattr' ) );
	}

	public function test_the_service_is_told_tags_and_language_and_that_an_episode_is_audio(): void {
		$post = $this->a_post( array( 'tags_input' => array( 'Salt & pepper', 'Soup' ) ) );
		$said = Flattr\Thing_Of_Post::describe( get_post( $post ) );
		$this->assertSame( array( 'en_GB', 'text', array( 'Salt & pepper', 'Soup' ) ), array( $said['language'], $said['category'], $said['tags'] ) );
		update_post_meta( $post, 'enclosure', "https://blog.example/1.mp3\n1234\naudio/mpeg\n" );
		$this->assertSame( 'audio', Flattr\Thing_Of_Post::describe( get_post( $post ) )['category'] );
		Flattr\Thing_Choices::change(
			$post,
			array(
				'category' => 'people',
				'tags'     => 'a, b',
			)
		);
		$said = Flattr\Thing_Of_Post::describe( get_post( $post ) );
		$this->assertSame( array( 'people', array( 'a', 'b' ) ), array( $said['category'], $said['tags'] ) );
	}

	public function test_episodes_of_podcast_plugins_are_audio_or_video(): void {
		$post = $this->a_post( array( 'post_type' => 'podcast' ) );
		$this->assertSame( 'audio', Flattr\Thing_Of_Post::describe( get_post( $post ) )['category'] );
		update_post_meta( $post, 'episode_type', 'video' );
		$this->assertSame( 'video', Flattr\Thing_Of_Post::describe( get_post( $post ) )['category'] );
	}

	public function test_what_another_member_was_told_is_not_known(): void {
		$post = $this->a_post();
		update_post_meta(
			$post,
			'_flattr_thing',
			array(
				'id'    => 7,
				'state' => 'registered',
				'owner' => 'https://flattr.example zzz999',
			)
		);
		$this->assertSame( 0, Flattr\Things::of( $post )['id'] );
	}

	public function test_deleting_a_post_for_good_deletes_its_thing(): void {
		$post = $this->a_post();
		update_post_meta(
			$post,
			'_flattr_thing',
			array(
				'id'    => 7,
				'state' => 'registered',
				'owner' => 'https://flattr.example abc123',
			)
		);
		wp_delete_post( $post, true );
		$this->assertFalse( wp_next_scheduled( 'flattr_register_thing', array( $post ) ) );
		$this->assertNotFalse( wp_next_scheduled( 'flattr_withdraw_thing', array( 7 ) ) );
	}
}
