<?php
/**
 * The button.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Renders the one button that shortcodes, placements and template tags show. It is a plain link: no script,
 * no request to the service before a reader follows it, and the same for every reader, so that pages can be
 * cached.
 */
final class Button {

	// How much of each a link carries at most: what the service keeps, as far as servers take an address of that length.
	const LENGTHS = array(
		'title'       => 200,
		'description' => 500,
		'tags'        => 300,
	);

	// What is longer is no address to the service.
	const URL_LENGTH = 2048;

	/**
	 * A button; an empty string when nobody is connected.
	 *
	 * @param array $thing `url`, and `title`, `description`, `id` at the service, `category`, `language`, `tags`, `hidden`,
	 *                     where they are known; `fid` of its creator, if that is not the connected member, or null where
	 *                     nobody here knows who that is.
	 * @param array $how   `layout` of Settings::LAYOUTS; `label` instead of the usual text; `count`: `server` shows
	 *                     how often the thing was flattred, as the service said last; `class`: one more class.
	 */
	public static function render( array $thing, array $how = array() ): string {
		$url = self::click_url( $thing );
		if ( '' === $url ) {
			return '';
		}
		return self::link( $url, $thing, $how, 'server' === ( $how['count'] ?? '' ) ? self::count_of( $thing ) : null );
	}

	/**
	 * A button as it looks, that leads nowhere: for whoever chooses, also before they are connected.
	 *
	 * @param array $how As for `render`; with a `count`, it shows one.
	 */
	public static function sample( array $how ): string {
		return self::link( '#', array(), $how, 'server' === ( $how['count'] ?? '' ) ? 12 : null );
	}

	/**
	 * The link that a button is.
	 *
	 * @param string   $url   Where it leads.
	 * @param array    $thing As for `render`.
	 * @param array    $how   As for `render`.
	 * @param int|null $count How often it was flattred, if it shows that.
	 */
	private static function link( string $url, array $thing, array $how, ?int $count ): string {
		$layout = \in_array( $how['layout'] ?? '', Settings::LAYOUTS, true ) ? $how['layout'] : 'button';
		$label  = self::text( 'label', $how );
		$face   = '' === $label ? self::usual_label( $layout ) : $label;
		\wp_enqueue_style( 'flattr-button' );
		return \sprintf(
			'<a class="flattr-button is-%1$s" href="%2$s" rel="payment nofollow" aria-label="%3$s">%4$s%5$s</a>',
			\esc_attr( \trim( $layout . ' ' . ( $how['class'] ?? '' ) ) ),
			\esc_url( $url ),
			\esc_attr( self::name_of( $thing, '' === $label && null === $count ? \__( 'Flattr this', 'flattr' ) : $face, $count ) ),
			\esc_html( $face ),
			null === $count ? '' : ' <span class="flattr-button__count">' . \esc_html( \number_format_i18n( $count ) ) . '</span>'
		);
	}

	/**
	 * What a button says on its face, if its owner chose nothing.
	 *
	 * @param string $layout One of Settings::LAYOUTS.
	 */
	private static function usual_label( string $layout ): string {
		return \in_array( $layout, array( 'compact', 'badge' ), true ) ? \__( 'Flattr', 'flattr' ) : \__( 'Flattr this', 'flattr' );
	}

	/**
	 * What a button is called by those who hear it: what it is about too, so that several on a page can be told apart.
	 *
	 * @param array    $thing As for `render`.
	 * @param string   $name  What it says on its face, or more.
	 * @param int|null $count How often it was flattred, if it shows that.
	 */
	private static function name_of( array $thing, string $name, ?int $count ): string {
		$title = self::text( 'title', $thing );
		// First what is to be seen, as it is seen: who speaks to a browser reads it out.
		if ( null !== $count ) {
			/* translators: 1: the button's name, 2: how often it was flattred. */
			$name = \sprintf( \_n( '%1$s, %2$s flattr', '%1$s, %2$s flattrs', $count, 'flattr' ), $name, \number_format_i18n( $count ) );
		}
		if ( '' !== $title ) {
			/* translators: 1: the button's text, such as "Flattr this", 2: the title of a post. */
			$name = \sprintf( \__( '%1$s: %2$s', 'flattr' ), $name, $title );
		}
		return $name;
	}

	/**
	 * How often a thing was flattred, as the service said last; null when it never did.
	 *
	 * @param array $thing As for `render`.
	 */
	public static function count_of( array $thing ): ?int {
		if ( empty( $thing['id'] ) ) {
			return null;
		}
		$said = Blocks::answer( '/rest/v2/things/' . (int) $thing['id'] );
		return isset( $said['flattrs'] ) ? (int) $said['flattrs'] : null;
	}

	/**
	 * What a button of a post is about; empty where none was wanted for it.
	 *
	 * @param int|\WP_Post $post The post.
	 */
	public static function thing_of( $post ): array {
		$post    = \get_post( $post );
		$choices = $post ? Thing_Choices::of( $post->ID ) : array( 'off' => true );
		if ( $choices['off'] ) {
			return array();
		}
		return array(
			'url'      => Thing_Of_Post::url( $post ),
			'title'    => \get_the_title( $post ),
			'id'       => Things::of( $post->ID )['id'],
			'fid'      => Authors::fid_of_post( $post->ID ),
			'category' => $choices['category'],
			'language' => $choices['language'],
			'tags'     => $choices['tags'],
			'hidden'   => $choices['hidden'] ? '1' : '',
		);
	}

	/** What a button of the whole site is about. */
	public static function thing_of_site(): array {
		return array(
			'url'   => \home_url( '/' ),
			'title' => (string) \get_bloginfo( 'name' ),
		);
	}

	/**
	 * What a button of an author is about: the page of what they wrote here.
	 *
	 * @param int $author The author; of nobody, there is no button.
	 */
	public static function thing_of_author( int $author ): array {
		$user = \get_userdata( $author );
		return $user ? array(
			'url'   => (string) \get_author_posts_url( $author ),
			'title' => $user->display_name,
			'fid'   => Authors::fid_of_author( $author ),
		) : array();
	}

	/**
	 * The address of the click page; empty when nobody is connected or the thing has no web address that the service takes.
	 *
	 * @param array $thing As for `render`.
	 */
	public static function click_url( array $thing ): string {
		$member = Connection::member();
		$url    = (string) ( $thing['url'] ?? '' );
		if ( null === $member || ! \preg_match( '#^https?://#i', $url ) || \strlen( $url ) > self::URL_LENGTH ) {
			return '';
		}
		$query = array(
			'url'   => $url,
			'title' => self::text( 'title', $thing ),
		);
		if ( ! \array_key_exists( 'fid', $thing ) || null !== $thing['fid'] ) {
			$query['fid'] = empty( $thing['fid'] ) ? $member['fid'] : $thing['fid'];
		}
		foreach ( array( 'description', 'category', 'language', 'tags', 'hidden' ) as $name ) {
			$query[ $name ] = self::text( $name, $thing );
		}
		return Settings::service() . '/submit/auto?' . \http_build_query( \array_filter( $query, 'strlen' ) );
	}

	/**
	 * What is said under a name, as plain text that is not too long for a link.
	 *
	 * @param string $name The name.
	 * @param array  $said What is said.
	 */
	private static function text( string $name, array $said ): string {
		$text = \html_entity_decode( \wp_strip_all_tags( (string) ( $said[ $name ] ?? '' ) ), ENT_QUOTES, 'UTF-8' );
		return \trim( \mb_substr( $text, 0, self::LENGTHS[ $name ] ?? 100 ) );
	}

	/** Registers the style sheet; it is loaded on pages that have a button alone. */
	public static function register_style(): void {
		\wp_register_style( 'flattr-button', \plugins_url( 'assets/button.css', FILE ), array(), VERSION );
	}
}
