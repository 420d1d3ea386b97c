<?php
/**
 * What of the archive is to be told.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * The posts that back-filling goes through: what is published of the chosen types; and what the service knows
 * already, since it may not be wanted there any more.
 */
final class Backfill_Queue {

	/** How many posts there are. */
	public static function count(): int {
		global $wpdb;
		return (int) $wpdb->get_var( 'SELECT COUNT(*) ' . self::from( PHP_INT_MAX ) ); // phpcs:ignore WordPress.DB -- Prepared in `from`.
	}

	/**
	 * The next posts, the newest first.
	 *
	 * @param int $before The post after which they come.
	 * @param int $most   How many.
	 * @return int[]
	 */
	public static function next( int $before, int $most ): array {
		global $wpdb;
		$found = $wpdb->get_col( 'SELECT p.ID ' . self::from( $before ) . $wpdb->prepare( ' ORDER BY p.ID DESC LIMIT %d', $most ) ); // phpcs:ignore WordPress.DB -- Prepared.
		$posts = \array_map( 'intval', $found );
		\_prime_post_caches( $posts );
		return $posts;
	}

	/**
	 * Tells the service of a post, if it does not know how it stands.
	 *
	 * @param int $post_id The post.
	 * @return array What is known of its thing afterwards.
	 */
	public static function bring_up_to_date( int $post_id ): array {
		$post  = \get_post( $post_id );
		$thing = Things::of( $post_id );
		$known = $post && Things::is_wanted( $post ) ? 'registered' === $thing['state'] : ! $thing['id'] || 'hidden' === $thing['state'];
		if ( ! $known ) {
			Things::bring_up_to_date( $post_id );
		}
		return Things::of( $post_id );
	}

	/**
	 * Where they come from.
	 *
	 * @param int $before The post after which they come.
	 */
	private static function from( int $before ): string {
		global $wpdb;
		$types  = Settings::get( 'post_types' );
		$values = \array_merge( array( $before ), $types ? $types : array( '' ), array( Things::META_STATE ) );
		$marks  = \implode( ', ', \array_fill( 0, \max( 1, \count( $types ) ), '%s' ) );
		return $wpdb->prepare(
			"FROM {$wpdb->posts} p WHERE p.ID < %d AND ( ( p.post_type IN ( $marks ) AND p.post_status = 'publish' )
				OR p.ID IN ( SELECT m.post_id FROM {$wpdb->postmeta} m WHERE m.meta_key = %s ) )", // phpcs:ignore WordPress.DB -- As many marks as types.
			$values
		);
	}
}
