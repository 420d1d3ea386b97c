<?php
/**
 * An item in the feed of Seriously Simple Podcasting, with its links. It is included in place of that plugin's own
 * file, which it includes in turn, with the same variables (see Feeds::wrap_item).
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

ob_start();
require Flattr\Feeds::item_file();
echo Flattr\Feeds::add_to_item( ob_get_clean() ); // phpcs:ignore WordPress.Security.EscapeOutput -- XML of that plugin.
