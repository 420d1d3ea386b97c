<?php
/**
 * Posts that the service has to be told of.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Remembers with each post that the service has to be told of it, until it was told. Events of WordPress's cron are
 * one list in one option: two processes that write it at once lose one, and so does one that is killed. Each hour,
 * what is still due and has no event gets one, and a token that will soon run out is made new.
 */
final class Catch_Up {

	const META = '_flattr_due';
	const HOOK = 'flattr_catch_up';
	const MOST = 200;

	/** Hooks the work, and sees to it that it is planned. */
	public static function init(): void {
		\add_action( self::HOOK, array( self::class, 'run' ) );
		\add_action( 'admin_init', array( self::class, 'plan' ) );
		\add_action( 'update_option_' . Settings::OPTION, array( self::class, 'note_types' ), 10, 2 );
		\add_action( 'update_option_' . Settings::OPTION, array( self::class, 'note_sharing' ), 10, 2 );
	}

	/** Plans the work each hour, while the site is connected. */
	public static function plan(): void {
		if ( Connection::is_connected() && ! \wp_next_scheduled( self::HOOK ) ) {
			\wp_schedule_event( \time() + HOUR_IN_SECONDS, 'hourly', self::HOOK );
		}
	}

	/**
	 * Notes that the service has to be told of a post.
	 *
	 * @param int $post_id The post.
	 */
	public static function note( int $post_id ): void {
		\update_post_meta( $post_id, self::META, \uniqid( '', true ) );
	}

	/**
	 * The note that stands with a post; each has a mark of its own.
	 *
	 * @param int $post_id The post.
	 */
	public static function note_of( int $post_id ): string {
		return (string) \get_post_meta( $post_id, self::META, true );
	}

	/**
	 * Takes a note away, unless another change has come since.
	 *
	 * @param int    $post_id The post.
	 * @param string $note    What `note_of` returned before the service was told.
	 */
	public static function settle( int $post_id, string $note ): void {
		if ( '' !== $note ) {
			\delete_post_meta( $post_id, self::META, $note );
		}
	}

	/** Plans all that is due for now, since the site is connected again: it waited for that. */
	public static function hurry(): void {
		\wp_unschedule_hook( Things::HOOK );
		\wp_unschedule_hook( Withdrawals::HOOK );
		self::run();
	}

	/** Has what is due planned within a minute. */
	public static function soon(): void {
		if ( ! \wp_next_scheduled( self::HOOK, array( 'soon' ) ) ) {
			\wp_schedule_single_event( \time() + MINUTE_IN_SECONDS, self::HOOK, array( 'soon' ) );
		}
	}

	/**
	 * When other types of posts are chosen than before: notes the posts of which the service knows, to hide or show them.
	 *
	 * @param mixed $before The settings as they were.
	 * @param mixed $now    The settings as they are.
	 */
	public static function note_types( $before, $now ): void {
		global $wpdb;
		$types   = fn( $settings ) => (array) ( $settings['post_types'] ?? Settings::DEFAULTS['post_types'] );
		$changed = \array_merge( \array_diff( $types( $before ), $types( $now ) ), \array_diff( $types( $now ), $types( $before ) ) );
		if ( array() === $changed || ! Connection::is_connected() ) {
			return;
		}
		$marks = \implode( ', ', \array_fill( 0, \count( $changed ), '%s' ) );
		$posts = $wpdb->get_col( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare(
				"SELECT p.ID FROM {$wpdb->posts} p JOIN {$wpdb->postmeta} m ON m.post_id = p.ID WHERE m.meta_key = %s AND p.post_type IN ( $marks )", // phpcs:ignore WordPress.DB -- As many marks as types.
				\array_merge( array( Things::META_STATE ), $changed )
			)
		);
		foreach ( $posts as $post ) {
			self::note( (int) $post );
		}
		self::soon();
	}

	/**
	 * When posts are to be shared with their authors, or otherwise than before: notes all of which the service knows.
	 *
	 * @param mixed $before The settings as they were.
	 * @param mixed $now    The settings as they are.
	 */
	public static function note_sharing( $before, $now ): void {
		global $wpdb;
		$of = fn( $settings ) => array( ! empty( $settings['share_with_authors'] ), empty( $settings['share_with_authors'] ) ? 0 : (int) ( $settings['part_of_site'] ?? 0 ) );
		if ( $of( $before ) === $of( $now ) || ! Connection::is_connected() ) {
			return;
		}
		$posts = $wpdb->get_col( $wpdb->prepare( "SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s", Things::META_STATE ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		\array_map( array( self::class, 'note' ), \array_map( 'intval', $posts ) );
		self::soon();
	}

	/** Plans what is due and is not planned. */
	public static function run(): void {
		global $wpdb;
		if ( ! Connection::is_connected() ) {
			\wp_unschedule_hook( self::HOOK );
			return;
		}
		Connection::stay();
		Withdrawals::catch_up();
		$due     = $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT post_id FROM {$wpdb->postmeta} WHERE meta_key = %s", self::META ) ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$planned = 0;
		foreach ( \array_map( 'intval', $due ) as $post ) {
			if ( \wp_next_scheduled( Things::HOOK, array( $post ) ) ) {
				continue;
			}
			if ( self::MOST === $planned ) {
				self::soon(); // The list of events is read with every page: it must not grow without end.
				return;
			}
			\wp_schedule_single_event( \time(), Things::HOOK, array( $post ) );
			++$planned;
		}
	}
}
