import type { Instant } from '../period.ts';

const HINTS_MAX = 50_000;
/** From here on a total is kept for some seconds: counting so many takes longer than the click. */
const LARGE = 100;
const KEPT_FOR = 10_000;

/** What earlier clicks of this process learnt, so that the next ones ask less. */
export class ClickHints {
  readonly #memberIds = new Map<string, number>();
  readonly #totals = new Map<string, { flattrs: number; until: Instant }>();

  /**
   * Whose token it was. It lets a click ask for the supporter's funds while it asks whether the token
   * is still good; it is never believed.
   */
  memberIdOf(tokenHash: string): number | undefined {
    return this.#memberIds.get(tokenHash);
  }

  learnMember(tokenHash: string, memberId: number): void {
    if (this.#memberIds.size >= HINTS_MAX) this.#memberIds.clear();
    this.#memberIds.set(tokenHash, memberId);
  }

  /** How often a thing was flattred ever, if it is many times and was counted lately. */
  totalOf(hash: string, now: Instant): number | undefined {
    const known = this.#totals.get(hash);
    return known && known.until > now ? known.flattrs : undefined;
  }

  learnTotals(totals: ReadonlyMap<string, number>, now: Instant): void {
    for (const [hash, flattrs] of totals) {
      if (flattrs < LARGE) continue;
      if (this.#totals.size >= HINTS_MAX) this.#totals.clear();
      this.#totals.set(hash, { flattrs, until: now + KEPT_FOR });
    }
  }

  /** A flattr was made: what is kept of its thing goes with it. */
  countFlattr(hash: string): void {
    const known = this.#totals.get(hash);
    if (known) known.flattrs += 1;
  }
}
