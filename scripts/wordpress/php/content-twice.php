<?php
/**
 * Plugin Name: Content more than once
 * Description: For tests: with `?twice=…` on a post's page, what plugins and themes do with its content besides showing it.
 */

add_action(
	'wp',
	static function () {
		$content = static fn() => apply_filters( 'the_content', get_post( 1 )->post_content );
		switch ( $_GET['twice'] ?? '' ) {
			case 'head':
				add_action( 'wp_head', static fn() => print( '<meta name="description" content="' . esc_attr( $content() ) . '">' ) );
				break;
			case 'excerpt-in-head':
				add_action( 'wp_head', static fn() => print( '<meta name="description" content="' . esc_attr( get_the_excerpt( 1 ) ) . '">' ) );
				break;
			case 'excerpt-in-loop':
				add_filter( 'the_content', 'flattr_test_excerpt', 1 );
				break;
			case 'nested':
				// As builders of pages do that make a content of each part.
				add_filter( 'the_content', 'flattr_test_parts', 5 );
				break;
			case 'loop':
				add_filter( 'the_content', 'flattr_test_again', 99 );
				break;
			case 'footer':
				add_action( 'wp_footer', static fn() => print( $content() ) );
				break;
			case 'widget':
				add_action( 'wp_footer', static fn() => print( apply_filters( 'the_content', 'A text of the sidebar.' ) ) );
				break;
			case 'related':
				add_action(
					'wp_footer',
					static function () {
						$others = new WP_Query( array( 'post_type' => 'post' ) );
						while ( $others->have_posts() ) {
							$others->the_post();
							the_content();
							the_excerpt();
						}
						wp_reset_postdata();
					}
				);
				break;
		}
	}
);

/** The content with its excerpt before it. */
function flattr_test_excerpt( $text ) {
	remove_filter( 'the_content', 'flattr_test_excerpt', 1 );
	return '<p>' . get_the_excerpt() . "</p>$text";
}

/** The content, made of two contents. */
function flattr_test_parts( $text ) {
	remove_filter( 'the_content', 'flattr_test_parts', 5 );
	return apply_filters( 'the_content', 'The first part.' ) . $text . apply_filters( 'the_content', 'The last part.' );
}

/** The content, and the same once more. */
function flattr_test_again( $text ) {
	remove_filter( 'the_content', 'flattr_test_again', 99 );
	return $text . get_the_content() . apply_filters( 'the_content', get_the_content() );
}
