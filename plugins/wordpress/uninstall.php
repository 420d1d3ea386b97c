<?php
/**
 * Leaves nothing behind, on every site of a network.
 *
 * @package Flattr
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// To end the tokens at the service; a plugin that is removed is not active, so nothing of it is loaded yet.
if ( ! class_exists( 'Flattr\Connection' ) ) {
	require_once __DIR__ . '/flattr.php';
}

/** Removes what the plugin kept for the current site. */
function flattr_uninstall_site(): void {
	global $wpdb;
	Flattr\Connection::forget(); // Tells the service once; if it is away, its tokens run out there by themselves.
	foreach ( array( 'flattr_revocations', 'widget_flattr', 'flattr_settings', 'flattr_connection', 'flattr_claim', 'flattr_refresh_lock', 'flattr_backfill', 'flattr_backfill_lock', 'flattr_import' ) as $flattr_option ) {
		delete_option( $flattr_option );
	}
	foreach ( array( 'flattr_attempt_', 'flattr_kept_', 'flattr_withdrawal_', '_transient_flattr_', '_transient_timeout_flattr_' ) as $flattr_prefix ) {
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $flattr_prefix ) . '%' ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
	}
	wp_unschedule_hook( 'flattr_look_at_claim' );
	wp_unschedule_hook( 'flattr_register_thing' );
	wp_unschedule_hook( 'flattr_withdraw_thing' );
	wp_unschedule_hook( 'flattr_backfill_step' );
	wp_unschedule_hook( 'flattr_catch_up' );
	wp_unschedule_hook( 'flattr_ask_again' );
	wp_unschedule_hook( 'flattr_revoke' );
	foreach ( array( '_flattr', '_flattr_thing', '_flattr_state', '_flattr_due', '_flattr_sharing' ) as $flattr_meta ) {
		delete_metadata( 'post', 0, $flattr_meta, '', true );
	}
	wp_cache_flush();
}

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $flattr_site ) {
		switch_to_blog( $flattr_site );
		flattr_uninstall_site();
		restore_current_blog();
	}
} else {
	flattr_uninstall_site();
}
delete_metadata( 'user', 0, 'flattr_id', '', true );
delete_metadata( 'user', 0, 'flattr_dismissed', '', true );
