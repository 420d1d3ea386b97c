<?php
/**
 * The plugin in Tools → Site Health.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Says in Site Health how the connection and the claim stand. Asks nobody: it tells what is known here. */
final class Site_Health {

	/** Hooks the test and the section. */
	public static function init(): void {
		\add_filter( 'site_status_tests', array( self::class, 'add_test' ) );
		\add_filter( 'debug_information', array( self::class, 'add_section' ) );
	}

	/**
	 * Adds our test; only once somebody has connected the site, since before that nothing is amiss.
	 *
	 * @param array $tests All others.
	 */
	public static function add_test( array $tests ): array {
		if ( Connection::is_connected() ) {
			$tests['direct']['flattr_connection'] = array(
				'label' => \__( 'Connection with Flattr', 'flattr' ),
				'test'  => array( self::class, 'test_connection' ),
			);
		}
		return $tests;
	}

	/** Whether the site can act for its member. */
	public static function test_connection(): array {
		$state = Connection::state();
		$good  = 'connected' === $state['state'];
		return array(
			'label'       => $good ? \__( 'This site is connected to Flattr', 'flattr' ) : \__( 'This site has to be connected to Flattr again', 'flattr' ),
			'status'      => $good ? 'good' : 'recommended',
			'badge'       => array(
				'label' => 'Flattr',
				'color' => 'blue',
			),
			'description' => '<p>' . \esc_html( $good ? \__( 'The site can act for its member at the service.', 'flattr' ) : Connection::explain( $state['reason'] ) ) . '</p>',
			'actions'     => '',
			'test'        => 'flattr_connection',
		);
	}

	/**
	 * Adds our section to the information for support. No token and no key is in it; who is connected is private.
	 *
	 * @param array $sections All others.
	 */
	public static function add_section( array $sections ): array {
		$state  = Connection::state();
		$member = Connection::member();
		$claim  = Claim::get();
		$fields = array(
			'service' => array( \__( 'Service', 'flattr' ), Settings::service() ),
			'state'   => array( \__( 'Connection', 'flattr' ), \trim( $state['state'] . ' ' . $state['reason'] ) ),
			'member'  => array( \__( 'Member', 'flattr' ), $member['name'] ?? '' ),
			'claim'   => array( \__( 'Claim', 'flattr' ), $claim['state'] ?? '' ),
		);

		$sections['flattr'] = array(
			'label'  => 'Flattr',
			'fields' => array(),
		);
		foreach ( $fields as $name => list( $label, $value ) ) {
			$sections['flattr']['fields'][ $name ] = array(
				'label'   => $label,
				'value'   => '' === $value ? \__( 'None', 'flattr' ) : $value,
				'private' => 'member' === $name,
			);
		}
		return $sections;
	}
}
