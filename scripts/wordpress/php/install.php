<?php
/**
 * Installs WordPress without a browser: `php install.php FOLDER ADDRESS [network]`.
 */
define( 'WP_INSTALLING', true );
list( , $root, $address ) = $argv;
$parts                      = parse_url( $address );
$_SERVER['HTTP_HOST']       = $parts['host'] . ':' . $parts['port'];
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

/** Would send a mail. */
function wp_new_blog_notification() {
}

require "$root/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'A site for tests', 'admin', 'admin@site.test', true, '', 'password' );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'fresh_site', 0 );
// The guide would cover the editor in every new profile of a browser.
update_user_meta(
	1,
	'wp_persisted_preferences',
	array(
		'core/edit-post' => array( 'welcomeGuide' => false ),
		'core'           => array( 'enableChoosePatternModal' => false ),
		'_modified'      => gmdate( 'c' ),
	)
);

if ( isset( $argv[3] ) ) {
	foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
		$wpdb->$name = $table;
	}
	define( 'WP_INSTALLING_NETWORK', true );
	require_once ABSPATH . 'wp-admin/includes/network.php';
	install_network();
	$result = populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@site.test', 'A network for tests', '/', false );
	if ( is_wp_error( $result ) && 'no_wildcard_dns' !== $result->get_error_code() ) {
		fwrite( STDERR, $result->get_error_message() );
		exit( 1 );
	}
}
flush_rewrite_rules();
