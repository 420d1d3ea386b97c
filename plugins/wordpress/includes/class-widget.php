<?php
/**
 * The widget.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** A button in the sidebars of classic themes: of the site, or of the post that is read. Blocks have `flattr/button`. */
final class Widget extends \WP_Widget {

	const DEFAULTS = array(
		'title'  => '',
		'target' => 'site',
		'layout' => 'button',
	);

	/** Registers it, and keeps it out of the inserter of blocks, which have a button of their own. */
	public static function register(): void {
		\register_widget( self::class );
		\add_filter( 'widget_types_to_hide_from_legacy_widget_block', fn( $types ) => \array_merge( (array) $types, array( 'flattr' ) ) );
	}

	/** Names it. */
	public function __construct() {
		parent::__construct(
			'flattr',
			\__( 'Flattr button', 'flattr' ),
			array(
				'description'           => \__( 'Lets readers flattr the site or the post they read.', 'flattr' ),
				'show_instance_in_rest' => true,
			)
		);
	}

	/**
	 * The widget on the page; nothing where there is nothing to flattr.
	 *
	 * @param array $args     What the theme puts around it.
	 * @param array $instance What was chosen.
	 */
	public function widget( $args, $instance ) {
		$chosen = self::sanitize( (array) $instance );
		$how    = array( 'layout' => $chosen['layout'] );
		if ( 'post' === $chosen['target'] ) {
			$button = \is_singular( Settings::get( 'post_types' ) ) ? Blocks::button_of_post( (int) \get_queried_object_id(), $how ) : '';
		} else {
			$button = Button::render( Button::thing_of_site(), $how );
		}
		if ( '' === $button ) {
			return;
		}
		/** This filter is documented in wp-includes/widgets/class-wp-widget-pages.php */
		$title = \apply_filters( 'widget_title', $chosen['title'], $instance, $this->id_base );
		echo \wp_kses_post( $args['before_widget'] );
		if ( $title ) {
			echo \wp_kses_post( $args['before_title'] . $title . $args['after_title'] );
		}
		echo $button; // phpcs:ignore WordPress.Security.EscapeOutput -- The renderer escapes.
		echo \wp_kses_post( $args['after_widget'] );
	}

	/**
	 * What is kept of what was chosen.
	 *
	 * @param array $chosen What was sent.
	 * @param array $before What was kept.
	 */
	public function update( $chosen, $before ) {
		return self::sanitize( (array) $chosen );
	}

	/**
	 * The fields.
	 *
	 * @param array $instance What is chosen now.
	 */
	public function form( $instance ) {
		$chosen = self::sanitize( (array) $instance );
		\printf(
			'<p><label for="%1$s">%2$s</label> <input class="widefat" id="%1$s" name="%3$s" value="%4$s"></p>',
			\esc_attr( $this->get_field_id( 'title' ) ),
			\esc_html__( 'Title', 'flattr' ),
			\esc_attr( $this->get_field_name( 'title' ) ),
			\esc_attr( $chosen['title'] )
		);
		$this->render_select(
			'target',
			\__( 'What is flattred', 'flattr' ),
			array(
				'site' => \__( 'The whole site', 'flattr' ),
				'post' => \__( 'The post that is read', 'flattr' ),
			),
			$chosen
		);
		$this->render_select(
			'layout',
			\__( 'How it looks', 'flattr' ),
			\array_intersect_key( Settings::words()['layout'], \array_flip( Settings::LAYOUTS ) ),
			$chosen
		);
		return '';
	}

	/**
	 * A choice of one.
	 *
	 * @param string $name    The field.
	 * @param string $label   Its label.
	 * @param array  $options Value => text.
	 * @param array  $chosen  What is chosen now.
	 */
	private function render_select( string $name, string $label, array $options, array $chosen ): void {
		\printf( '<p><label for="%1$s">%2$s</label> <select class="widefat" id="%1$s" name="%3$s">', \esc_attr( $this->get_field_id( $name ) ), \esc_html( $label ), \esc_attr( $this->get_field_name( $name ) ) );
		foreach ( $options as $value => $text ) {
			\printf( '<option value="%s"%s>%s</option>', \esc_attr( $value ), \selected( $chosen[ $name ], $value, false ), \esc_html( $text ) );
		}
		echo '</select></p>';
	}

	/**
	 * What may be chosen.
	 *
	 * @param array $sent What was sent, or kept by an older version.
	 */
	private static function sanitize( array $sent ): array {
		return array(
			'title'  => \sanitize_text_field( (string) ( $sent['title'] ?? '' ) ),
			'target' => 'post' === ( $sent['target'] ?? '' ) ? 'post' : 'site',
			'layout' => \in_array( $sent['layout'] ?? '', Settings::LAYOUTS, true ) ? $sent['layout'] : 'button',
		);
	}
}
