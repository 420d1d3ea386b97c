<?php
/**
 * The connector.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Shows up among the connectors of WordPress (from 7.0 on). They know keys and no OAuth, so it has nothing to enter
 * there: the site is connected on our own screen.
 */
final class Connector {

	/** Hooks the registration; older WordPress never gets there. */
	public static function init(): void {
		\add_action( 'wp_connectors_init', array( self::class, 'register' ) );
	}

	/**
	 * Registers it.
	 *
	 * @param \WP_Connector_Registry $registry All connectors.
	 */
	public static function register( $registry ): void {
		$registry->register(
			'flattr',
			array(
				'name'           => \__( 'Flattr', 'flattr' ),
				'description'    => \__( 'Readers’ monthly budgets, divided evenly over what they flattred. Connect under Settings → Flattr.', 'flattr' ),
				'type'           => 'monetization',
				'authentication' => array( 'method' => 'none' ),
				'plugin'         => array( 'file' => \plugin_basename( FILE ) ),
			)
		);
	}
}
