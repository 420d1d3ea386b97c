<?php
/**
 * What the connected member earned.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * What was earned, as the service says. It is shown as it was kept while the service is asked again in the
 * background (Kept_Answers); only who asks for the first time waits. Amounts are words of the currency with as
 * many decimals as they have, such as `3.333334`: exact, and no number that a program would round.
 */
final class Earnings {

	const PERIOD = '/^\d{4}-(0[1-9]|1[0-2])$/';

	/**
	 * All that the earnings screen shows.
	 *
	 * @param string $period   The month whose things are wanted, `2026-01`; the newest with earnings when empty.
	 * @param bool   $may_wait Whether the service may be waited for, where it never answered.
	 * @return array As the route `/flattr/v1/earnings` describes it.
	 */
	public static function summary( string $period = '', bool $may_wait = true ): array {
		$all     = self::kept( '/rest/v2/user/earnings?count=1', true, $may_wait );
		$said    = $all['body'] ?? array();
		$periods = \array_map( array( self::class, 'period' ), $said['periods'] ?? array() );
		$period  = \preg_match( self::PERIOD, $period ) ? $period : ( $periods[0]['period'] ?? '' );
		$month   = '' === $period || ! $periods ? array( 'error' => '' ) : self::kept( '/rest/v2/user/earnings/' . $period, true, $may_wait );
		$site    = self::kept( '/rest/v2/sites/lookup?url=' . \rawurlencode( \home_url( '/' ) ), false, $may_wait );
		return array(
			'known'     => null !== $all['body'],
			'currency'  => (string) ( $said['currency'] ?? '' ),
			'balance'   => (string) ( $said['balance'] ?? '' ),
			'held'      => (string) ( $said['held'] ?? '' ),
			'waiting'   => (string) ( $site['body']['waiting'] ?? '' ),
			'periods'   => $periods,
			'period'    => $period,
			'things'    => self::top( $month['body']['things'] ?? array() ),
			'asked_at'  => null === $all['body'] ? null : \gmdate( 'c', $all['asked_at'] ),
			'error'     => '' === $all['error'] ? $month['error'] : $all['error'],
			'dashboard' => '' === Settings::service() ? '' : Settings::service() . '/earnings',
		);
	}

	/**
	 * What was said last, while somebody asks again; who is the first may wait for the answer.
	 *
	 * @param string $path      The path.
	 * @param bool   $as_member Whether it is for the connected member alone.
	 * @param bool   $may_wait  As for `summary`.
	 */
	private static function kept( string $path, bool $as_member, bool $may_wait ): array {
		if ( ! Connection::is_connected() ) {
			return array(
				'body'     => null,
				'asked_at' => 0,
				'error'    => Connection::explain( '' ),
			);
		}
		$kept = Kept_Answers::get( $path, $as_member );
		return null === $kept['body'] && $may_wait ? Kept_Answers::get_fresh( $path, $as_member ) : $kept;
	}

	/**
	 * A month.
	 *
	 * @param array $said What the service says of it.
	 */
	private static function period( array $said ): array {
		return array(
			'period'  => (string) ( $said['period'] ?? '' ),
			'flattrs' => (int) ( $said['flattrs'] ?? 0 ),
			'amount'  => (string) ( $said['amount'] ?? '' ),
			'held'    => (string) ( $said['held'] ?? '' ),
		);
	}

	/**
	 * Things with what they brought, most first.
	 *
	 * @param array $said What the service says of them.
	 */
	private static function top( array $said ): array {
		$things = \array_map(
			fn( $one ) => array(
				'id'      => (int) ( $one['thing']['id'] ?? 0 ),
				'title'   => (string) ( $one['thing']['title'] ?? '' ),
				'url'     => \sanitize_url( $one['thing']['url'] ?? '', array( 'http', 'https' ) ),
				'link'    => \sanitize_url( $one['thing']['link'] ?? '', array( 'http', 'https' ) ),
				'flattrs' => (int) ( $one['flattrs'] ?? 0 ),
				'amount'  => (string) ( $one['amount'] ?? '' ),
				'held'    => (string) ( $one['held'] ?? '' ),
			),
			$said
		);
		\usort( $things, fn( $a, $b ) => (float) $b['amount'] <=> (float) $a['amount'] );
		return $things;
	}
}
