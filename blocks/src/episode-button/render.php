<?php
/**
 * The button of an episode on the page.
 *
 * @var array    $attributes What was chosen in the editor.
 * @var WP_Block $block      The block.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

$flattr_label  = trim( $attributes['label'] );
$flattr_button = Flattr\Blocks::button_of_post(
	Flattr\Blocks::post_of( $block ),
	array(
		'label' => '' === $flattr_label ? __( 'Flattr this episode', 'flattr' ) : $flattr_label,
		'count' => $attributes['showCount'] ? 'server' : 'none',
	)
);
if ( '' === $flattr_button ) {
	return;
}
printf(
	'<div %s>%s%s</div>',
	get_block_wrapper_attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
	$attributes['showTitle']
		? '<span class="wp-block-flattr-episode-button__title">' . esc_html( get_the_title( Flattr\Blocks::post_of( $block ) ) ) . '</span>'
		: '',
	$flattr_button // phpcs:ignore WordPress.Security.EscapeOutput -- The renderer escapes.
);
