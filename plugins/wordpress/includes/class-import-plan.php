<?php
/**
 * What an import would do.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Works out what of the old plugins' data has a counterpart here, and says of the rest why it has none. It
 * changes nothing. What was chosen here already is left alone, so that an import can be repeated.
 */
final class Import_Plan {

	/**
	 * Settings as Settings::sanitize() takes them; empty once they were taken.
	 *
	 * @var array
	 */
	public $settings = array();

	/**
	 * The post's id => choices as Thing_Choices::change() takes them.
	 *
	 * @var array<int, array>
	 */
	public $posts = array();

	/**
	 * Old widgets to put ours beside, as Old_Plugins::widgets() tells them.
	 *
	 * @var array
	 */
	public $widgets = array();

	/**
	 * How many posts are left alone because something was chosen for them here.
	 *
	 * @var int
	 */
	public $posts_left = 0;

	/** What is to be taken now. */
	public static function make(): self {
		$plan = new self();
		if ( empty( Import::record()['settings'] ) ) {
			$plan->settings = self::plan_settings();
		}
		$chosen = self::posts_with_choices();
		foreach ( Old_Plugins::posts() as $post => $old ) {
			$choices = self::choices_of( $old );
			if ( array() === $choices ) {
				continue;
			}
			if ( isset( $chosen[ $post ] ) ) {
				++$plan->posts_left;
			} else {
				$plan->posts[ $post ] = $choices;
			}
		}
		$plan->widgets = \array_diff_key( Old_Plugins::widgets(), \array_flip( Import::record()['widgets'] ) );
		return $plan;
	}

	/** Whether there is nothing to take. */
	public function is_empty(): bool {
		return array() === $this->settings && array() === $this->posts && array() === $this->widgets;
	}

	/** The posts for which something was chosen here, by their ids: in one query, however many there are. */
	private static function posts_with_choices(): array {
		global $wpdb;
		return \array_flip( $wpdb->get_col( $wpdb->prepare( "SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s", Thing_Choices::META ) ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}

	/** What the old settings are here. */
	private static function plan_settings(): array {
		$settings  = array();
		$automatic = Old_Plugins::is_on( 'flattr_aut' );
		if ( null !== $automatic ) {
			$place                 = Old_Plugins::is_on( 'flattr_top' ) ? 'before' : 'after';
			$settings['placement'] = $automatic ? $place : 'none';
		}
		$layout = self::plan_layout();
		if ( '' !== $layout ) {
			$settings['layout'] = $layout;
		}
		$types = self::plan_post_types( (bool) $automatic );
		if ( array() !== $types ) {
			$settings['post_types'] = $types;
		}
		$feeds = Old_Plugins::is_on( 'flattrss_relpayment_enabled' );
		if ( null !== $feeds ) {
			$settings['feeds'] = $feeds;
		}
		return $settings;
	}

	/** The layout that is closest to the old style; empty when none was chosen. */
	private static function plan_layout(): string {
		switch ( Old_Plugins::text( 'flattr_button_style' ) ) {
			case 'text':
				return 'text';
			case 'image':
			case 'image-white':
				return 'badge';
			case 'js':
				return Old_Plugins::is_on( 'flattr_compact' ) ? 'compact' : 'button';
			default:
				return Old_Plugins::is_on( 'flattr_compact' ) ? 'compact' : '';
		}
	}

	/**
	 * The types of posts with buttons that are here. Pages are left out where buttons come by themselves, but the
	 * owner wanted none on pages.
	 *
	 * @param bool $is_automatic Whether buttons came by themselves.
	 */
	private static function plan_post_types( bool $is_automatic ): array {
		$types = \array_filter( Old_Plugins::post_types(), 'post_type_exists' );
		if ( $is_automatic && false === Old_Plugins::is_on( 'flattr_aut_page' ) ) {
			$types = \array_diff( $types, array( 'page' ) );
		}
		if ( Old_Plugins::has_podlove_module() && \post_type_exists( 'podcast' ) ) {
			$types = \array_merge( array() === $types ? Settings::get( 'post_types' ) : $types, array( 'podcast' ) );
		}
		return \array_values( \array_unique( $types ) );
	}

	/**
	 * What was chosen for a post, where that differs from what is so anyway. The old plugin wrote its own
	 * defaults, `en_GB` and `text`, into every post, whatever they were written in.
	 *
	 * @param array $old As Old_Plugins::posts() tells it.
	 */
	private static function choices_of( array $old ): array {
		$sent = array(
			'off'      => isset( $old['off'] ),
			'hidden'   => isset( $old['hidden'] ),
			'url'      => $old['url'] ?? '',
			'language' => 'en_GB' === ( $old['language'] ?? '' ) ? '' : ( $old['language'] ?? '' ),
			'category' => 'text' === ( $old['category'] ?? '' ) ? '' : ( $old['category'] ?? '' ),
		);
		if ( \substr( \get_locale(), 0, 5 ) === $sent['language'] ) {
			$sent['language'] = '';
		}
		return \array_filter( \array_intersect_key( Thing_Choices::sanitize( $sent ), $sent ) );
	}
}
