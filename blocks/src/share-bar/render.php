<?php
/**
 * The share bar on the page.
 *
 * @var array    $attributes What was chosen in the editor.
 * @var WP_Block $block      The block.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

echo Flattr\Share_Bar::render( // phpcs:ignore WordPress.Security.EscapeOutput -- The renderer escapes.
	Flattr\Blocks::post_of( $block ),
	array(
		'services'    => $attributes['services'],
		'orientation' => $attributes['orientation'],
		'count'       => $attributes['showCount'] ? 'server' : 'none',
		'attributes'  => get_block_wrapper_attributes( Flattr\Share_Bar::look( $attributes['orientation'] ) ),
	)
);
