import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findThing } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';

const ID_MAX = 2_147_483_647;

/** The id that a text names; none for what cannot be the id of a thing, however many digits it has. */
export function parseThingId(text: string): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const id = Number(text);
  return id >= 1 && id <= ID_MAX ? id : undefined;
}

/** @throws DomainError `not_found` when a path names no thing. */
export function thingIdOf({ id = '' }: Readonly<Record<string, string>>): number {
  const thingId = parseThingId(id);
  if (thingId === undefined) throw noThing();
  return thingId;
}

/** @throws DomainError `not_found` when a path names no thing. */
export async function thingAt(
  { db }: Pick<Deps, 'db'>,
  params: Readonly<Record<string, string>>,
): Promise<Thing> {
  const thing = await findThing(db, { id: thingIdOf(params) });
  if (!thing) throw noThing();
  return thing;
}

export function noThing(): DomainError {
  return new DomainError('not_found', 'No thing was found');
}
