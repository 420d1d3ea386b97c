<?php
/**
 * An import in words.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Says what is taken over and what is left, for the screen and the command line. Tokens and keys are never shown. */
final class Import_Report {

	/**
	 * What a plan takes over.
	 *
	 * @param Import_Plan $plan The plan.
	 * @return array<array{string, string}>
	 */
	public static function taken( Import_Plan $plan ): array {
		$rows = array();
		foreach ( $plan->settings as $name => $value ) {
			$rows[] = self::words_of( $name, $value );
		}
		$labels = array(
			'off'      => \__( 'Posts without a button', 'flattr' ),
			'url'      => \__( 'Posts that flattr another address', 'flattr' ),
			'hidden'   => \__( 'Posts that are kept out of lists', 'flattr' ),
			'language' => \__( 'Posts in another language', 'flattr' ),
			'category' => \__( 'Posts of another category', 'flattr' ),
		);
		foreach ( $labels as $name => $label ) {
			$number = \count( \array_column( $plan->posts, $name ) );
			if ( $number > 0 ) {
				$rows[] = array( $label, \number_format_i18n( $number ) );
			}
		}
		if ( array() !== $plan->widgets ) {
			$rows[] = array( \__( 'Widgets', 'flattr' ), \__( 'A widget with the button of the site, after the old one', 'flattr' ) );
		}
		return $rows;
	}

	/**
	 * What is left where it is, and why.
	 *
	 * @param Import_Plan $plan The plan.
	 * @return array<array{string, string}>
	 */
	public static function left( Import_Plan $plan ): array {
		$rows = array();
		foreach ( self::reasons() as list( $options, $why ) ) {
			$here = \array_filter( $options, fn( $option ) => ! \in_array( \get_option( $option, null ), array( null, '', false ), true ) );
			if ( array() !== $here ) {
				$rows[] = array( \implode( ', ', $here ), $why );
			}
		}
		$authors = Old_Plugins::count_authors();
		if ( $authors > 0 ) {
			/* translators: %s: a number of authors. */
			$label  = \_n( '%s author with an account of the old Flattr', '%s authors with accounts of the old Flattr', $authors, 'flattr' );
			$rows[] = array( \sprintf( $label, \number_format_i18n( $authors ) ), \__( 'Those accounts do not exist here. Each author enters their own flattr:id in their profile.', 'flattr' ) );
		}
		if ( $plan->posts_left > 0 ) {
			/* translators: %s: a number of posts. */
			$label  = \_n( '%s post', '%s posts', $plan->posts_left, 'flattr' );
			$rows[] = array( \sprintf( $label, \number_format_i18n( $plan->posts_left ) ), \__( 'Something was imported or chosen for them here already.', 'flattr' ) );
		}
		if ( Import::record()['settings'] ) {
			$rows[] = array( \__( 'Where and how buttons show', 'flattr' ), \__( 'Imported already. What was changed here since stays so.', 'flattr' ) );
		}
		return $rows;
	}

	/**
	 * A setting in words.
	 *
	 * @param string $name  The setting.
	 * @param mixed  $value Its value.
	 * @return array{string, string}
	 */
	private static function words_of( string $name, $value ): array {
		switch ( $name ) {
			case 'placement':
				return array( \__( 'Where buttons go by themselves', 'flattr' ), Settings::words()['placement'][ $value ] );
			case 'layout':
				return array( \__( 'How they look', 'flattr' ), Settings::words()['layout'][ $value ] );
			case 'feeds':
				return array( \__( 'Payment links in the feeds', 'flattr' ), $value ? \__( 'Yes', 'flattr' ) : \__( 'No', 'flattr' ) );
			default:
				$names = \array_map( fn( $type ) => \get_post_type_object( $type )->labels->name, $value );
				return array( \__( 'What can be flattred', 'flattr' ), \implode( ', ', $names ) );
		}
	}

	/** Options without a counterpart, and why that is so. */
	private static function reasons(): array {
		return array(
			array( array( 'flattr_uid', 'podlove_flattr' ), \__( 'An account of the old Flattr. Connect, and the service says who you are here.', 'flattr' ) ),
			array(
				array( 'flattrss_api_key', 'flattrss_api_secret', 'flattr_access_token', 'flattrss_api_oauth_token', 'flattrss_api_oauth_token_secret' ),
				\__( 'Keys of the old Flattr open nothing here.', 'flattr' ),
			),
			array( array( 'user_based_flattr_buttons', 'user_based_flattr_buttons_since_time' ), \__( 'An author has buttons of their own as soon as their flattr:id is in their profile.', 'flattr' ) ),
			array( array( 'flattr_lng', 'flattr_cat', 'flattr_atags' ), \__( 'The site’s language and the post’s own tags are told; language, category and tags can be chosen for each post.', 'flattr' ) ),
			array( array( 'flattr_hide' ), \__( 'Nothing is hidden as a whole. Choose it for each post before you connect.', 'flattr' ) ),
			array( array( 'flattr_global_button' ), \__( 'Put the block or [flattr] where the site’s own button belongs.', 'flattr' ) ),
			array( array( 'flattr_popout_enabled', 'flattrss_custom_image_url' ), \__( 'Buttons are plain links here, without scripts and images from elsewhere.', 'flattr' ) ),
			array( array( 'flattrss_button_enabled' ), \__( 'Feeds carry payment links, which apps know, instead of an image in each entry.', 'flattr' ) ),
			array( array( 'flattr_relpayment_enabled' ), \__( 'The head of a page names its creator instead.', 'flattr' ) ),
			array( array( 'flattrss_relpayment_escaping_disabled' ), \__( 'Feeds are always valid XML.', 'flattr' ) ),
			array( array( 'flattrss_autosubmit', 'flattrss_autodonate' ), \__( 'Posts are registered when they are published, once you are connected.', 'flattr' ) ),
			array(
				array( 'flattr_override_sharethis', 'flattr_handles_exerpt', 'flattrss_error_reporting', 'flattrss_clicktrack_enabled', 'flattr_disable', 'flattrwidget' ),
				\__( 'A setting of a version long gone.', 'flattr' ),
			),
		);
	}
}
