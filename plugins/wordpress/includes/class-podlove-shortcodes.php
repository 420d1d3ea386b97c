<?php
/**
 * Podlove's old shortcodes.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `[podlove-episode-flattr-button]` and `[podlove-podcast-flattr-button]`, which Podlove Publisher had until the
 * old Flattr ended: they would stand in old posts as text.
 */
final class Podlove_Shortcodes {

	/** Podlove's styles => layouts. */
	const STYLES = array(
		'large'   => 'button',
		'compact' => 'compact',
		'static'  => 'badge',
	);

	/** Registers them, unless Podlove has. */
	public static function init(): void {
		foreach ( array( 'episode', 'podcast' ) as $kind ) {
			if ( ! \shortcode_exists( "podlove-{$kind}-flattr-button" ) ) {
				\add_shortcode( "podlove-{$kind}-flattr-button", array( self::class, $kind ) );
			}
		}
	}

	/**
	 * The button of the episode that is shown.
	 *
	 * @param array|string $attributes What stands in the shortcode.
	 */
	public static function episode( $attributes ): string {
		return Blocks::button_of_post( (int) \get_the_ID(), self::how( $attributes ) );
	}

	/**
	 * The button of the podcast.
	 *
	 * @param array|string $attributes What stands in the shortcode.
	 */
	public static function podcast( $attributes ): string {
		return Button::render( Button::thing_of_site(), self::how( $attributes ) );
	}

	/**
	 * How it looks.
	 *
	 * @param array|string $attributes What stands in the shortcode.
	 */
	private static function how( $attributes ): array {
		$style = \is_array( $attributes ) && \is_string( $attributes['style'] ?? null ) ? $attributes['style'] : '';
		return array( 'layout' => self::STYLES[ $style ] ?? 'compact' );
	}
}
