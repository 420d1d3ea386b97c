import { Notice } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { Claim } from './claim.ts';
import { STATE_WORDS } from './claim-words.ts';

export type ListedSite = { claim: Claim; address: string };

/** The sites that a member has, or wants to have. */
export function ClaimsPage({ sites, done }: { sites: readonly ListedSite[]; done?: string }) {
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
          {sites.map(({ claim, address }) => (
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
                </p>
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
