<?php
/**
 * Settings on the command line.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Shows and changes what Settings → Flattr does. */
final class Cli_Settings {

	/**
	 * Shows the settings, or one of them.
	 *
	 * ## OPTIONS
	 *
	 * [<name>]
	 * : `service`, `placement`, `layout`, `count`, `share_by`, `post_types`, `feeds`, `share_with_authors` or `part_of_site`.
	 *
	 * @param array $words The name.
	 */
	public function get( array $words ): void {
		$all = array( 'service' => Settings::service() ) + Settings::all();
		if ( isset( $words[0] ) ) {
			\WP_CLI::log( self::in_one_line( $all[ self::known( $words[0], $all ) ] ) );
			return;
		}
		foreach ( $all as $name => $value ) {
			\WP_CLI::log( "$name: " . self::in_one_line( $value ) );
		}
	}

	/**
	 * Changes a setting.
	 *
	 * ## OPTIONS
	 *
	 * <name>
	 * : `service`, `placement`, `layout`, `count`, `share_by`, `post_types`, `feeds`, `share_with_authors` or `part_of_site`.
	 *
	 * <value>
	 * : The new value; several with commas between them, yes or no as `true` or `false`.
	 *
	 * ## EXAMPLES
	 *
	 *     wp flattr settings set placement after
	 *     wp flattr settings set post_types post,page
	 *
	 * @param array $words The name and the value.
	 */
	public function set( array $words ): void {
		list( $name, $value ) = $words;
		$schemas              = Settings::schema()['properties'];
		if ( 'service' === $name ) {
			$value = Settings::address_of( $value );
			if ( null === $value ) {
				\WP_CLI::error( Settings_Page::outcomes()['no_address'][1] );
			}
		} else {
			$schema = $schemas[ self::known( $name, $schemas ) ];
			$valid  = \rest_validate_value_from_schema( $value, $schema, $name );
			if ( \is_wp_error( $valid ) ) {
				\WP_CLI::error( $valid->get_error_message() );
			}
			$value = \rest_sanitize_value_from_schema( $value, $schema, $name );
		}
		\update_option( Settings::OPTION, array( $name => $value ) );
		\WP_CLI::success( "$name: " . self::in_one_line( $value ) );
	}

	/**
	 * The name of a setting, or an end with all names there are.
	 *
	 * @param string $name What was typed.
	 * @param array  $all  By their names.
	 */
	private static function known( string $name, array $all ): string {
		if ( ! isset( $all[ $name ] ) ) {
			/* translators: %s: names of settings, with commas between them. */
			\WP_CLI::error( \sprintf( \__( 'There is no such setting. There are: %s.', 'flattr' ), \implode( ', ', \array_keys( $all ) ) ) );
		}
		return $name;
	}

	/**
	 * A value as `set` takes it.
	 *
	 * @param mixed $value The value.
	 */
	private static function in_one_line( $value ): string {
		return \is_bool( $value ) ? ( $value ? 'true' : 'false' ) : \implode( ',', (array) $value );
	}
}
