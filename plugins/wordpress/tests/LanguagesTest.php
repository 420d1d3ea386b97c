<?php
/**
 * The translations that come with the plugin.
 *
 * @package Flattr
 */

final class LanguagesTest extends Flattr_Test_Case {

	protected function tearDown(): void {
		remove_all_filters( 'pre_determine_locale' );
		unload_textdomain( 'flattr', true );
		parent::tearDown();
	}

	/**
	 * @dataProvider languages
	 */
	public function test_speak_the_language_of_the_reader( string $locale, string $connect ): void {
		$this->read_in( $locale );
		$this->assertSame( $connect, __( 'Connect', 'flattr' ) );
	}

	public function languages(): array {
		return array(
			'German'                => array( 'de_DE', 'Verbinden' ),
			'French'                => array( 'fr_FR', 'Connecter' ),
			'Spanish'               => array( 'es_ES', 'Conectar' ),
			'Swedish'               => array( 'sv_SE', 'Anslut' ),
			'Portuguese'            => array( 'pt_PT', 'Ligar' ),
			'formal German'         => array( 'de_DE_formal', 'Verbinden' ),
			'Swiss German'          => array( 'de_CH_informal', 'Verbinden' ),
			'Spanish of Mexico'     => array( 'es_MX', 'Conectar' ),
			'Portuguese of Brazil'  => array( 'pt_BR', 'Ligar' ),
			'English'               => array( 'en_GB', 'Connect' ),
			'one that nobody wrote' => array( 'fi', 'Connect' ),
			'no language at all'    => array( '../../x', 'Connect' ),
		);
	}

	public function test_are_not_hidden_by_a_language_pack_of_the_old_plugin(): void {
		$folder = WP_LANG_DIR . '/plugins';
		wp_mkdir_p( $folder );
		file_put_contents( "$folder/flattr-de_DE.l10n.php", "<?php return array( 'messages' => array( 'Connect' => 'Alt', 'Of old' => 'Von einst' ) );" );
		try {
			$this->read_in( 'de_DE' );
			$this->assertTrue( load_textdomain( 'flattr', "$folder/flattr-de_DE.mo", 'de_DE' ) );
			$this->assertSame( 'Verbinden', __( 'Connect', 'flattr' ) );
			$this->assertSame( 'Von einst', __( 'Of old', 'flattr' ) );
		} finally {
			unlink( "$folder/flattr-de_DE.l10n.php" );
		}
	}

	public function test_give_scripts_one_file_for_all_of_them(): void {
		$this->read_in( 'de_AT' );
		wp_register_script( 'flattr-of-a-test', plugins_url( 'build/of-a-test.js', Flattr\FILE ), array( 'wp-i18n' ), '1' );
		wp_set_script_translations( 'flattr-of-a-test', 'flattr' );
		$given = json_decode( (string) load_script_textdomain( 'flattr-of-a-test', 'flattr' ), true );
		$this->assertSame( 'de_DE', $given['locale_data']['messages']['']['lang'] );
		$this->assertFalse( load_script_textdomain( 'flattr-of-a-test', 'another' ) );
	}

	/**
	 * Makes a language the one of the reader.
	 *
	 * @param string $locale The language.
	 */
	private function read_in( string $locale ): void {
		add_filter(
			'pre_determine_locale',
			static function () use ( $locale ) {
				return $locale;
			}
		);
		unload_textdomain( 'flattr', true );
	}
}
