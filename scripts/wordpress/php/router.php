<?php
/**
 * For `php -S`, what a web server does for WordPress: real files as they are, all else to index.php.
 */
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );

// Nothing hidden is handed out (the database of SQLite is such a file), except by WordPress itself.
if ( preg_match( '#/\.(?!well-known(/|$))#', $path ) ) {
	http_response_code( 404 );
	return true;
}
// The sites of a network stand in folders that are none.
if ( ! file_exists( $root . $path ) ) {
	$path = preg_replace( '#^/[_0-9a-zA-Z-]+(/(wp-(content|admin|includes)(/.*)?|[^/]+\.php))$#', '$1', $path );
}
if ( '/' !== $path && is_dir( $root . $path ) && is_file( rtrim( $root . $path, '/' ) . '/index.php' ) ) {
	if ( '/' !== substr( $path, -1 ) ) {
		header( 'Location: ' . $_SERVER['REQUEST_URI'] . '/', true, 301 );
		return true;
	}
	$path .= 'index.php';
}
if ( '/' === $path || ! is_file( $root . $path ) ) {
	$path = '/index.php';
} elseif ( '.php' !== substr( $path, -4 ) ) {
	if ( strtok( $_SERVER['REQUEST_URI'], '?' ) === $path ) {
		return false;
	}
	$types = array( 'css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml' );
	$type  = $types[ pathinfo( $path, PATHINFO_EXTENSION ) ] ?? mime_content_type( $root . $path );
	header( "Content-Type: $type" );
	readfile( $root . $path );
	return true;
}
$_SERVER['SCRIPT_NAME']     = $path;
$_SERVER['PHP_SELF']        = $path;
$_SERVER['SCRIPT_FILENAME'] = $root . $path;
chdir( dirname( $root . $path ) );
require $root . $path;
