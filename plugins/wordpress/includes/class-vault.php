<?php
/**
 * Secrets at rest.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * Encrypts what is kept in the database with a key that is not in it: `FLATTR_ENCRYPTION_KEY`, or one that
 * follows from the salts in wp-config.php. Whoever has a copy of the database alone can use no token.
 */
final class Vault {

	/** By this it is noticed that the key is another one than a secret was sealed with. */
	public static function fingerprint(): string {
		return \substr( \hash( 'sha256', 'fingerprint' . self::key() ), 0, 16 );
	}

	/**
	 * Seals a text.
	 *
	 * @param string $text Any text.
	 */
	public static function seal( string $text ): string {
		$nonce = \random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		return \base64_encode( $nonce . \sodium_crypto_secretbox( $text, $nonce, self::key() ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	}

	/**
	 * Opens what was sealed; null when it was not with this key.
	 *
	 * @param string $sealed What `seal` returned.
	 */
	public static function open( string $sealed ): ?string {
		$bytes = \base64_decode( $sealed, true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		if ( false === $bytes || \strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return null;
		}
		$nonce = \substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$text  = \sodium_crypto_secretbox_open( \substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, self::key() );
		return false === $text ? null : $text;
	}

	/** The key: 32 bytes. */
	private static function key(): string {
		$secret = \defined( 'FLATTR_ENCRYPTION_KEY' )
			? (string) \constant( 'FLATTR_ENCRYPTION_KEY' )
			: \wp_salt( 'auth' ) . \wp_salt( 'secure_auth' );
		return \hash( 'sha256', 'flattr' . $secret, true );
	}
}
