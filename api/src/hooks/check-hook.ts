import type { Config } from '../config.ts';
import { fieldError } from '../errors.ts';
import { EVENTS, eventsFor, type HookEvent, RESERVED_EVENTS } from './events.ts';
import { checkTarget } from './target.ts';

const LABEL_LENGTH_MAX = 80;

/** What a member says of a hook. */
export type HookWish = { url: string; label: string; events: readonly string[] };

/**
 * Reads what a member says of a hook; what is left out stays out.
 * @throws DomainError `validation` that names the field.
 */
export function checkHook(
  config: Pick<Config, 'mode'>,
  owner: { isOperator: boolean },
  { url, label, events }: Partial<HookWish>,
): { url?: string; label?: string; events?: HookEvent[] } {
  if (label !== undefined && label.trim().length > LABEL_LENGTH_MAX) {
    throw fieldError('label', `The label may have at most ${LABEL_LENGTH_MAX} characters.`);
  }
  return {
    ...(url === undefined ? {} : { url: checkTarget(config, url) }),
    ...(label === undefined ? {} : { label: label.trim() }),
    ...(events === undefined ? {} : { events: checkEvents(owner, events) }),
  };
}

function checkEvents(owner: { isOperator: boolean }, names: readonly string[]): HookEvent[] {
  const allowed: readonly string[] = eventsFor(owner);
  for (const name of names) {
    if (allowed.includes(name)) continue;
    if (name in EVENTS) throw fieldError('events', `Only operators are told of "${name}".`);
    if (RESERVED_EVENTS.some((reserved) => reserved === name)) {
      throw fieldError('events', `"${name}" cannot be told yet: sites cannot be claimed yet.`);
    }
    throw fieldError(
      'events',
      `There is no event "${name.slice(0, 40)}". There are: ${allowed.join(', ')}.`,
    );
  }
  if (names.length === 0) throw fieldError('events', 'Choose at least one event.');
  return [...new Set(names)] as HookEvent[];
}
