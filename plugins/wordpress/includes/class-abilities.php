<?php
/**
 * Abilities.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * What assistants and other plugins may do here, where WordPress has abilities (from 6.9 on): look at earnings and
 * things, and register a thing. Nothing that moves money, ends the connection or changes settings is among them.
 */
final class Abilities {

	const CATEGORY = 'flattr';

	/** Hooks the registration; older WordPress never gets there. */
	public static function init(): void {
		\add_action( 'wp_abilities_api_categories_init', array( self::class, 'register_category' ) );
		\add_action( 'wp_abilities_api_init', array( self::class, 'register' ) );
	}

	/** Registers the category. */
	public static function register_category(): void {
		\wp_register_ability_category(
			self::CATEGORY,
			array(
				'label'       => \__( 'Flattr', 'flattr' ),
				'description' => \__( 'What this site earns by Flattr, and its things.', 'flattr' ),
			)
		);
	}

	/** Registers the abilities. */
	public static function register(): void {
		self::add(
			'flattr/get-earnings',
			\__( 'Get earnings', 'flattr' ),
			\__( 'What was earned by Flattr, month by month, and what each thing brought in one month. Amounts are decimal texts.', 'flattr' ),
			fn( $input ) => Earnings::summary( (string) ( $input['period'] ?? '' ) ),
			fn() => \current_user_can( Capabilities::VIEW_EARNINGS ),
			array(
				'period' => array(
					'type'        => 'string',
					'pattern'     => '^\d{4}-(0[1-9]|1[0-2])$',
					'description' => \__( 'The month whose things are wanted, such as 2026-01.', 'flattr' ),
				),
			),
			true
		);
		self::add(
			'flattr/list-things',
			\__( 'List things', 'flattr' ),
			\__( 'Posts with how each stands at the Flattr service.', 'flattr' ),
			array( self::class, 'list_things' ),
			fn() => array() !== Things_List::types(),
			\array_map( fn( $argument ) => \array_diff_key( $argument, array( 'default' => 0 ) ), Things_List::arguments() ),
			true
		);
		self::add(
			'flattr/register-thing',
			\__( 'Register a thing', 'flattr' ),
			\__( 'Tells the Flattr service now how a post stands. A private post is never registered.', 'flattr' ),
			array( self::class, 'register_thing' ),
			fn( $input ) => \current_user_can( Capabilities::EDIT_THING, (int) ( $input['post'] ?? 0 ) ),
			array(
				'post' => array(
					'type'     => 'integer',
					'required' => true,
				),
			),
			false
		);
	}

	/**
	 * A page of things.
	 *
	 * @param mixed $input As Things_List::arguments() has it, some or none of it.
	 */
	public static function list_things( $input ): array {
		$found = Things_List::find( \array_merge( \wp_list_pluck( Things_List::arguments(), 'default' ), (array) $input ) );
		return array(
			'total'  => (int) $found->found_posts,
			'things' => \array_map( array( Things_Route::class, 'present' ), $found->posts ),
		);
	}

	/**
	 * Registers the thing of a post.
	 *
	 * @param array $input The `post`.
	 * @return array|\WP_Error
	 */
	public static function register_thing( array $input ) {
		$state = Connection::state();
		if ( 'connected' !== $state['state'] ) {
			return new \WP_Error( 'flattr_not_connected', Connection::explain( $state['reason'] ) );
		}
		Things::bring_up_to_date( (int) $input['post'] );
		return Things_Route::present( \get_post( (int) $input['post'] ) );
	}

	/**
	 * Registers one.
	 *
	 * @param string   $name        Its name.
	 * @param string   $label       What it is called.
	 * @param string   $description What it does.
	 * @param callable $execute     Does it.
	 * @param callable $permission  Whether the current user may.
	 * @param array    $input       What it takes.
	 * @param bool     $is_readonly Whether nothing is changed by it.
	 */
	private static function add( string $name, string $label, string $description, callable $execute, callable $permission, array $input, bool $is_readonly ): void {
		$required = \array_keys( \array_filter( $input, fn( $property ) => ! empty( $property['required'] ) ) );
		$schema   = array(
			'type'                 => 'object',
			'properties'           => \array_map( fn( $property ) => \array_diff_key( $property, array( 'required' => 0 ) ), $input ),
			'additionalProperties' => false,
		);
		\wp_register_ability(
			$name,
			array(
				'label'               => $label,
				'description'         => $description,
				'category'            => self::CATEGORY,
				'execute_callback'    => $execute,
				'permission_callback' => $permission,
				'input_schema'        => $schema + ( $required ? array( 'required' => $required ) : array( 'default' => array() ) ),
				'output_schema'       => array( 'type' => 'object' ),
				'meta'                => array(
					'annotations'  => array(
						'readonly'    => $is_readonly,
						'destructive' => false,
						'idempotent'  => true,
					),
					'show_in_rest' => true,
				),
			)
		);
	}
}
