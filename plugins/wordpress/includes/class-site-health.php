<?php
/**
 * The plugin in Tools → Site Health.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Says in Site Health how the connection and the claim stand and what is in the way, as it is known here; and whether
 * the service answers, which is asked for while somebody looks.
 */
final class Site_Health {

	/** Hooks the test and the section. */
	public static function init(): void {
		\add_filter( 'site_status_tests', array( self::class, 'add_test' ) );
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
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
			$tests['direct']['flattr_site']       = array(
				'label' => \__( 'What Flattr needs of this site', 'flattr' ),
				'test'  => array( self::class, 'test_site' ),
			);
			$tests['async']['flattr_service'] = array(
				'label'             => \__( 'Whether the Flattr service answers', 'flattr' ),
				'test'              => \rest_url( 'flattr/v1/site-health/service' ),
				'has_rest'          => true,
				'async_direct_test' => array( self::class, 'test_service' ),
			);
			if ( ! empty( Claim::get()['id'] ) ) {
				$tests['direct']['flattr_claim'] = array(
					'label' => \__( 'The claim of this site at Flattr', 'flattr' ),
					'test'  => array( self::class, 'test_claim' ),
				);
			}
		}
		return $tests;
	}

	/** Registers the route by which Site Health has the service asked, while the others are shown. */
	public static function register(): void {
		\register_rest_route(
			'flattr/v1',
			'/site-health/service',
			array(
				'methods'             => 'GET',
				'callback'            => array( self::class, 'test_service' ),
				'permission_callback' => fn() => \current_user_can( Capabilities::MANAGE ),
			)
		);
	}

	/** Whether the service answers. */
	public static function test_service(): array {
		$answer = Service::ask( 'GET', '/.well-known/oauth-authorization-server' );
		$good   = ! \is_wp_error( $answer );
		return self::result(
			'flattr_service',
			$good,
			$good ? \__( 'The Flattr service answers', 'flattr' ) : \__( 'The Flattr service does not answer', 'flattr' ),
			array( $good ? \__( 'Nothing is to be done.', 'flattr' ) : $answer->get_error_message() . ' ' . \__( 'Nothing is lost: what it is to be told is told when it is there again.', 'flattr' ) )
		);
	}

	/** Whether the site can act for its member. */
	public static function test_connection(): array {
		$state = Connection::state();
		$good  = 'connected' === $state['state'];
		return self::result(
			'flattr_connection',
			$good,
			$good ? \__( 'This site is connected to Flattr', 'flattr' ) : \__( 'This site has to be connected to Flattr again', 'flattr' ),
			array( $good ? \__( 'The site can act for its member at the service.', 'flattr' ) : Connection::explain( $state['reason'] ) )
		);
	}

	/** Whether the service has found that the site is its member's, as it said last. */
	public static function test_claim(): array {
		$good = 'verified' === ( Claim::get()['state'] ?? '' );
		return self::result(
			'flattr_claim',
			$good,
			$good ? \__( 'The service knows that this site is yours', 'flattr' ) : \__( 'The service does not know that this site is yours', 'flattr' ),
			array( Claim::in_words() )
		);
	}

	/** Whether anything on the site stands in the way. */
	public static function test_site(): array {
		$failed = Preconditions::failed();
		return self::result(
			'flattr_site',
			array() === $failed,
			array() === $failed ? \__( 'This site has all that Flattr needs', 'flattr' ) : \__( 'Something on this site is in the way of Flattr', 'flattr' ),
			$failed ? $failed : array( \__( 'Nothing is to be done.', 'flattr' ) )
		);
	}

	/**
	 * A result as Site Health wants it.
	 *
	 * @param string   $test      The test.
	 * @param bool     $good      Whether all is well.
	 * @param string   $label     The result in short.
	 * @param string[] $sentences What there is to say.
	 */
	private static function result( string $test, bool $good, string $label, array $sentences ): array {
		return array(
			'label'       => $label,
			'status'      => $good ? 'good' : 'recommended',
			'badge'       => array(
				'label' => 'Flattr',
				'color' => 'blue',
			),
			'description' => '<p>' . \implode( '</p><p>', \array_map( 'esc_html', $sentences ) ) . '</p>',
			'actions'     => \sprintf( '<p><a href="%s">%s</a></p>', \esc_url( \admin_url( 'options-general.php?page=' . Settings_Page::SLUG ) ), \esc_html__( 'Settings of Flattr', 'flattr' ) ),
			'test'        => $test,
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
