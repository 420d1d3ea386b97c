import { Fragment } from 'preact';
import type { Member } from '../members/member.ts';
import type { Site } from '../sites/site.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { countOf } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { Time } from '../web/time.tsx';
import type { ListedThing } from './list-things.ts';
import { nameOf, ThingRows } from './thing-rows.tsx';

export type ProfileView = {
  member: Member;
  /** The sites that they have shown to be theirs. */
  sites: readonly Site[];
  things: { total: number; page: number; hasMore: boolean; listed: readonly ListedThing[] };
  /** What they flattred last, as far as they show it. */
  flattred: readonly { thing: Thing; createdAt: number }[];
};

const KINDS = { individual: undefined, company: 'Company', organization: 'Organization' };

/** What a member shows of themselves: who they are, what they made, what they flattred. */
export function ProfilePage({ member, sites, things, flattred }: ProfileView) {
  return (
    <>
      <div class="profile-head">
        <Initial name={nameOf(member)} />
        <div>
          <h1>{nameOf(member)}</h1>
          <p class="muted">
            {member.name}
            {KINDS[member.kind] && <> · {KINDS[member.kind]}</>}
            {place(member) && <> · {place(member)}</>} · here since <Time at={member.createdAt} />
          </p>
        </div>
      </div>
      {member.about && <p class="lead">{member.about}</p>}
      {/^https?:\/\//.test(member.url) && (
        <p>
          <a href={member.url} rel="nofollow ugc noopener">
            {member.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </p>
      )}

      <p class="small">
        <a href={`/abuse/report?member=${member.name}`} rel="nofollow">
          Report abuse
        </a>
      </p>

      {sites.length > 0 && (
        <p>
          <span class="badge is-good">Verified creator</span> of{' '}
          {sites.map(({ id, address }, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}
              <a class="site-address" href={`/sites/log?${new URLSearchParams({ url: address })}`}>
                {address.replace(/^https?:\/\//, '')}
              </a>
            </Fragment>
          ))}
        </p>
      )}
      <h2>{things.total > 0 ? countOf(things.total, 'thing') : 'Things'}</h2>
      {things.listed.length > 0 ? (
        <ThingRows things={things.listed} hideCreator />
      ) : (
        <div class="empty">
          <p>{nameOf(member)} has not registered anything.</p>
        </div>
      )}
      <Pager
        page={things.page}
        hasOlder={things.hasMore}
        link={(page) => `/profile/${member.name}?page=${page}`}
      />

      {flattred.length > 0 && (
        <>
          <h2>Flattred lately</h2>
          <ul class="rows">
            {flattred.map(({ thing, createdAt }) => (
              <li key={`${thing.id}-${createdAt}`}>
                <div class="row-main">
                  <p>
                    <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>{' '}
                    <span class="muted small">{thing.host}</span>
                  </p>
                </div>
                <p class="row-end muted small">
                  <Time at={createdAt} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function place({ city, country }: Member): string {
  return [city, country].filter(Boolean).join(', ');
}

/** A member's sign: the first letter of their name. No picture from elsewhere tells who looks. */
function Initial({ name }: { name: string }) {
  const letter = [...new Intl.Segmenter().segment(name)][0]?.segment ?? '?';
  return (
    <svg class="avatar initial" viewBox="0 0 56 56" aria-hidden="true">
      <circle cx="28" cy="28" r="28" />
      <text x="28" y="37" text-anchor="middle">
        {letter.toUpperCase()}
      </text>
    </svg>
  );
}
