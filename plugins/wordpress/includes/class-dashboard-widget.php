<?php
/**
 * The dashboard.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Shows on the dashboard what was earned. It never waits for the service: what was kept is shown, with its time. */
final class Dashboard_Widget {

	const MONTHS = 3;

	/** Hooks the dashboard. */
	public static function init(): void {
		\add_action( 'wp_dashboard_setup', array( self::class, 'add' ) );
	}

	/** Adds the widget, for who may see what was earned. */
	public static function add(): void {
		if ( Connection::is_connected() && \current_user_can( Capabilities::VIEW_EARNINGS ) ) {
			\wp_add_dashboard_widget( 'flattr_earnings', \__( 'Flattr', 'flattr' ), array( self::class, 'print' ) );
		}
	}

	/** Prints it. */
	public static function print(): void {
		$earnings = Earnings::summary( '', Earnings::NEVER );
		if ( ! $earnings['known'] ) {
			echo '<p>' . \esc_html( '' === $earnings['error'] ? \__( 'The service is being asked. Look again in a minute.', 'flattr' ) : $earnings['error'] ) . '</p>';
			return;
		}
		/* translators: %s: an amount with its currency, such as "12.50 USD". */
		echo '<p><strong>' . \esc_html( \sprintf( \__( '%s earned and not used yet.', 'flattr' ), self::amount( $earnings['balance'], $earnings['currency'] ) ) ) . '</strong></p>';
		self::print_months( \array_slice( $earnings['periods'], 0, self::MONTHS ), $earnings['currency'] );
		/* translators: %s: a date and time. */
		echo '<p class="description">' . \esc_html( \sprintf( \__( 'As of %s.', 'flattr' ), \wp_date( \get_option( 'date_format' ) . ' ' . \get_option( 'time_format' ), \strtotime( $earnings['asked_at'] ) ) ) );
		echo '' === $earnings['error'] ? '</p>' : ' ' . \esc_html( $earnings['error'] ) . '</p>';
		\printf( '<p><a href="%s">%s</a></p>', \esc_url( \admin_url( 'index.php?page=' . Earnings_Page::SLUG ) ), \esc_html__( 'Earnings and posts', 'flattr' ) );
	}

	/**
	 * An amount as people read it.
	 *
	 * @param string $amount   The amount.
	 * @param string $currency The currency.
	 */
	public static function amount( string $amount, string $currency ): string {
		return \number_format_i18n( (float) $amount, 2 ) . ' ' . $currency;
	}

	/**
	 * Prints the last months.
	 *
	 * @param array  $months   The months.
	 * @param string $currency The currency.
	 */
	private static function print_months( array $months, string $currency ): void {
		if ( ! $months ) {
			echo '<p>' . \esc_html__( 'No month has brought anything yet. A month’s flattrs are divided when it is over.', 'flattr' ) . '</p>';
			return;
		}
		$heads = array( \__( 'Month', 'flattr' ), \__( 'Flattrs', 'flattr' ), \__( 'Amount', 'flattr' ) );
		echo '<table class="widefat striped"><thead><tr>';
		foreach ( $heads as $head ) {
			echo '<th scope="col">' . \esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $months as $month ) {
			\printf(
				'<tr><th scope="row">%s</th><td>%s</td><td>%s</td></tr>',
				\esc_html( \wp_date( 'F Y', \strtotime( $month['period'] . '-15 12:00 UTC' ) ) ),
				\esc_html( \number_format_i18n( $month['flattrs'] ) ),
				\esc_html( self::amount( $month['amount'], $currency ) )
			);
		}
		echo '</tbody></table>';
	}
}
