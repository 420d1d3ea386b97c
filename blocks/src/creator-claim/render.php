<?php
/**
 * The verified creator on the page; nothing until the service has found the proof.
 *
 * @var array $attributes What was chosen in the editor.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

$flattr_member = Flattr\Connection::member();
$flattr_claim  = Flattr\Claim::get();
if ( null === $flattr_member || 'verified' !== ( $flattr_claim['state'] ?? '' ) ) {
	return;
}

$flattr_words = $attributes['showSite']
	/* translators: 1: the creator's name at the service, 2: the site's address. */
	? sprintf( __( 'Verified creator of %2$s: %1$s', 'flattr' ), $flattr_member['name'], $flattr_claim['site'] )
	/* translators: %s: the creator's name at the service. */
	: sprintf( __( 'Verified creator: %s', 'flattr' ), $flattr_member['name'] );
printf(
	'<p %1$s><a href="%2$s" rel="me"><svg class="wp-block-flattr-creator-claim__mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.6-4.2-4.2 1.6-1.6 2.6 2.6 5.5-5.6 1.6 1.6Z"/></svg>%3$s</a></p>',
	get_block_wrapper_attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
	esc_url( Flattr\Settings::service() . '/profile/' . rawurlencode( $flattr_member['name'] ) ),
	esc_html( $flattr_words )
);
