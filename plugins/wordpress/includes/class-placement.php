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
		\add_action( 'wp_enqueue_scripts', array( self::class, 'load_styles' ) );
		if ( 'none' !== Settings::get( 'placement' ) ) {
			\add_filter( 'the_content', array( self::class, 'add_to' ), 20 );
		}
	}

	/**
	 * Loads the styles of a button that will come, in the head of the page: a theme without blocks has printed it
	 * before it comes to the content, and what is styled later moves.
	 */
	public static function load_styles(): void {
		$post = \is_singular() ? (int) \get_queried_object_id() : 0;
		if ( \is_active_widget( false, false, 'flattr' ) && Connection::is_connected() ) {
			\wp_enqueue_style( 'flattr-button' );
		}
		if ( ! Blocks::can_be_shown( $post ) ) {
			return;
		}
		$content = (string) \get_post_field( 'post_content', $post );
		Blocks::load_styles_of( $content );
		$is_placed = 'none' !== Settings::get( 'placement' ) && \is_singular( Settings::get( 'post_types' ) ) && ! \is_preview();
		if ( ! $is_placed && ! \has_shortcode( $content, 'flattr' ) ) {
			return;
		}
		if ( '' !== Button::click_url( Button::thing_of( $post ) ) ) {
			\wp_enqueue_style( $is_placed && ! \in_array( Settings::get( 'layout' ), Settings::LAYOUTS, true ) ? 'flattr-share-bar' : 'flattr-button' );
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
		$button = self::render( (int) \get_the_ID() );
		if ( '' === $button ) {
			return $content;
		}
		self::$placed = (int) \get_the_ID();
		$where        = Settings::get( 'placement' );
		return ( 'after' === $where ? '' : $button ) . $content . ( 'before' === $where ? '' : $button );
	}

	/**
	 * What the owner wants to stand there.
	 *
	 * @param int $post The post.
	 */
	private static function render( int $post ): string {
		return self::as_chosen(
			Settings::all(),
			fn( array $how ) => Button::render( Button::thing_of( $post ), $how ),
			fn( array $how ) => Share_Bar::render( $post, $how )
		);
	}

	/**
	 * What would stand there by choices that were not saved yet, leading nowhere.
	 *
	 * @param array $chosen As `Settings::all` returns it.
	 */
	public static function sample( array $chosen ): string {
		return self::as_chosen( $chosen, array( Button::class, 'sample' ), array( Share_Bar::class, 'sample' ) );
	}

	/**
	 * A button, or a share bar, by what was chosen.
	 *
	 * @param array    $chosen As `Settings::all` returns it.
	 * @param callable $button Makes the one,
	 * @param callable $bar    the other of how it is to look.
	 */
	private static function as_chosen( array $chosen, callable $button, callable $bar ): string {
		$layout = $chosen['layout'];
		$how    = array( 'count' => $chosen['count'] ? 'server' : 'none' );
		if ( \in_array( $layout, Settings::LAYOUTS, true ) ) {
			$made = $button( $how + array( 'layout' => $layout ) );
			return '' === $made ? '' : '<p class="flattr-placement">' . $made . '</p>';
		}
		$how += array(
			'services'    => $chosen['share_by'],
			'orientation' => 'share_bar' === $layout ? 'row' : 'floating',
		);
		return $bar( $how );
	}

	/**
	 * Whether this is the one place of a page for its button: not in lists, excerpts, feeds, previews, what other
	 * sites embed, or answers of the REST API, not on protected posts, not in parts of the content that are made as
	 * contents of their own, and not twice.
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
			&& ! \is_preview()
			&& ! \is_embed()
			&& ! \doing_filter( 'get_the_excerpt' )
			&& 1 >= \count( \array_keys( $GLOBALS['wp_current_filter'], 'the_content', true ) )
			// Not what a password or a role shows to some: its address and title would go to the service.
			&& Blocks::can_be_shown( (int) \get_the_ID() )
			&& ! \wp_is_serving_rest_request()
			&& false === \strpos( $content, 'class="flattr-button ' );
	}
}
