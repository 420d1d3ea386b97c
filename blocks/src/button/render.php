<?php
/**
 * The button on the page.
 *
 * @var array    $attributes What was chosen in the editor.
 * @var WP_Block $block      The block.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

echo Flattr\Blocks::button( $attributes, $block ); // phpcs:ignore WordPress.Security.EscapeOutput -- The renderer escapes.
