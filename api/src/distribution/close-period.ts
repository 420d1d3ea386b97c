import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Micros } from '../money.ts';
import { closableFrom, type Period } from '../period.ts';
import { flattrSubscribedThings } from '../subscriptions/flattr-subscribed-things.ts';
import { beginClosing } from './begin-closing.ts';
import { divideChunk, SUPPORTERS_IN_CHUNK } from './divide-chunk.ts';
import { finishClosing } from './finish-closing.ts';
import { inLanes } from './in-lanes.ts';
import { postRange } from './post-range.ts';
import {
  type ClosingPeriod,
  findClosing,
  findNextSupporter,
  listChunks,
  listUnposted,
} from './store.ts';

/** A closed period: how many supporters gave, over how many flattrs, and how much in all. */
export type ClosedPeriod = {
  period: Period;
  state: 'closed';
  supporters: number;
  flattrs: number;
  amount: Micros;
  /** Whether it was closed before this call, which then did nothing. */
  wasClosed: boolean;
};

/** How far a closing is: `done` of `total` chunks of supporters divided, or ranges of things posted. */
export type Progress = { stage: 'dividing' | 'posting'; done: number; total: number };

/**
 * THE MONTHLY DISTRIBUTION: divides the budgets of a period evenly over its flattrs.
 *
 * It can be killed at any instant and started again, by any number of processes at once, and ends in
 * the same rows as a run that nobody disturbed: each step is one transaction that leaves a row which
 * no second one can leave, and what it writes depends on its cause alone, never on when it runs. A
 * period that is closed already stays as it is, and is told again.
 *
 * @throws DomainError `period_not_over`, `earlier_period_open`; see `beginClosing`.
 */
export async function closePeriod(
  deps: Deps,
  period: Period,
  { onProgress = () => {} }: { onProgress?: (progress: Progress) => void } = {},
): Promise<ClosedPeriod> {
  const before = await findClosing(deps.db, period);
  if (before?.state === 'closed') return present(before, true);

  if (!before) await flattrSubscribed(deps, period);
  const closing = await beginClosing(deps, period);
  await divideAll(deps, closing, onProgress);
  await postAll(deps, closing, onProgress);
  return present(await finishClosing(deps, period), false);
}

/** Subscriptions flattr at the start of a period; those that could not then have a last chance. */
async function flattrSubscribed(deps: Deps, period: Period): Promise<void> {
  if (deps.clock.now() < closableFrom(period)) return; // beginClosing says so.
  try {
    await flattrSubscribedThings(deps, { period });
  } catch (error) {
    // Another process has begun to close it meanwhile.
    if (!(error instanceof DomainError && error.code === 'period_closed')) throw error;
  }
}

async function divideAll(
  deps: Deps,
  closing: ClosingPeriod,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const chunks = await chunksOf(deps, closing.period);
  const divided = await listChunks(deps.db, closing.period);
  const left = chunks.filter((firstSupporter) => !divided.has(firstSupporter));

  let done = chunks.length - left.length;
  await inLanes(deps.db, left, async (firstSupporter) => {
    await divideChunk(deps, closing, firstSupporter);
    done += 1;
    onProgress({ stage: 'dividing', done, total: chunks.length });
  });
}

/**
 * The chunks of a period in which somebody flattred, by the first id that falls in them: the same for
 * whoever asks, and whenever.
 */
export async function chunksOf({ db }: Pick<Deps, 'db'>, period: Period): Promise<number[]> {
  const chunks: number[] = [];
  let supporter = await findNextSupporter(db, period, 0);
  while (supporter !== undefined) {
    const first = supporter - (supporter % SUPPORTERS_IN_CHUNK);
    chunks.push(first);
    supporter = await findNextSupporter(db, period, first + SUPPORTERS_IN_CHUNK);
  }
  return chunks;
}

async function postAll(
  deps: Deps,
  closing: ClosingPeriod,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const ranges = await listUnposted(deps.db, closing.period);
  let done = 0;
  await inLanes(deps.db, ranges, async (firstThing) => {
    await postRange(deps, closing, firstThing);
    done += 1;
    onProgress({ stage: 'posting', done, total: ranges.length });
  });
}

function present(
  { period, supporters, flattrs, amount }: ClosingPeriod,
  wasClosed: boolean,
): ClosedPeriod {
  return { period, state: 'closed', supporters, flattrs, amount, wasClosed };
}
