<?php
/**
 * What the owner of the site has chosen.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * One option, `flattr_settings`. Nothing shows on the public site, and nobody is asked for anything, before
 * the owner has chosen it here.
 */
final class Settings {

	const OPTION = 'flattr_settings';

	const DEFAULTS = array(
		'service'            => '',
		'placement'          => 'none',
		'layout'             => 'button',
		'count'              => false,
		'share_by'           => array( 'mastodon', 'bluesky', 'facebook', 'email' ),
		'post_types'         => array( 'post', 'podcast' ), // The latter are the episodes of podcast plugins, where one is here.
		'feeds'              => true,
		'share_with_authors' => false,
		'part_of_site'       => 0, // Of what is shared with authors, in percent.
	);

	const PLACEMENTS = array( 'none', 'before', 'after', 'both' );
	const LAYOUTS    = array( 'button', 'compact', 'badge', 'text' );

	/** What can be placed: a button, or the share bar that has one in it. */
	const PLACED = array( 'button', 'compact', 'badge', 'text', 'share_bar', 'floating_share_bar' );

	/** What can be chosen of one, in words. Values are those of DEFAULTS. */
	public static function words(): array {
		return array(
			'placement' => array(
				'none'   => \__( 'Nowhere', 'flattr' ),
				'before' => \__( 'Before the content', 'flattr' ),
				'after'  => \__( 'After the content', 'flattr' ),
				'both'   => \__( 'Before and after', 'flattr' ),
			),
			'layout'    => array(
				'button'             => \__( 'A button', 'flattr' ),
				'compact'            => \__( 'A small button', 'flattr' ),
				'badge'              => \__( 'A badge', 'flattr' ),
				'text'               => \__( 'A link', 'flattr' ),
				'share_bar'          => \__( 'A share bar', 'flattr' ),
				'floating_share_bar' => \__( 'A share bar that floats at the left', 'flattr' ),
			),
		);
	}

	/**
	 * The types of posts that can be flattred, by their names: those of which each has a page of its own. Files of the
	 * media library have one too, but are published with the posts that they stand in.
	 *
	 * @return array<string, string> Name => label.
	 */
	public static function types(): array {
		$types = \array_filter( \get_post_types( array( 'public' => true ), 'objects' ), 'is_post_type_viewable' );
		unset( $types['attachment'] );
		return \wp_list_pluck( $types, 'label', 'name' );
	}

	/** What may be saved over the REST API and by the command line. Who changes the service connects to it anew. */
	public static function schema(): array {
		$one     = fn( array $allowed ) => array(
			'type' => 'string',
			'enum' => $allowed,
		);
		$several = fn( array $allowed ) => array(
			'type'        => 'array',
			'items'       => $one( $allowed ),
			'uniqueItems' => true,
		);
		return array(
			'type'                 => 'object',
			'additionalProperties' => false,
			'properties'           => array(
				'placement'          => $one( self::PLACEMENTS ),
				'layout'             => $one( self::PLACED ),
				'count'              => array( 'type' => 'boolean' ),
				'share_by'           => $several( \array_keys( Share_Bar::services() ) ),
				'post_types'         => $several( \array_keys( self::types() ) ),
				'feeds'              => array( 'type' => 'boolean' ),
				'share_with_authors' => array( 'type' => 'boolean' ),
				'part_of_site'       => array(
					'type'    => 'integer',
					'minimum' => 0,
					'maximum' => 99,
				),
			),
		);
	}

	/** All of `schema` as it is now; types of posts that are gone are left out. */
	public static function all(): array {
		$names = \array_keys( self::schema()['properties'] );
		$all   = \array_combine( $names, \array_map( array( self::class, 'get' ), $names ) );
		$types = \array_keys( self::types() );
		return \array_replace( $all, array( 'post_types' => \array_values( \array_intersect( $all['post_types'], $types ) ) ) );
	}

	/** Registers the option, so that every way to save it is checked. */
	public static function init(): void {
		\register_setting(
			'flattr',
			self::OPTION,
			array(
				'type'              => 'object',
				'default'           => self::DEFAULTS,
				'sanitize_callback' => array( self::class, 'sanitize' ),
			)
		);
	}

	/**
	 * A setting, or its default.
	 *
	 * @param string $name One of DEFAULTS.
	 * @return mixed
	 */
	public static function get( string $name ) {
		$saved = \get_option( self::OPTION );
		$all   = \array_merge( self::DEFAULTS, \is_array( $saved ) ? $saved : array() );
		return $all[ $name ];
	}

	/** The address of the Flattr service, without a slash at the end; empty until one was chosen. */
	public static function service(): string {
		$address = \defined( 'FLATTR_SERVICE_URL' ) ? (string) \constant( 'FLATTR_SERVICE_URL' ) : self::get( 'service' );
		return \untrailingslashit( $address );
	}

	/**
	 * What may be saved of what somebody sent.
	 *
	 * @param mixed $sent The option as it was sent.
	 */
	public static function sanitize( $sent ): array {
		$sent = \is_array( $sent ) ? $sent : array();
		$old  = \get_option( self::OPTION );
		$kept = \array_merge( self::DEFAULTS, \is_array( $old ) ? $old : array() );

		if ( isset( $sent['service'] ) ) {
			$kept['service'] = self::address_of( (string) $sent['service'] ) ?? $kept['service'];
		}
		foreach ( array(
			'placement' => self::PLACEMENTS,
			'layout'    => self::PLACED,
		) as $name => $allowed ) {
			if ( isset( $sent[ $name ] ) && \in_array( $sent[ $name ], $allowed, true ) ) {
				$kept[ $name ] = $sent[ $name ];
			}
		}
		if ( isset( $sent['post_types'] ) ) {
			// What is not here just now was not offered, and stays: its plugin may come, or come back.
			$absent             = \array_filter( $kept['post_types'], fn( $type ) => ! \post_type_exists( $type ) );
			$kept['post_types'] = \array_values( \array_merge( \array_intersect( \array_keys( self::types() ), (array) $sent['post_types'] ), $absent ) );
		}
		if ( isset( $sent['share_by'] ) ) {
			$kept['share_by'] = \array_values( \array_intersect( \array_keys( Share_Bar::services() ), (array) $sent['share_by'] ) );
		}
		foreach ( array( 'count', 'feeds', 'share_with_authors' ) as $name ) {
			if ( isset( $sent[ $name ] ) ) {
				$kept[ $name ] = (bool) $sent[ $name ];
			}
		}
		if ( isset( $sent['part_of_site'] ) && \is_numeric( $sent['part_of_site'] ) ) {
			$kept['part_of_site'] = \min( 99, \max( 0, (int) $sent['part_of_site'] ) );
		}
		return $kept;
	}

	/**
	 * The address of a service, of what somebody typed: its origin, an empty string for nothing, null for what is no
	 * such address. Only https; plain http for a service on this very machine.
	 *
	 * @param string $typed What was typed.
	 */
	public static function address_of( string $typed ): ?string {
		$typed = \trim( $typed );
		if ( '' === $typed ) {
			return '';
		}
		$parts    = \wp_parse_url( \preg_match( '#^[a-z][a-z0-9+.-]*://#i', $typed ) ? $typed : 'https://' . $typed );
		$host     = \strtolower( $parts['host'] ?? '' );
		$scheme   = \strtolower( $parts['scheme'] ?? '' );
		$is_local = \in_array( $host, array( 'localhost', '127.0.0.1' ), true ); // A sandbox beside this site.
		if ( '' === $host || isset( $parts['user'] ) || ( 'https' !== $scheme && ! ( $is_local && 'http' === $scheme ) ) ) {
			return null;
		}
		return $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}
}
