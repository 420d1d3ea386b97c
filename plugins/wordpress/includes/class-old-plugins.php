<?php
/**
 * What plugins for the old Flattr have left behind.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Reads what the plugin of the old Flattr (until 1.2.1) and Podlove Publisher have kept in the database, and
 * changes nothing there. Values are as old as 2010, so nothing about them is taken for granted.
 */
final class Old_Plugins {

	/** Post meta of the old plugin => its counterpart in Thing_Choices. */
	const POST_META = array(
		'_flattr_btn_disabled'   => 'off',
		'_flattr_post_customurl' => 'url',
		'_flattr_post_hidden'    => 'hidden',
		'_flattr_post_language'  => 'language',
		'_flattr_post_category'  => 'category',
	);

	/** Whether anything of them is here. */
	public static function are_here(): bool {
		foreach ( array( 'flattr_uid', 'flattr_aut', 'flattr_post_types', 'flattr_cat', 'widget_flattrglobalwidget', 'podlove_flattr' ) as $option ) {
			if ( null !== \get_option( $option, null ) ) {
				return true;
			}
		}
		return self::has_podlove_module() || array() !== self::posts( 1 );
	}

	/** Whether the old plugin is still switched on, beside this one. */
	public static function is_active(): bool {
		return \class_exists( '\Flattr', false );
	}

	/**
	 * An option as text; null when it was never saved.
	 *
	 * @param string $name The option.
	 */
	public static function text( string $name ): ?string {
		$value = \get_option( $name, null );
		return \is_scalar( $value ) ? \trim( (string) $value ) : null;
	}

	/**
	 * Whether an option was switched on; null when it was never saved. It was kept as `on`, `true`, `1` or true.
	 *
	 * @param string $name The option.
	 */
	public static function is_on( string $name ): ?bool {
		$text = self::text( $name );
		return null === $text ? null : ! \in_array( \strtolower( $text ), array( '', '0', 'off', 'false', 'no' ), true );
	}

	/** The types of posts that had buttons; empty when that was never saved. */
	public static function post_types(): array {
		$types = \get_option( 'flattr_post_types' );
		return \is_array( $types ) ? \array_values( \array_filter( $types, 'is_string' ) ) : array();
	}

	/** Whether Podlove's module for Flattr was switched on. */
	public static function has_podlove_module(): bool {
		$modules = \get_option( 'podlove_active_modules' );
		return \is_array( $modules ) && ! empty( $modules['flattr'] );
	}

	/**
	 * What was chosen for posts, as the old plugin kept it.
	 *
	 * @param int $limit At most so many values; 0 for all.
	 * @return array<int, array<string, string>> The post's id => name as in Thing_Choices => old value.
	 */
	public static function posts( int $limit = 0 ): array {
		global $wpdb;
		$keys = \array_keys( self::POST_META );
		$rows = $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare(
				"SELECT m.post_id, m.meta_key, m.meta_value FROM {$wpdb->postmeta} m JOIN {$wpdb->posts} p ON p.ID = m.post_id
				WHERE m.meta_key IN (%s, %s, %s, %s, %s) AND m.meta_value NOT IN ('', '0') AND p.post_type <> 'revision'
				ORDER BY m.post_id LIMIT %d",
				\array_merge( $keys, array( $limit ? $limit : PHP_INT_MAX ) )
			)
		);
		$posts = array();
		foreach ( $rows as $row ) {
			$posts[ (int) $row->post_id ][ self::POST_META[ $row->meta_key ] ] = \trim( (string) $row->meta_value );
		}
		return $posts;
	}

	/**
	 * The old plugin's widgets that stand in a sidebar.
	 *
	 * @return array<string, array{sidebar: string, title: string}> By the widget's id, such as `flattrglobalwidget-2`.
	 */
	public static function widgets(): array {
		$kept    = \get_option( 'widget_flattrglobalwidget' );
		$widgets = array();
		foreach ( (array) \get_option( 'sidebars_widgets' ) as $sidebar => $ids ) {
			foreach ( \is_array( $ids ) && 'wp_inactive_widgets' !== $sidebar ? $ids : array() as $id ) {
				if ( \is_string( $id ) && \preg_match( '/^flattrglobalwidget-(\d+)$/', $id, $parts ) ) {
					$title          = \is_array( $kept ) ? ( $kept[ (int) $parts[1] ]['title'] ?? '' ) : '';
					$widgets[ $id ] = array(
						'sidebar' => (string) $sidebar,
						'title'   => \is_string( $title ) ? $title : '',
					);
				}
			}
		}
		return $widgets;
	}

	/**
	 * Whose an account of the old Flattr was, by its name or number.
	 *
	 * @param string $account The name or number.
	 * @return int|null An author; 0 for the site itself; null where nobody here is known to have had it.
	 */
	public static function author_of( string $account ): ?int {
		if ( 0 === \strcasecmp( $account, (string) self::text( 'flattr_uid' ) ) ) {
			return 0;
		}
		$authors = \get_users(
			array(
				'meta_key'   => 'user_flattr_uid', // phpcs:ignore WordPress.DB.SlowDBQuery -- As many rows as authors.
				'meta_value' => $account, // phpcs:ignore WordPress.DB.SlowDBQuery
				'fields'     => 'ID',
				'number'     => 1,
			)
		);
		return $authors ? (int) $authors[0] : null;
	}

	/** How many authors had an account of the old Flattr in their profile, or in Podlove's list of contributors. */
	public static function count_authors(): int {
		global $wpdb;
		$authors = (int) $wpdb->get_var( "SELECT COUNT(DISTINCT user_id) FROM {$wpdb->usermeta} WHERE meta_key = 'user_flattr_uid' AND meta_value <> ''" ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$table   = $wpdb->prefix . 'podlove_modules_contributors_contributor';
		if ( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $table ) ) ) !== $table // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			|| ! $wpdb->get_var( $wpdb->prepare( 'SHOW COLUMNS FROM %i LIKE %s', $table, 'flattr' ) ) ) { // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			return $authors;
		}
		return $authors + (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM %i WHERE flattr IS NOT NULL AND flattr <> ''", $table ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}
}
