<?php
/**
 * Buttons without a block.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Puts a button before or after the content of single posts, where the owner has chosen that. */
final class Placement {

	/**
	 * The post whose button stands already in the page that is being made.
	 *
	 * @var int
	 */
	private static $placed = 0;

	/** Hooks the content, if there is anything to place. */
	public static function init(): void {
		if ( 'none' !== Settings::get( 'placement' ) ) {
			\add_filter( 'the_content', array( self::class, 'add_to' ), 20 );
		}
	}

	/**
	 * The content with its button.
	 *
	 * @param string $content The content.
	 */
	public static function add_to( $content ): string {
		$content = (string) $content;
		if ( ! self::is_the_place( $content ) ) {
			return $content;
		}
		$button = Button::render( Button::thing_of( \get_the_ID() ), array( 'layout' => Settings::get( 'layout' ) ) );
		if ( '' === $button ) {
			return $content;
		}
		self::$placed = (int) \get_the_ID();
		$button       = '<p class="flattr-placement">' . $button . '</p>';
		$where        = Settings::get( 'placement' );
		return ( 'after' === $where ? '' : $button ) . $content . ( 'before' === $where ? '' : $button );
	}

	/**
	 * Whether this is the one place of a page for its button: not in lists, excerpts, feeds, previews of other
	 * plugins or answers of the REST API, not on protected posts, and not twice.
	 *
	 * @param string $content The content.
	 */
	private static function is_the_place( string $content ): bool {
		return \is_singular( Settings::get( 'post_types' ) )
			&& \in_the_loop()
			&& \is_main_query()
			&& \get_the_ID() === \get_queried_object_id()
			&& self::$placed !== \get_the_ID()
			&& ! \is_feed()
			&& ! \doing_filter( 'get_the_excerpt' )
			&& ! \post_password_required()
			&& ! \wp_is_serving_rest_request()
			&& false === \strpos( $content, 'class="flattr-button ' );
	}
}
