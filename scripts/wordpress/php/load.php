<?php
/**
 * Runs PHP from the standard input with WordPress loaded: `php load.php FOLDER [ADDRESS]`.
 */
list( , $flattr_test_root, $flattr_test_address ) = $argv + array( 2 => 'http://127.0.0.1/' );
$flattr_test_parts  = parse_url( $flattr_test_address );
$_SERVER['HTTP_HOST']       = $flattr_test_parts['host'] . ( isset( $flattr_test_parts['port'] ) ? ':' . $flattr_test_parts['port'] : '' );
$_SERVER['REQUEST_URI']     = $flattr_test_parts['path'] ?? '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require "$flattr_test_root/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/admin.php';
eval( stream_get_contents( STDIN ) );
