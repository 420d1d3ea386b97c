import { CLAIM_STATES } from '../claims/claim.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select, TextField } from '../web/form.tsx';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { ClaimQueue } from './claim-facts.ts';
import type { Contest } from './claim-store.ts';

/** Contests that wait, then the claims. */
export function ClaimsPage({ queue }: { queue: ClaimQueue }) {
  const { open, decided, claims, members, text, state, page, hasOlder } = queue;
  const nameOf = (id: number) => members.get(id)?.name ?? `member ${id}`;
  return (
    <OperatorFrame current="/operator/claims" title="Claims">
      {open.length === 0 ? (
        <div class="empty">
          <p>No contest is open.</p>
        </div>
      ) : (
        <Contests caption="Contests that are open" contests={open} nameOf={nameOf} />
      )}
      <h2>Claims</h2>
      <form class="inline-form" method="get" action="/operator/claims">
        <TextField
          label="A part of the site"
          name="site"
          type="search"
          value={text}
          maxlength={200}
        />
        <Select
          label="State"
          name="state"
          value={state}
          options={[['', 'any'], ...CLAIM_STATES.map((one) => [one, one] as const)]}
        />
        <button class="secondary" type="submit">
          Show
        </button>
      </form>
      {claims.length === 0 ? (
        <p class="muted">No claim is like that.</p>
      ) : (
        <DataTable
          caption="Claims, newest first"
          columns={[
            { label: 'Site', isTitle: true },
            { label: 'Member' },
            { label: 'State' },
            { label: 'Since' },
          ]}
          rows={claims.map((claim) => ({
            key: claim.id,
            cells: [
              <a key="site" href={`/operator/claims/${claim.id}`}>
                {claim.site}
              </a>,
              nameOf(claim.memberId),
              <span key="state" class="badge">
                {claim.state}
              </span>,
              <Time key="since" at={claim.createdAt} exact />,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        hasOlder={hasOlder}
        link={(number) =>
          `/operator/claims?${new URLSearchParams({ site: text, state, page: String(number) })}`
        }
      />
      {decided.length > 0 && (
        <Contests caption="Contests decided, newest first" contests={decided} nameOf={nameOf} />
      )}
    </OperatorFrame>
  );
}

function Contests({
  caption,
  contests,
  nameOf,
}: {
  caption: string;
  contests: readonly Contest[];
  nameOf: (id: number) => string;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: 'Site', isTitle: true },
        { label: 'Challenged by' },
        { label: 'Since' },
        { label: 'Ends' },
      ]}
      rows={contests.map((contest) => ({
        key: contest.id,
        cells: [
          <a key="site" href={`/operator/contests/${contest.id}`}>
            {contest.site}
          </a>,
          nameOf(contest.challengerId),
          <Time key="since" at={contest.openedAt} exact />,
          contest.decision ? (
            `for the ${contest.decision.outcome}`
          ) : contest.endsAt === null ? (
            'when you decide'
          ) : (
            <Time key="ends" at={contest.endsAt} exact />
          ),
        ],
      }))}
    />
  );
}
