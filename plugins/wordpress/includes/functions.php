<?php
/**
 * Template tags for themes, outside of the namespace as themes expect them.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

if ( ! function_exists( 'get_flattr_button' ) ) {
	/**
	 * The button of a post.
	 *
	 * @param int|WP_Post|null $post The post; the one of the loop by default.
	 */
	function get_flattr_button( $post = null ): string {
		$post = get_post( $post );
		return $post ? Flattr\Blocks::button_of_post( $post->ID, array() ) : '';
	}
}

if ( ! function_exists( 'flattr_button' ) ) {
	/**
	 * Prints the button of a post.
	 *
	 * @param int|WP_Post|null $post The post; the one of the loop by default.
	 */
	function flattr_button( $post = null ): void {
		echo get_flattr_button( $post ); // phpcs:ignore WordPress.Security.EscapeOutput -- The renderer escapes.
	}
}

if ( ! function_exists( 'the_flattr_permalink' ) ) {
	/** Prints the button of the post of the loop, as the old plugin called it. */
	function the_flattr_permalink(): void {
		flattr_button();
	}
}
