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
 * there: the site is connected on our own screen, to which its card leads.
 */
final class Connector {

	const MODULE = 'flattr-connector';

	/** Hooks the registration; older WordPress never gets there. */
	public static function init(): void {
		\add_action( 'wp_connectors_init', array( self::class, 'register' ) );
		\add_action( 'load-options-connectors.php', array( self::class, 'load' ) );
		\add_filter( 'script_module_data_' . self::MODULE, array( self::class, 'describe' ) );
	}

	/** Loads what draws the card. */
	public static function load(): void {
		\wp_enqueue_script_module( self::MODULE, \plugins_url( 'assets/connector.js', FILE ), array( '@wordpress/connectors' ), VERSION );
	}

	/**
	 * What the card needs to know.
	 *
	 * @param array $about What others say.
	 */
	public static function describe( $about ): array {
		$is_connected = Connection::is_connected();
		return array(
			'label' => $is_connected ? \__( 'Settings', 'flattr' ) : \__( 'Connect', 'flattr' ),
			'url'   => \admin_url( 'options-general.php?page=flattr' ),
		) + (array) $about;
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
				'description'    => Connection::is_connected()
					/* translators: %s: the name of a member of the service. */
					? \sprintf( \__( 'Readers’ monthly budgets, divided evenly over what they flattred. Connected as %s.', 'flattr' ), Connection::member()['name'] ?? '' )
					: \__( 'Readers’ monthly budgets, divided evenly over what they flattred.', 'flattr' ),
				'logo_url'       => \plugins_url( 'assets/flattr.svg', FILE ),
				'type'           => 'monetization',
				'authentication' => array( 'method' => 'none' ),
				'plugin'         => array( 'file' => \plugin_basename( FILE ) ),
			)
		);
	}
}
