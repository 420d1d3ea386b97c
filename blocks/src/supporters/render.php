<?php
/**
 * Supporters on the page: from what the service said last, never by asking it now.
 *
 * @var array    $attributes What was chosen in the editor.
 * @var WP_Block $block      The block.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

$flattr_supporters = 'creator' === $attributes['scope']
	? Flattr\Supporters::of_creator()
	: Flattr\Supporters::of_post( Flattr\Blocks::post_of( $block ) );
$flattr_supporters = array_slice( $flattr_supporters, 0, max( 1, (int) $attributes['limit'] ) );
$flattr_empty_text = trim( $attributes['emptyText'] );
if ( ! $flattr_supporters && '' !== Flattr\Blocks::problem() ) {
	echo Flattr\Blocks::problem(); // phpcs:ignore WordPress.Security.EscapeOutput -- It escapes.
	return;
}
if ( ! $flattr_supporters && ( '' === $flattr_empty_text || ! Flattr\Connection::is_connected() ) ) {
	return;
}

echo '<div ' . get_block_wrapper_attributes() . '>'; // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
if ( ! $flattr_supporters ) {
	echo '<p>' . esc_html( $flattr_empty_text ) . '</p>';
} else {
	printf( '<ul aria-label="%s">', esc_attr__( 'Supporters', 'flattr' ) );
	foreach ( $flattr_supporters as $flattr_supporter ) {
		printf(
			'<li><a class="wp-block-flattr-supporters__name" href="%s" rel="nofollow"><span class="wp-block-flattr-supporters__initial" aria-hidden="true">%s</span>%s</a></li>',
			esc_url( $flattr_supporter['url'] ),
			esc_html( mb_substr( $flattr_supporter['name'], 0, 1 ) ),
			esc_html( $flattr_supporter['name'] )
		);
	}
	echo '</ul>';
}
echo '</div>';
