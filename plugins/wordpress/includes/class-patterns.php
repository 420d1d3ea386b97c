<?php
/**
 * Patterns.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Arrangements of blocks to begin with, in the inserter under Flattr. */
final class Patterns {

	/** Registers them. */
	public static function init(): void {
		\register_block_pattern_category( 'flattr', array( 'label' => \__( 'Flattr', 'flattr' ) ) );
		self::register(
			'support-this-post',
			\__( 'Support this post', 'flattr' ),
			\__( 'The end of a post: why to flattr, a button, and who did.', 'flattr' ),
			self::box(
				\__( 'Did this help you?', 'flattr' ),
				\__( 'Flattr it: a part of what you set aside for a month reaches me, and I write the next one.', 'flattr' ),
				'<!-- wp:flattr/button {"showCount":true} /--><!-- wp:flattr/supporters /-->'
			)
		);
		self::register(
			'author-box',
			\__( 'Author with Flattr', 'flattr' ),
			\__( 'Who wrote it, with a button for everything they write.', 'flattr' ),
			'<!-- wp:group {"style":{"spacing":{"blockGap":"1rem"}},"layout":{"type":"flex","flexWrap":"wrap"}} --><div class="wp-block-group"><!-- wp:post-author-name {"isLink":true,"fontSize":"large"} /--><!-- wp:flattr/button {"target":"author","layout":"compact"} /--></div><!-- /wp:group -->'
		);
		self::register(
			'podcast-support',
			\__( 'Podcast support', 'flattr' ),
			\__( 'Below the player: a button for the episode, and how apps do it.', 'flattr' ),
			'<!-- wp:flattr/episode-button {"showTitle":false} /-->'
			. self::paragraph( \__( 'Many podcast apps show a payment link for this episode too. It leads to the same place.', 'flattr' ) )
		);
	}

	/**
	 * Registers a pattern.
	 *
	 * @param string $name        Its name.
	 * @param string $title       What it is called.
	 * @param string $description What it is for.
	 * @param string $content     Its blocks.
	 */
	private static function register( string $name, string $title, string $description, string $content ): void {
		\register_block_pattern(
			'flattr/' . $name,
			array(
				'title'         => $title,
				'description'   => $description,
				'categories'    => array( 'flattr' ),
				'keywords'      => array( 'flattr', 'support', 'donate' ),
				'content'       => $content,
				'viewportWidth' => 500, // Wide enough for the box; its button can be read in the preview.
			)
		);
	}

	/**
	 * A support box.
	 *
	 * @param string $heading Its heading.
	 * @param string $text    Its text.
	 * @param string $rest    The blocks after it.
	 */
	private static function box( string $heading, string $text, string $rest ): string {
		return '<!-- wp:flattr/support-box --><!-- wp:heading {"level":3} --><h3 class="wp-block-heading">' . \esc_html( $heading ) . '</h3><!-- /wp:heading -->'
			. self::paragraph( $text ) . $rest . '<!-- /wp:flattr/support-box -->';
	}

	/**
	 * A paragraph.
	 *
	 * @param string $text Its text.
	 */
	private static function paragraph( string $text ): string {
		return '<!-- wp:paragraph --><p>' . \esc_html( $text ) . '</p><!-- /wp:paragraph -->';
	}
}
