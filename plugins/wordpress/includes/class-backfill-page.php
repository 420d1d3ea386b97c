<?php
/**
 * The archive in the settings.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * A section of the settings screen: registers the archive, and shows how far it has come. Without a script it is
 * as far as it was when the page was made; with one it goes on while somebody looks at it.
 */
final class Backfill_Page {

	const ACTION = 'flattr_backfill';

	/** Hooks the form. */
	public static function init(): void {
		\add_action( 'admin_post_' . self::ACTION, array( self::class, 'answer' ) );
	}

	/** The buttons: start or stop, and back to the screen. */
	public static function answer(): void {
		if ( ! \current_user_can( Capabilities::MANAGE ) ) {
			\wp_die( \esc_html__( 'Only who may change the settings of this site can register its archive.', 'flattr' ), '', array( 'response' => 403 ) );
		}
		\check_admin_referer( self::ACTION );
		if ( isset( $_POST['stop'] ) ) {
			Backfill::stop();
		} else {
			Backfill::start();
		}
		\wp_safe_redirect( \admin_url( 'options-general.php?page=flattr#flattr-archive' ) );
		exit;
	}

	/** The section; nothing while the site cannot act for its member. */
	public static function render(): void {
		if ( 'connected' !== Connection::state()['state'] ) {
			return;
		}
		$state = Backfill::read();
		echo '<section class="flattr-card"><h2 id="flattr-archive">' . \esc_html__( 'Your archive', 'flattr' ) . '</h2>';
		echo '<p>' . \esc_html__( 'New posts are registered at the service when they are published. Register the older ones too, so that they are found there and count how often they were flattred.', 'flattr' ) . '</p>';
		if ( 'none' !== $state['state'] ) {
			self::render_progress( $state );
		}
		\printf( '<form method="post" action="%s"><input type="hidden" name="action" value="%s">', \esc_url( \admin_url( 'admin-post.php' ) ), \esc_attr( self::ACTION ) );
		\wp_nonce_field( self::ACTION );
		if ( 'running' === $state['state'] ) {
			\submit_button( \__( 'Stop', 'flattr' ), 'secondary', 'stop' );
		} else {
			\submit_button( 'stopped' === $state['state'] ? \__( 'Go on', 'flattr' ) : \__( 'Register the archive', 'flattr' ), 'secondary', 'start' );
		}
		echo '</form></section>';
	}

	/**
	 * How far it has come.
	 *
	 * @param array $state As Backfill::read() returns it.
	 */
	private static function render_progress( array $state ): void {
		if ( 'running' === $state['state'] ) {
			\wp_enqueue_script( 'flattr-backfill', \plugins_url( 'assets/backfill.js', FILE ), array( 'wp-api-fetch' ), VERSION, true );
		}
		\printf(
			'<p class="flattr-backfill"><label for="flattr-backfill-progress">%s</label><br><progress id="flattr-backfill-progress" max="%d" value="%d"></progress> <span class="flattr-backfill-numbers" data-words="%s">%s</span></p>',
			\esc_html__( 'Posts that were told to the service', 'flattr' ),
			(int) \max( 1, $state['total'] ),
			(int) ( $state['total'] ? $state['done'] : 1 ),
			/* translators: 1: how many posts are done, 2: how many there are. */
			\esc_attr__( '%1$s of %2$s', 'flattr' ),
			/* translators: 1: how many posts are done, 2: how many there are. */
			\esc_html( \sprintf( \__( '%1$s of %2$s', 'flattr' ), \number_format_i18n( $state['done'] ), \number_format_i18n( $state['total'] ) ) )
		);
		\printf( '<p class="flattr-backfill-error" role="status">%s</p>', \esc_html( $state['error'] ) );
	}
}
