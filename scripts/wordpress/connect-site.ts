import type { Member } from '../../api/src/members/member.ts';
import { aToken } from '../../api/test/factories.ts';
import type { TestServer } from '../../api/test/server.ts';
import type { Wordpress } from './start-wordpress.ts';

/**
 * Connects a site as a member, as it is after they said yes at the service: for tests of what comes
 * after that. `plugin.test.ts` goes the whole way.
 * @param address a site of a network; the main site when left out.
 */
export async function connectSite(
  wordpress: Wordpress,
  server: TestServer,
  member: Member,
  address?: string,
): Promise<void> {
  const token = await aToken(server.deps, member, ['thing', 'account']);
  wordpress.php(
    `
    update_option( 'flattr_settings', array( 'service' => '${server.url}' ) );
    Flattr\\Connection::save(
      array( 'name' => '${member.name}', 'fid' => '${member.fid}' ),
      array( 'access_token' => '${token}', 'expires_in' => DAY_IN_SECONDS ),
      array( 'client_id' => 'a-test' )
    );`,
    address,
  );
}

/** Tells the service of a post now, as cron would in a moment, and returns its thing's id there. */
export async function registerPost(wordpress: Wordpress, post: number): Promise<number> {
  return Number(
    await wordpress.phpBeside(`Flattr\\Things::bring_up_to_date( ${post} );
      $thing = Flattr\\Things::of( ${post} );
      if ( 'registered' !== $thing['state'] ) { throw new Exception( wp_json_encode( $thing ) ); }
      echo $thing['id'];`),
  );
}
