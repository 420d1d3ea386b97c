<?php
/**
 * Payment links in feeds.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Puts `rel=payment` and `podcast:funding` into RSS and Atom, where podcast players and readers look for them: for
 * the whole feed and for each item. The feeds of podcast plugins have them too, by the hooks that each of them fires;
 * where several are fired for one item, it has them once.
 */
final class Feeds {

	const PODCAST = 'https://podcastindex.org/namespace/1.0';

	/**
	 * What has its links already, in the feed that is being written: ids of posts, and 0 for the feed.
	 *
	 * @var array<int, true>
	 */
	private static $done = array();

	/** Hooks the feeds, unless the owner wants none of it. */
	public static function init(): void {
		if ( ! Settings::get( 'feeds' ) ) {
			return;
		}
		foreach ( array( 'rss2_ns', 'rss2_ns_powerpress', 'atom_ns' ) as $hook ) {
			\add_action( $hook, array( self::class, 'begin' ) );
		}
		// WordPress and Podlove; PowerPress where it writes a feed of its own.
		foreach ( array( 'rss2_head', 'rss2_head_powerpress', 'podlove_append_to_feed_head' ) as $hook ) {
			\add_action( $hook, array( self::class, 'rss_head' ), 10, 0 );
		}
		foreach ( array( 'rss2_item', 'rss2_item_powerpress', 'podlove_append_to_feed_entry' ) as $hook ) {
			\add_action( $hook, array( self::class, 'rss_item' ), 10, 0 );
		}
		\add_action( 'atom_head', array( self::class, 'atom_head' ) );
		\add_action( 'atom_entry', array( self::class, 'atom_entry' ) );
		// Seriously Simple Podcasting fires nothing within an item, but lets its text be changed.
		\add_filter( 'ssp_render_template', array( self::class, 'add_to_item' ) );
	}

	/** Begins a feed, in which nothing has its links yet. */
	public static function begin(): void {
		self::$done = array();
	}

	/** The links of the site in RSS. */
	public static function rss_head(): void {
		echo self::once( 0, 'atom:link' ); // phpcs:ignore WordPress.Security.EscapeOutput -- XML, escaped.
	}

	/** The links of an item in RSS. */
	public static function rss_item(): void {
		echo self::once( (int) \get_the_ID(), 'atom:link' ); // phpcs:ignore WordPress.Security.EscapeOutput -- XML, escaped.
	}

	/** The links of the site in Atom. */
	public static function atom_head(): void {
		echo self::once( 0, 'link' ); // phpcs:ignore WordPress.Security.EscapeOutput -- XML, escaped.
	}

	/** The links of an entry in Atom. */
	public static function atom_entry(): void {
		echo self::once( (int) \get_the_ID(), 'link' ); // phpcs:ignore WordPress.Security.EscapeOutput -- XML, escaped.
	}

	/**
	 * An item with its links, where it is one.
	 *
	 * @param string $text What Seriously Simple Podcasting has made of a template, for a feed or for a page.
	 */
	public static function add_to_item( $text ): string {
		$text = (string) $text;
		$end  = \strrpos( $text, '</item>' );
		if ( ! \is_feed() || false === $end ) {
			return $text;
		}
		return \substr_replace( $text, self::once( (int) \get_the_ID(), 'atom:link' ), $end, 0 );
	}

	/**
	 * The links of the feed or of an item; nothing the second time, and nothing where it has no button.
	 *
	 * @param int    $post    The item's post; 0 for the feed.
	 * @param string $element `atom:link` or `link`. WordPress and podcast plugins declare the prefix `atom` in RSS;
	 *                        `podcast`, which some of them declare too, is declared where it stands: twice at the
	 *                        root would make it no XML.
	 */
	private static function once( int $post, string $element ): string {
		$url = isset( self::$done[ $post ] ) ? '' : self::click_url( $post );
		if ( '' === $url ) {
			return '';
		}
		self::$done[ $post ] = true;
		return \sprintf(
			"\t<%1\$s rel=\"payment\" type=\"text/html\" title=\"%2\$s\" href=\"%3\$s\" />\n\t<podcast:funding xmlns:podcast=\"%4\$s\" url=\"%3\$s\">%5\$s</podcast:funding>\n",
			$element,
			\esc_xml( \__( 'Flattr this!', 'flattr' ) ),
			\esc_xml( $url ),
			\esc_xml( self::PODCAST ),
			\esc_xml( \__( 'Support with Flattr', 'flattr' ) )
		);
	}

	/**
	 * The click page of the site or of a post; empty where it has none.
	 *
	 * @param int $post The post; 0 for the site.
	 */
	private static function click_url( int $post ): string {
		if ( 0 === $post ) {
			return Button::click_url( Button::thing_of_site() );
		}
		return \is_post_publicly_viewable( $post ) && '' === \get_post_field( 'post_password', $post ) ? Things::click_url( $post ) : '';
	}
}
