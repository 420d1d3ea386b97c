import type { Db } from '../db.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import type { Delivery } from './hook.ts';

/** A message as it goes over the wire, but for its signature. */
export type Message = { contentType: string; body: string };

/**
 * The messages of deliveries. A supporter is named if they show what they flattr now, whatever was
 * the case when they flattred: their name is not kept with the event.
 */
export async function renderMessages(
  db: Db,
  deliveries: readonly Pick<Delivery, 'event' | 'payload' | 'supporterId'>[],
): Promise<Message[]> {
  const ids = deliveries.flatMap(({ supporterId }) => supporterId ?? []);
  const members = await findMembers(db, ids);
  return deliveries.map(({ event, payload, supporterId }) => {
    const name = supporterId === null ? null : shownNameOf(members.get(supporterId));
    if (event === 'pendingclickcreate') return formOf(payload.data, name);
    const supporter = event === 'thing.flattred' ? { supporter: name } : {};
    const body = JSON.stringify({ ...payload, data: { ...payload.data, ...supporter } });
    return { contentType: 'application/json', body };
  });
}

function shownNameOf(member: Member | undefined): string | null {
  return member?.showsFlattrs && member.deletedAt === null ? member.name : null;
}

/** As old Flattr told its partners (its partner guide, "Web hooks"). */
function formOf(data: Record<string, unknown>, name: string | null): Message {
  const fields = Object.entries(data).map(([key, value]) => [key, String(value)] as const);
  const form = new URLSearchParams([
    ['_event', 'pendingclickcreate'],
    ...fields.map((f) => [...f]),
  ]);
  form.set('flattrer_username', name ?? '');
  return { contentType: 'application/x-www-form-urlencoded', body: form.toString() };
}
