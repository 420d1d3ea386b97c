<?php
/**
 * The import on the settings screen.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Shows what could be taken over and what not, and takes it when the owner says so. Shows nothing without old data. */
final class Import_Page {

	const ACTION = 'flattr_import';

	/** Hooks the form. */
	public static function init(): void {
		\add_action( 'admin_post_' . self::ACTION, array( self::class, 'import' ) );
	}

	/** The button: takes over, and goes back to the screen. */
	public static function import(): void {
		if ( ! \current_user_can( Capabilities::MANAGE ) ) {
			\wp_die( \esc_html__( 'Only who may change the settings of this site can import.', 'flattr' ), '', array( 'response' => 403 ) );
		}
		\check_admin_referer( self::ACTION );
		$plan = Import::run();
		\set_transient( self::ACTION . '_' . \get_current_user_id(), \count( $plan->posts ), MINUTE_IN_SECONDS );
		\wp_safe_redirect( \admin_url( 'options-general.php?page=flattr#flattr-import' ) );
		exit;
	}

	/** The section of the screen. */
	public static function render(): void {
		if ( ! Old_Plugins::are_here() ) {
			return;
		}
		echo '<section class="flattr-card"><h2 id="flattr-import">' . \esc_html__( 'From the old Flattr', 'flattr' ) . '</h2>';
		self::render_outcome();
		$plan = Import_Plan::make();
		if ( $plan->is_empty() ) {
			echo '<p>' . \esc_html__( 'Everything that can be taken over from an old plugin is here. What that plugin kept is unchanged.', 'flattr' ) . '</p>';
		} else {
			echo '<p>' . \esc_html__( 'A plugin for the old Flattr has left settings on this site. This is what would be taken over; nothing of the old is changed or deleted.', 'flattr' ) . '</p>';
			self::render_table( \__( 'What would be taken over', 'flattr' ), \__( 'Here', 'flattr' ), Import_Report::taken( $plan ) );
			\printf( '<form method="post" action="%s"><input type="hidden" name="action" value="%s">', \esc_url( \admin_url( 'admin-post.php' ) ), \esc_attr( self::ACTION ) );
			\wp_nonce_field( self::ACTION );
			\submit_button( \__( 'Import', 'flattr' ), 'secondary' );
			echo '</form>';
		}
		echo '<details><summary>' . \esc_html__( 'What is not taken over, and why', 'flattr' ) . '</summary>';
		self::render_table( \__( 'Old setting', 'flattr' ), \__( 'Why it is left', 'flattr' ), Import_Report::left( $plan ) );
		echo '</details></section>';
	}

	/** Tells once what was imported. */
	private static function render_outcome(): void {
		$key   = self::ACTION . '_' . \get_current_user_id();
		$posts = \get_transient( $key );
		if ( false === $posts ) {
			return;
		}
		\delete_transient( $key );
		\wp_admin_notice(
			\esc_html(
				\sprintf(
					/* translators: %s: a number of posts. */
					\_n( 'Imported: the settings, and what was chosen for %s post.', 'Imported: the settings, and what was chosen for %s posts.', (int) $posts, 'flattr' ),
					\number_format_i18n( (int) $posts )
				)
			),
			array(
				'type'               => 'success',
				'additional_classes' => array( 'inline' ),
			)
		);
	}

	/**
	 * A table of two columns.
	 *
	 * @param string $first  The heading of the first.
	 * @param string $second The heading of the second.
	 * @param array  $rows   Pairs of texts.
	 */
	private static function render_table( string $first, string $second, array $rows ): void {
		\printf( '<table class="widefat striped" style="max-width: 60em"><thead><tr><th scope="col">%s</th><th scope="col">%s</th></tr></thead><tbody>', \esc_html( $first ), \esc_html( $second ) );
		foreach ( $rows as list( $old, $new ) ) {
			\printf( '<tr><th scope="row">%s</th><td>%s</td></tr>', \esc_html( $old ), \esc_html( $new ) );
		}
		echo '</tbody></table>';
	}
}
