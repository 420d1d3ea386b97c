<?php
/**
 * Requests to the service.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * The one place that asks the Flattr service for something. Never called while a public page is made or a post saved.
 * Whoever waits for it, waits for one bounded time, however many questions there are: a service that hangs costs an
 * administrator, or a run of cron, no more than that.
 */
final class Service {

	/** Seconds for one answer. */
	const TIMEOUT = 10;

	/** Seconds for all answers to one request to this site. */
	const PATIENCE = 20;

	/** Until when work in the background rests, since the service asked for it; at most an hour. */
	const REST = 'flattr_rest';

	/**
	 * Seconds that the service was waited for.
	 *
	 * @var float
	 */
	private static $waited = 0.0;

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
		$rest = \wp_doing_cron() ? (int) \get_transient( self::REST ) - \time() : 0;
		if ( $rest > 0 ) {
			return self::error_of_status( 429, $rest );
		}
		$is_command = \defined( 'WP_CLI' ) && \constant( 'WP_CLI' ); // Whoever is at a terminal can wait.
		$timeout    = $is_command ? self::TIMEOUT : (int) \min( self::TIMEOUT, self::PATIENCE - self::$waited );
		if ( $timeout < 1 ) {
			return self::unreachable( \__( 'it answers too slowly.', 'flattr' ) );
		}
		$begun  = \microtime( true );
		$answer = \wp_safe_remote_request(
			$service . $path,
			array(
				'method'              => $method,
				'headers'             => $headers,
				'body'                => $body,
				'timeout'             => $timeout,
				'redirection'         => 0,
				'limit_response_size' => 1048576,
			)
		);

		self::$waited += \microtime( true ) - $begun;
		return \is_wp_error( $answer ) ? self::unreachable( $answer->get_error_message() ) : self::read( $method, $answer );
	}

	/**
	 * Reads an answer.
	 *
	 * @param string $method What was asked.
	 * @param array  $answer As WordPress returns it.
	 * @return array|\WP_Error
	 */
	private static function read( string $method, array $answer ) {
		$status = (int) \wp_remote_retrieve_response_code( $answer );
		$body   = \wp_remote_retrieve_body( $answer );
		$json   = \json_decode( $body, true );
		if ( $status >= 200 && $status < 300 ) {
			$is_empty = '' === \trim( $body );
			if ( 'DELETE' === $method ? $is_empty : $is_empty || \is_array( $json ) ) {
				return $is_empty ? array() : $json;
			}
			return self::not_understood();
		}
		$wait  = self::seconds_of( (string) \wp_remote_retrieve_header( $answer, 'retry-after' ) );
		$error = self::error_of_status( $status, $wait );
		if ( $wait > 0 ) {
			\set_transient( self::REST, \time() + \min( HOUR_IN_SECONDS, $wait ), \min( HOUR_IN_SECONDS, $wait ) );
		}
		$data = $error->get_error_data() + array( 'location' => (string) \wp_remote_retrieve_header( $answer, 'location' ) );
		if ( ! \is_array( $json ) || ! \is_string( $json['error'] ?? null ) ) {
			$error->add_data( $data );
			return $error;
		}
		$said = \is_string( $json['error_description'] ?? null ) ? $json['error_description'] : $error->get_error_message();
		return new \WP_Error( $json['error'], $said, $data );
	}

	/** Something answered that says nothing of what came of the question: the page of a proxy, say, or of a firewall. */
	public static function not_understood(): \WP_Error {
		return new \WP_Error( 'flattr_not_understood', \__( 'What answered at the address of the Flattr service is no Flattr service.', 'flattr' ) );
	}

	/**
	 * Nobody answered.
	 *
	 * @param string $why What the HTTP library says.
	 */
	private static function unreachable( string $why ): \WP_Error {
		/* translators: %s: what the HTTP library says, such as "Connection refused". */
		return new \WP_Error( 'flattr_unreachable', \sprintf( \__( 'The Flattr service cannot be reached: %s', 'flattr' ), $why ) );
	}

	/**
	 * An answer of which nothing is known but the status.
	 *
	 * @param int $status The status.
	 * @param int $wait   Seconds that the service wants to be left alone for.
	 */
	private static function error_of_status( int $status, int $wait ): \WP_Error {
		return new \WP_Error(
			'flattr_status_' . $status,
			/* translators: %d: an HTTP status, such as 500. */
			\sprintf( \__( 'The Flattr service answered with the status %d.', 'flattr' ), $status ),
			array(
				'status'      => $status,
				'retry_after' => $wait,
			)
		);
	}

	/**
	 * The seconds of a `Retry-After`, which may be a date too (RFC 9110, 10.2.3).
	 *
	 * @param string $value The header.
	 */
	private static function seconds_of( string $value ): int {
		$seconds = \is_numeric( $value ) ? (int) $value : (int) \strtotime( $value ) - \time();
		return \max( 0, $seconds );
	}
}
