<?php
/**
 * What plugins for the old Flattr have left behind.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class ImportTest extends ConnectedTestCase {

	/** As the old plugin, version 1.2.1, and those before it kept it. */
	const OLD_OPTIONS = array(
		'flattr_uid'                           => 'ann',
		'flattr_aut'                           => 'on',
		'flattr_aut_page'                      => '',
		'flattr_top'                           => 'true',
		'flattr_post_types'                    => array( 'post', 'page', 'gone' ),
		'flattr_button_style'                  => 'js',
		'flattr_compact'                       => 'true',
		'flattr_cat'                           => 'audio',
		'flattr_lng'                           => 'de_DE',
		'flattr_atags'                         => 'blog',
		'flattr_hide'                          => '',
		'flattr_popout_enabled'                => 'true',
		'flattrss_relpayment_enabled'          => '',
		'flattrss_relpayment_escaping_disabled' => 'on',
		'flattrss_api_key'                     => 'a-key-of-old',
		'flattrss_api_secret'                  => 'a-secret-of-old',
		'flattr_access_token'                  => 'a-token-of-old',
		'flattr_handles_exerpt'                => '1',
	);

	protected function setUp(): void {
		parent::setUp();
		update_option( 'flattr_settings', array( 'service' => 'https://flattr.example' ) );
	}

	public function test_say_nothing_where_there_is_nothing_old(): void {
		$this->assertFalse( Flattr\Old_Plugins::are_here() );
		$this->assertSame( '', $this->section() );
		$this->assertTrue( Flattr\Import_Plan::make()->is_empty() );
	}

	public function test_take_over_how_buttons_showed(): void {
		$this->keep( self::OLD_OPTIONS );
		Flattr\Import::run();
		$settings = get_option( 'flattr_settings' );
		$this->assertSame( 'before', $settings['placement'] );
		$this->assertSame( 'compact', $settings['layout'] );
		// Not pages, on which the owner wanted no button by itself, nor a type that is not here any more.
		$this->assertSame( array( 'post' ), Flattr\Settings::all()['post_types'] );
		$this->assertFalse( $settings['feeds'] );
		$this->assertSame( 'https://flattr.example', $settings['service'] );
	}

	/**
	 * @dataProvider switches
	 */
	public function test_understand_each_way_in_which_it_was_kept( array $old, array $taken ): void {
		$this->keep( $old );
		$this->assertSame( $taken, Flattr\Import_Plan::make()->settings );
	}

	public function switches(): array {
		return array(
			'never saved'                 => array( array( 'flattr_uid' => 'ann' ), array() ),
			'true'                        => array( array( 'flattr_aut' => true ), array( 'placement' => 'after' ) ),
			'1'                           => array( array( 'flattr_aut' => '1' ), array( 'placement' => 'after' ) ),
			'off'                         => array( array( 'flattr_aut' => 'off' ), array( 'placement' => 'none' ) ),
			'empty'                       => array( array( 'flattr_aut' => '' ), array( 'placement' => 'none' ) ),
			'an image'                    => array( array( 'flattr_button_style' => 'image-white' ), array( 'layout' => 'badge' ) ),
			'a link'                      => array( array( 'flattr_button_style' => 'text', 'flattr_compact' => 'true' ), array( 'layout' => 'text' ) ),
			'what no version has written' => array( array( 'flattr_button_style' => '<script>', 'flattr_aut' => array( 'x' ), 'flattr_post_types' => 'post' ), array() ),
			'pages too'                   => array( array( 'flattr_aut_page' => 'on', 'flattr_aut' => 'on', 'flattr_post_types' => array( 'page' ) ), array( 'placement' => 'after', 'post_types' => array( 'page' ) ) ),
		);
	}

	public function test_take_over_what_was_chosen_for_posts(): void {
		$off      = $this->an_old_post( array( '_flattr_btn_disabled' => '1' ) );
		$other    = $this->an_old_post(
			array(
				'_flattr_post_customurl' => 'https://elsewhere.example/a?b=1&c=2',
				'_flattr_post_hidden'    => '1',
				'_flattr_post_language'  => 'fr_FR',
				'_flattr_post_category'  => 'audio',
			)
		);
		$defaults = $this->an_old_post(
			array(
				'_flattr_btn_disabled'  => '',
				'_flattr_post_hidden'   => '0',
				'_flattr_post_category' => 'text',
				'_flattr_post_language' => 'en_GB',
			)
		);
		$hostile  = $this->an_old_post(
			array(
				'_flattr_post_customurl' => 'javascript:alert(1)',
				'_flattr_post_language'  => '"><script>',
				'_flattr_post_category'  => 'money',
			)
		);
		$this->assertTrue( Flattr\Old_Plugins::are_here() );
		Flattr\Import::run();
		$this->assertSame( array( 'off' => true ), array_filter( Flattr\Thing_Choices::of( $off ) ) );
		$this->assertSame(
			array(
				'url'      => 'https://elsewhere.example/a?b=1&c=2',
				'hidden'   => true,
				'language' => 'fr_FR',
				'category' => 'audio',
			),
			array_filter( Flattr\Thing_Choices::of( $other ) )
		);
		foreach ( array( $defaults, $hostile ) as $post ) {
			$this->assertFalse( metadata_exists( 'post', $post, '_flattr' ) );
		}
	}

	public function test_tell_the_service_of_posts_that_it_knows_and_of_no_others(): void {
		$known   = $this->an_old_post( array( '_flattr_post_hidden' => '1' ) );
		$unknown = $this->an_old_post( array( '_flattr_post_hidden' => '1' ) );
		foreach ( array( $known, $unknown ) as $post ) {
			wp_clear_scheduled_hook( Flattr\Things::HOOK, array( $post ) );
		}
		update_post_meta( $known, Flattr\Things::META, array( 'id' => 7, 'owner' => 'https://flattr.example abc123' ) );
		Flattr\Import::run();
		$this->assertNotFalse( wp_next_scheduled( Flattr\Things::HOOK, array( $known ) ) );
		$this->assertFalse( wp_next_scheduled( Flattr\Things::HOOK, array( $unknown ) ) );
		Flattr\Thing_Choices::change( $unknown, array( 'category' => 'audio' ) );
		$this->assertNotFalse( wp_next_scheduled( Flattr\Things::HOOK, array( $unknown ) ), 'Afterwards all is as before.' );
	}

	public function test_change_nothing_the_second_time_nor_what_was_chosen_here_since(): void {
		$this->keep( self::OLD_OPTIONS );
		$this->keep_widget();
		$chosen = $this->an_old_post( array( '_flattr_btn_disabled' => '1' ) );
		Flattr\Thing_Choices::change( $chosen, array( 'category' => 'video' ) );
		$imported = $this->an_old_post( array( '_flattr_btn_disabled' => '1' ) );
		Flattr\Import::run();
		$this->assertSame( array( 'category' => 'video' ), array_filter( Flattr\Thing_Choices::of( $chosen ) ) );

		update_option( 'flattr_settings', array( 'placement' => 'none' ) + get_option( 'flattr_settings' ) );
		Flattr\Thing_Choices::change( $imported, array( 'hidden' => true ) );
		$before = $this->everything();
		$this->assertTrue( Flattr\Import_Plan::make()->is_empty() );
		Flattr\Import::run();
		$this->assertSame( $before, $this->everything() );
	}

	public function test_delete_and_change_nothing_of_the_old(): void {
		$this->keep( self::OLD_OPTIONS );
		$this->keep_widget();
		$post = $this->an_old_post( array( '_flattr_btn_disabled' => '1' ) );
		$meta = get_post_meta( $post, '_flattr_btn_disabled' );
		$kept = get_option( 'widget_flattrglobalwidget' );
		Flattr\Import::run();
		foreach ( self::OLD_OPTIONS as $name => $value ) {
			$this->assertSame( $value, get_option( $name ), $name );
		}
		$this->assertSame( $meta, get_post_meta( $post, '_flattr_btn_disabled' ) );
		$this->assertSame( $kept, get_option( 'widget_flattrglobalwidget' ) );
	}

	public function test_put_a_widget_beside_the_old_one(): void {
		$this->keep_widget( 'Thanks <b>& love</b>' );
		Flattr\Import::run();
		$sidebar = get_option( 'sidebars_widgets' )['sidebar-1'];
		$this->assertSame( array( 'search-9', 'flattrglobalwidget-2', 'flattr-2', 'meta-9' ), $sidebar );
		$widget = get_option( 'widget_flattr' )[2];
		$this->assertSame( 'Thanks & love', $widget['title'] );
		ob_start();
		the_widget( 'Flattr\Widget', $widget, array( 'before_title' => '<h2>', 'after_title' => '</h2>' ) );
		$html = ob_get_clean();
		$this->assertStringContainsString( 'Thanks &amp; love</h2>', str_replace( '&#038;', '&amp;', $html ) );
		$this->assertStringContainsString( rawurlencode( home_url( '/' ) ), $html );
	}

	public function test_say_what_is_left_and_why_and_show_no_key(): void {
		$this->keep( self::OLD_OPTIONS );
		update_user_meta( 1, 'user_flattr_uid', 'ann' );
		$section = $this->section();
		$this->assertStringContainsString( 'flattrss_api_key, flattrss_api_secret, flattr_access_token', $section );
		$this->assertStringContainsString( '1 author with an account', $section );
		$this->assertStringContainsString( 'flattr_cat', $section );
		$this->assertStringNotContainsString( 'flattr_global_button', $section, 'What was never saved is not told.' );
		$this->assertStringNotContainsString( 'of-old', $section );
	}

	public function test_take_podloves_episodes(): void {
		register_post_type( 'podcast', array( 'public' => true, 'label' => 'Episodes' ) );
		$this->keep(
			array(
				'podlove_flattr'         => array( 'account' => 'ann', 'contributor_shortcode_default' => 'yes' ),
				'podlove_active_modules' => array( 'flattr' => 'on', 'contributors' => 'on' ),
			)
		);
		$this->assertTrue( Flattr\Old_Plugins::are_here() );
		Flattr\Import::run();
		$this->assertSame( array( 'post', 'podcast' ), get_option( 'flattr_settings' )['post_types'] );
		unregister_post_type( 'podcast' );
	}

	public function test_count_podloves_contributors_in_its_own_table(): void {
		global $wpdb;
		$table = $wpdb->prefix . 'podlove_modules_contributors_contributor';
		$wpdb->query( "CREATE TABLE `$table` (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, flattr VARCHAR(255))" );
		try {
			$wpdb->query( "INSERT INTO `$table` (flattr) VALUES ('ann'), (''), (NULL), ('bob')" );
			$this->assertSame( 2, Flattr\Old_Plugins::count_authors() );
		} finally {
			$wpdb->query( "DROP TABLE `$table`" );
		}
	}

	public function test_show_podloves_old_shortcodes_as_buttons(): void {
		Flattr\Podlove_Shortcodes::init();
		$GLOBALS['post'] = get_post( $this->a_post() );
		$this->assertStringContainsString( 'is-compact', do_shortcode( '[podlove-episode-flattr-button]' ) );
		$this->assertStringContainsString( 'is-button', do_shortcode( '[podlove-episode-flattr-button style=large]' ) );
		$podcast = do_shortcode( '[podlove-podcast-flattr-button style="\"><script>alert(1)</script>"]' );
		$this->assertStringContainsString( rawurlencode( home_url( '/' ) ), $podcast );
		$this->assertStringNotContainsString( 'script', $podcast );
	}

	/**
	 * Saves options.
	 *
	 * @param array $options Name => value.
	 */
	private function keep( array $options ): void {
		foreach ( $options as $name => $value ) {
			add_option( $name, $value );
		}
	}

	/**
	 * The old plugin's widget between two others.
	 *
	 * @param string $title Its title.
	 */
	private function keep_widget( string $title = '' ): void {
		add_option( 'widget_flattrglobalwidget', array( 2 => array( 'title' => $title ), '_multiwidget' => 1 ) );
		update_option( 'sidebars_widgets', array( 'sidebar-1' => array( 'search-9', 'flattrglobalwidget-2', 'meta-9' ), 'wp_inactive_widgets' => array( 'flattrglobalwidget-3' ), 'array_version' => 3 ) );
	}

	/**
	 * A post as the old plugin left it.
	 *
	 * @param array $meta Its post meta.
	 */
	private function an_old_post( array $meta ): int {
		return $this->a_post( array( 'meta_input' => $meta ) );
	}

	/** The section of the settings screen. */
	private function section(): string {
		ob_start();
		Flattr\Import_Page::render();
		return ob_get_clean();
	}

	/** All that an import may touch. */
	private function everything(): array {
		global $wpdb;
		return array(
			$wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name NOT LIKE '\\_%' AND option_name <> 'cron' ORDER BY option_name", ARRAY_N ),
			$wpdb->get_results( "SELECT post_id, meta_key, meta_value FROM {$wpdb->postmeta} ORDER BY post_id, meta_key", ARRAY_N ),
		);
	}
}
