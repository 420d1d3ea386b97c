<?php
/**
 * The configuration of a site for tests: what differs from site to site stands in site.json beside it.
 */
$flattr_test_site = json_decode( file_get_contents( __DIR__ . '/site.json' ), true );

define( 'DB_NAME', $flattr_test_site['database'] );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', $flattr_test_site['databaseHost'] );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', $flattr_test_site['url'] );
define( 'WP_SITEURL', $flattr_test_site['url'] );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $flattr_test_name ) {
	// The site is thrown away after the test: the salts need be steady, not secret.
	define( $flattr_test_name . '_KEY', hash( 'sha256', $flattr_test_name . 'key' . __DIR__ ) );
	define( $flattr_test_name . '_SALT', hash( 'sha256', $flattr_test_name . 'salt' . __DIR__ ) );
}

if ( ! empty( $flattr_test_site['isNetwork'] ) ) {
	define( 'WP_ALLOW_MULTISITE', true );
	define( 'MULTISITE', true );
	define( 'SUBDOMAIN_INSTALL', false );
	define( 'DOMAIN_CURRENT_SITE', preg_replace( '#^https?://#', '', $flattr_test_site['url'] ) );
	define( 'PATH_CURRENT_SITE', '/' );
	define( 'SITE_ID_CURRENT_SITE', 1 );
	define( 'BLOG_ID_CURRENT_SITE', 1 );
}
foreach ( $flattr_test_site['constants'] as $flattr_test_name => $flattr_test_value ) {
	define( $flattr_test_name, $flattr_test_value );
}

define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
