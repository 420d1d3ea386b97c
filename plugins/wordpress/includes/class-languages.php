<?php
/**
 * The plugin's translations.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Finds the translations that come with the plugin: for scripts, which WordPress looks for in one file for each
 * script, while all of ours share one; and for countries and tones of a language that have none of their own.
 */
final class Languages {

	/** Hooks the ways in which WordPress looks for translations. */
	public static function init(): void {
		\add_filter( 'pre_load_textdomain', array( self::class, 'load_before_others' ), 10, 4 );
		\add_filter( 'load_translation_file', array( self::class, 'find_for_pages' ), 10, 3 );
		\add_filter( 'load_script_translation_file', array( self::class, 'find_for_script' ), 10, 3 );
	}

	/**
	 * Loads ours before a file elsewhere: the old plugin of this name may have left a language pack, which WordPress
	 * would load instead.
	 *
	 * @param bool|null   $loaded What was decided until here; it stays so.
	 * @param string      $domain Whose texts.
	 * @param string      $file   Where WordPress will look.
	 * @param string|null $locale The language; the reader's when null.
	 * @return bool|null
	 */
	public static function load_before_others( $loaded, $domain, $file, $locale = null ) {
		$locale = $locale ? $locale : \determine_locale();
		$ours   = 'flattr' === $domain ? self::closest( $locale, '.l10n.php' ) : '';
		if ( '' !== $ours ) {
			\WP_Translation_Controller::get_instance()->load_file( $ours, 'flattr', $locale );
		}
		return $loaded;
	}

	/**
	 * The file for what PHP prints.
	 *
	 * @param string      $file   Where WordPress would look.
	 * @param string      $domain Whose texts.
	 * @param string|null $locale The language; the reader's when null.
	 */
	public static function find_for_pages( $file, $domain, $locale = null ): string {
		if ( 'flattr' !== $domain || '.l10n.php' !== \substr( $file, -9 ) || \is_readable( $file ) ) {
			return (string) $file;
		}
		$ours = self::closest( $locale ? $locale : \determine_locale(), '.l10n.php' );
		return '' === $ours ? (string) $file : $ours;
	}

	/**
	 * The file for what a script shows.
	 *
	 * @param string|false $file   Where WordPress would look.
	 * @param string       $handle The script.
	 * @param string       $domain Whose texts.
	 * @return string|false
	 */
	public static function find_for_script( $file, $handle, $domain ) {
		if ( 'flattr' !== $domain || ( $file && \is_readable( $file ) ) ) {
			return $file;
		}
		$ours = self::closest( \determine_locale(), '.json' );
		return '' === $ours ? $file : $ours;
	}

	/**
	 * Our file in a language: its own, else the one of the same language in another country or tone; empty when
	 * there is none, as for English.
	 *
	 * @param string $locale The language, such as `de_CH_informal`.
	 * @param string $ending How the file's name ends.
	 */
	private static function closest( string $locale, string $ending ): string {
		$base = \plugin_dir_path( FILE ) . 'languages/flattr-';
		if ( ! \preg_match( '/^([a-z]{2,3})(_\w+)?$/', $locale, $parts ) ) {
			return '';
		}
		$exact = $base . $locale . $ending;
		if ( \is_readable( $exact ) ) {
			return $exact;
		}
		$others = \glob( $base . $parts[1] . '_*' . $ending );
		return $others ? $others[0] : '';
	}
}
