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
 * background (Kept_Answers); only who asks for the first time waits, and who wants it as it is now. Amounts are words of the currency with as
 * many decimals as they have, such as `3.333334`: exact, and no number that a program would round.
 */
final class Earnings {

	const PERIOD = '/^\d{4}-(0[1-9]|1[0-2])$/';

	/** How long the service may be waited for: never, where it never answered, or always. */
	const NEVER  = 'never';
	const FIRST  = 'first';
	const ALWAYS = 'always';

	/** For how many seconds even who wants it as it is now gets what was just said. */
	const NOW = 5;

	/**
	 * All that the earnings screen shows.
	 *
	 * @param string $period The month whose things are wanted, `2026-01`; the newest with earnings when empty.
	 * @param string $wait   Whether the service is waited for.
	 * @return array As the route `/flattr/v1/earnings` describes it.
	 */
	public static function summary( string $period = '', string $wait = self::FIRST ): array {
		$all     = self::kept( '/rest/v2/user/earnings?count=1', true, $wait );
		$said    = $all['body'] ?? array();
		$periods = \array_map( array( self::class, 'period' ), Kept_Answers::rows( $said['periods'] ?? null ) );
		$period  = \preg_match( self::PERIOD, $period ) ? $period : ( $periods[0]['period'] ?? '' );
		$month   = '' === $period || ! $periods ? array( 'error' => '' ) : self::kept( '/rest/v2/user/earnings/' . $period, true, $wait );
		$site    = self::kept( '/rest/v2/sites/lookup?url=' . \rawurlencode( \home_url( '/' ) ), false, $wait );
		return array(
			'known'     => null !== $all['body'],
			'currency'  => (string) ( $said['currency'] ?? '' ),
			'balance'   => (string) ( $said['balance'] ?? '' ),
			'held'      => (string) ( $said['held'] ?? '' ),
			'waiting'   => (string) ( $site['body']['waiting'] ?? '' ),
			'periods'   => $periods,
			'period'    => $period,
			'things'    => self::top( Kept_Answers::rows( $month['body']['things'] ?? null ) ),
			'asked_at'  => null === $all['body'] ? null : \gmdate( 'c', $all['asked_at'] ),
			'error'     => '' === $all['error'] ? $month['error'] : $all['error'],
			'dashboard' => '' === Settings::service() ? '' : Settings::service() . '/things',
		);
	}

	/**
	 * What was said last, while somebody asks again; or, for who waits, what is said now.
	 *
	 * @param string $path      The path.
	 * @param bool   $as_member Whether it is for the connected member alone.
	 * @param string $wait      As for `summary`.
	 */
	private static function kept( string $path, bool $as_member, string $wait ): array {
		if ( ! Connection::is_connected() ) {
			return array(
				'body'     => null,
				'asked_at' => 0,
				'error'    => Connection::explain( '' ),
			);
		}
		if ( self::ALWAYS === $wait ) {
			return Kept_Answers::get_fresh( $path, $as_member, self::NOW );
		}
		$kept = Kept_Answers::get( $path, $as_member );
		return null === $kept['body'] && self::FIRST === $wait ? Kept_Answers::get_fresh( $path, $as_member ) : $kept;
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
