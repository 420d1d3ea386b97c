<?php
/**
 * What podcasters ask for in their feeds by themselves.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * The `podcast:funding` that a podcast plugin writes into the head of the feed that is being written, by what the
 * podcaster has entered in its settings. It stays as it is.
 */
final class Podcast_Funding {

	/**
	 * Whether it leads to a service already: the podcaster has entered their page there.
	 *
	 * @param string $service The address of the service.
	 */
	public static function leads_to( string $service ): bool {
		$origin = self::origin( $service );
		foreach ( self::addresses() as $address ) {
			if ( \is_string( $address ) && self::origin( $address ) === $origin ) {
				return true;
			}
		}
		return false;
	}

	/** What Seriously Simple Podcasting, PowerPress and Podlove have written, or will write, into this feed. */
	private static function addresses(): array {
		$found = array();
		if ( \did_action( 'ssp_before_feed' ) ) {
			$slug    = \get_query_var( 'podcast_series', $_GET['podcast_series'] ?? '' ); // phpcs:ignore WordPress.Security -- Looked up as a slug.
			$series  = \is_string( $slug ) && '' !== $slug ? \get_term_by( 'slug', \sanitize_title( \wp_unslash( $slug ) ), 'series' ) : false;
			$found[] = self::option( 'ss_podcasting_funding' . ( $series ? '_' . $series->term_id : '' ), 'url' );
		}
		if ( \function_exists( 'powerpress_is_podcast_feed' ) && \powerpress_is_podcast_feed() ) {
			foreach ( array( 'powerpress_feed', 'powerpress_feed_' . \get_query_var( 'feed' ) ) as $name ) {
				$found[] = self::option( $name, 'donate_link' ) ? self::option( $name, 'donate_url' ) : null;
			}
		}
		if ( \did_action( 'podlove_append_to_feed_head' ) ) {
			$found[] = self::option( 'podlove_podcast', 'funding_url' );
		}
		return $found;
	}

	/**
	 * A part of an option that is a list.
	 *
	 * @param string $name The option.
	 * @param string $part The part.
	 * @return mixed Null where there is none.
	 */
	private static function option( string $name, string $part ) {
		$kept = \get_option( $name );
		return \is_array( $kept ) ? $kept[ $part ] ?? null : null;
	}

	/**
	 * The host and port of an address, with http or https; empty where it has none.
	 *
	 * @param string $address The address.
	 */
	private static function origin( string $address ): string {
		$parts = \wp_parse_url( \trim( $address ) );
		return \strtolower( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}
}
