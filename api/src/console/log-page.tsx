import type { Member } from '../members/member.ts';
import { ACTIONS, isAction } from '../operators/actions.ts';
import type { ActionFilter, LoggedAction } from '../operators/list-actions.ts';
import { addressOf, OperatorFrame } from '../operators/operator-frame.tsx';
import { Select, TextField } from '../web/form.tsx';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';

const COMMAND_LINE = 'command-line';

/** Reads which part of the log an address asks for; what makes no sense is not asked for. */
export function readFilter(query: Readonly<Record<string, unknown>>): {
  filter: ActionFilter;
  page: number;
} {
  const { operator, action, subject, page } = query;
  const filter: ActionFilter = {};
  if (operator === COMMAND_LINE) filter.operatorId = null;
  if (typeof operator === 'string' && /^\d{1,9}$/.test(operator)) {
    filter.operatorId = Number(operator);
  }
  if (typeof action === 'string' && isAction(action)) filter.action = action;
  if (typeof subject === 'string' && subject.trim() !== '') {
    filter.subject = subject.trim().slice(0, 120);
  }
  const number = typeof page === 'string' && /^\d{1,6}$/.test(page) ? Number(page) : 1;
  return { filter, page: Math.max(1, number) };
}

type Props = {
  actions: readonly LoggedAction[];
  hasOlder: boolean;
  page: number;
  filter: ActionFilter;
  /** Who ever acted. */
  actors: readonly number[];
  members: ReadonlyMap<number, Member>;
};

/** Who did what to whom, and why. */
export function LogPage({ actions, hasOlder, page, filter, actors, members }: Props) {
  return (
    <OperatorFrame current="/operator/log" title="Log">
      <p class="lead">What operators did. Nobody can change or delete a line, not even here.</p>
      <FilterForm filter={filter} actors={actors} members={members} />
      {actions.length === 0 ? (
        <div class="empty">
          <p>No line is like that.</p>
        </div>
      ) : (
        <DataTable
          caption="Actions, newest first"
          columns={[
            { label: 'What', isTitle: true },
            { label: 'To' },
            { label: 'By' },
            { label: 'Reason' },
            { label: 'When' },
          ]}
          rows={actions.map((line) => ({
            key: line.id,
            cells: [
              ACTIONS[line.action] ?? line.action,
              <Subject key="to" subject={line.subject} members={members} />,
              nameOf(line.operatorId, members),
              line.reason,
              <Time key="when" at={line.actedAt} exact />,
            ],
          }))}
        />
      )}
      <Pager page={page} hasOlder={hasOlder} link={(number) => linkTo(filter, number)} />
    </OperatorFrame>
  );
}

function FilterForm({ filter, actors, members }: Pick<Props, 'filter' | 'actors' | 'members'>) {
  const { operatorId, action, subject } = filter;
  return (
    <form class="inline-form" method="get" action="/operator/log">
      <Select
        label="By"
        name="operator"
        value={operatorId === null ? COMMAND_LINE : String(operatorId ?? '')}
        options={[
          ['', 'anybody'],
          ...actors.map((id) => [String(id), nameOf(id, members)] as const),
          [COMMAND_LINE, 'the command line'],
        ]}
      />
      <Select
        label="What"
        name="action"
        value={action ?? ''}
        options={[['', 'anything'], ...Object.entries(ACTIONS)]}
      />
      <TextField
        label="To, such as member:7"
        name="subject"
        value={subject ?? ''}
        maxlength={120}
      />
      <button class="secondary" type="submit">
        Show
      </button>
    </form>
  );
}

function Subject({ subject, members }: { subject: string; members: Props['members'] }) {
  const address = addressOf(subject);
  const member = members.get(Number(/^member:(\d+)$/.exec(subject)?.[1]));
  const words = member ? `${subject} (${member.name})` : subject;
  return address ? <a href={address}>{words}</a> : words;
}

function nameOf(operatorId: number | null, members: Props['members']): string {
  if (operatorId === null) return 'the command line';
  return members.get(operatorId)?.name ?? `member ${operatorId}`;
}

function linkTo({ operatorId, action, subject }: ActionFilter, page: number): string {
  const query = new URLSearchParams();
  if (operatorId !== undefined) query.set('operator', String(operatorId ?? COMMAND_LINE));
  if (action) query.set('action', action);
  if (subject) query.set('subject', subject);
  if (page > 1) query.set('page', String(page));
  return `/operator/log?${query}`;
}
