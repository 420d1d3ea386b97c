<?php
/**
 * That the site has to be connected again.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Says on every screen of wp-admin, to those who can change it, that the connection has ended; until they have read
 * it. It comes again when the next one ends. Our own screen says the same in its place.
 */
final class Reconnect_Notice {

	/** The user meta that keeps which end somebody has read of. */
	const META = 'flattr_dismissed';

	/** Hooks the notice, and its end. */
	public static function init(): void {
		\add_action( 'admin_notices', array( self::class, 'render' ) );
		\add_action( 'admin_post_flattr_dismiss', array( self::class, 'dismiss' ) );
	}

	/** The notice. */
	public static function render(): void {
		$state = Connection::state();
		if ( 'needs_reauth' !== $state['state'] || ! \current_user_can( Capabilities::MANAGE ) ) {
			return;
		}
		$screen = \get_current_screen();
		if ( $screen && 'settings_page_flattr' === $screen->id || Connection::occasion() === \get_user_meta( \get_current_user_id(), self::META, true ) ) {
			return;
		}
		$text = \sprintf(
			'<p><strong>%s</strong> %s %s</p><form method="post" action="%s">%s<input type="hidden" name="action" value="flattr_dismiss"><p><a class="button button-primary" href="%s">%s</a> <button class="button">%s</button></p></form>',
			\esc_html__( 'Flattr needs your attention.', 'flattr' ),
			\esc_html( Connection::explain( $state['reason'] ) ),
			\esc_html__( 'Buttons and the claim of this site go on; what you publish is told to Flattr once it is connected again.', 'flattr' ),
			\esc_url( \admin_url( 'admin-post.php' ) ),
			\wp_nonce_field( 'flattr_dismiss', '_wpnonce', true, false ),
			\esc_url( \admin_url( 'options-general.php?page=flattr' ) ),
			\esc_html__( 'Open the settings', 'flattr' ),
			\esc_html__( 'Dismiss', 'flattr' )
		);
		// WordPress takes forms out of notices that it prints, though all of this is escaped.
		echo \wp_get_admin_notice( $text, array( 'type' => 'warning', 'paragraph_wrap' => false ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	}

	/** The button "Dismiss". */
	public static function dismiss(): void {
		if ( ! \current_user_can( Capabilities::MANAGE ) ) {
			\wp_die( \esc_html__( 'Only who may change the settings of this site can connect it.', 'flattr' ), '', array( 'response' => 403 ) );
		}
		\check_admin_referer( 'flattr_dismiss' );
		\update_user_meta( \get_current_user_id(), self::META, Connection::occasion() );
		$back = \wp_get_referer();
		\wp_safe_redirect( $back ? $back : \admin_url() );
		exit;
	}
}
