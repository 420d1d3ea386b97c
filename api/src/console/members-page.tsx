import type { Member } from '../members/member.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { TextField } from '../web/form.tsx';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import { standingOf } from './member-facts.ts';

/** Members, for operators to find one. */
export function MembersPage({
  query,
  members,
  page,
  hasOlder,
}: {
  query: string;
  members: readonly Member[];
  page: number;
  hasOlder: boolean;
}) {
  return (
    <OperatorFrame current="/operator/members" title="Members">
      <form class="inline-form" method="get" action="/operator/members">
        <TextField
          label="A part of the name or address, a flattr:id or a number"
          name="query"
          type="search"
          value={query}
          maxlength={254}
        />
        <button class="secondary" type="submit">
          Search
        </button>
      </form>
      {members.length === 0 ? (
        <div class="empty">
          <p>No member is like that.</p>
        </div>
      ) : (
        <DataTable
          caption="Members, newest first"
          columns={[
            { label: 'Name', isTitle: true },
            { label: 'Address' },
            { label: 'Since' },
            { label: 'Standing' },
          ]}
          rows={members.map((member) => ({
            key: member.id,
            cells: [
              <a key="name" href={`/operator/members/${member.id}`}>
                {member.name}
              </a>,
              member.email,
              <Time key="since" at={member.createdAt} />,
              <Standing key="standing" member={member} />,
            ],
          }))}
        />
      )}
      <Pager
        page={page}
        hasOlder={hasOlder}
        link={(number) =>
          `/operator/members?${new URLSearchParams({ query, page: String(number) })}`
        }
      />
    </OperatorFrame>
  );
}

/** Whether a member is suspended, an operator, or has left; nothing for all others. */
export function Standing({ member }: { member: Member }) {
  const standing = standingOf(member);
  return standing ? <span class={standing.kind}>{standing.label}</span> : <>member</>;
}
