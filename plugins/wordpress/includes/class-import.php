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
		foreach ( $plan->posts as $post => $choices ) {
			Thing_Choices::change( $post, $choices );
		}
		foreach ( $plan->widgets as $id => $widget ) {
			self::put_block_beside( $id, $widget );
			$record['widgets'][] = $id;
		}
		\update_option( self::OPTION, $record, false );
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
	 * Puts a block with the site's button after an old widget, which shows nothing without its plugin.
	 *
	 * @param string $id     The old widget.
	 * @param array  $widget As Old_Plugins::widgets() tells it.
	 */
	private static function put_block_beside( string $id, array $widget ): void {
		$blocks = \get_option( 'widget_block' );
		$blocks = \is_array( $blocks ) ? $blocks : array( '_multiwidget' => 1 );
		$number = \max( array( 1, ...\array_filter( \array_keys( $blocks ), 'is_int' ) ) ) + 1;
		$title  = \trim( \sanitize_text_field( $widget['title'] ) );
		$button = '<!-- wp:flattr/button {"target":"site"} /-->';

		$blocks[ $number ] = array(
			'content' => '' === $title ? $button : \sprintf(
				"<!-- wp:group -->\n<div class=\"wp-block-group\"><!-- wp:heading -->\n<h2 class=\"wp-block-heading\">%s</h2>\n<!-- /wp:heading -->\n\n%s</div>\n<!-- /wp:group -->",
				\esc_html( $title ),
				$button
			),
		);
		\update_option( 'widget_block', $blocks );

		$sidebars = (array) \get_option( 'sidebars_widgets' );
		$ids      = (array) $sidebars[ $widget['sidebar'] ];
		\array_splice( $ids, (int) \array_search( $id, $ids, true ) + 1, 0, array( 'block-' . $number ) );
		$sidebars[ $widget['sidebar'] ] = $ids;
		\update_option( 'sidebars_widgets', $sidebars );
	}
}
