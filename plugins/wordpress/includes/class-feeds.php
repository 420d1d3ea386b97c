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
 * the whole feed and for each item. The feeds of podcast plugins have them too: PowerPress and Podlove fire the hooks
 * of WordPress, or ones of that kind; Seriously Simple Podcasting lets its items be changed.
 */
final class Feeds {

	const PODCAST = 'https://podcastindex.org/namespace/1.0';

	/** When podcast plugins have written what they write at the same hook. */
	const AFTER_OTHERS = 20;

	/**
	 * What has its links already, in the feed that is being written: ids of posts, and 0 for the feed.
	 *
	 * @var array<int, true>
	 */
	private static $done = array();

	/**
	 * The file of an item that stands in for the one of Seriously Simple Podcasting.
	 *
	 * @var string
	 */
	private static $item_file = '';

	/** Hooks the feeds, unless the owner wants none of it. */
	public static function init(): void {
		if ( ! Settings::get( 'feeds' ) ) {
			return;
		}
		foreach ( array( 'rss2_ns', 'rss2_ns_powerpress', 'atom_ns' ) as $hook ) {
			\add_action( $hook, array( self::class, 'begin' ) );
		}
		// PowerPress fires its own instead of those of WordPress, where its owner has chosen that.
		foreach ( array( 'rss2_head', 'rss2_head_powerpress' ) as $hook ) {
			\add_action( $hook, array( self::class, 'rss_head' ), self::AFTER_OTHERS, 0 );
		}
		foreach ( array( 'rss2_item', 'rss2_item_powerpress' ) as $hook ) {
			\add_action( $hook, array( self::class, 'rss_item' ), self::AFTER_OTHERS, 0 );
		}
		\add_action( 'atom_head', array( self::class, 'atom_head' ), self::AFTER_OTHERS, 0 );
		\add_action( 'atom_entry', array( self::class, 'atom_entry' ), self::AFTER_OTHERS, 0 );
		// Seriously Simple Podcasting fires nothing within an item. It renders a template, or includes a file.
		\add_filter( 'ssp_render_template', array( self::class, 'add_to_item' ) );
		\add_filter( 'ssp_feed_item_path', array( self::class, 'wrap_item' ), PHP_INT_MAX );
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
	 * @param string $text What Seriously Simple Podcasting has made of a template: an item, a feed, a part of a page.
	 */
	public static function add_to_item( $text ): string {
		$text = (string) $text;
		$end  = \preg_match( '/^\s*<item\b/', $text ) ? \strrpos( $text, '</item>' ) : false;
		if ( ! \is_feed() || false === $end ) {
			return $text;
		}
		return \substr_replace( $text, self::once( (int) \get_the_ID(), 'atom:link' ), $end, 0 );
	}

	/**
	 * Puts a file of our own around the one that older versions of Seriously Simple Podcasting include for each item.
	 *
	 * @param mixed $path The file; in newer versions the name of a template.
	 * @return mixed
	 */
	public static function wrap_item( $path ) {
		if ( ! \is_string( $path ) || ! \path_is_absolute( $path ) || ! \is_file( $path ) ) {
			return $path;
		}
		self::$item_file = $path;
		return __DIR__ . '/ssp-feed-item.php';
	}

	/** The file that `wrap_item` has put ours around. */
	public static function item_file(): string {
		return self::$item_file;
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

		$links = \sprintf( "\t<%s rel=\"payment\" type=\"text/html\" title=\"%s\" href=\"%s\" />\n", $element, \esc_xml( \__( 'Flattr this!', 'flattr' ) ), \esc_xml( $url ) );
		if ( 0 === $post && Podcast_Funding::leads_to( Settings::service() ) ) {
			return $links; // An app lists each funding: two that lead to Flattr would be one too many.
		}
		return $links . \sprintf( "\t<podcast:funding xmlns:podcast=\"%s\" url=\"%s\">%s</podcast:funding>\n", \esc_xml( self::PODCAST ), \esc_xml( $url ), \esc_xml( \__( 'Support with Flattr', 'flattr' ) ) );
	}

	/**
	 * The click page of the site or of a post; empty where it has none.
	 *
	 * @param int $post_id The post; 0 for the site.
	 */
	private static function click_url( int $post_id ): string {
		if ( 0 === $post_id ) {
			return Button::click_url( Button::thing_of_site() );
		}
		$post = \get_post( $post_id );
		return $post && Things::is_wanted( $post ) ? Things::click_url( $post ) : '';
	}
}
