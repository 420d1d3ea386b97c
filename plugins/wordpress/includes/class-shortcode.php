<?php
/**
 * The shortcode.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** `[flattr]`, with the attributes of the old plugin: posts of that time show their buttons again. */
final class Shortcode {

	/** Registers it, unless another plugin has. */
	public static function init(): void {
		if ( ! \shortcode_exists( 'flattr' ) ) {
			\add_shortcode( 'flattr', array( self::class, 'render' ) );
		}
	}

	const NAMES = array( 'url', 'fid', 'user', 'title', 'description', 'category', 'language', 'tags', 'hidden', 'type', 'compact', 'label' );

	// What the old plugin, and the one before it, called things.
	const OLD_NAMES = array(
		'tle' => 'title',
		'cat' => 'category',
		'lng' => 'language',
		'btn' => 'type',
		'uid' => 'user',
	);

	const OLD_LAYOUTS = array(
		'js'    => 'button',
		'image' => 'badge',
	);

	/**
	 * The button of a shortcode. With `type="url"` it is the address of the click page alone.
	 *
	 * @param array|string $attributes What stands in the shortcode; from anybody who may write.
	 */
	public static function render( $attributes ): string {
		if ( \is_feed() ) {
			return ''; // Feeds have payment links of their own (Feeds), which programs understand.
		}
		$given = self::read( \is_array( $attributes ) ? $attributes : array() );
		$post  = (int) \get_the_ID();
		if ( '' === $given['url'] && ! Blocks::can_be_shown( $post ) ) {
			return '';
		}
		$thing = '' === $given['url'] ? Button::thing_of( $post ) : array( 'url' => $given['url'] );
		$said  = array(
			'title'       => $given['title'],
			'description' => $given['description'],
			'category'    => \sanitize_key( $given['category'] ),
			'language'    => $given['language'],
			'tags'        => $given['tags'],
			'hidden'      => self::is_on( $given['hidden'] ) ? '1' : '',
		);
		$thing = \array_merge( $thing, \array_filter( $said, 'strlen' ), self::creator( $given ) );
		if ( 'url' === $given['type'] ) {
			return \esc_url( Button::click_url( $thing ) );
		}
		return Button::render(
			$thing,
			array(
				'layout' => self::is_on( $given['compact'] ) ? 'compact' : ( self::OLD_LAYOUTS[ $given['type'] ] ?? $given['type'] ),
				'label'  => $given['label'],
			)
		);
	}

	/**
	 * Who is named as the creator: by a `flattr:id`, or as `user` by an account of the old Flattr. Whose that was is known
	 * of those who write here alone; the same name at this service may be anybody's, so it names nobody.
	 *
	 * @param array $given As `read` returns it.
	 * @return array With `fid` as for Button::render, where somebody is named.
	 */
	private static function creator( array $given ): array {
		$fid = \strtolower( $given['fid'] );
		if ( \preg_match( '/^[0-9a-z]{6}$/', $fid ) ) {
			return array( 'fid' => $fid );
		}
		if ( '' === $given['user'] ) {
			return array();
		}
		// Names were shorter; the database is not asked for a book.
		$author = Old_Plugins::author_of( \mb_substr( $given['user'], 0, 100 ) );
		$fid    = $author ? Authors::fid_of_author( $author ) : '';
		return array( 'fid' => 0 === $author || '' !== $fid ? $fid : null );
	}

	/**
	 * What was said, by the names that the old plugin had last; what it knew and we do not is left out.
	 *
	 * @param array $attributes What stands in the shortcode.
	 */
	private static function read( array $attributes ): array {
		foreach ( self::OLD_NAMES as $old => $name ) {
			if ( isset( $attributes[ $old ] ) ) {
				$attributes += array( $name => $attributes[ $old ] );
			}
		}
		$given = \shortcode_atts( \array_fill_keys( self::NAMES, '' ), $attributes, 'flattr' );
		return \array_map( 'sanitize_text_field', \array_map( 'strval', $given ) );
	}

	/**
	 * Whether an attribute says yes: the old plugin took `n`, `no`, `off`, `0`, `false` and nothing for a no.
	 *
	 * @param string $value What was said.
	 */
	private static function is_on( string $value ): bool {
		return ! \in_array( \strtolower( $value ), array( '', '0', 'n', 'no', 'off', 'false' ), true );
	}
}
