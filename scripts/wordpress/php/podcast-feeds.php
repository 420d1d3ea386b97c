<?php
/**
 * Plugin Name: Feeds as podcast plugins write them
 * Description: For tests: /?feed=ssp and the others below fire what Seriously Simple Podcasting (now, and when it included its items), PowerPress (with the hooks of WordPress, and with its own) and Podlove fire, in that order and with their namespaces; `several` is what two of them do at once.
 */

const FLATTR_TEST_FEEDS = array( 'ssp', 'ssp-old', 'powerpress', 'powerpress-own', 'podlove', 'several' );

add_action(
	'init',
	static function () {
		register_post_type(
			'podcast',
			array(
				'public'       => true,
				'show_in_rest' => true,
				'label'        => 'Podcast',
				'supports'     => array( 'title', 'editor', 'custom-fields' ),
			)
		);
		register_taxonomy( 'series', 'podcast' );
		foreach ( FLATTR_TEST_FEEDS as $kind ) {
			add_feed( $kind, static fn() => flattr_test_feed( $kind ) );
		}
	}
);
add_filter( 'query_vars', static fn( $vars ) => array_merge( $vars, array( 'podcast_series' ) ) );

/** Whether PowerPress has a hand in the feed that is being written. */
function powerpress_is_podcast_feed(): bool {
	return in_array( get_query_var( 'feed' ), array( 'powerpress', 'powerpress-own', 'several' ), true );
}

/** What all of them begin with. */
function flattr_test_begin( string $namespaces, string $hook = 'rss2_ns' ): void {
	echo '<?xml version="1.0" encoding="UTF-8"?>' . "\n" . '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"' . $namespaces . ' ';
	do_action( $hook );
	echo '><channel><title>A podcast</title><link>' . esc_url( home_url() ) . '</link><description>Talk</description>';
}

/** What all of them write of an episode. */
function flattr_test_item(): string {
	return '<title>' . esc_html( get_the_title_rss() ) . '</title><link>' . esc_url( get_permalink() ) . '</link><guid isPermaLink="false">' . get_the_ID() . '</guid>'
		. '<description><![CDATA[An example: <item>&</item> <channel>]]></description>'
		. '<enclosure url="' . esc_url( home_url( '/' . get_the_ID() . '.mp3' ) ) . '" length="1" type="audio/mpeg"/>';
}

/** What a podcaster has entered as the way to support them. */
function flattr_test_funding( array $settings, string $url, string $title ): string {
	return empty( $settings[ $url ] ) ? '' : '<podcast:funding url="' . esc_attr( $settings[ $url ] ) . '">' . esc_html( $settings[ $title ] ) . '</podcast:funding>';
}

/** A feed with all episodes. */
function flattr_test_feed( string $kind ): void {
	header( 'Content-Type: application/rss+xml; charset=utf-8' );
	query_posts(
		array(
			'post_type'      => 'podcast',
			'posts_per_page' => -1,
		) + $GLOBALS['wp_query']->query_vars
	);
	if ( 0 === strpos( $kind, 'ssp' ) ) {
		flattr_test_ssp( $kind );
	} else {
		flattr_test_by_hooks( $kind );
	}
}

/** Seriously Simple Podcasting: no hook within an item. Now it renders texts, the whole feed too. */
function flattr_test_ssp( string $kind ): void {
	do_action( 'ssp_before_feed' );
	ob_start();
	$series = get_term_by( 'slug', (string) get_query_var( 'podcast_series' ), 'series' );
	flattr_test_begin( ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"' );
	echo flattr_test_funding( (array) get_option( 'ss_podcasting_funding' . ( $series ? '_' . $series->term_id : '' ) ), 'url', 'title' );
	do_action( 'rss2_head' );
	while ( have_posts() ) {
		the_post();
		if ( 'ssp-old' === $kind ) {
			$counted = isset( $counted ) ? $counted + 1 : 1;
			include apply_filters( 'ssp_feed_item_path', __DIR__ . '/podcast-feeds/item.php' );
			continue;
		}
		apply_filters( 'ssp_feed_item_path', '/feed/feed-item' );
		echo apply_filters( 'ssp_render_template', "\n<item>" . flattr_test_item() . "</item>\n" );
	}
	echo '</channel></rss>';
	$feed = ob_get_clean();
	echo 'ssp-old' === $kind ? $feed : apply_filters( 'ssp_render_template', $feed );
	do_action( 'ssp_after_feed' );
}

/** PowerPress and Podlove: the hooks of WordPress, in which they write; or PowerPress's own instead. */
function flattr_test_by_hooks( string $kind ): void {
	$own = 'powerpress-own' === $kind ? '_powerpress' : '';
	if ( 'podlove' !== $kind ) {
		add_action( "rss2_ns$own", static fn() => print( 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" ' ) );
		add_action( "rss2_head$own", static fn() => print( flattr_test_funding( (array) get_option( 'powerpress_feed' ), 'donate_url', 'donate_label' ) ) );
	}
	if ( 'podlove' === $kind || 'several' === $kind ) {
		add_action( 'rss2_ns', static fn() => print( 'podlove' === $kind ? 'xmlns:podcast="https://podcastindex.org/namespace/1.0" ' : '' ) );
		add_action( 'rss2_head', static fn() => do_action( 'podlove_append_to_feed_head', null, null, 'rss' ) );
		add_action( 'podlove_append_to_feed_head', static fn() => print( flattr_test_funding( (array) get_option( 'podlove_podcast' ), 'funding_url', 'funding_label' ) ) );
		// Podlove keeps what its hook has written of an episode for a quarter of an hour.
		add_action(
			'rss2_item',
			static function () {
				$kept = get_transient( 'flattr_test_item_' . get_the_ID() );
				if ( false === $kept ) {
					ob_start();
					do_action( 'podlove_append_to_feed_entry', null, null, null, 'rss' );
					$kept = '<atom:link rel="http://podlove.org/deep-link" href="' . esc_url( get_permalink() ) . '#" />' . ob_get_clean();
					set_transient( 'flattr_test_item_' . get_the_ID(), $kept, 15 * MINUTE_IN_SECONDS );
				}
				echo $kept;
			},
			11
		);
	}
	flattr_test_begin( '', "rss2_ns$own" );
	do_action( "rss2_head$own" );
	while ( have_posts() ) {
		the_post();
		echo '<item>' . flattr_test_item();
		do_action( "rss2_item$own" );
		if ( 'several' === $kind ) {
			do_action( 'rss2_item_powerpress' );
		}
		echo "</item>\n";
	}
	echo '</channel></rss>';
}
