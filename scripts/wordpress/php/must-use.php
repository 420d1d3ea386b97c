<?php
/**
 * Plugin Name: A site for tests
 * Description: Keeps WordPress from reaching for other hosts, and lets it reach a service on this machine.
 */

// Avatars, patterns, fonts, media and news all come from elsewhere.
add_filter( 'pre_option_show_avatars', '__return_zero' );
add_filter( 'should_load_remote_block_patterns', '__return_false' );
add_filter(
	'block_editor_settings_all',
	static function ( $settings ) {
		$settings['enableOpenverseMediaCategory'] = false;
		return $settings;
	}
);
add_action(
	'init',
	static function () {
		remove_action( 'enqueue_block_editor_assets', 'wp_enqueue_editor_block_directory_assets' );
		remove_action( 'admin_init', '_maybe_update_core' );
		remove_action( 'admin_init', '_maybe_update_plugins' );
		remove_action( 'admin_init', '_maybe_update_themes' );
		remove_action( 'wp_version_check', 'wp_version_check' );
		remove_action( 'wp_update_plugins', 'wp_update_plugins' );
		remove_action( 'wp_update_themes', 'wp_update_themes' );
		wp_unregister_font_collection( 'google-fonts' );
	},
	20
);
add_action(
	'wp_dashboard_setup',
	static function () {
		remove_meta_box( 'dashboard_primary', 'dashboard', 'side' );
	}
);

// WordPress refuses this machine's own addresses and unusual ports. A service for tests has both.
add_filter(
	'http_request_host_is_external',
	static function ( $is_external, $host ) {
		return $is_external || in_array( $host, array( '127.0.0.1', 'localhost' ), true );
	},
	10,
	2
);
add_filter(
	'http_allowed_safe_ports',
	static function ( $ports, $host, $url ) {
		$port = wp_parse_url( $url, PHP_URL_PORT );
		return in_array( $host, array( '127.0.0.1', 'localhost' ), true ) && $port ? array_merge( $ports, array( $port ) ) : $ports;
	},
	10,
	3
);

// Nothing here sends mail: it is kept, one to a line.
add_filter(
	'pre_wp_mail',
	static function ( $is_sent, $mail ) {
		file_put_contents( WP_CONTENT_DIR . '/mails.log', wp_json_encode( $mail ) . "\n", FILE_APPEND );
		return true;
	},
	10,
	2
);

// A link that signs somebody in, once: /?flattr_test_sign_in=TOKEN (see start-wordpress.ts).
add_action(
	'init',
	static function () {
		$token = isset( $_GET['flattr_test_sign_in'] ) ? (string) $_GET['flattr_test_sign_in'] : '';
		$user  = '' === $token ? false : get_option( 'flattr_test_sign_in_' . md5( $token ) );
		if ( $user && delete_option( 'flattr_test_sign_in_' . md5( $token ) ) ) {
			wp_set_auth_cookie( (int) $user, true );
			wp_safe_redirect( isset( $_GET['to'] ) ? wp_unslash( $_GET['to'] ) : admin_url() );
			exit;
		}
	}
);
