<?php
/**
 * Payment links in feeds.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Puts `rel=payment` links (and `podcast:funding` for the whole feed) into RSS and Atom, where podcast players
 * and readers look for them. They hold for the feeds of podcast plugins that fire WordPress's own hooks.
 */
final class Feeds {

	const PODCAST = 'https://podcastindex.org/namespace/1.0';

	/** Hooks the feeds, unless the owner wants none of it. */
	public static function init(): void {
		if ( ! Settings::get( 'feeds' ) ) {
			return;
		}
		\add_action( 'rss2_head', array( self::class, 'rss_head' ) );
		\add_action( 'rss2_item', array( self::class, 'rss_item' ) );
		\add_action( 'atom_head', array( self::class, 'atom_head' ) );
		\add_action( 'atom_entry', array( self::class, 'atom_entry' ) );
	}

	/** The link of the site in RSS. WordPress declares the prefix `atom` there; `podcast` is declared here. */
	public static function rss_head(): void {
		$url = Button::click_url( self::site() );
		if ( '' === $url ) {
			return;
		}
		self::print_link( 'atom:link', $url );
		\printf(
			"\t<podcast:funding xmlns:podcast=\"%s\" url=\"%s\">%s</podcast:funding>\n",
			\esc_attr( self::PODCAST ),
			self::xml( $url ), // phpcs:ignore WordPress.Security.EscapeOutput -- esc_xml inside.
			self::xml( \__( 'Support with Flattr', 'flattr' ) ) // phpcs:ignore WordPress.Security.EscapeOutput -- esc_xml inside.
		);
	}

	/** The link of an item in RSS. */
	public static function rss_item(): void {
		self::print_link( 'atom:link', self::url_of_item() );
	}

	/** The link of the site in Atom. */
	public static function atom_head(): void {
		self::print_link( 'link', Button::click_url( self::site() ) );
	}

	/** The link of an entry in Atom. */
	public static function atom_entry(): void {
		self::print_link( 'link', self::url_of_item() );
	}

	/** The site as a thing. */
	private static function site(): array {
		return array(
			'url'   => \home_url( '/' ),
			'title' => \get_bloginfo( 'name' ),
		);
	}

	/** The click page of the item that is being written; empty where it has no button. */
	private static function url_of_item(): string {
		$post = \get_post();
		return ! $post || '' !== $post->post_password ? '' : Button::click_url( Button::thing_of( $post ) );
	}

	/**
	 * Prints a payment link.
	 *
	 * @param string $element `atom:link` or `link`.
	 * @param string $url     Empty: nothing is printed.
	 */
	private static function print_link( string $element, string $url ): void {
		if ( '' === $url ) {
			return;
		}
		\printf(
			"\t<%s rel=\"payment\" type=\"text/html\" title=\"%s\" href=\"%s\" />\n",
			$element, // phpcs:ignore WordPress.Security.EscapeOutput -- One of two constants.
			self::xml( \__( 'Flattr this!', 'flattr' ) ), // phpcs:ignore WordPress.Security.EscapeOutput -- esc_xml inside.
			self::xml( $url ) // phpcs:ignore WordPress.Security.EscapeOutput -- esc_xml inside.
		);
	}

	/**
	 * A text for XML.
	 *
	 * @param string $text The text.
	 */
	private static function xml( string $text ): string {
		return \esc_xml( $text );
	}
}
