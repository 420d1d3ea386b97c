<?php
/**
 * Who may do what.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** What the plugin asks for, as meta capabilities, so that `map_meta_cap` can give them to other roles. */
final class Capabilities {

	const MANAGE        = 'flattr_manage';
	const VIEW_EARNINGS = 'flattr_view_earnings';
	const EDIT_THING    = 'flattr_edit_thing';

	/** Hooks the mapping. */
	public static function init(): void {
		\add_filter( 'map_meta_cap', array( self::class, 'map' ), 9, 4 );
	}

	/**
	 * What somebody needs to have for one of ours: to manage the connection and to see what was earned, the right
	 * to manage the site; for a thing, the right to edit its post.
	 *
	 * @param array  $needed     What was found until here.
	 * @param string $capability What is asked for.
	 * @param int    $user       Who.
	 * @param array  $arguments  For a thing, its post.
	 */
	public static function map( $needed, $capability, $user, $arguments ): array {
		switch ( $capability ) {
			case self::MANAGE:
			case self::VIEW_EARNINGS:
				return array( 'manage_options' );
			case self::EDIT_THING:
				return empty( $arguments[0] ) ? array( 'do_not_allow' ) : \map_meta_cap( 'edit_post', $user, (int) $arguments[0] );
			default:
				return (array) $needed;
		}
	}
}
