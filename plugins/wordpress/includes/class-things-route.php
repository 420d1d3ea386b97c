<?php
/**
 * Things for the screen in wp-admin.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/**
 * `/flattr/v1/things`: posts as things, for those who may edit what is published; of others' posts, only for those
 * who may edit them. One of them looks so:
 *
 *     {
 *       "id":       12,                 // the post
 *       "type":     "post",
 *       "title":    "A post",           // plain text
 *       "link":     "https://…",        // the post's page
 *       "edit":     "https://…",        // its editor
 *       "state":    "registered",       // none, registered, hidden, pending or refused
 *       "error":    "",                 // what the service said, for people
 *       "thing":    7,                  // its number at the service; 0 when it has none
 *       "page":     "https://…/thing/7",  // its page there; ""
 *       "next_try": null,               // when the service is told next, "2026-02-01T10:00:00+00:00"
 *       "parts":   [ { "name": "Ana", "percent": "50.0000", "state": "asked" } ],  // of one thing alone; see Flattr\Sharing::standing
 *       "choices":  { "off": false, "url": "", "hidden": false, "language": "", "category": "", "tags": "" }
 *     }
 *
 * - `GET /things?page=1&per_page=20&search=&state=&type=&orderby=date|modified|title&order=desc|asc`: a page of published posts;
 *   with a `state`, also of others that are in it. `X-WP-Total` and `X-WP-TotalPages` say how many.
 * - `GET /things/12`: one; `PUT /things/12` with some `choices` changes those.
 * - `POST /things/12/register`: tells the service now, and answers with what came of it.
 */
final class Things_Route {

	/** Hooks the registration. */
	public static function init(): void {
		\add_action( 'rest_api_init', array( self::class, 'register' ) );
	}

	/** Registers the routes. */
	public static function register(): void {
		\register_rest_route(
			'flattr/v1',
			'/things',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => array( self::class, 'list' ),
					'permission_callback' => fn() => array() !== Things_List::types(),
					'args'                => Things_List::arguments(),
				),
				'schema' => array( self::class, 'schema' ),
			)
		);
		$may = array( self::class, 'may_edit' );
		\register_rest_route(
			'flattr/v1',
			'/things/(?P<id>\d+)',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => array( self::class, 'show' ),
					'permission_callback' => $may,
				),
				array(
					'methods'             => 'PUT, PATCH, POST',
					'callback'            => array( self::class, 'change' ),
					'permission_callback' => $may,
					'args'                => array( 'choices' => array( 'required' => true ) + Thing_Choices::schema() ),
				),
				'schema' => array( self::class, 'schema' ),
			)
		);
		\register_rest_route(
			'flattr/v1',
			'/things/(?P<id>\d+)/register',
			array(
				'methods'             => 'POST',
				'callback'            => array( self::class, 'tell' ),
				'permission_callback' => $may,
			)
		);
	}

	/**
	 * Whether somebody may see and change a thing: who may edit its post and publish posts like it.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function may_edit( \WP_REST_Request $request ): bool {
		$post = \get_post( (int) $request['id'] );
		// Whether there is such a post is told to nobody who may not edit it.
		return $post && \in_array( $post->post_type, Things_List::types(), true ) && \current_user_can( Capabilities::EDIT_THING, $post->ID );
	}

	/**
	 * A page of things.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function list( \WP_REST_Request $request ): \WP_REST_Response {
		$found    = Things_List::find( $request->get_params() );
		$response = new \WP_REST_Response( \array_map( array( self::class, 'present' ), $found->posts ) );
		$response->header( 'X-WP-Total', (string) $found->found_posts );
		$response->header( 'X-WP-TotalPages', (string) $found->max_num_pages );
		return $response;
	}

	/**
	 * One thing.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function show( \WP_REST_Request $request ): \WP_REST_Response {
		$thing = self::present( \get_post( (int) $request['id'] ) );
		return new \WP_REST_Response( $thing + array( 'parts' => Sharing::standing( $thing['id'], $thing['thing'] ) ) );
	}

	/**
	 * Changes what was chosen; what is left out stays.
	 *
	 * @param \WP_REST_Request $request The question.
	 */
	public static function change( \WP_REST_Request $request ): \WP_REST_Response {
		Thing_Choices::change( (int) $request['id'], $request['choices'] );
		return self::show( $request );
	}

	/**
	 * Tells the service of a thing now.
	 *
	 * @param \WP_REST_Request $request The question.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public static function tell( \WP_REST_Request $request ) {
		$state = Connection::state();
		if ( 'connected' !== $state['state'] ) {
			return new \WP_Error( 'flattr_not_connected', Connection::explain( $state['reason'] ), array( 'status' => 409 ) );
		}
		Things::bring_up_to_date( (int) $request['id'] );
		return self::show( $request );
	}

	/**
	 * A post as a thing.
	 *
	 * @param \WP_Post $post The post.
	 */
	public static function present( \WP_Post $post ): array {
		$thing = Things::of( $post->ID );
		$next  = \wp_next_scheduled( Things::HOOK, array( $post->ID ) );
		return array(
			'id'       => $post->ID,
			'type'     => $post->post_type,
			'title'    => \html_entity_decode( \wp_strip_all_tags( $post->post_title ), ENT_QUOTES, 'UTF-8' ),
			'link'     => (string) \get_permalink( $post ),
			'edit'     => (string) \get_edit_post_link( $post, 'raw' ),
			'state'    => $thing['state'],
			'error'    => $thing['error'],
			'thing'    => $thing['id'],
			'page'     => $thing['id'] ? Settings::service() . '/thing/' . $thing['id'] : '',
			'next_try' => $next ? \gmdate( 'c', $next ) : null,
			'choices'  => Thing_Choices::of( $post->ID ),
		);
	}

	/** What a thing looks like. */
	public static function schema(): array {
		$text   = array( 'type' => 'string' );
		$number = array( 'type' => 'integer' );
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'flattr-thing',
			'type'       => 'object',
			'properties' => array(
				'id'       => $number,
				'type'     => $text,
				'title'    => $text,
				'link'     => $text,
				'edit'     => $text,
				'state'    => array(
					'type' => 'string',
					'enum' => Things::STATES,
				),
				'error'    => $text,
				'thing'    => $number,
				'page'     => $text,
				'next_try' => array( 'type' => array( 'string', 'null' ) ),
				'parts'   => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'name'    => $text,
							'percent' => $text,
							'state'   => $text,
						),
					),
				),
				'choices'  => Thing_Choices::schema(),
			),
		);
	}
}
