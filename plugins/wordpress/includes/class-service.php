<?php
/**
 * Requests to the service.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** The one place that asks the Flattr service for something. Never called while a public page is made. */
final class Service {

	const TIMEOUT = 10;

	/**
	 * Asks the service.
	 *
	 * @param string      $method GET, POST or DELETE.
	 * @param string      $path   Such as `/rest/v2/user`.
	 * @param array|null  $body   Sent as JSON; null sends none.
	 * @param string|null $token  The bearer token.
	 * @return array|\WP_Error The answer as an array; an error with the service's own code and sentence.
	 */
	public static function ask( string $method, string $path, ?array $body = null, ?string $token = null ) {
		$headers = array( 'Accept' => 'application/json' );
		if ( null !== $token ) {
			$headers['Authorization'] = 'Bearer ' . $token;
		}
		if ( null !== $body ) {
			$headers['Content-Type'] = 'application/json';
		}
		return self::send( $method, $path, $headers, null === $body ? null : \wp_json_encode( $body ) );
	}

	/**
	 * Sends a form, as OAuth has it.
	 *
	 * @param string $path   Such as `/oauth/token`.
	 * @param array  $fields The fields.
	 * @return array|\WP_Error
	 */
	public static function form( string $path, array $fields ) {
		$headers = array(
			'Accept'       => 'application/json',
			'Content-Type' => 'application/x-www-form-urlencoded',
		);
		return self::send( 'POST', $path, $headers, \http_build_query( $fields ) );
	}

	/**
	 * Sends a request and reads its answer.
	 *
	 * @param string      $method  The method.
	 * @param string      $path    The path.
	 * @param array       $headers The headers.
	 * @param string|null $body    The body.
	 * @return array|\WP_Error
	 */
	private static function send( string $method, string $path, array $headers, ?string $body ) {
		$service = Settings::service();
		if ( '' === $service ) {
			return new \WP_Error( 'flattr_no_service', \__( 'No Flattr service is chosen yet.', 'flattr' ) );
		}
		$answer = \wp_safe_remote_request(
			$service . $path,
			array(
				'method'              => $method,
				'headers'             => $headers,
				'body'                => $body,
				'timeout'             => self::TIMEOUT,
				'redirection'         => 0,
				'limit_response_size' => 1048576,
			)
		);
		if ( \is_wp_error( $answer ) ) {
			return new \WP_Error(
				'flattr_unreachable',
				/* translators: %s: what the HTTP library says, such as "Connection refused". */
				\sprintf( \__( 'The Flattr service cannot be reached: %s', 'flattr' ), $answer->get_error_message() )
			);
		}
		$status = (int) \wp_remote_retrieve_response_code( $answer );
		$json   = \json_decode( \wp_remote_retrieve_body( $answer ), true );
		if ( $status >= 200 && $status < 300 ) {
			return \is_array( $json ) ? $json : array();
		}
		$code = \is_array( $json ) && \is_string( $json['error'] ?? null ) ? $json['error'] : 'flattr_status_' . $status;
		$text = \is_array( $json ) && \is_string( $json['error_description'] ?? null )
			? $json['error_description']
			/* translators: %d: an HTTP status, such as 500. */
			: \sprintf( \__( 'The Flattr service answered with the status %d.', 'flattr' ), $status );
		return new \WP_Error(
			$code,
			$text,
			array(
				'status'      => $status,
				'retry_after' => (int) \wp_remote_retrieve_header( $answer, 'retry-after' ),
				'location'    => (string) \wp_remote_retrieve_header( $answer, 'location' ),
			)
		);
	}
}
