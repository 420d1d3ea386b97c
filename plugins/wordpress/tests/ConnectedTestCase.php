<?php
/**
 * A site that is connected as a member, for tests.
 *
 * @package Flattr
 */

/** Tests in a connected site; nothing asks the service. */
abstract class ConnectedTestCase extends Flattr_Test_Case {

	/** Connects. */
	protected function setUp(): void {
		parent::setUp();
		// PHPUnit loads WordPress within a function, where the list of shortcodes is not the global one.
		Flattr\Shortcode::init();
		update_option( 'flattr_settings', array( 'service' => 'https://flattr.example' ) );
		Flattr\Connection::save(
			array(
				'name' => 'ann',
				'fid'  => 'abc123',
			),
			array(
				'access_token'  => 'access',
				'refresh_token' => 'refresh',
				'expires_in'    => 3600,
			),
			array( 'client_id' => 'client' )
		);
	}

	/**
	 * A published post.
	 *
	 * @param array $fields What differs.
	 */
	protected function a_post( array $fields = array() ): int {
		return wp_insert_post(
			$fields + array(
				'post_title'   => 'A post',
				'post_content' => 'Words.',
				'post_status'  => 'publish',
				'post_author'  => 1,
			)
		);
	}
}
