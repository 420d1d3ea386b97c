<?php
/**
 * Plugin Name: Feeds as podcast plugins write them
 * Description: For tests: /?feed=ssp, /?feed=powerpress and /?feed=podlove fire what Seriously Simple Podcasting, PowerPress and Podlove fire, in that order.
 */

add_action(
	'init',
	static function () {
		foreach ( array( 'ssp', 'powerpress', 'podlove' ) as $kind ) {
			add_feed( $kind, static fn() => flattr_test_feed( $kind ) );
		}
	}
);

/** A feed with all posts. */
function flattr_test_feed( string $kind ): void {
	header( 'Content-Type: application/rss+xml; charset=utf-8' );
	$namespaces = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
	if ( 'powerpress' !== $kind ) {
		$namespaces .= ' xmlns:podcast="https://podcastindex.org/namespace/1.0"';
	}
	echo '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ' . $namespaces;
	do_action( 'rss2_ns' );
	echo '><channel><title>A podcast</title><link>' . esc_url( home_url() ) . '</link>';
	switch ( $kind ) {
		case 'powerpress':
			do_action( 'rss2_head_powerpress' );
			break;
		case 'podlove':
			do_action( 'rss2_head' );
			do_action( 'podlove_append_to_feed_head', null, null, 'rss' );
			break;
		default:
			do_action( 'rss2_head' );
	}
	while ( have_posts() ) {
		the_post();
		$item = '<item><title>' . esc_html( get_the_title_rss() ) . '</title><link>' . esc_url( get_permalink() ) . '</link><guid isPermaLink="false">' . get_the_ID() . '</guid>'
			. '<enclosure url="' . esc_url( home_url( '/' . get_the_ID() . '.mp3' ) ) . '" length="1" type="audio/mpeg"/>';
		if ( 'ssp' === $kind ) {
			echo apply_filters( 'ssp_render_template', $item . "</item>\n" );
			continue;
		}
		echo $item;
		if ( 'powerpress' === $kind ) {
			do_action( 'rss2_item_powerpress' );
		} else {
			do_action( 'rss2_item' );
			do_action( 'podlove_append_to_feed_entry', null, null, null, 'rss' );
		}
		echo "</item>\n";
	}
	echo '</channel></rss>';
}
