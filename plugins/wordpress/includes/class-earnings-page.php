<?php
/**
 * The screen of earnings and things.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Dashboard → Flattr: what was earned and by what, and how each post stands at the service. Made by `blocks/src/admin`. */
final class Earnings_Page {

	const SLUG = 'flattr-earnings';

	/** Hooks the menu. */
	public static function init(): void {
		\add_action( 'admin_menu', array( self::class, 'add' ) );
	}

	/** Adds the screen. */
	public static function add(): void {
		Screens::draw( \add_dashboard_page( \__( 'Flattr', 'flattr' ), \__( 'Flattr', 'flattr' ), Capabilities::VIEW_EARNINGS, self::SLUG, array( self::class, 'render' ) ) );
	}

	/** The screen. */
	public static function render(): void {
		Screens::open( self::SLUG );
		if ( ! Connection::is_connected() ) {
			\printf(
				'<p>%s <a href="%s">%s</a></p></div>',
				\esc_html( Connection::explain( '' ) ),
				\esc_url( \admin_url( 'options-general.php?page=flattr' ) ),
				\esc_html__( 'Connect', 'flattr' )
			);
			return;
		}
		\printf(
			'<div id="flattr-screen"><noscript><p>%s <a href="%s">%s</a></p></noscript></div></div>',
			\esc_html__( 'Without JavaScript this screen stays empty.', 'flattr' ),
			\esc_url( Settings::service() . '/things' ),
			\esc_html__( 'Your earnings at the service', 'flattr' )
		);
	}
}
