<?php
/**
 * What was chosen for one post.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * What an editor chose for the thing of a post: one post meta, `_flattr`, an object with `off`, `url`, `hidden`,
 * `language`, `category` and `tags`. What the service knows of the thing stands apart from it (Things), so that
 * saving a post can never lose it.
 */
final class Thing_Choices {

	const META = '_flattr';

	/** Nothing chosen: a thing at the address of its post, in the site's language, with the post's tags. */
	const DEFAULTS = array(
		'off'      => false,
		'url'      => '',
		'hidden'   => false,
		'language' => '',
		'category' => '',
		'tags'     => '',
	);

	const CATEGORIES = array( 'text', 'images', 'video', 'audio', 'software', 'people', 'rest' );
	const TAGS_MAX   = 30;

	/** Hooks the registration, once all types of posts are known. */
	public static function init(): void {
		\add_action( 'wp_loaded', array( self::class, 'register' ) );
	}

	/** Registers the meta for the types that have things, in the REST API too. */
	public static function register(): void {
		foreach ( Settings::get( 'post_types' ) as $type ) {
			\register_post_meta(
				$type,
				self::META,
				array(
					'type'              => 'object',
					'single'            => true,
					'default'           => self::DEFAULTS,
					'sanitize_callback' => array( self::class, 'sanitize' ),
					'auth_callback'     => array( self::class, 'may_edit' ),
					'show_in_rest'      => array(
						'schema'           => self::schema(),
						// What was saved in whatever way comes out as the schema has it.
						'prepare_callback' => array( self::class, 'sanitize' ),
					),
				)
			);
		}
	}

	/** What a thing can be, in words. */
	public static function categories(): array {
		return array(
			'text'     => \__( 'Text', 'flattr' ),
			'images'   => \__( 'Images', 'flattr' ),
			'video'    => \__( 'Video', 'flattr' ),
			'audio'    => \__( 'Audio', 'flattr' ),
			'software' => \__( 'Software', 'flattr' ),
			'people'   => \__( 'People', 'flattr' ),
			'rest'     => \__( 'Other', 'flattr' ),
		);
	}

	/** The schema of the choices, for the REST API. */
	public static function schema(): array {
		$text = fn( string $description ) => array(
			'type'        => 'string',
			'description' => $description,
		);
		return array(
			'type'                 => 'object',
			'additionalProperties' => false,
			'properties'           => array(
				'off'      => array(
					'type'        => 'boolean',
					'description' => \__( 'No button and no thing for this post.', 'flattr' ),
				),
				'url'      => $text( \__( 'The address that is flattred, where it is not the post’s own.', 'flattr' ) ),
				'hidden'   => array(
					'type'        => 'boolean',
					'description' => \__( 'Kept out of lists and searches of the service.', 'flattr' ),
				),
				'language' => $text( \__( 'Such as de_DE; the site’s when empty.', 'flattr' ) ),
				'category' => $text( \__( 'What the thing is; a text when empty.', 'flattr' ) ) + array( 'enum' => \array_merge( array( '' ), self::CATEGORIES ) ),
				'tags'     => $text( \__( 'Words with commas between; the post’s own tags when empty.', 'flattr' ) ),
			),
		);
	}

	/**
	 * Whether somebody may choose for a post.
	 *
	 * @param bool   $allowed What was found until here.
	 * @param string $key     The meta's key.
	 * @param int    $post_id The post.
	 * @param int    $user    Who.
	 */
	public static function may_edit( $allowed, $key, $post_id, $user ): bool {
		return \user_can( $user, Capabilities::EDIT_THING, $post_id );
	}

	/**
	 * The choices for a post.
	 *
	 * @param int $post_id The post.
	 * @return array{off: bool, url: string, hidden: bool, language: string, category: string, tags: string}
	 */
	public static function of( int $post_id ): array {
		return self::sanitize( \get_post_meta( $post_id, self::META, true ) );
	}

	/**
	 * Changes choices for a post; what is left out stays. Nothing is kept where nothing differs from the defaults.
	 *
	 * @param int   $post_id The post.
	 * @param array $changes Some of the choices.
	 */
	public static function change( int $post_id, array $changes ): void {
		$choices = self::sanitize( \array_merge( self::of( $post_id ), $changes ) );
		if ( self::DEFAULTS === $choices ) {
			\delete_post_meta( $post_id, self::META );
		} else {
			\update_post_meta( $post_id, self::META, \wp_slash( $choices ) );
		}
	}

	/**
	 * What may be kept of what somebody sent.
	 *
	 * @param mixed $sent What was sent.
	 */
	public static function sanitize( $sent ): array {
		$sent     = \is_array( $sent ) ? $sent : array();
		$text     = fn( string $name ) => \is_scalar( $sent[ $name ] ?? null ) ? \sanitize_text_field( (string) $sent[ $name ] ) : '';
		$category = $text( 'category' );
		$language = $text( 'language' );
		$tags     = \array_filter( \array_map( 'trim', \explode( ',', $text( 'tags' ) ) ), 'strlen' );
		return array(
			'off'      => \rest_sanitize_boolean( $sent['off'] ?? false ),
			'url'      => \preg_match( '#^https?://[^/]#i', $text( 'url' ) ) ? \sanitize_url( $text( 'url' ), array( 'http', 'https' ) ) : '',
			'hidden'   => \rest_sanitize_boolean( $sent['hidden'] ?? false ),
			'language' => \preg_match( '/^[a-z]{2}_[A-Z]{2}$/', $language ) ? $language : '',
			'category' => \in_array( $category, self::CATEGORIES, true ) ? $category : '',
			'tags'     => \implode( ', ', \array_slice( $tags, 0, self::TAGS_MAX ) ),
		);
	}
}
