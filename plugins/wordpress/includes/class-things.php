<?php
/**
 * Posts as things at the service.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Registers posts when they are published, tells of changes, and hides them when they are not public any
 * more. Always in the background, so that saving a post never waits for the service; what fails is tried again.
 */
final class Things {

	const META = '_flattr';
	const HOOK = 'flattr_register_thing';

	/** Hooks what happens to posts, and the work that it brings. */
	public static function init(): void {
		\add_action( 'wp_after_insert_post', array( self::class, 'note_change' ), 10, 2 );
		\add_action( self::HOOK, array( self::class, 'bring_up_to_date' ) );
	}

	/**
	 * Puts a post on the list of what the service has to be told.
	 *
	 * @param int      $post_id The post.
	 * @param \WP_Post $post    The post.
	 */
	public static function note_change( $post_id, $post ): void {
		if ( ! Connection::is_connected() || ! \in_array( $post->post_type, Settings::get( 'post_types' ), true ) ) {
			return;
		}
		if ( self::is_public( $post ) || self::of( (int) $post_id )['id'] ) {
			self::schedule( (int) $post_id, 5 );
		}
	}

	/**
	 * Tells the service how a post stands now.
	 *
	 * @param int $post_id The post.
	 */
	public static function bring_up_to_date( $post_id ): void {
		$post  = \get_post( (int) $post_id );
		$thing = self::of( (int) $post_id );
		if ( ! $post || ! Connection::is_connected() ) {
			return;
		}
		$answer = self::tell( $post, $thing['id'] );
		if ( null === $answer ) {
			return;
		}
		if ( ! \is_wp_error( $answer ) ) {
			self::keep( $post->ID, $thing['id'] ? $thing['id'] : (int) ( $answer['id'] ?? 0 ), self::is_public( $post ) ? 'registered' : 'hidden' );
			return;
		}
		$status = (int) ( $answer->get_error_data()['status'] ?? 0 );
		if ( $status >= 400 && $status < 500 && ! \in_array( $status, array( 401, 408, 429 ), true ) ) {
			// Also when its creator deleted it at the service: that is theirs to decide, so the id stays.
			self::keep( $post->ID, $thing['id'], 'refused', $answer->get_error_message() );
		} else {
			$tries = $thing['tries'] + 1;
			self::keep( $post->ID, $thing['id'], 'pending', $answer->get_error_message(), $tries );
			$wait = \min( DAY_IN_SECONDS, MINUTE_IN_SECONDS * 2 ** \min( $tries, 11 ) );
			self::schedule( $post->ID, \max( $wait, (int) ( $answer->get_error_data()['retry_after'] ?? 0 ) ) );
		}
	}

	/**
	 * What is known of a post's thing.
	 *
	 * @param int $post_id The post.
	 * @return array{id: int, state: string, error: string, tries: int}
	 */
	public static function of( int $post_id ): array {
		$kept = \get_post_meta( $post_id, self::META, true );
		return \array_merge(
			array(
				'id'    => 0,
				'state' => 'none',
				'error' => '',
				'tries' => 0,
			),
			\is_array( $kept ) ? $kept : array()
		);
	}

	/**
	 * The address of the click page of a post; empty when nobody is connected.
	 *
	 * @param int|\WP_Post $post The post.
	 */
	public static function click_url( $post ): string {
		return Button::click_url( Button::thing_of( $post ) );
	}

	/**
	 * Asks the service to register, change or hide the thing; null when there is nothing to tell.
	 *
	 * @param \WP_Post $post The post.
	 * @param int      $id   Its thing, or 0.
	 * @return array|\WP_Error|null
	 */
	private static function tell( \WP_Post $post, int $id ) {
		if ( ! self::is_public( $post ) ) {
			// Nothing of what became private is sent, only that it is to be hidden.
			return $id ? Connection::ask( 'PATCH', '/rest/v2/things/' . $id, array( 'hidden' => true ) ) : null;
		}
		$fid = Claim::fid_of_author( (int) $post->post_author );
		if ( ! $id && '' !== $fid && Connection::member()['fid'] !== $fid ) {
			return null; // It is its author's own, and not the connected member's to register.
		}
		$said = array(
			'title'  => \html_entity_decode( \wp_strip_all_tags( $post->post_title ), ENT_QUOTES, 'UTF-8' ),
			'hidden' => false,
		);
		return $id
			? Connection::ask( 'PATCH', '/rest/v2/things/' . $id, $said )
			: Connection::ask( 'POST', '/rest/v2/things', $said + array( 'url' => (string) \get_permalink( $post ) ) );
	}

	/**
	 * Whether everybody can read the post.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function is_public( \WP_Post $post ): bool {
		return 'publish' === $post->post_status && '' === $post->post_password;
	}

	/**
	 * Plans the work, once for each post.
	 *
	 * @param int $post_id The post.
	 * @param int $wait    Seconds.
	 */
	private static function schedule( int $post_id, int $wait ): void {
		\wp_clear_scheduled_hook( self::HOOK, array( $post_id ) );
		\wp_schedule_single_event( \time() + $wait, self::HOOK, array( $post_id ) );
	}

	/**
	 * Keeps how a post's thing stands.
	 *
	 * @param int    $post_id The post.
	 * @param int    $id      Its thing, or 0.
	 * @param string $state   `registered`, `hidden`, `pending` or `refused`.
	 * @param string $error   What the service said.
	 * @param int    $tries   How often it failed in a row.
	 */
	private static function keep( int $post_id, int $id, string $state, string $error = '', int $tries = 0 ): void {
		\update_post_meta( $post_id, self::META, \wp_slash( \compact( 'id', 'state', 'error', 'tries' ) ) );
	}
}
