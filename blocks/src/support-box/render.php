<?php
/**
 * The box on the page. What is inside goes on to be shown when nobody is connected: it is the owner's text.
 *
 * @var string $content What the blocks inside have made of themselves.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

printf(
	'<div %s>%s</div>',
	get_block_wrapper_attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
	$content // phpcs:ignore WordPress.Security.EscapeOutput -- Blocks that were rendered.
);
