<?php
/**
 * What has to be so on a site before everything works.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Finds what on this site stands in the way. Asks nobody; our screens and Site Health show the same. */
final class Preconditions {

	/**
	 * What is not as it has to be: for each a sentence that says what to do.
	 *
	 * @return array<string, string>
	 */
	public static function failed(): array {
		$failed = array();
		if ( Old_Plugins::is_active() ) {
			$failed['old_plugin'] = \__( 'The old Flattr plugin is still switched on. Deactivate it after the import, or posts may show its buttons too.', 'flattr' );
		}
		if ( '' !== Settings::service() && ( new \WP_Http() )->block_request( Settings::service() ) ) {
			/* translators: %s: a host, such as flattr.example. */
			$failed['blocked'] = \sprintf( \__( 'WP_HTTP_BLOCK_EXTERNAL keeps this site from reaching %s. Add that host to WP_ACCESSIBLE_HOSTS in wp-config.php.', 'flattr' ), \wp_parse_url( Settings::service(), PHP_URL_HOST ) );
		}
		if ( self::has_two_schemes() ) {
			$failed['https'] = \__( 'This site is there by http and by https. Under Settings, General, let both addresses begin with https: a post with another address is another thing.', 'flattr' );
		}
		// What to think of before; afterwards a change would do harm.
		if ( ! Connection::is_connected() && '' === (string) \get_option( 'permalink_structure' ) ) {
			$failed['permalinks'] = \__( 'Addresses of posts are plain, such as ?p=12. If you want others, choose them under Settings, Permalinks, before readers click: a post with another address is another thing.', 'flattr' );
		}
		if ( ! Connection::is_connected() && ! \get_option( 'blog_public' ) ) {
			$failed['not_public'] = \__( 'This site asks search engines to stay away, under Settings, Reading. When it is connected, its posts are registered at the service all the same.', 'flattr' );
		}
		if ( self::is_cron_late() ) {
			$failed['cron'] = \__( 'What WordPress does in the background has waited for more than an hour, so the service is told late. Let a cron job of your host call wp-cron.php every few minutes.', 'flattr' );
		}
		return $failed;
	}

	/** Whether one of the site's two addresses is of http, though it is there by https. */
	private static function has_two_schemes(): bool {
		$schemes = \array_map( fn( $option ) => \wp_parse_url( (string) \get_option( $option ), PHP_URL_SCHEME ), array( 'home', 'siteurl' ) );
		// Behind a proxy WordPress may not know that it is looked at by https, which is no fault.
		return \in_array( 'http', $schemes, true ) && ( \in_array( 'https', $schemes, true ) || \is_ssl() );
	}

	/** Whether something was due an hour ago and is not done. */
	private static function is_cron_late(): bool {
		$due = \array_keys( \wp_get_ready_cron_jobs() );
		return array() !== $due && \min( $due ) < \time() - HOUR_IN_SECONDS;
	}
}
