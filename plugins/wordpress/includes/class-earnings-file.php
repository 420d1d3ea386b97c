<?php
/**
 * Earnings as a file.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Hands out earnings as CSV: all months, or the things of one. */
final class Earnings_File {

	const ACTION = 'flattr_earnings_csv';

	/** Hooks the download. */
	public static function init(): void {
		\add_action( 'admin_post_' . self::ACTION, array( self::class, 'answer' ) );
	}

	/**
	 * The address of a file, for the current user alone.
	 *
	 * @param string $period The month whose things are in it; all months when empty.
	 */
	public static function url( string $period ): string {
		return \add_query_arg(
			array(
				'action'   => self::ACTION,
				'period'   => $period,
				'_wpnonce' => \wp_create_nonce( self::ACTION ),
			),
			\admin_url( 'admin-post.php' )
		);
	}

	/** Sends the file. */
	public static function answer(): void {
		\check_admin_referer( self::ACTION );
		if ( ! \current_user_can( Capabilities::VIEW_EARNINGS ) ) {
			\wp_die( \esc_html__( 'You may not see what this site earned.', 'flattr' ), 403 );
		}
		$period = isset( $_GET['period'] ) ? \sanitize_text_field( \wp_unslash( $_GET['period'] ) ) : '';
		$period = \preg_match( Earnings::PERIOD, $period ) ? $period : '';
		\nocache_headers();
		\header( 'Content-Type: text/csv; charset=utf-8' );
		\header( 'X-Content-Type-Options: nosniff' );
		\header( 'Content-Disposition: attachment; filename="flattr-earnings' . ( '' === $period ? '' : '-' . $period ) . '.csv"' );
		echo self::content( $period ); // phpcs:ignore WordPress.Security.EscapeOutput -- It is no HTML; cells are quoted.
		exit;
	}

	/**
	 * What is in the file.
	 *
	 * @param string $period As for `url`.
	 */
	public static function content( string $period ): string {
		$earnings = Earnings::summary( $period );
		$columns  = '' === $period ? array( 'period' ) : array( 'title', 'url' );
		$columns  = \array_merge( $columns, array( 'flattrs', 'amount', 'held' ) );
		$lines    = array( \array_merge( $columns, array( 'currency' ) ) );
		foreach ( '' === $period ? $earnings['periods'] : $earnings['things'] as $row ) {
			$lines[] = \array_merge( \array_map( fn( $column ) => $row[ $column ], $columns ), array( $earnings['currency'] ) );
		}
		return \implode( '', \array_map( fn( $line ) => \implode( ',', \array_map( array( self::class, 'cell' ), $line ) ) . "\r\n", $lines ) );
	}

	/**
	 * A cell, always in quotes. What a spreadsheet would run as a formula gets an apostrophe.
	 *
	 * @param string|int $value The value.
	 */
	private static function cell( $value ): string {
		$text = \preg_replace( '/[\r\n]+/', ' ', (string) $value );
		$safe = \preg_match( '/^\s*[=+\-@\t]/', $text ) ? "'" . $text : $text;
		return '"' . \str_replace( '"', '""', $safe ) . '"';
	}
}
