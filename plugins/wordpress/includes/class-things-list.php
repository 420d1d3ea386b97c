<?php
/**
 * Posts as things, to look through.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Finds the posts that are things, or could be, of those that the current user may edit. */
final class Things_List {

	/** The types of posts whose things the current user may look through. */
	public static function types(): array {
		return \array_values( \array_filter( Settings::get( 'post_types' ), fn( $type ) => self::can( 'edit_published_posts', $type ) ) );
	}

	/** What can be asked for, as the REST API has it. */
	public static function arguments(): array {
		$number = fn( int $usual, int $most ) => array(
			'type'    => 'integer',
			'default' => $usual,
			'minimum' => 1,
			'maximum' => $most,
		);
		$choice = fn( array $choices, string $usual ) => array(
			'type'    => 'string',
			'default' => $usual,
			'enum'    => $choices,
		);
		return array(
			'page'     => $number( 1, 100000 ),
			'per_page' => $number( 20, 100 ),
			'search'   => array(
				'type'    => 'string',
				'default' => '',
			),
			'state'    => $choice( \array_merge( array( '' ), Things::STATES ), '' ),
			'type'     => $choice( \array_merge( array( '' ), Settings::get( 'post_types' ) ), '' ),
			'orderby'  => $choice( array( 'date', 'modified', 'title' ), 'date' ),
			'order'    => $choice( array( 'asc', 'desc' ), 'desc' ),
		);
	}

	/**
	 * A page of posts.
	 *
	 * @param array $wanted As `arguments` has it.
	 */
	public static function find( array $wanted ): \WP_Query {
		$types = '' === $wanted['type'] ? self::types() : \array_intersect( self::types(), array( $wanted['type'] ) );
		$query = array(
			'post_type'           => $types ? $types : array( 'none' ),
			'post_status'         => 'publish',
			's'                   => $wanted['search'],
			'orderby'             => array(
				$wanted['orderby'] => $wanted['order'],
				'ID'               => $wanted['order'],
			),
			'posts_per_page'      => $wanted['per_page'],
			'paged'               => $wanted['page'],
			'ignore_sticky_posts' => true,
		);
		if ( 'none' === $wanted['state'] ) {
			$query['meta_query'] = array( // phpcs:ignore WordPress.DB.SlowDBQuery -- One page, for who looks for it.
				array(
					'key'     => Things::META_STATE,
					'compare' => 'NOT EXISTS',
				),
			);
		} elseif ( '' !== $wanted['state'] ) {
			$query['meta_key']    = Things::META_STATE; // phpcs:ignore WordPress.DB.SlowDBQuery
			$query['meta_value']  = $wanted['state']; // phpcs:ignore WordPress.DB.SlowDBQuery
			$query['post_status'] = array( 'publish', 'private', 'draft', 'pending', 'future', 'trash' );
		}
		foreach ( $types as $type ) {
			if ( ! self::can( 'edit_others_posts', $type ) ) {
				$query['author'] = \get_current_user_id();
			}
		}
		return new \WP_Query( $query );
	}

	/**
	 * Whether the current user may do something with posts of a type.
	 *
	 * @param string $what The capability, as posts have it.
	 * @param string $type The type.
	 */
	private static function can( string $what, string $type ): bool {
		$about = \get_post_type_object( $type );
		return $about && \current_user_can( $about->cap->$what );
	}
}
