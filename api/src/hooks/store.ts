import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { HookEvent } from './events.ts';
import type { Hook, Subscribed } from './hook.ts';

export async function insertHook(trx: Trx, hook: Hook): Promise<void> {
  await trx('hooks').insert(rowOf(hook));
}

export async function updateHook(
  db: Db | Trx,
  id: string,
  change: Partial<Omit<Hook, 'id' | 'memberId' | 'createdAt'>>,
): Promise<void> {
  const row = rowOf(change);
  if (Object.keys(row).length > 0) await db('hooks').where({ id }).update(row);
}

export async function deleteHooks(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const table of ['hook_deliveries', 'hook_events']) {
    await trx(table)
      .whereIn('hook_id', [...ids])
      .delete();
  }
  await trx('hooks')
    .whereIn('id', [...ids])
    .delete();
}

export async function findHook(db: Db | Trx, id: string): Promise<Hook | undefined> {
  const row = await db('hooks').where({ id }).first();
  return row && hookOf(row);
}

/** A member's hooks, the oldest first. */
export async function findHooksOf(db: Db | Trx, memberId: number): Promise<Hook[]> {
  const rows = await db('hooks').where({ member_id: memberId }).orderBy(['created_at', 'id']);
  return rows.map(hookOf);
}

/** Hooks that fail or were disabled for it, the newest failure first. */
export async function findFailingHooks(db: Db, limit: number): Promise<Hook[]> {
  const rows = await db('hooks')
    .where({ state: 'disabled' })
    .orWhereNotNull('failing_since')
    .orderBy('failing_since', 'desc')
    .orderBy('id')
    .limit(limit);
  return rows.map(hookOf);
}

/** Hooks whose next events are to be looked for, the longest waiting first. */
export async function findHooksToLook(
  db: Db,
  { now, limit }: { now: Instant; limit: number },
): Promise<Hook[]> {
  const rows = await db('hooks')
    .where({ state: 'active' })
    .andWhere('next_look_at', '<=', now)
    .orderBy('next_look_at')
    .limit(limit);
  return rows.map(hookOf);
}

/** Takes a hook to look for its events, so that no other process does until `until`. */
export async function takeLook(
  db: Db,
  { id, nextLookAt }: Pick<Hook, 'id' | 'nextLookAt'>,
  until: Instant,
): Promise<boolean> {
  const taken = await db('hooks')
    .where({ id, state: 'active', next_look_at: nextLookAt })
    .update({ next_look_at: until });
  return taken === 1;
}

/** A hook fails from this instant on, unless it does already. */
export async function noteFailing(db: Db | Trx, id: string, since: Instant): Promise<void> {
  await db('hooks').where({ id }).whereNull('failing_since').update({ failing_since: since });
}

/** Disables a hook that is active. Returns false when it was not. */
export async function disableActive(trx: Trx, id: string, problem: string): Promise<boolean> {
  const count = await trx('hooks')
    .where({ id, state: 'active' })
    .update({ state: 'disabled', problem: problem.slice(0, 300) });
  return count === 1;
}

/** What hooks are told of, by hook. */
export async function findSubscribed(
  db: Db | Trx,
  hookIds: readonly string[],
): Promise<Map<string, Subscribed[]>> {
  const byHook = new Map<string, Subscribed[]>(hookIds.map((id) => [id, []]));
  if (hookIds.length === 0) return byHook;
  const rows = await db('hook_events')
    .whereIn('hook_id', [...hookIds])
    .orderBy('event');
  for (const row of rows) {
    const { event, position } = row;
    byHook.get(row.hook_id)!.push({ event, since: Number(row.since), position });
  }
  return byHook;
}

export async function insertSubscribed(
  trx: Trx,
  hookId: string,
  subscribed: readonly Subscribed[],
): Promise<void> {
  if (subscribed.length === 0) return;
  await trx('hook_events').insert(subscribed.map((one) => ({ hook_id: hookId, ...one })));
}

export async function deleteSubscribed(
  trx: Trx,
  hookId: string,
  events: readonly HookEvent[],
): Promise<void> {
  await trx('hook_events')
    .where({ hook_id: hookId })
    .whereIn('event', [...events])
    .delete();
}

/** Moves what is told on, unless its member chose anew meanwhile. */
export async function savePosition(
  trx: Trx,
  hookId: string,
  { event, since, position }: Subscribed,
): Promise<void> {
  await trx('hook_events').where({ hook_id: hookId, event, since }).update({ position });
}

const COLUMNS = {
  id: 'id',
  memberId: 'member_id',
  url: 'url',
  label: 'label',
  state: 'state',
  problem: 'problem',
  secret: 'secret',
  previousSecret: 'previous_secret',
  previousUntil: 'previous_until',
  failingSince: 'failing_since',
  nextLookAt: 'next_look_at',
  createdAt: 'created_at',
} as const satisfies Record<keyof Hook, string>;

function rowOf(hook: Partial<Hook>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(hook).map(([name, value]) => [COLUMNS[name as keyof Hook], value]),
  );
}

function hookOf(row: Record<string, unknown>): Hook {
  return {
    id: row.id as string,
    memberId: row.member_id as number,
    url: row.url as string,
    label: row.label as string,
    state: row.state as Hook['state'],
    problem: row.problem as string,
    secret: row.secret as string,
    previousSecret: row.previous_secret as string | null,
    previousUntil: instantOf(row.previous_until),
    failingSince: instantOf(row.failing_since),
    nextLookAt: Number(row.next_look_at),
    createdAt: Number(row.created_at),
  };
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}
