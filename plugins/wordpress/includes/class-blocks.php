<?php
/**
 * Blocks.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the blocks that `blocks/` builds into `build/`, and gives their `render.php` what they share. All
 * are rendered here, so that pages are the same for every visitor.
 */
final class Blocks {

	const BUILD = __DIR__ . '/../build';

	/**
	 * What went wrong when the service was asked last.
	 *
	 * @var string
	 */
	private static $problem = '';

	/** Registers what blocks share, and the blocks. */
	public static function init(): void {
		Button::register_style();
		Share_Bar::register();
		if ( \file_exists( self::BUILD . '/blocks-manifest.php' ) ) {
			\wp_register_block_types_from_metadata_collection( self::BUILD, self::BUILD . '/blocks-manifest.php' );
		}
		\add_action( 'enqueue_block_editor_assets', array( self::class, 'hand_over_to_editor' ) );
	}

	/**
	 * Loads the styles of what of ours stands in a content, if somebody is connected.
	 *
	 * @param string $content The content.
	 */
	public static function load_styles_of( string $content ): void {
		if ( false === \strpos( $content, '<!-- wp:flattr/' ) || ! Connection::is_connected() ) {
			return;
		}
		foreach ( \WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $type ) {
			if ( 0 === \strpos( $name, 'flattr/' ) && \has_block( $name, $content ) ) {
				$shared = \array_intersect( $type->editor_style_handles, array( 'flattr-button', 'flattr-share-bar' ) );
				\array_map( 'wp_enqueue_style', \array_merge( $shared, $type->view_style_handles ) );
			}
		}
	}

	/** Tells the editor how the site stands, before the scripts of the blocks run. */
	public static function hand_over_to_editor(): void {
		$data = \wp_json_encode( self::editor_data(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES );
		\wp_add_inline_script( 'wp-blocks', "window.flattrSite = {$data};" );
		$script = self::BUILD . '/editor/index.asset.php';
		$screen = \get_current_screen();
		// It brings `wp-editor`, which the editor of widgets does not bear.
		if ( $screen && \in_array( $screen->base, array( 'post', 'site-editor' ), true ) && \file_exists( $script ) ) {
			$asset = require $script;
			\wp_enqueue_script( 'flattr-editor', \plugins_url( 'build/editor/index.js', FILE ), $asset['dependencies'], $asset['version'], true );
			\wp_set_script_translations( 'flattr-editor', 'flattr', \dirname( FILE ) . '/languages' );
		}
	}

	/**
	 * What the editor knows of the site; see `blocks/src/shared/site.ts`. Nothing of it is secret: everybody who
	 * may write sees it.
	 */
	public static function editor_data(): array {
		$state  = Connection::state();
		$member = Connection::member();
		$claim  = Claim::get();
		return array(
			'state'         => $state['state'],
			'problem'       => 'needs_reauth' === $state['state'] ? Connection::explain( $state['reason'] ) : '',
			'profileUrl'    => null === $member ? '' : Settings::service() . '/profile/' . \rawurlencode( $member['name'] ),
			'hasSocialIcon' => null !== $member && Social_Icon::is_possible(),
			'settingsUrl'   => \current_user_can( 'manage_options' ) ? \admin_url( 'options-general.php?page=flattr' ) : '',
			'claim'         => array(
				'words' => empty( $claim['id'] ) ? '' : Claim::in_words(),
				'link'  => $claim['link'] ?? '',
			),
			'postTypes'     => \array_values( Settings::get( 'post_types' ) ),
			'shareServices' => \array_map( fn( $service ) => $service['name'], Share_Bar::services() ),
		);
	}

	/**
	 * The post that a block stands in: in a list, the one of its turn.
	 *
	 * @param \WP_Block $block The block.
	 */
	public static function post_of( \WP_Block $block ): int {
		return (int) ( $block->context['postId'] ?? \get_the_ID() );
	}

	/**
	 * `flattr/button` on the page.
	 *
	 * @param array     $attributes What was chosen in the editor; see `blocks/src/button/index.tsx`.
	 * @param \WP_Block $block      The block.
	 */
	public static function button( array $attributes, \WP_Block $block ): string {
		$post      = self::post_of( $block );
		$is_themes = false !== \strpos( $attributes['className'] ?? '', 'is-style-theme' );
		if ( $is_themes ) {
			\wp_enqueue_style( 'wp-block-button' );
		}
		$how = array(
			'layout' => $attributes['layout'],
			'label'  => $attributes['label'],
			'count'  => $attributes['showCount'] ? 'server' : 'none',
			'class'  => $is_themes ? 'wp-block-button__link wp-element-button' : '',
		);
		switch ( $attributes['target'] ) {
			case 'site':
				$button = Button::render( Button::thing_of_site(), $how );
				break;
			case 'author':
				$button = Button::render( Button::thing_of_author( (int) \get_post_field( 'post_author', $post ) ), $how );
				break;
			case 'url':
				$button = Button::render( array( 'url' => $attributes['url'] ), $how );
				break;
			default:
				$button = self::button_of_post( $post, $how );
		}
		return '' === $button ? '' : '<div ' . \get_block_wrapper_attributes() . '>' . $button . '</div>';
	}

	/**
	 * The button of a post that visitors can read, or that its writer looks at.
	 *
	 * @param int   $post The post.
	 * @param array $how  As for `Button::render`.
	 */
	public static function button_of_post( int $post, array $how ): string {
		return self::can_be_shown( $post ) ? Button::render( Button::thing_of( $post ), $how ) : '';
	}

	/**
	 * Whether there is something to flattr for whoever looks: a post that everybody can read; or one that its
	 * writer sees in the editor.
	 *
	 * @param int $post The post.
	 */
	public static function can_be_shown( int $post ): bool {
		if ( self::is_editor() ) {
			return $post > 0;
		}
		return $post > 0 && ! \is_feed() && \is_post_publicly_viewable( $post ) && '' === (string) \get_post_field( 'post_password', $post, 'raw' );
	}

	/**
	 * An answer of the service for a block: what was kept, on a page, and in what WordPress answers to who saves a post;
	 * what it says now, where a writer waits for the preview of that block alone.
	 *
	 * @param string $path As for `Kept_Answers::get`.
	 */
	public static function answer( string $path ): array {
		$kept          = self::is_preview() ? Kept_Answers::get_fresh( $path ) : Kept_Answers::get( $path );
		self::$problem = $kept['error'];
		return $kept['body'] ?? array();
	}

	/** What a writer sees of a block in whose place the service has said what went wrong; nothing on a page. */
	public static function problem(): string {
		if ( ! self::is_editor() || '' === self::$problem ) {
			return '';
		}
		return '<p><strong>' . \esc_html__( 'The service did not say what belongs here:', 'flattr' ) . '</strong> ' . \esc_html( self::$problem ) . '</p>';
	}

	/** Whether the editor asks for the preview of one block. */
	private static function is_preview(): bool {
		$route = $GLOBALS['wp']->query_vars['rest_route'] ?? '';
		return self::is_editor() && \is_string( $route ) && 0 === \strpos( $route, '/wp/v2/block-renderer/' );
	}

	/** Whether the editor asks for something, for somebody who may write. */
	private static function is_editor(): bool {
		return \wp_is_serving_rest_request() && \current_user_can( 'edit_posts' );
	}
}
