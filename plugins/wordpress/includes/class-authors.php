<?php
/**
 * Who wrote what.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * The authors of a post and their short ids at the service, which they enter in their profiles: WordPress's one
 * author, or the several of Co-Authors Plus and PublishPress Authors.
 */
final class Authors {

	/**
	 * The authors of a post, in their order.
	 *
	 * @param int $post The post.
	 * @return array<int, array{name: string, fid: string}> An empty `fid` of who has none; guests are no users, and have none.
	 */
	public static function of( int $post ): array {
		$authors = self::of_plugins( $post );
		$users   = $authors ? $authors : array( \get_userdata( (int) \get_post_field( 'post_author', $post ) ) );
		return \array_values( \array_map( array( self::class, 'present' ), \array_filter( $users, 'is_object' ) ) );
	}

	/**
	 * The short id by which a link names whose a post is: of several authors, the first that has one. Empty where that is
	 * the connected member: nobody has one, or the member shares with the authors.
	 *
	 * @param int $post The post.
	 */
	public static function fid_of_post( int $post ): string {
		if ( Sharing::of( $post ) ) {
			return '';
		}
		$fids = \array_filter( \array_column( self::of( $post ), 'fid' ) );
		return (string) \reset( $fids );
	}

	/**
	 * The short id that an author has entered in their profile; empty without one.
	 *
	 * @param int $author The author.
	 */
	public static function fid_of_author( int $author ): string {
		$fid = (string) \get_user_meta( $author, 'flattr_id', true );
		return \preg_match( '/^[0-9a-z]{6}$/', $fid ) ? $fid : '';
	}

	/**
	 * What plugins for several authors say; nothing without one.
	 *
	 * @param int $post The post.
	 * @return object[] Of each, `display_name`; users have their `ID`.
	 */
	private static function of_plugins( int $post ): array {
		foreach ( array( 'get_coauthors', 'publishpress_authors_get_post_authors' ) as $function ) {
			$authors = \function_exists( $function ) ? $function( $post ) : array();
			if ( \is_array( $authors ) && $authors ) {
				return $authors;
			}
		}
		return array();
	}

	/**
	 * An author.
	 *
	 * @param object $author A user, or what a plugin has instead of one.
	 */
	private static function present( $author ): array {
		// The guests of Co-Authors Plus have a number of their own as ID; the authors of PublishPress have `user_id`.
		$user = $author instanceof \WP_User ? $author->ID : (int) ( $author->user_id ?? 0 );
		return array(
			'name' => (string) ( $author->display_name ?? '' ),
			'fid'  => $user > 0 ? self::fid_of_author( $user ) : '',
		);
	}
}
