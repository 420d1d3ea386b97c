<?php
/**
 * The function by which plugins for several authors say who wrote a post: users, and guests who are none.
 */

/**
 * The authors of a post: users by the meta `test_authors`, and a guest named in `test_guest`.
 *
 * @param int $post The post.
 */
function get_coauthors( $post ) {
	$users = array_filter( array_map( 'get_userdata', array_map( 'intval', get_post_meta( $post, 'test_authors' ) ) ) );
	foreach ( get_post_meta( $post, 'test_guest' ) as $name ) {
		$users[] = (object) array(
			'ID'           => 1, // Guests are posts, whose numbers are those of users too.
			'type'         => 'guest-author',
			'display_name' => $name,
		);
	}
	return $users ? $users : array( get_userdata( get_post_field( 'post_author', $post ) ) );
}
