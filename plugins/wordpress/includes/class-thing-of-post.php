<?php
/**
 * What a post says of itself as a thing.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Describes a public post to the service: where it is, its title, language, category and tags. */
final class Thing_Of_Post {

	/**
	 * What the service is told.
	 *
	 * @param \WP_Post $post The post.
	 * @return array{url: string, title: string, hidden: bool, language: string, category: string, tags: string[]}
	 */
	public static function describe( \WP_Post $post ): array {
		$choices = Thing_Choices::of( $post->ID );
		return array(
			'url'      => self::url( $post ),
			'title'    => self::plain( $post->post_title ),
			'hidden'   => $choices['hidden'],
			'language' => '' === $choices['language'] ? self::language_of_site() : $choices['language'],
			'category' => '' === $choices['category'] ? self::usual_category( $post ) : $choices['category'],
			'tags'     => '' === $choices['tags'] ? self::tags_of( $post ) : \explode( ', ', $choices['tags'] ),
		);
	}

	/**
	 * The address that is flattred: the post's own, unless another was chosen.
	 *
	 * @param \WP_Post $post The post.
	 */
	public static function url( \WP_Post $post ): string {
		$chosen = Thing_Choices::of( $post->ID )['url'];
		return '' === $chosen ? (string) \get_permalink( $post ) : $chosen;
	}

	/**
	 * What a post is when nobody chose: a text, unless it is an episode of a podcast.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function usual_category( \WP_Post $post ): string {
		// Of an enclosure, as WordPress and PowerPress keep it, the third line is the type.
		$enclosure = \explode( "\n", (string) \get_post_meta( $post->ID, 'enclosure', true ) );
		if ( \preg_match( '#^(audio|video)/#', \trim( $enclosure[2] ?? '' ), $kind ) ) {
			return $kind[1];
		}
		// Seriously Simple Podcasting keeps the address alone, and which of both it is; Podlove has a table of its own.
		if ( 'podcast' === $post->post_type || \get_post_meta( $post->ID, 'audio_file', true ) ) {
			return 'video' === \get_post_meta( $post->ID, 'episode_type', true ) ? 'video' : 'audio';
		}
		return 'text';
	}

	/** The site's language, as the service names it. */
	private static function language_of_site(): string {
		$locale = \get_locale();
		return 0 === \strpos( $locale, 'en' ) ? 'en_GB' : \substr( $locale, 0, 5 ); // One English for all there.
	}

	/**
	 * The post's own tags.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function tags_of( \WP_Post $post ): array {
		$terms = \get_the_terms( $post, 'post_tag' );
		$names = \is_array( $terms ) ? \array_slice( \wp_list_pluck( $terms, 'name' ), 0, Thing_Choices::TAGS_MAX ) : array();
		return \array_map( array( self::class, 'plain' ), $names );
	}

	/**
	 * A text without marks.
	 *
	 * @param string $text The text.
	 */
	private static function plain( string $text ): string {
		return \html_entity_decode( \wp_strip_all_tags( $text ), ENT_QUOTES, 'UTF-8' );
	}
}
