<?php
/**
 * What was flattred most: from what the service said last, never by asking it now.
 *
 * @var array $attributes What was chosen in the editor.
 *
 * @package Flattr
 */

defined( 'ABSPATH' ) || exit;

$flattr_things = array_slice( Flattr\Top_Things::of_site( $attributes['period'] ), 0, max( 1, (int) $attributes['limit'] ) );
if ( ! $flattr_things ) {
	echo Flattr\Blocks::problem(); // phpcs:ignore WordPress.Security.EscapeOutput -- It escapes.
	return;
}

$flattr_list = $attributes['ordered'] ? 'ol' : 'ul';
printf(
	'<div %1$s><%2$s aria-label="%3$s">',
	get_block_wrapper_attributes(), // phpcs:ignore WordPress.Security.EscapeOutput -- WordPress escapes it.
	tag_escape( $flattr_list ), // phpcs:ignore WordPress.Security.EscapeOutput
	esc_attr__( 'Flattred most', 'flattr' )
);
foreach ( $flattr_things as $flattr_thing ) {
	printf(
		'<li><a href="%1$s">%2$s</a>%3$s</li>',
		esc_url( $flattr_thing['url'] ),
		esc_html( $flattr_thing['title'] ),
		$attributes['showCount']
			? ' <span class="wp-block-flattr-top-things__count">' . esc_html(
				sprintf(
					/* translators: %s: how often something was flattred. */
					_n( '%s flattr', '%s flattrs', $flattr_thing['flattrs'], 'flattr' ),
					number_format_i18n( $flattr_thing['flattrs'] )
				)
			) . '</span>'
			: ''
	);
}
printf( '</%s></div>', tag_escape( $flattr_list ) ); // phpcs:ignore WordPress.Security.EscapeOutput
