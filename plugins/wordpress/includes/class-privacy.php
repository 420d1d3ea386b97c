<?php
/**
 * What the plugin knows of people.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Suggests words for the site's privacy policy, and hands out or erases the one thing that is kept of a user:
 * the Flattr id in their profile. Readers leave nothing here; buttons are plain links.
 */
final class Privacy {

	/** Hooks WordPress's tools for privacy. */
	public static function init(): void {
		\add_action( 'admin_init', array( self::class, 'suggest_policy' ) );
		\add_filter( 'wp_privacy_personal_data_exporters', array( self::class, 'add_exporter' ) );
		\add_filter( 'wp_privacy_personal_data_erasers', array( self::class, 'add_eraser' ) );
	}

	/** Suggests words for the privacy policy. */
	public static function suggest_policy(): void {
		\wp_add_privacy_policy_content(
			'Flattr',
			'<p>' . \esc_html__( 'The Flattr buttons on this site are plain links. They set no cookie, and nothing is sent to the Flattr service before you follow one. When you do, your browser opens the service with the address and title of the page and the Flattr id of its creator; from there on, the privacy policy of the service holds.', 'flattr' ) . '</p>' .
			'<p>' . \esc_html__( 'Authors of this site may keep a Flattr id in their profile. It is shown in the source of the pages that they wrote.', 'flattr' ) . '</p>'
		);
	}

	/**
	 * Adds ours to the exporters.
	 *
	 * @param array $exporters All others.
	 */
	public static function add_exporter( array $exporters ): array {
		$exporters['flattr'] = array(
			'exporter_friendly_name' => \__( 'Flattr', 'flattr' ),
			'callback'               => array( self::class, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds ours to the erasers.
	 *
	 * @param array $erasers All others.
	 */
	public static function add_eraser( array $erasers ): array {
		$erasers['flattr'] = array(
			'eraser_friendly_name' => \__( 'Flattr', 'flattr' ),
			'callback'             => array( self::class, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * Hands out the Flattr id of whoever has this mail address.
	 *
	 * @param string $email The mail address.
	 */
	public static function export( string $email ): array {
		$user = \get_user_by( 'email', $email );
		$fid  = $user ? (string) \get_user_meta( $user->ID, 'flattr_id', true ) : '';
		$item = array(
			'group_id'    => 'user',
			'group_label' => \__( 'User', 'flattr' ),
			'item_id'     => $user ? "user-{$user->ID}" : '',
			'data'        => array(
				array(
					'name'  => \__( 'Flattr id', 'flattr' ),
					'value' => $fid,
				),
			),
		);
		return array(
			'data' => '' === $fid ? array() : array( $item ),
			'done' => true,
		);
	}

	/**
	 * Erases the Flattr id of whoever has this mail address.
	 *
	 * @param string $email The mail address.
	 */
	public static function erase( string $email ): array {
		$user = \get_user_by( 'email', $email );
		return array(
			'items_removed'  => $user && \delete_user_meta( $user->ID, 'flattr_id' ),
			'items_retained' => false,
			'messages'       => array(),
			'done'           => true,
		);
	}
}
