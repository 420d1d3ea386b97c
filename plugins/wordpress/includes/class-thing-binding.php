<?php
/**
 * Values for blocks of WordPress.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** The binding source `flattr/thing`: core's own buttons and texts can carry what is known of a post's thing. */
final class Thing_Binding {

	/** Registers it. */
	public static function init(): void {
		\register_block_bindings_source(
			'flattr/thing',
			array(
				'label'              => \__( 'Flattr', 'flattr' ),
				'get_value_callback' => array( self::class, 'value' ),
				'uses_context'       => array( 'postId' ),
			)
		);
	}

	/**
	 * A value; null, with which the block keeps what its writer typed, when there is none. WordPress escapes it.
	 *
	 * @param array     $arguments `key`: `url`, the address of the click page, or `count`, how often it was flattred.
	 * @param \WP_Block $block     The block.
	 */
	public static function value( array $arguments, \WP_Block $block ): ?string {
		$post = Blocks::post_of( $block );
		if ( ! Blocks::can_be_shown( $post ) ) {
			return null;
		}
		$thing = Button::thing_of( $post );
		switch ( $arguments['key'] ?? '' ) {
			case 'url':
				$url = Button::click_url( $thing );
				return '' === $url ? null : $url;
			case 'count':
				$count = Button::count_of( $thing );
				return null === $count ? null : \number_format_i18n( $count );
			default:
				return null;
		}
	}
}
