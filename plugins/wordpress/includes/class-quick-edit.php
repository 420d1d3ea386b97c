<?php
/**
 * Choices in lists of posts.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Lets editors choose for one post by quick edit, or for many by bulk edit, where “no change” keeps what there is. */
final class Quick_Edit {

	const NONCE = 'flattr_quick_edit';
	const FIELD = 'flattr_choices';

	/** Hooks the forms and what they send. */
	public static function init(): void {
		\add_action( 'quick_edit_custom_box', array( self::class, 'print_for_one' ), 10, 2 );
		\add_action( 'bulk_edit_custom_box', array( self::class, 'print_for_many' ), 10, 2 );
		\add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ) );
		\add_action( 'save_post', array( self::class, 'save' ), 10, 2 );
	}

	/**
	 * Prints the fields of quick edit. A script fills in what is chosen; until it has, nothing is changed.
	 *
	 * @param string $column The column.
	 * @param string $type   The type of posts.
	 */
	public static function print_for_one( $column, $type ): void {
		if ( Posts_Column::NAME === $column ) {
			self::print_fields();
		}
	}

	/**
	 * Prints the fields of bulk edit.
	 *
	 * @param string $column The column.
	 * @param string $type   The type of posts.
	 */
	public static function print_for_many( $column, $type ): void {
		if ( Posts_Column::NAME === $column ) {
			self::print_fields();
		}
	}

	/**
	 * Loads the script that fills in what is chosen.
	 *
	 * @param string $screen The screen.
	 */
	public static function enqueue( $screen ): void {
		if ( 'edit.php' === $screen && Connection::is_connected() && \in_array( \get_current_screen()->post_type, Settings::get( 'post_types' ), true ) ) {
			\wp_enqueue_script( 'flattr-quick-edit', \plugins_url( 'assets/quick-edit.js', FILE ), array( 'inline-edit-post' ), VERSION, true );
		}
	}

	/**
	 * Keeps what was sent for a post: of both forms, once for each post that is saved.
	 *
	 * @param int      $post_id The post.
	 * @param \WP_Post $post    The post.
	 */
	public static function save( $post_id, $post ): void {
		$nonce = isset( $_REQUEST[ self::NONCE ] ) ? \sanitize_key( $_REQUEST[ self::NONCE ] ) : '';
		if ( ! \wp_verify_nonce( $nonce, self::NONCE ) || ! isset( $_REQUEST[ self::FIELD ] ) || ! \is_array( $_REQUEST[ self::FIELD ] ) ) {
			return;
		}
		// Other posts may be saved along with those that the form names.
		$named = \array_map( 'intval', (array) \wp_unslash( $_REQUEST['post'] ?? $_REQUEST['post_ID'] ?? array() ) );
		if ( ! \in_array( (int) $post_id, $named, true ) ) {
			return;
		}
		if ( ! \in_array( $post->post_type, Settings::get( 'post_types' ), true ) || ! \current_user_can( Capabilities::EDIT_THING, $post_id ) ) {
			return;
		}
		$sent    = \array_map( 'sanitize_key', \array_filter( \wp_unslash( $_REQUEST[ self::FIELD ] ), 'is_string' ) ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Sanitised here.
		$changes = array();
		foreach ( array( 'off', 'hidden' ) as $name ) {
			if ( \in_array( $sent[ $name ] ?? '', array( 'yes', 'no' ), true ) ) {
				$changes[ $name ] = 'yes' === $sent[ $name ];
			}
		}
		if ( '' !== ( $sent['category'] ?? '' ) ) {
			$changes['category'] = 'usual' === $sent['category'] ? '' : $sent['category'];
		}
		if ( $changes ) {
			Thing_Choices::change( (int) $post_id, $changes );
		}
	}

	/** Prints the fields. */
	private static function print_fields(): void {
		echo '<fieldset class="inline-edit-col-right"><div class="inline-edit-col">';
		echo '<legend class="inline-edit-legend">' . \esc_html__( 'Flattr', 'flattr' ) . '</legend>';
		// Without the id that WordPress gives such a field: both forms are in the page at once.
		\printf( '<input type="hidden" name="%s" value="%s">', \esc_attr( self::NONCE ), \esc_attr( \wp_create_nonce( self::NONCE ) ) );
		self::print_select(
			'off',
			\__( 'Button', 'flattr' ),
			array(
				'no'  => \__( 'Shown', 'flattr' ),
				'yes' => \__( 'Off', 'flattr' ),
			)
		);
		self::print_select(
			'hidden',
			\__( 'In lists of the service', 'flattr' ),
			array(
				'no'  => \__( 'Shown', 'flattr' ),
				'yes' => \__( 'Hidden', 'flattr' ),
			)
		);
		self::print_select( 'category', \__( 'What it is', 'flattr' ), array( 'usual' => \__( 'As usual', 'flattr' ) ) + Thing_Choices::categories() );
		echo '</div></fieldset>';
	}

	/**
	 * Prints a choice, with “no change” first.
	 *
	 * @param string $name    Of Thing_Choices.
	 * @param string $label   What it is called.
	 * @param array  $choices What can be chosen.
	 */
	private static function print_select( string $name, string $label, array $choices ): void {
		\printf( '<label class="alignleft"><span class="title">%s</span> <select name="%s[%s]">', \esc_html( $label ), \esc_attr( self::FIELD ), \esc_attr( $name ) );
		foreach ( array( '' => \__( '— No Change —', 'flattr' ) ) + $choices as $value => $words ) {
			\printf( '<option value="%s">%s</option>', \esc_attr( $value ), \esc_html( $words ) );
		}
		echo '</select></label>';
	}
}
