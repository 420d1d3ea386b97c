<?php
/**
 * The shortcode.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** `[flattr]`, with the attributes of the old plugin: posts of that time show their buttons again. */
final class Shortcode {

	/** Registers it, unless another plugin has. */
	public static function init(): void {
		if ( ! \shortcode_exists( 'flattr' ) ) {
			\add_shortcode( 'flattr', array( self::class, 'render' ) );
		}
	}

	/**
	 * The button of a shortcode.
	 *
	 * @param array|string $attributes What stands in the shortcode; from anybody who may write.
	 */
	public static function render( $attributes ): string {
		$given = \shortcode_atts(
			array(
				'url'    => '',
				'title'  => '',
				'tle'    => '', // The title, as the old plugin called it.
				'uid'    => '',
				'user'   => '',
				'cat'    => '',
				'lng'    => '',
				'tags'   => '',
				'hidden' => '',
				'type'   => '',
				'btn'    => '',
				'label'  => '',
			),
			\is_array( $attributes ) ? $attributes : array(),
			'flattr'
		);
		$given = \array_map( 'sanitize_text_field', \array_map( 'strval', $given ) );
		$thing = '' === $given['url'] ? Button::thing_of( (int) \get_the_ID() ) : array( 'url' => $given['url'] );
		$title = '' === $given['title'] ? $given['tle'] : $given['title'];
		if ( '' !== $title ) {
			$thing['title'] = $title;
		}
		$said  = array(
			'category' => \sanitize_key( $given['cat'] ),
			'language' => $given['lng'],
			'tags'     => $given['tags'],
			'hidden'   => \in_array( $given['hidden'], array( '1', 'true' ), true ) ? '1' : '',
		);
		$thing = \array_merge( $thing, \array_filter( $said, 'strlen' ) );
		$type  = '' === $given['type'] ? $given['btn'] : $given['type'];
		return Button::render(
			$thing,
			array(
				'layout' => \in_array( $type, Settings::LAYOUTS, true ) ? $type : 'button',
				'label'  => $given['label'],
			)
		);
	}
}
