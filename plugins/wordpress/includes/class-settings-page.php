<?php
/**
 * The settings screen.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Settings → Flattr: connect, see how the claim stands, choose where buttons go. What connects is forms, which no
 * script and no blocked REST API can hide; what can be chosen is drawn by `blocks/src/admin`.
 */
final class Settings_Page {

	const SLUG = 'flattr';

	/** Hooks the screen and the field in profiles. */
	public static function init(): void {
		\add_action( 'admin_menu', array( self::class, 'add' ) );
		\add_action( 'show_user_profile', array( self::class, 'profile_field' ) );
		\add_action( 'edit_user_profile', array( self::class, 'profile_field' ) );
		\add_action( 'personal_options_update', array( self::class, 'save_profile' ) );
		\add_action( 'edit_user_profile_update', array( self::class, 'save_profile' ) );
		\add_filter( 'plugin_action_links_' . \plugin_basename( FILE ), array( self::class, 'add_link' ) );
	}

	/** Adds the screen to the menu Settings. */
	public static function add(): void {
		Screens::draw( \add_options_page( \__( 'Flattr', 'flattr' ), \__( 'Flattr', 'flattr' ), Capabilities::MANAGE, self::SLUG, array( self::class, 'render' ) ) );
	}

	/**
	 * Adds a link to the screen in the list of plugins.
	 *
	 * @param array $links The links.
	 */
	public static function add_link( array $links ): array {
		$link = \sprintf( '<a href="%s">%s</a>', \esc_url( \admin_url( 'options-general.php?page=flattr' ) ), \esc_html__( 'Settings', 'flattr' ) );
		return \array_merge( array( $link ), $links );
	}

	/** The screen. */
	public static function render(): void {
		Screens::open( self::SLUG );
		$told = self::take_outcome();
		self::render_outcome( $told );
		echo '<section class="flattr-card">';
		self::render_connection( $told );
		echo '</section>';
		self::render_choices();
		Backfill_Page::render();
		Import_Page::render();
		echo '</div>';
	}

	/** What each way to come back means: whether it went well, and the sentence. */
	public static function outcomes(): array {
		return array(
			'connected'      => array( 'success', \__( 'Connected. The service is looking at this site now to see that it is yours.', 'flattr' ) ),
			'disconnected'   => array( 'success', \__( 'Disconnected. Buttons and marks are gone from the site.', 'flattr' ) ),
			'not_given_up'   => array( 'error', \__( 'The claim could not be given up, so nothing was changed. Try again, or disconnect without it.', 'flattr' ) ),
			'moved'          => array( 'success', \__( 'The site goes on at its new address. The service is looking there now to see that it is yours.', 'flattr' ) ),
			'copy'           => array( 'success', \__( 'This copy is not connected any more. The site that it was made of goes on as before.', 'flattr' ) ),
			'not_moved'      => array( 'warning', \__( 'The site has the address that it was connected with. Nothing was changed.', 'flattr' ) ),
			'no_address'     => array( 'error', \__( 'Enter the address of your Flattr service, such as https://flattr.example.', 'flattr' ) ),
			'no_service'     => array( 'error', \__( 'There is no Flattr service at this address. Check it, and try again.', 'flattr' ) ),
			'unreachable'    => array( 'error', \__( 'Check the address of the service, and try again.', 'flattr' ) ),
			'not_registered' => array( 'error', \__( 'The service did not let this site register.', 'flattr' ) ),
			'no_attempt'     => array( 'error', \__( 'This answer belongs to no attempt that was begun here in the last ten minutes, or it was used already. Nothing was changed. Connect again.', 'flattr' ) ),
			'other_user'     => array( 'error', \__( 'Somebody else began this attempt. Nothing was changed.', 'flattr' ) ),
			'other_service'  => array( 'error', \__( 'The answer came from another service than the one that was asked. Nothing was changed.', 'flattr' ) ),
			'denied'         => array( 'warning', \__( 'You said no at the service. Nothing was changed.', 'flattr' ) ),
			'refused'        => array( 'error', \__( 'The service refused.', 'flattr' ) ),
			'no_token'       => array( 'error', \__( 'The service gave no token.', 'flattr' ) ),
			'no_member'      => array( 'error', \__( 'The service did not say who you are.', 'flattr' ) ),
		);
	}

	/**
	 * What happened, told once: a key of `outcomes`, and what the service said of it; an empty array when nothing did.
	 *
	 * @return string[]
	 */
	private static function take_outcome(): array {
		$key  = 'flattr_outcome_' . \get_current_user_id();
		$told = \get_transient( $key );
		if ( ! \is_array( $told ) || ! isset( self::outcomes()[ $told[0] ] ) ) {
			return array();
		}
		\delete_transient( $key );
		return $told;
	}

	/**
	 * Says what happened, above everything.
	 *
	 * @param string[] $told As `take_outcome` returns it.
	 */
	private static function render_outcome( array $told ): void {
		if ( $told && ! self::is_about_address( $told ) ) {
			list( $type, $text ) = self::outcomes()[ $told[0] ];
			\wp_admin_notice( \esc_html( \trim( $text . ' ' . $told[1] ) ), array( 'type' => $type ) );
		}
	}

	/**
	 * Whether what happened is said beside the address that was entered, since that is what to change.
	 *
	 * @param string[] $told As `take_outcome` returns it.
	 */
	private static function is_about_address( array $told ): bool {
		return $told && ! Connection::is_connected() && \in_array( $told[0], array( 'no_address', 'no_service', 'unreachable', 'not_registered' ), true );
	}

	/**
	 * How the connection and the claim stand, and the button that changes it.
	 *
	 * @param string[] $told What happened just now.
	 */
	private static function render_connection( array $told ): void {
		$state  = Connection::state();
		$member = Connection::member();
		echo '<h2>' . \esc_html__( 'Connection', 'flattr' ) . '</h2>';
		if ( 'needs_reauth' === $state['state'] ) {
			\wp_admin_notice( \esc_html( Connection::explain( $state['reason'] ) ), array( 'type' => 'warning', 'additional_classes' => array( 'inline' ) ) );
		}
		if ( 'site_moved' === $state['reason'] ) {
			self::render_moved();
			return;
		}
		if ( null !== $member ) {
			/* translators: 1: the member's name at the service, 2: the service's address. */
			echo '<p>' . \esc_html( \sprintf( \__( 'Connected as %1$s at %2$s.', 'flattr' ), $member['name'], Settings::service() ) ) . '</p>';
			self::render_claim();
			self::render_disconnect();
		}
		if ( null === $member ) {
			self::render_connect( $told );
		} elseif ( 'connected' !== $state['state'] || ! Sharing::may_offer() ) {
			if ( 'connected' === $state['state'] ) {
				echo '<p>' . \esc_html( Sharing::explain() ) . '</p>';
			}
			self::open_form( 'flattr_connect' );
			\submit_button( \__( 'Connect', 'flattr' ), 'primary', 'submit', false );
			echo '</form>';
		}
	}

	/**
	 * The address of the service and the button, and what was wrong with the address.
	 *
	 * @param string[] $told What happened just now.
	 */
	private static function render_connect( array $told ): void {
		$fault = self::is_about_address( $told );
		$typed = $fault && 'no_address' === $told[0];
		echo '<p>' . \esc_html__( 'Connecting tells your Flattr service the name and address of this site, and lets it register what you publish for you. You sign in and say yes there; no key is copied.', 'flattr' ) . '</p>';
		self::open_form( 'flattr_connect' );
		\printf(
			'<p class="flattr-address"><label for="flattr-service">%1$s</label><input id="flattr-service" type="text" name="service" class="regular-text code" inputmode="url" autocomplete="url" spellcheck="false" required placeholder="https://flattr.example" value="%2$s"%3$s%4$s> ',
			\esc_html__( 'Address of your Flattr service', 'flattr' ),
			\esc_attr( $typed ? $told[1] : Settings::service() ),
			\defined( 'FLATTR_SERVICE_URL' ) ? ' readonly' : '',
			$fault ? ' aria-invalid="true" aria-describedby="flattr-service-fault" autofocus' : ''
		);
		\submit_button( \__( 'Connect', 'flattr' ), 'primary', 'submit', false );
		echo '</p>';
		if ( $fault ) {
			\wp_admin_notice(
				\esc_html( \trim( self::outcomes()[ $told[0] ][1] . ' ' . ( $typed ? '' : $told[1] ) ) ),
				array(
					'type'               => 'error',
					'id'                 => 'flattr-service-fault',
					'additional_classes' => array( 'inline' ),
				)
			);
		}
		echo '</form>';
	}

	/** What may have happened to a site with another address, to choose from. */
	private static function render_moved(): void {
		self::open_form( 'flattr_moved' );
		\printf(
			'<fieldset><legend>%s</legend><p><label><input type="radio" name="what" value="moved" required> %s</label><br><label><input type="radio" name="what" value="copy"> %s</label></p><p class="description">%s</p></fieldset>',
			\esc_html__( 'What happened?', 'flattr' ),
			\esc_html__( 'The site has moved here: go on with this address.', 'flattr' ),
			\esc_html__( 'This is a copy: disconnect it, and leave the site that it was made of as it is.', 'flattr' ),
			\esc_html__( 'If it will soon have its old address again, choose nothing: it goes on by itself then.', 'flattr' )
		);
		\submit_button( \__( 'Go on', 'flattr' ), 'primary', 'submit', false );
		echo '</form>';
	}

	/** The button that ends the connection, and what becomes of the claim. */
	private static function render_disconnect(): void {
		self::open_form( 'flattr_disconnect' );
		$claim = Claim::get();
		if ( ! empty( $claim['id'] ) ) {
			\printf(
				'<p><label><input type="checkbox" name="give_up" value="1"> %s</label></p>',
				/* translators: %s: the site's address, such as blog.example. */
				\esc_html( \sprintf( \__( 'Give the claim of %s up too. What readers give waits then for whoever claims it next; what you earned stays yours.', 'flattr' ), $claim['site'] ) )
			);
		}
		\submit_button( \__( 'Disconnect', 'flattr' ), 'secondary', 'submit', false );
		echo '</form>';
	}

	/** How the claim stands. */
	private static function render_claim(): void {
		$claim = Claim::get();
		if ( empty( $claim['id'] ) ) {
			return;
		}
		$asked = true;
		if ( 'verified' !== $claim['state'] && 'connected' === Connection::state()['state'] ) {
			$asked = Claim::refresh();
			$claim = Claim::get();
		}
		\printf(
			'<p>%s <a href="%s">%s</a></p>',
			\esc_html( Claim::in_words() ),
			\esc_url( $claim['link'] ),
			\esc_html__( 'Look at it there', 'flattr' )
		);
		if ( \is_wp_error( $asked ) ) {
			/* translators: %s: why, as a sentence. */
			echo '<p class="description">' . \esc_html( \sprintf( \__( 'This is how it stood last. %s', 'flattr' ), $asked->get_error_message() ) ) . '</p>';
		}
	}

	/**
	 * Begins a form.
	 *
	 * @param string $action What admin-post.php does.
	 */
	private static function open_form( string $action ): void {
		\printf( '<form method="post" action="%s"><input type="hidden" name="action" value="%s">', \esc_url( \admin_url( 'admin-post.php' ) ), \esc_attr( $action ) );
		\wp_nonce_field( $action );
	}

	/** What can be chosen, and a sentence in its place where no script draws it. */
	private static function render_choices(): void {
		$data = array(
			'settings' => Settings::all(),
			'words'    => Settings::words() + array(
				'post_types' => Settings::types(),
				'share_by'   => \wp_list_pluck( Share_Bar::services(), 'name' ),
			),
			'sample'   => Placement::sample( Settings::all() ),
		);
		\wp_dequeue_script_module( 'flattr/share-bar' ); // A sample does nothing.
		\printf(
			'<div id="flattr-settings" data-site="%s"><p class="flattr-unless-drawn">%s <code>wp flattr settings set</code></p></div>',
			\esc_attr( (string) \wp_json_encode( $data ) ),
			\esc_html__( 'Where buttons go and how they look is chosen here by JavaScript, which is switched off or was stopped by an error. On the command line it can be chosen too:', 'flattr' )
		);
	}

	/**
	 * An author's own short id, so that what is given for their posts is theirs.
	 *
	 * @param \WP_User $user The user.
	 */
	public static function profile_field( \WP_User $user ): void {
		\printf(
			'<h2>%1$s</h2><table class="form-table" role="presentation"><tr><th><label for="flattr_id">%2$s</label></th><td><input type="text" id="flattr_id" name="flattr_id" value="%3$s" maxlength="6" class="regular-text code"><p class="description">%4$s</p></td></tr></table>',
			\esc_html__( 'Flattr', 'flattr' ),
			\esc_html__( 'Your flattr:id', 'flattr' ),
			\esc_attr( (string) \get_user_meta( $user->ID, 'flattr_id', true ) ),
			\esc_html__( 'Six characters, from your profile at the service. Empty: what is given for your posts goes to the site.', 'flattr' )
		);
	}

	/**
	 * Saves it.
	 *
	 * @param int $user_id The user.
	 */
	public static function save_profile( int $user_id ): void {
		// WordPress has checked the form's nonce before it fires this.
		if ( ! \current_user_can( 'edit_user', $user_id ) || ! isset( $_POST['flattr_id'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
			return;
		}
		$fid = \sanitize_key( \wp_unslash( $_POST['flattr_id'] ) ); // phpcs:ignore WordPress.Security.NonceVerification
		if ( \preg_match( '/^[0-9a-z]{6}$/', $fid ) ) {
			\update_user_meta( $user_id, 'flattr_id', $fid );
		} else {
			\delete_user_meta( $user_id, 'flattr_id' );
		}
	}
}
