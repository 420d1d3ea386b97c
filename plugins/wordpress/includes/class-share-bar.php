<?php
/**
 * The share bar.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Flattr beside links to share a post. They are links only: no script, and no request before one is followed. What
 * only the reader's browser can do is a button that shows when its script has come, on bars that offer it alone.
 */
final class Share_Bar {

	const ORIENTATIONS = array( 'row', 'column', 'floating' );

	/** Registers the style sheet, for blocks that name it, and the script. */
	public static function register(): void {
		\wp_register_style( 'flattr-share-bar', \plugins_url( 'assets/share-bar.css', FILE ), array( 'flattr-button' ), VERSION );
		$script = Blocks::BUILD . '/share-bar/view.asset.php';
		if ( \file_exists( $script ) ) {
			$asset = require $script;
			\wp_register_script_module( 'flattr/share-bar', \plugins_url( 'build/share-bar/view.js', FILE ), $asset['dependencies'], $asset['version'] );
		}
	}

	/**
	 * By what a post can be shared. `%1$s` in an address stands for the post's address, `%2$s` for its title. What has
	 * an action instead is done by `blocks/src/share-bar/view.ts`.
	 *
	 * @return array<string, array{name: string, icon: string, address?: string, action?: string}> `icon`: of
	 *         WordPress's social icons.
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
			'copy'     => array(
				'name'   => \__( 'Copy the link', 'flattr' ),
				'icon'   => 'chain',
				'action' => 'copy',
			),
			'device'   => array(
				'name'   => \__( 'Share by another app', 'flattr' ),
				'icon'   => 'share',
				'action' => 'share',
			),
		);
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
		$title  = \html_entity_decode( \wp_strip_all_tags( \get_the_title( $post ) ), ENT_QUOTES, 'UTF-8' );
		return '' === $flattr ? '' : self::bar( $flattr, (string) \get_permalink( $post ), $title, $how );
	}

	/**
	 * A bar as it looks, of no post: for whoever chooses, also before they are connected.
	 *
	 * @param array $how As for `render`; with a `count`, it shows one.
	 */
	public static function sample( array $how ): string {
		return self::bar( Button::sample( array( 'layout' => 'compact' ) + $how ), \home_url( '/' ), '', $how );
	}

	/**
	 * A bar of links.
	 *
	 * @param string $flattr  The button.
	 * @param string $address What is shared.
	 * @param string $title   Its title.
	 * @param array  $how     As for `render`.
	 */
	private static function bar( string $flattr, string $address, string $title, array $how ): string {
		\wp_enqueue_style( 'flattr-share-bar' );
		$orientation = $how['orientation'] ?? 'row';
		$chosen      = \array_intersect_key( self::services(), \array_flip( \array_filter( (array) $how['services'], 'is_string' ) ) );
		$links       = \array_filter( $chosen, fn( $service ) => isset( $service['address'] ) );
		$buttons     = \array_diff_key( $chosen, $links );
		$items       = '<li>' . $flattr . '</li>';
		foreach ( $links as $service ) {
			$items .= \sprintf(
				'<li><a class="flattr-share-bar__link" href="%1$s" rel="nofollow noopener">%2$s</a></li>',
				\esc_url( \sprintf( $service['address'], \rawurlencode( $address ), \rawurlencode( $title ) ) ),
				/* translators: %s: where to, such as Mastodon. */
				self::face( $service['icon'], \sprintf( \__( 'Share by %s', 'flattr' ), $service['name'] ) )
			);
		}
		foreach ( $buttons as $service ) {
			$items .= \sprintf(
				'<li class="flattr-share-bar__%1$s" hidden data-wp-bind--hidden="!state.can_%1$s"><button type="button" class="flattr-share-bar__link" data-wp-on--click="actions.%1$s">%2$s</button></li>',
				\esc_attr( $service['action'] ),
				self::face( $service['icon'], $service['name'] )
			);
		}
		return \sprintf(
			'<nav %1$s aria-label="%2$s"%3$s><ul>%4$s</ul>%5$s</nav>',
			$how['attributes'] ?? self::attributes( $orientation ),
			\esc_attr__( 'Flattr and share', 'flattr' ),
			$buttons ? self::interactive( $address, $title ) : '',
			$items,
			$buttons ? '<p class="flattr-share-bar__said" role="status" data-wp-text="context.said"></p>' : ''
		);
	}

	/**
	 * What a link or button shows: an icon, and its name for those who hear it.
	 *
	 * @param string $icon One of WordPress's social icons.
	 * @param string $name What it does.
	 */
	private static function face( string $icon, string $name ): string {
		return '<span aria-hidden="true">' . \block_core_social_link_get_icon( $icon ) . '</span><span class="flattr-share-bar__name">' . \esc_html( $name ) . '</span>';
	}

	/**
	 * The class of a bar, and what a floating one needs to be legible over whatever it floats.
	 *
	 * @param string $orientation One of ORIENTATIONS.
	 * @return array{class: string, style?: string}
	 */
	public static function look( string $orientation ): array {
		$look = array( 'class' => 'flattr-share-bar is-' . ( \in_array( $orientation, self::ORIENTATIONS, true ) ? $orientation : 'row' ) );
		if ( 'floating' === $orientation ) {
			$colors = \wp_get_global_styles()['color'] ?? array();
			$is_css = '/^(#[0-9a-f]{3,8}|var\(--wp--preset--color--[a-z0-9-]+\))$/i';
			if ( \preg_match( $is_css, (string) ( $colors['background'] ?? '' ) ) && \preg_match( $is_css, (string) ( $colors['text'] ?? '' ) ) ) {
				$look['style'] = "--flattr-surface:{$colors['background']};--flattr-ink:{$colors['text']}";
			}
		}
		return $look;
	}

	/**
	 * The HTML attributes of a bar that is no block.
	 *
	 * @param string $orientation One of ORIENTATIONS.
	 */
	private static function attributes( string $orientation ): string {
		$html = '';
		foreach ( self::look( $orientation ) as $name => $value ) {
			$html .= \sprintf( ' %s="%s"', $name, \esc_attr( $value ) );
		}
		return \ltrim( $html );
	}

	/**
	 * Loads the script of a bar with buttons, and tells it what it is about. The same for every visitor.
	 *
	 * @param string $address The post's address.
	 * @param string $title   The post's title.
	 */
	private static function interactive( string $address, string $title ): string {
		\wp_enqueue_script_module( 'flattr/share-bar' );
		$context = array(
			'url'    => $address,
			'title'  => $title,
			'said'   => '',
			'copied' => \__( 'The link is copied.', 'flattr' ),
			'failed' => \__( 'The browser did not copy the link.', 'flattr' ),
		);
		return ' data-wp-interactive="flattr/share-bar" ' . \wp_interactivity_data_wp_context( $context );
	}
}
