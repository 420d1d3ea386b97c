<?php
/**
 * Flattr among WordPress's social icons.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** The service `flattr` of core's Social Icons, which take others' services from WordPress 6.9 on. */
final class Social_Icon {

	// Our mark, as in `blocks/src/shared/icon.tsx`.
	const ICON = '<svg width="24" height="24" viewBox="0 0 24 24" version="1.1" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false"><path d="M12 2.5a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5Zm-6.5 8h13v2h-1v6.25A2.75 2.75 0 0 1 14.75 21.5h-5.5a2.75 2.75 0 0 1-2.75-2.75V12.5h-1v-2Zm2.5 2v6.25c0 .69.56 1.25 1.25 1.25h5.5c.69 0 1.25-.56 1.25-1.25V12.5H8Z"/></svg>';

	// Its colours, as core has them for its own services.
	const STYLE = ':where(.wp-block-social-links:not(.is-style-logos-only)) .wp-social-link-flattr{background-color:#28751b;color:#fff}:where(.wp-block-social-links.is-style-logos-only) .wp-social-link-flattr{color:#28751b}';

	/** Hooks the list of services, and the colours. */
	public static function init(): void {
		\add_filter( 'block_core_social_link_get_services', array( self::class, 'add' ) );
		\add_filter( 'render_block_core/social-link', array( self::class, 'color' ), 10, 2 );
		if ( \is_admin() && self::is_possible() ) {
			\wp_add_inline_style( 'wp-block-library', self::STYLE );
		}
	}

	/**
	 * Gives the icon its colours, on pages that have it alone.
	 *
	 * @param string $html  The icon.
	 * @param array  $block What was chosen in the editor.
	 */
	public static function color( $html, $block ): string {
		if ( 'flattr' === ( $block['attrs']['service'] ?? '' ) && self::is_possible() ) {
			\remove_filter( 'render_block_core/social-link', array( self::class, 'color' ) );
			\wp_add_inline_style( 'wp-block-social-links', self::STYLE );
		}
		return (string) $html;
	}

	/** Whether this WordPress asks for others' services. */
	public static function is_possible(): bool {
		return \version_compare( \wp_get_wp_version(), '6.9', '>=' );
	}

	/**
	 * The services with ours.
	 *
	 * @param mixed $services Services: id to `name` and `icon`.
	 */
	public static function add( $services ): array {
		return (array) $services + array(
			'flattr' => array(
				'name' => 'Flattr',
				'icon' => self::ICON,
			),
		);
	}
}
