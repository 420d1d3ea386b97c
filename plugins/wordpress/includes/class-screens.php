<?php
/**
 * What our screens in wp-admin share.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** The heading, the way from one screen to the other, and what draws them (`blocks/src/admin`). */
final class Screens {

	/**
	 * Begins a screen; `</div>` ends it.
	 *
	 * @param string $current The screen, by its slug.
	 */
	public static function open( string $current ): void {
		echo '<div class="wrap flattr-screen"><h1>' . \esc_html__( 'Flattr', 'flattr' ) . '</h1>';
		$screens = self::all();
		if ( \count( $screens ) > 1 ) {
			echo '<nav class="nav-tab-wrapper" aria-label="' . \esc_attr__( 'Flattr', 'flattr' ) . '">';
			foreach ( $screens as $slug => list( $path, $name ) ) {
				\printf(
					'<a class="nav-tab%s" href="%s"%s>%s</a>',
					$slug === $current ? ' nav-tab-active' : '',
					\esc_url( \admin_url( $path ) ),
					$slug === $current ? ' aria-current="page"' : '',
					\esc_html( $name )
				);
			}
			echo '</nav>';
		}
		// WordPress puts notices after it.
		echo '<hr class="wp-header-end">';
		if ( \current_user_can( Capabilities::MANAGE ) ) {
			foreach ( Preconditions::failed() as $sentence ) {
				\wp_admin_notice( \esc_html( $sentence ), array( 'type' => 'warning' ) );
			}
		}
	}

	/**
	 * The screens that the current user may see.
	 *
	 * @return array<string, array{string, string}> Slug => path in wp-admin, and name.
	 */
	private static function all(): array {
		$screens = array();
		if ( \current_user_can( Capabilities::VIEW_EARNINGS ) ) {
			$screens[ Earnings_Page::SLUG ] = array( 'index.php?page=' . Earnings_Page::SLUG, \__( 'Earnings and posts', 'flattr' ) );
		}
		if ( \current_user_can( Capabilities::MANAGE ) ) {
			$screens[ Settings_Page::SLUG ] = array( 'options-general.php?page=' . Settings_Page::SLUG, \__( 'Settings', 'flattr' ) );
		}
		return $screens;
	}

	/**
	 * Loads what draws a screen, on that screen alone.
	 *
	 * @param string|false $hook What adding its menu returned.
	 */
	public static function draw( $hook ): void {
		if ( $hook ) {
			\add_action( 'load-' . $hook, fn() => \add_action( 'admin_enqueue_scripts', array( self::class, 'load' ) ) );
		}
	}

	/** Loads it. */
	public static function load(): void {
		$file = Blocks::BUILD . '/admin/index.asset.php';
		if ( ! \file_exists( $file ) ) {
			return;
		}
		$asset = require $file;
		\wp_enqueue_script( 'flattr-admin', \plugins_url( 'build/admin/index.js', FILE ), $asset['dependencies'], $asset['version'], true );
		\wp_set_script_translations( 'flattr-admin', 'flattr', \dirname( FILE ) . '/languages' );
		\wp_enqueue_style( 'flattr-admin', \plugins_url( 'build/admin/style-index.css', FILE ), array( 'wp-components', 'flattr-share-bar' ), $asset['version'] );
		\wp_style_add_data( 'flattr-admin', 'rtl', 'replace' );
	}
}
