<?php
/**
 * What was flattred most.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** What of this site was flattred most, as the service counts it. */
final class Top_Things {

	const SORTS = array(
		'week'  => 'flattrs_week',
		'month' => 'flattrs_month',
		'all'   => 'flattrs',
	);

	/**
	 * Things of this site, most flattred first. Pages of other sites by the same creator are left out, and so is
	 * what nobody flattred.
	 *
	 * @param string $period One of SORTS: in the last week or month, or ever.
	 * @return array<int, array{url: string, title: string, flattrs: int}> `flattrs` are those of all time.
	 */
	public static function of_site( string $period ): array {
		$member = Connection::member();
		if ( null === $member ) {
			return array();
		}
		$found = Blocks::answer(
			'/rest/v2/things/search?' . \http_build_query(
				array(
					'user'  => $member['name'],
					'sort'  => self::SORTS[ $period ] ?? 'flattrs',
					'count' => 100,
				)
			)
		);
		$host   = \wp_parse_url( \home_url(), PHP_URL_HOST );
		$things = array();
		foreach ( Kept_Answers::rows( $found['things'] ?? null ) as $thing ) {
			if ( ( $thing['flattrs'] ?? 0 ) > 0 && \wp_parse_url( (string) ( $thing['url'] ?? '' ), PHP_URL_HOST ) === $host ) {
				$things[] = array(
					'url'     => (string) $thing['url'],
					'title'   => (string) ( $thing['title'] ?? $thing['url'] ),
					'flattrs' => (int) $thing['flattrs'],
				);
			}
		}
		return $things;
	}
}
