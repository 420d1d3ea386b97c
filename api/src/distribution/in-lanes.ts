import { type Db, isSqlite } from '../db.ts';

/** The database works on so many pieces at once, while this process divides; see docs/performance.md. */
const LANES = 4;

/**
 * Does some work for each piece, several at once where the database has room for it, in random order,
 * so that processes which work on the same pieces seldom meet.
 * @throws what the first failing piece throws, once those under way have ended.
 */
export async function inLanes<T>(
  db: Db,
  pieces: readonly T[],
  work: (piece: T) => Promise<void>,
): Promise<void> {
  const queue = shuffled(pieces);
  let failure: { error: unknown } | undefined;

  async function lane(): Promise<void> {
    for (let piece = queue.pop(); piece !== undefined && !failure; piece = queue.pop()) {
      try {
        await work(piece);
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  // SQLite has one writer.
  await Promise.all(Array.from({ length: isSqlite(db) ? 1 : LANES }, lane));
  if (failure) throw failure.error;
}

function shuffled<T>(pieces: readonly T[]): T[] {
  return pieces
    .map((piece) => ({ piece, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ piece }) => piece);
}
