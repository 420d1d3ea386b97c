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

	const META       = '_flattr_thing';
	const META_STATE = '_flattr_state';
	const HOOK       = 'flattr_register_thing';

	/** How a post stands at the service; `none` is not kept. */
	const STATES = array( 'none', 'registered', 'hidden', 'pending', 'refused' );

	/** Hooks what happens to posts, and the work that it brings. */
	public static function init(): void {
		\add_action( 'wp_after_insert_post', array( self::class, 'note_change' ), 10, 2 );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			\add_action( $hook, array( self::class, 'note_choice' ), 10, 3 );
		}
		\add_action( 'before_delete_post', array( self::class, 'note_end' ) );
		\add_action( self::HOOK, array( self::class, 'bring_up_to_date' ) );
	}

	/**
	 * Puts a post on the list of what the service has to be told.
	 *
	 * @param int      $post_id The post.
	 * @param \WP_Post $post    The post.
	 */
	public static function note_change( $post_id, $post ): void {
		if ( Connection::is_connected() && ( self::is_wanted( $post ) || self::of( (int) $post_id )['id'] ) ) {
			Catch_Up::note( (int) $post_id );
			if ( \defined( 'WP_IMPORTING' ) && \WP_IMPORTING ) {
				Catch_Up::soon(); // Thousands of events, one by one, would hold the import up.
			} else {
				self::schedule( (int) $post_id, 5 );
			}
		}
	}

	/**
	 * The same, when what was chosen for a post has changed.
	 *
	 * @param int|array $meta_id Not needed.
	 * @param int       $post_id The post.
	 * @param string    $key     The meta's key.
	 */
	public static function note_choice( $meta_id, $post_id, $key ): void {
		$post = Thing_Choices::META === $key ? \get_post( (int) $post_id ) : null;
		if ( $post ) {
			self::note_change( $post->ID, $post );
		}
	}

	/**
	 * Has the thing of a post that is about to be deleted for good deleted at the service too.
	 *
	 * @param int $post_id The post.
	 */
	public static function note_end( $post_id ): void {
		$thing = self::of( (int) $post_id );
		\wp_clear_scheduled_hook( self::HOOK, array( (int) $post_id ) );
		if ( $thing['id'] ) {
			Withdrawals::plan( $thing['id'], 'delete' );
		}
	}

	/**
	 * Tells the service how a post stands now.
	 *
	 * @param int $post_id The post.
	 */
	public static function bring_up_to_date( $post_id ): void {
		$post = \get_post( (int) $post_id );
		if ( ! $post || ! Connection::is_connected() ) {
			return;
		}
		$note  = Catch_Up::note_of( $post->ID );
		$thing = self::of( $post->ID );
		if ( ! self::is_wanted( $post ) ) {
			// Nothing of what is private is sent, only that it is to be hidden.
			$answer = $thing['id'] ? Connection::ask( 'PATCH', '/rest/v2/things/' . $thing['id'], array( 'hidden' => true ) ) : null;
		} else {
			$said = Thing_Of_Post::describe( $post );
			if ( $thing['id'] && $thing['url'] !== $said['url'] ) {
				// The address of a thing cannot change: what was there is hidden, and another thing begins.
				Withdrawals::plan( $thing['id'], 'hide' );
				$thing['id'] = 0;
			}
			$thing['url'] = $said['url'];
			$answer       = self::is_its_authors( $post ) && ! $thing['id'] ? null : Registration::send( $said, $thing['id'] );
		}
		if ( null !== $answer ) {
			self::keep_outcome( $post, $thing, $answer );
		}
		$is_told = null === $answer || 'pending' !== self::of( $post->ID )['state'];
		if ( $is_told && self::share( $post ) ) {
			Catch_Up::settle( $post->ID, $note );
		} elseif ( '' === $note ) {
			Catch_Up::note( $post->ID );
		}
	}

	/**
	 * What is known of a post's thing. What another member, or another service, was told is not known here.
	 *
	 * @param int $post_id The post.
	 * @return array{id: int, url: string, state: string, error: string, tries: int}
	 */
	public static function of( int $post_id ): array {
		$kept = \get_post_meta( $post_id, self::META, true );
		$none = array(
			'id'    => 0,
			'url'   => '',
			'state' => 'none',
			'error' => '',
			'tries' => 0,
		);
		return \is_array( $kept ) && ( $kept['owner'] ?? '' ) === self::owner() ? \array_merge( $none, \array_intersect_key( $kept, $none ) ) : $none;
	}

	/**
	 * Whether a post is to be a thing: everybody can read it, and nobody chose otherwise.
	 *
	 * @param \WP_Post $post The post.
	 */
	public static function is_wanted( \WP_Post $post ): bool {
		return 'publish' === $post->post_status
			&& '' === $post->post_password
			&& \in_array( $post->post_type, Settings::get( 'post_types' ), true )
			&& ! Thing_Choices::of( $post->ID )['off'];
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
	 * Offers the authors of a post their parts, where the service knows it. What goes wrong stands with the post.
	 *
	 * @param \WP_Post $post The post.
	 * @return bool Whether nothing is left to do.
	 */
	private static function share( \WP_Post $post ): bool {
		$thing = self::of( $post->ID );
		$error = 'registered' === $thing['state'] ? Sharing::bring_up_to_date( $post->ID, $thing['id'] ) : null;
		if ( null === $error ) {
			return true;
		}
		$thing['error'] = $error->get_error_message();
		$is_final       = Back_Off::is_final( $error );
		$thing['tries'] = $is_final ? 0 : $thing['tries'] + 1;
		self::keep( $post->ID, $thing );
		if ( ! $is_final ) {
			self::schedule( $post->ID, Back_Off::seconds( $thing['tries'], $error ) );
		}
		return $is_final;
	}

	/**
	 * Whether a post is its author's own, and not the connected member's to register.
	 *
	 * @param \WP_Post $post The post.
	 */
	private static function is_its_authors( \WP_Post $post ): bool {
		$fid = Authors::fid_of_post( $post->ID );
		return '' !== $fid && Connection::member()['fid'] !== $fid;
	}

	/**
	 * Keeps what came of telling the service, and plans another try where that is of use.
	 *
	 * @param \WP_Post        $post   The post.
	 * @param array           $thing  As `of` returns it.
	 * @param array|\WP_Error $answer What the service answered.
	 */
	private static function keep_outcome( \WP_Post $post, array $thing, $answer ): void {
		if ( ! \is_wp_error( $answer ) ) {
			$thing['id']    = $thing['id'] ? $thing['id'] : (int) ( $answer['id'] ?? 0 );
			$thing['state'] = self::is_wanted( $post ) ? 'registered' : 'hidden';
			$thing['error'] = '';
			$thing['tries'] = 0;
			self::keep( $post->ID, $thing );
			Withdrawals::forget( $thing['id'] );
			return;
		}
		$thing['error'] = $answer->get_error_message();
		if ( Back_Off::is_final( $answer ) ) {
			// Also when its creator deleted it at the service: that is theirs to decide, so the id stays.
			$thing['state'] = 'refused';
			$thing['tries'] = 0;
		} else {
			$thing['state'] = 'pending';
			++$thing['tries'];
			self::schedule( $post->ID, Back_Off::seconds( $thing['tries'], $answer ) );
		}
		self::keep( $post->ID, $thing );
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
	 * Keeps how a post's thing stands; the state apart too, so that posts can be found by it.
	 *
	 * @param int   $post_id The post.
	 * @param array $thing   As `of` returns it.
	 */
	private static function keep( int $post_id, array $thing ): void {
		\update_post_meta( $post_id, self::META, \wp_slash( $thing + array( 'owner' => self::owner() ) ) );
		\update_post_meta( $post_id, self::META_STATE, $thing['state'] );
	}

	/** Whose things these are: of which member, at which service. Empty when nobody is connected. */
	private static function owner(): string {
		$member = Connection::member();
		return null === $member ? '' : Settings::service() . ' ' . $member['fid'];
	}
}
