<?php
/**
 * The column in lists of posts.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Says in the lists of posts how each stands at the service, once the site is connected. */
final class Posts_Column {

	const NAME = 'flattr';

	/** Hooks the lists; also where a row is made anew after quick edit. */
	public static function init(): void {
		\add_action( 'admin_init', array( self::class, 'add_to_lists' ) );
	}

	/** Adds the column to the lists of the chosen types. */
	public static function add_to_lists(): void {
		if ( ! Connection::is_connected() ) {
			return;
		}
		foreach ( Settings::get( 'post_types' ) as $type ) {
			\add_filter( "manage_{$type}_posts_columns", array( self::class, 'add' ) );
			\add_action( "manage_{$type}_posts_custom_column", array( self::class, 'print' ), 10, 2 );
		}
	}

	/**
	 * Adds the column.
	 *
	 * @param array $columns All others.
	 */
	public static function add( array $columns ): array {
		return $columns + array( self::NAME => \esc_html__( 'Flattr', 'flattr' ) );
	}

	/**
	 * Prints how a post stands, and what was chosen for it, for quick edit.
	 *
	 * @param string $column  The column.
	 * @param int    $post_id The post.
	 */
	public static function print( $column, $post_id ): void {
		if ( self::NAME !== $column ) {
			return;
		}
		$choices = Thing_Choices::of( (int) $post_id );
		$thing   = Things::of( (int) $post_id );
		$words   = \esc_html( $choices['off'] ? \__( 'Off', 'flattr' ) : self::words( $thing['state'], (int) $post_id ) );
		if ( $thing['id'] && 'registered' === $thing['state'] && ! $choices['off'] ) {
			$words = \sprintf( '<a href="%s">%s</a>', \esc_url( Settings::service() . '/thing/' . $thing['id'] ), $words );
		}
		\printf(
			'<span class="flattr-choices" data-off="%s" data-hidden="%s" data-category="%s">%s</span>%s',
			$choices['off'] ? 'yes' : 'no',
			$choices['hidden'] ? 'yes' : 'no',
			\esc_attr( $choices['category'] ),
			$words, // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped above.
			'' === $thing['error'] ? '' : '<br>' . \esc_html( $thing['error'] )
		);
	}

	/**
	 * A state in words.
	 *
	 * @param string $state   One of Things::STATES.
	 * @param int    $post_id The post.
	 */
	private static function words( string $state, int $post_id ): string {
		switch ( $state ) {
			case 'registered':
				return \__( 'Registered', 'flattr' );
			case 'hidden':
				return \__( 'Hidden', 'flattr' );
			case 'pending':
				return \__( 'To be tried again', 'flattr' );
			case 'refused':
				return \__( 'Refused', 'flattr' );
			default:
				return \wp_next_scheduled( Things::HOOK, array( $post_id ) ) ? \__( 'In a moment', 'flattr' ) : \__( 'Not registered', 'flattr' );
		}
	}
}
