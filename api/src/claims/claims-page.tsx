import type { Config } from '../config.ts';
import type { Micros } from '../money.ts';
import { Notice } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import type { Claim } from './claim.ts';
import { STATE_WORDS } from './claim-words.ts';

/** @property held what things there received and the member cannot use yet. */
export type ListedSite = { claim: Claim; address: string; held: Micros };

/** The sites that a member has, or wants to have. */
export function ClaimsPage({
  config,
  sites,
  done,
}: {
  config: Config;
  sites: readonly ListedSite[];
  done?: string;
}) {
  return (
    <>
      <p class="crumbs">
        <a href="/things">My things</a>
      </p>
      <h1>My sites</h1>
      {done && <Notice>{done}</Notice>}
      {sites.length === 0 ? (
        <div class="empty">
          <p>
            None yet. Show that a site is yours, and what waits there is yours in the same moment.
          </p>
        </div>
      ) : (
        <ul class="rows">
          {sites.map(({ claim, address, held }) => (
            <li key={claim.id}>
              <div class="row-main">
                <p class="site-address">
                  <a href={`/claims/${claim.id}`}>{address}</a>
                </p>
                <p class="muted small">
                  claimed <Time at={claim.createdAt} />
                  {claim.verifiedAt !== null && (
                    <>
                      , proven <Time at={claim.verifiedAt} />
                    </>
                  )}
                  {claim.endedAt === null && claim.verifiedAt !== null && claim.recheckAt && (
                    <>
                      , looked at again <Time at={claim.recheckAt} />
                    </>
                  )}
                </p>
                {claim.endedAt === null && claim.misses > 0 && (
                  <p class="small">
                    {countOf(claim.misses, 'look')} in a row found no proof. Put it up again.
                  </p>
                )}
                {held > 0 && (
                  <p class="small">
                    <Money amount={held} currency={config.currency} /> is held here.
                  </p>
                )}
              </div>
              <p class="row-end">
                <span class={claim.state === 'verified' ? 'badge is-good' : 'badge'}>
                  {STATE_WORDS[claim.state]}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href="/sites">
          Claim a site
        </a>
        <a href="/feeds">My feeds</a>
        <a href="/takeovers">Things that were taken over</a>
      </p>
    </>
  );
}
