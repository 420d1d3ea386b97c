<?php
/**
 * Links of the old plugin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Leads `/?flattrss_redirect&id=POST&md5=…` on to the click page of the post: such links stand in every feed
 * entry and static button that the old plugin made. Its `md5` is not looked at: a title may have changed since.
 */
final class Old_Links {

	/** Hooks the answer, before WordPress decides what page it is. */
	public static function init(): void {
		\add_action( 'template_redirect', array( self::class, 'lead_on' ), 0 );
	}

	/** Redirects; a post that nobody can read, or without a button, is left to WordPress. */
	public static function lead_on(): void {
		// A link that is followed, with nothing to forge: it changes nothing.
		if ( ! isset( $_GET['flattrss_redirect'], $_GET['id'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
			return;
		}
		$post = \absint( $_GET['id'] ); // phpcs:ignore WordPress.Security.NonceVerification
		$url  = Blocks::can_be_shown( $post ) ? Things::click_url( $post ) : '';
		if ( '' === $url ) {
			return;
		}
		$host = \wp_parse_url( Settings::service(), PHP_URL_HOST );
		\add_filter( 'allowed_redirect_hosts', fn( $hosts ) => \array_merge( $hosts, array( $host ) ) );
		\wp_safe_redirect( $url, 301, 'Flattr' );
		exit;
	}
}
