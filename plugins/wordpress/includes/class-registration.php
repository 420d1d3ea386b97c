<?php
/**
 * Telling the service of a thing.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Registers a thing at the service, or changes it. Sending it twice is one thing. */
final class Registration {

	/**
	 * Tells the service of a thing.
	 *
	 * @param array $said What Thing_Of_Post says of it.
	 * @param int   $id   The thing; 0 where it has to be registered.
	 * @return array|\WP_Error With the `id`.
	 */
	public static function send( array $said, int $id ) {
		if ( $id ) {
			return self::change( $said, $id );
		}
		$answer = Connection::ask( 'POST', '/rest/v2/things', $said );
		if ( ! \is_wp_error( $answer ) ) {
			return \is_numeric( $answer['id'] ?? null ) ? $answer : Service::not_understood();
		}
		if ( 'validation' !== $answer->get_error_code() ) {
			return $answer;
		}
		// It may be ours already: the answer was lost on its way, or this site was connected before.
		$id = self::find( $said['url'] );
		if ( \is_wp_error( $id ) ) {
			return $id;
		}
		$changed = $id ? self::change( $said, $id ) : $answer;
		return \is_wp_error( $changed ) && Back_Off::is_final( $changed ) ? $answer : $changed;
	}

	/**
	 * Changes a thing.
	 *
	 * @param array $said What is said of it.
	 * @param int   $id   The thing.
	 * @return array|\WP_Error
	 */
	private static function change( array $said, int $id ) {
		unset( $said['url'] );
		$answer = Connection::ask( 'PATCH', '/rest/v2/things/' . $id, $said );
		return \is_wp_error( $answer ) ? $answer : array( 'id' => $id );
	}

	/**
	 * The thing at an address, hidden or not; 0 if there is none; an error when the service does not say.
	 *
	 * @param string $url The address.
	 * @return int|\WP_Error
	 */
	private static function find( string $url ) {
		// The service answers with the way to the thing, which is an error to whoever follows none.
		$answer = Service::ask( 'GET', '/rest/v2/things/lookup?url=' . \rawurlencode( $url ) );
		if ( ! \is_wp_error( $answer ) ) {
			return 0;
		}
		$where = (string) ( $answer->get_error_data()['location'] ?? '' );
		if ( \preg_match( '#/rest/v2/things/(\d+)$#', $where, $found ) ) {
			return (int) $found[1];
		}
		return Back_Off::is_final( $answer ) ? 0 : $answer;
	}
}
