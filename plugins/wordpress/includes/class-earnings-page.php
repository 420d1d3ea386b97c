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

	/** Adds the screen, and loads its script there alone. */
	public static function add(): void {
		$hook = \add_dashboard_page( \__( 'Flattr', 'flattr' ), \__( 'Flattr', 'flattr' ), Capabilities::VIEW_EARNINGS, self::SLUG, array( self::class, 'render' ) );
		if ( $hook ) {
			\add_action( 'load-' . $hook, fn() => \add_action( 'admin_enqueue_scripts', array( self::class, 'load' ) ) );
		}
	}

	/** The screen. */
	public static function render(): void {
		echo '<div class="wrap"><h1>' . \esc_html__( 'Flattr', 'flattr' ) . '</h1>';
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
			\esc_url( Settings::service() . '/earnings' ),
			\esc_html__( 'Your earnings at the service', 'flattr' )
		);
	}

	/** Loads what draws the screen. */
	public static function load(): void {
		$file = Blocks::BUILD . '/admin/index.asset.php';
		if ( ! \file_exists( $file ) || ! Connection::is_connected() ) {
			return;
		}
		$asset = require $file;
		\wp_enqueue_script( 'flattr-admin', \plugins_url( 'build/admin/index.js', FILE ), $asset['dependencies'], $asset['version'], true );
		\wp_set_script_translations( 'flattr-admin', 'flattr', \dirname( FILE ) . '/languages' );
		\wp_enqueue_style( 'flattr-admin', \plugins_url( 'build/admin/style-index.css', FILE ), array( 'wp-components' ), $asset['version'] );
		\wp_style_add_data( 'flattr-admin', 'rtl', 'replace' );
	}
}
