<?php
/**
 * Taking over what plugins for the old Flattr have kept.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Carries out an import and remembers it. Nothing of the old plugins is changed or deleted. */
final class Import {

	const OPTION = 'flattr_import';

	/**
	 * Takes over what there is to take.
	 *
	 * @return Import_Plan What was taken.
	 */
	public static function run(): Import_Plan {
		$plan   = Import_Plan::make();
		$record = self::record();
		if ( array() !== $plan->settings ) {
			\update_option( Settings::OPTION, Settings::sanitize( $plan->settings ) );
			$record['settings'] = \time();
		}
		foreach ( $plan->widgets as $id => $widget ) {
			self::put_widget_beside( $id, $widget );
			$record['widgets'][] = $id;
		}
		\update_option( self::OPTION, $record, false );
		// Each post remembers by itself what was taken, so that an import that was cut off goes on where it was.
		self::take_posts( $plan->posts );
		return $plan;
	}

	/**
	 * What was taken before: when the settings, and which widgets.
	 *
	 * @return array{settings: int, widgets: string[]}
	 */
	public static function record(): array {
		$kept = \get_option( self::OPTION );
		$kept = \is_array( $kept ) ? $kept : array();
		return array(
			'settings' => (int) ( $kept['settings'] ?? 0 ),
			'widgets'  => (array) ( $kept['widgets'] ?? array() ),
		);
	}

	/**
	 * Takes over what was chosen for posts. Only of those that the service knows it is told: planning that for
	 * each post of a large archive would take minutes.
	 *
	 * @param array<int, array> $posts As in Import_Plan.
	 */
	private static function take_posts( array $posts ): void {
		foreach ( array( 'added_post_meta', 'updated_post_meta' ) as $hook ) {
			\remove_action( $hook, array( Things::class, 'note_choice' ), 10 );
		}
		foreach ( $posts as $id => $choices ) {
			Thing_Choices::change( $id, $choices );
			if ( Things::of( $id )['id'] ) {
				Things::note_change( $id, \get_post( $id ) );
			}
		}
		foreach ( array( 'added_post_meta', 'updated_post_meta' ) as $hook ) {
			\add_action( $hook, array( Things::class, 'note_choice' ), 10, 3 );
		}
	}

	/**
	 * Puts the plugin's own widget after an old one, which shows nothing without its plugin.
	 *
	 * @param string $id  The old widget.
	 * @param array  $old As Old_Plugins::widgets() tells it.
	 */
	private static function put_widget_beside( string $id, array $old ): void {
		$widgets = \get_option( 'widget_flattr' );
		$widgets = \is_array( $widgets ) ? $widgets : array( '_multiwidget' => 1 );
		$number  = \max( 1, 0, ...\array_filter( \array_keys( $widgets ), 'is_int' ) ) + 1;

		$widgets[ $number ] = array( 'title' => \sanitize_text_field( $old['title'] ) ) + Widget::DEFAULTS;
		\update_option( 'widget_flattr', $widgets );

		$sidebars = (array) \get_option( 'sidebars_widgets' );
		$ids      = (array) $sidebars[ $old['sidebar'] ];
		\array_splice( $ids, (int) \array_search( $id, $ids, true ) + 1, 0, array( 'flattr-' . $number ) );
		$sidebars[ $old['sidebar'] ] = $ids;
		\update_option( 'sidebars_widgets', $sidebars );
	}
}
