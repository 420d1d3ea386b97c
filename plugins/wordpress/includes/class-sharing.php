<?php
/**
 * Dividing what a post earns among its authors.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Where the owner wants that, a post is the connected member's, who offers its authors parts of what it earns. They say
 * yes at the service, for each post or once for all. Who has no short id there gets nothing by it: their part stays with the site.
 */
final class Sharing {

	const META = '_flattr_sharing';

	/** What a token must be allowed to, to offer parts. */
	const SCOPE = 'sharing';

	/**
	 * The parts that the authors of a post are to be offered; none where it is not shared: that is not wanted, or
	 * it is one author's alone, as a whole.
	 *
	 * @param int $post The post.
	 * @return array<int, array{flattr_id: string, name: string, percent: string}>
	 */
	public static function of( int $post ): array {
		$member = Connection::member();
		if ( ! Settings::get( 'share_with_authors' ) || null === $member ) {
			return array();
		}
		return self::divide( Authors::of( $post ), $member['fid'], (int) Settings::get( 'part_of_site' ) );
	}

	/**
	 * Divides evenly what the site does not keep. What cannot be divided in parts of a millionth stays with the site.
	 *
	 * @param array  $authors As `Authors::of` returns them.
	 * @param string $owner   The connected member's short id.
	 * @param int    $kept    What the site keeps, in percent.
	 * @return array As `of` returns it.
	 */
	public static function divide( array $authors, string $owner, int $kept ): array {
		$others = \array_filter( $authors, fn( $author ) => '' !== $author['fid'] && $owner !== $author['fid'] );
		if ( ! $others || ( 1 === \count( $authors ) && 0 === $kept ) ) {
			return array();
		}
		$part  = \intdiv( ( 100 - $kept ) * 10000, \count( $authors ) );
		$parts = array();
		foreach ( $others as $author ) {
			// Somebody may be there twice, as a guest with a second name.
			$before                  = $parts[ $author['fid'] ]['millionths'] ?? 0;
			$parts[ $author['fid'] ] = array(
				'flattr_id'  => $author['fid'],
				'name'       => $author['name'],
				'millionths' => $before + $part,
			);
		}
		return \array_map(
			fn( $one ) => array(
				'flattr_id' => $one['flattr_id'],
				'name'      => $one['name'],
				'percent'   => \sprintf( '%d.%04d', \intdiv( $one['millionths'], 10000 ), $one['millionths'] % 10000 ),
			),
			\array_values( $parts )
		);
	}

	/**
	 * Offers the parts of a post at the service, or takes them back; asks nothing where that was done.
	 *
	 * @param int $post  The post.
	 * @param int $thing Its number at the service.
	 * @return \WP_Error|null What went wrong.
	 */
	public static function bring_up_to_date( int $post, int $thing ): ?\WP_Error {
		$parts  = self::of( $post );
		$offer  = \array_map( fn( $part ) => \array_intersect_key( $part, array_flip( array( 'flattr_id', 'percent' ) ) ), $parts );
		$sent   = $parts ? \md5( $thing . \wp_json_encode( $offer ) ) : '';
		$before = (string) \get_post_meta( $post, self::META, true );
		if ( $sent === $before ) {
			return null;
		}
		$path   = self::path( $thing );
		$answer = $parts ? Connection::ask( 'PUT', $path, array( 'collaborators' => $offer ) ) : Connection::ask( 'DELETE', $path );
		if ( \is_wp_error( $answer ) ) {
			return 'insufficient_scope' === $answer->get_error_code() ? new \WP_Error( 'insufficient_scope', self::explain() ) : $answer;
		}
		if ( $sent ) {
			\update_post_meta( $post, self::META, $sent );
		} else {
			\delete_post_meta( $post, self::META );
		}
		return null;
	}

	/**
	 * How the offer of a post stands, for who waits for an answer.
	 *
	 * @param int $post  The post.
	 * @param int $thing Its number at the service.
	 * @return array<int, array{name: string, percent: string, state: string}> Of each author: `asked` or `accepted`; `declined`
	 *         of all where one of them declined; `unknown` where the service did not say.
	 */
	public static function standing( int $post, int $thing ): array {
		$parts = $thing && \get_post_meta( $post, self::META, true ) ? self::of( $post ) : array();
		if ( ! $parts ) {
			return array();
		}
		$answer = Connection::ask( 'GET', self::path( $thing ) );
		$live   = \is_wp_error( $answer ) ? array() : Kept_Answers::rows( $answer );
		$states = self::states_by_fid( $live );
		$none   = \is_wp_error( $answer ) ? 'unknown' : 'declined';
		return \array_map(
			fn( $part ) => array(
				'name'    => $part['name'],
				'percent' => $part['percent'],
				'state'   => $states[ $part['flattr_id'] ] ?? ( $live ? 'asked' : $none ),
			),
			$parts
		);
	}

	/** Whether the site may offer parts, as far as it is known. */
	public static function may_offer(): bool {
		return ! Settings::get( 'share_with_authors' ) || Connection::may( self::SCOPE );
	}

	/** What to do where it may not. */
	public static function explain(): string {
		return \__( 'To divide what posts earn among their authors, this site needs your leave to offer them parts. Connect again to give it.', 'flattr' );
	}

	/**
	 * Where the sharing of a thing is at the service.
	 *
	 * @param int $thing The thing.
	 */
	private static function path( int $thing ): string {
		return '/rest/v2/things/' . $thing . '/sharing';
	}

	/**
	 * What each said to the newest offer.
	 *
	 * @param array $live What the service answered.
	 * @return array<string, string>
	 */
	private static function states_by_fid( array $live ): array {
		$parts = Kept_Answers::rows( $live[0]['parts'] ?? null );
		return \array_map( 'sanitize_key', \array_column( $parts, 'state', 'flattr_id' ) );
	}
}
