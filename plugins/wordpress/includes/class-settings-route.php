<?php
/**
 * Settings for the screen in wp-admin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `/flattr/v1/settings`, for who may `flattr_manage`. They look so:
 *
 *     {
 *       "placement":  "after",            // none, before, after or both
 *       "layout":     "button",           // button, compact, badge, text, share_bar or floating_share_bar
 *       "count":      false,              // whether buttons show how often something was flattred
 *       "share_by":   [ "mastodon" ],     // what share bars offer
 *       "post_types": [ "post" ],         // what can be flattred
 *       "feeds":      true,               // whether feeds carry payment links
 *       "share_with_authors": false,      // whether what a post earns is divided among its authors
 *       "part_of_site": 0                 // what the site keeps of that, in percent
 *     }
 *
 * - `GET /settings`: all of them.
 * - `PUT /settings` with some of them as `settings` changes those, and answers with all.
 * - `POST /settings/preview` with some of them as `settings` answers with the `html` that pages would have, and saves nothing.
 *
 * The service is none of them: it is chosen by connecting to it.
 */
final class Settings_Route {

	/** Hooks the registration. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
	}

	/** Registers the routes. */
	public static function register(): void {
		$may  = fn() => \current_user_can( Capabilities::MANAGE );
		$some = array( 'settings' => array( 'required' => true ) + Settings::schema() );
		\register_rest_route(
			'flattr/v1',
			'/settings',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => fn() => new \WP_REST_Response( Settings::all() ),
					'permission_callback' => $may,
				),
				array(
					'methods'             => 'PUT, PATCH, POST',
					'callback'            => array( self::class, 'change' ),
					'permission_callback' => $may,
					'args'                => $some,
				),
				'schema' => fn() => array( 'title' => 'flattr-settings' ) + Settings::schema(),
			)
		);
		\register_rest_route(
			'flattr/v1',
			'/settings/preview',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'preview' ),
				'permission_callback' => $may,
				'args'                => $some,
			)
		);
	}

	/**
	 * Changes some; what is left out stays.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function change( \WP_REST_Request $request ): \WP_REST_Response {
		\update_option( Settings::OPTION, $request['settings'] );
		return new \WP_REST_Response( Settings::all() );
	}

	/**
	 * What would stand on pages.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function preview( \WP_REST_Request $request ): \WP_REST_Response {
		return new \WP_REST_Response( array( 'html' => Placement::sample( \array_replace( Settings::all(), $request['settings'] ) ) ) );
	}
}
