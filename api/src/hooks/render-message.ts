import type { Db } from '../db.ts';
import type { Pair } from '../flattrs/pair.ts';
import { shownNames } from '../flattrs/shown-names.ts';
import { findMembers } from '../members/find-member.ts';
import type { Delivery } from './hook.ts';

/** A message as it goes over the wire, but for its signature. */
export type Message = { contentType: string; body: string };

/**
 * The messages of deliveries. A supporter is named if they show their name there now, whatever was the
 * case when they flattred: it is not kept with the event.
 */
export async function renderMessages(
  db: Db,
  deliveries: readonly Pick<Delivery, 'event' | 'payload' | 'supporterId'>[],
): Promise<Message[]> {
  const pairs = deliveries.map(pairOf);
  const isShown = await shownNames(
    db,
    pairs.flatMap((pair) => pair ?? []),
  );
  const members = await findMembers(
    db,
    pairs.flatMap((pair) => pair?.supporterId ?? []),
  );
  return deliveries.map(({ event, payload }, at) => {
    const pair = pairs[at];
    const name = pair && isShown(pair) ? members.get(pair.supporterId)!.name : null;
    if (event === 'pendingclickcreate') return formOf(payload.data, name);
    const supporter = event === 'thing.flattred' ? { supporter: name } : {};
    const body = JSON.stringify({ ...payload, data: { ...payload.data, ...supporter } });
    return { contentType: 'application/json', body };
  });
}

function pairOf({
  payload: { data },
  supporterId,
}: Pick<Delivery, 'payload' | 'supporterId'>): Pair | undefined {
  const thingId = (data.thing as { id?: number } | undefined)?.id ?? data.thing_id;
  return supporterId === null || typeof thingId !== 'number' ? undefined : { supporterId, thingId };
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
