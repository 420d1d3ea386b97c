<?php
/**
 * The button.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Renders the one button that shortcodes, placements and template tags show. It is a plain link: no script,
 * no request to the service before a reader follows it, and the same for every reader, so that pages can be
 * cached.
 */
final class Button {

	/**
	 * A button; an empty string when nobody is connected.
	 *
	 * @param array $thing  `url`, and `title`, `fid`, `category`, `tags`, `hidden`, where they are known.
	 * @param array $how    `layout` of Settings::LAYOUTS, `label`.
	 */
	public static function render( array $thing, array $how = array() ): string {
		$url = self::click_url( $thing );
		if ( '' === $url ) {
			return '';
		}
		$layout = \in_array( $how['layout'] ?? '', Settings::LAYOUTS, true ) ? $how['layout'] : 'button';
		$label  = \trim( (string) ( $how['label'] ?? '' ) );
		if ( '' === $label ) {
			$label = 'compact' === $layout ? \__( 'Flattr', 'flattr' ) : \__( 'Flattr this', 'flattr' );
		}
		self::enqueue_style();
		$title = \trim( \wp_strip_all_tags( (string) ( $thing['title'] ?? '' ) ) );
		return \sprintf(
			'<a class="flattr-button is-%1$s" href="%2$s" rel="payment nofollow">%3$s%4$s</a>',
			\esc_attr( $layout ),
			\esc_url( $url ),
			\esc_html( $label ),
			'' === $title ? '' : '<span class="flattr-button__title">: ' . \esc_html( $title ) . '</span>'
		);
	}

	/**
	 * What a button of a post is about.
	 *
	 * @param int|\WP_Post $post The post.
	 */
	public static function thing_of( $post ): array {
		$post = \get_post( $post );
		if ( ! $post ) {
			return array();
		}
		return array(
			'url'   => (string) \get_permalink( $post ),
			'title' => \get_the_title( $post ),
			'fid'   => Claim::fid_of_author( (int) $post->post_author ),
		);
	}

	/**
	 * The address of the click page; empty when nobody is connected or the thing has no web address.
	 *
	 * @param array $thing As for `render`.
	 */
	public static function click_url( array $thing ): string {
		$member = Connection::member();
		$url    = (string) ( $thing['url'] ?? '' );
		if ( null === $member || ! \preg_match( '#^https?://#i', $url ) ) {
			return '';
		}
		$query = array(
			'url'   => $url,
			'fid'   => empty( $thing['fid'] ) ? $member['fid'] : $thing['fid'],
			'title' => \trim( \html_entity_decode( \wp_strip_all_tags( (string) ( $thing['title'] ?? '' ) ), ENT_QUOTES, 'UTF-8' ) ),
		);
		foreach ( array( 'description', 'category', 'language', 'tags', 'hidden' ) as $name ) {
			if ( ! empty( $thing[ $name ] ) ) {
				$query[ $name ] = (string) $thing[ $name ];
			}
		}
		return Settings::service() . '/submit/auto?' . \http_build_query( \array_filter( $query, 'strlen' ) );
	}

	/** Loads the style sheet, on pages that have a button alone. */
	private static function enqueue_style(): void {
		\wp_enqueue_style( 'flattr-button', \plugins_url( 'assets/button.css', FILE ), array(), VERSION );
	}
}
