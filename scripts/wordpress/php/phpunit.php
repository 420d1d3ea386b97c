<?php
/**
 * What PHPUnit loads first: the WordPress that FLATTR_TEST_WORDPRESS names, and a kind of test whose
 * traces are undone.
 */
$flattr_test_parts          = parse_url( getenv( 'FLATTR_TEST_WORDPRESS_URL' ) );
$_SERVER['HTTP_HOST']       = $flattr_test_parts['host'] . ':' . $flattr_test_parts['port'];
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getenv( 'FLATTR_TEST_WORDPRESS' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

/**
 * A test in WordPress whose changes to the database are rolled back.
 */
abstract class Flattr_Test_Case extends PHPUnit\Framework\TestCase {

	/** Starts a transaction. */
	protected function setUp(): void {
		$GLOBALS['wpdb']->query( 'START TRANSACTION' );
		wp_cache_flush();
	}

	/** Undoes what the test did. */
	protected function tearDown(): void {
		$GLOBALS['wpdb']->query( 'ROLLBACK' );
		wp_cache_flush();
		wp_set_current_user( 0 );
	}
}
