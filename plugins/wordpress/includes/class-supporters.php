<?php
/**
 * Supporters.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Who flattred, of those who show their name: the service tells of nobody else. Newest first, each once. */
final class Supporters {

	const MOST = 100;

	/**
	 * Supporters of a post.
	 *
	 * @param int $post The post.
	 * @return array<int, array{name: string, url: string}>
	 */
	public static function of_post( int $post ): array {
		$thing = Things::of( $post )['id'];
		if ( ! $thing || ! Blocks::can_be_shown( $post ) ) {
			return array();
		}
		$flattrs = Blocks::answer( "/rest/v2/things/{$thing}/flattrs?count=" . self::MOST );
		return self::each_once(
			\array_map(
				fn( $flattr ) => array(
					'name' => $flattr['owner']['username'] ?? '',
					'url'  => $flattr['owner']['link'] ?? '',
				),
				Kept_Answers::rows( $flattrs )
			)
		);
	}

	/**
	 * Supporters of everything by the member whom the site is connected as.
	 *
	 * @return array<int, array{name: string, url: string}>
	 */
	public static function of_creator(): array {
		$member = Connection::member();
		if ( null === $member ) {
			return array();
		}
		$stream = Blocks::answer( '/rest/v2/users/' . \rawurlencode( $member['name'] ) . '/activities.as?type=incoming&count=' . self::MOST );
		return self::each_once(
			\array_map(
				fn( $activity ) => array(
					'name' => $activity['actor']['displayName'] ?? '',
					'url'  => $activity['actor']['url'] ?? '',
				),
				Kept_Answers::rows( $stream['items'] ?? null )
			)
		);
	}

	/**
	 * Each supporter once, without those who have left.
	 *
	 * @param array $supporters Supporters, some of them several times.
	 */
	private static function each_once( array $supporters ): array {
		$found = array();
		foreach ( $supporters as $supporter ) {
			if ( \is_string( $supporter['name'] ) && '' !== $supporter['name'] ) {
				$found += array( $supporter['name'] => $supporter );
			}
		}
		return \array_values( $found );
	}
}
