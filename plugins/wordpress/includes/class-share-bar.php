<?php
/**
 * The share bar.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Flattr beside links to share a post. They are links only: no script, and no request before one is followed. */
final class Share_Bar {

	const ORIENTATIONS = array( 'row', 'column', 'floating' );

	/** Registers the style sheet, for blocks that name it. */
	public static function register_style(): void {
		\wp_register_style( 'flattr-share-bar', \plugins_url( 'assets/share-bar.css', FILE ), array( 'flattr-button' ), VERSION );
	}

	/**
	 * By what a post can be shared. `%1$s` in an address stands for the post's address, `%2$s` for its title.
	 *
	 * @return array<string, array{name: string, icon: string, address: string}> `icon`: of WordPress's social icons.
	 */
	public static function services(): array {
		return array(
			'mastodon' => array(
				'name'    => 'Mastodon',
				'icon'    => 'mastodon',
				'address' => 'https://share.joinmastodon.org/#text=%2$s%%20%1$s',
			),
			'bluesky'  => array(
				'name'    => 'Bluesky',
				'icon'    => 'bluesky',
				'address' => 'https://bsky.app/intent/compose?text=%2$s%%20%1$s',
			),
			'facebook' => array(
				'name'    => 'Facebook',
				'icon'    => 'facebook',
				'address' => 'https://www.facebook.com/sharer/sharer.php?u=%1$s',
			),
			'x'        => array(
				'name'    => 'X',
				'icon'    => 'x',
				'address' => 'https://x.com/intent/post?url=%1$s&text=%2$s',
			),
			'linkedin' => array(
				'name'    => 'LinkedIn',
				'icon'    => 'linkedin',
				'address' => 'https://www.linkedin.com/sharing/share-offsite/?url=%1$s',
			),
			'reddit'   => array(
				'name'    => 'Reddit',
				'icon'    => 'reddit',
				'address' => 'https://www.reddit.com/submit?url=%1$s&title=%2$s',
			),
			'whatsapp' => array(
				'name'    => 'WhatsApp',
				'icon'    => 'whatsapp',
				'address' => 'https://wa.me/?text=%2$s%%20%1$s',
			),
			'email'    => array(
				'name'    => \__( 'E-mail', 'flattr' ),
				'icon'    => 'mail',
				'address' => 'mailto:?subject=%2$s&body=%1$s',
			),
		);
	}

	/**
	 * The classes of a bar.
	 *
	 * @param string $orientation One of ORIENTATIONS.
	 */
	public static function class_name( string $orientation ): string {
		return 'flattr-share-bar is-' . ( \in_array( $orientation, self::ORIENTATIONS, true ) ? $orientation : 'row' );
	}

	/**
	 * The bar of a post; an empty string when nobody is connected, or not everybody can read the post.
	 *
	 * @param int   $post The post.
	 * @param array $how  `services`: ids of `services()`; `orientation`: one of ORIENTATIONS; `count`: as for
	 *                    `Button::render`; `attributes`: HTML attributes, escaped, instead of the bar's class.
	 */
	public static function render( int $post, array $how ): string {
		$flattr = Blocks::button_of_post(
			$post,
			array(
				'layout' => 'compact',
				'count'  => $how['count'] ?? 'none',
			)
		);
		if ( '' === $flattr ) {
			return '';
		}
		\wp_enqueue_style( 'flattr-share-bar' );
		$items = '<li>' . $flattr . '</li>';
		$title = \html_entity_decode( \wp_strip_all_tags( \get_the_title( $post ) ), ENT_QUOTES, 'UTF-8' );
		foreach ( \array_intersect_key( self::services(), \array_flip( \array_filter( (array) $how['services'], 'is_string' ) ) ) as $service ) {
			$items .= \sprintf(
				'<li><a class="flattr-share-bar__link" href="%1$s" rel="nofollow noopener"><span aria-hidden="true">%2$s</span><span class="flattr-share-bar__name">%3$s</span></a></li>',
				\esc_url( \sprintf( $service['address'], \rawurlencode( (string) \get_permalink( $post ) ), \rawurlencode( $title ) ) ),
				\block_core_social_link_get_icon( $service['icon'] ),
				/* translators: %s: where to, such as Mastodon. */
				\esc_html( \sprintf( \__( 'Share by %s', 'flattr' ), $service['name'] ) )
			);
		}
		return \sprintf(
			'<nav %1$s aria-label="%2$s"><ul>%3$s</ul></nav>',
			$how['attributes'] ?? 'class="' . \esc_attr( self::class_name( $how['orientation'] ?? 'row' ) ) . '"',
			\esc_attr__( 'Flattr and share', 'flattr' ),
			$items
		);
	}
}
