import type { FieldErrors } from '../errors.ts';
import type { Micros } from '../money.ts';
import { titleOf } from '../things/thing.ts';
import { FormErrors, Notice, TextArea } from '../web/form.tsx';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import type { ListedTakeover } from './find-takeovers.ts';

export type TakeoversView = {
  lost: readonly ListedTakeover[];
  gained: readonly ListedTakeover[];
  currency: string;
  isSent: boolean;
  /** The objection that could not be sent, as it was typed. */
  failed?: { claimId: number; words: string; errors: FieldErrors } | undefined;
};

/** Things that a claim took over from who had registered them by hand, while it is not final. */
export function TakeoversPage({ lost, gained, currency, isSent, failed }: TakeoversView) {
  const byClaim = [...Map.groupBy(lost, ({ claimId }) => claimId)];
  return (
    <>
      <p class="crumbs">
        <a href="/things">My things</a>
      </p>
      <h1>Taken over</h1>
      {isSent && <Notice>Your objection is with the operators. You hear of it by mail.</Notice>}
      {lost.length + gained.length === 0 && (
        <div class="empty">
          <p>
            Nothing. Here you would see things that you registered by hand on a site of which
            somebody else has shown that it is theirs.
          </p>
        </div>
      )}
      {byClaim.map(([claimId, taken]) => (
        <section key={claimId} class="card">
          <h2>From you, on {taken[0]!.thing.host}</h2>
          <Things taken={taken} currency={currency} />
          {taken.some(({ contestId }) => contestId !== null) ? (
            <p>You have objected. Until an operator decides, what was held stays held.</p>
          ) : (
            <Objection claimId={claimId} taken={taken} failed={failed} />
          )}
        </section>
      ))}
      {gained.length > 0 && (
        <section>
          <h2>By you</h2>
          <p>
            Others had registered these by hand. What was held on them is on your account, and can
            be paid out when they can object no more.
          </p>
          <Things taken={gained} currency={currency} />
        </section>
      )}
    </>
  );
}

function Things({ taken, currency }: { taken: readonly ListedTakeover[]; currency: string }) {
  return (
    <ul class="rows">
      {taken.map(({ thing, amount, finalAt, contestId }) => (
        <li key={thing.id}>
          <div class="row-main">
            <p>
              <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>
            </p>
            <p class="muted small">
              {contestId === null ? (
                <>
                  final <Time at={finalAt!} />
                </>
              ) : (
                'an operator decides'
              )}
            </p>
          </div>
          <p class="row-end">
            <Held amount={amount} currency={currency} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Held({ amount, currency }: { amount: Micros; currency: string }) {
  return amount > 0 ? (
    <>
      <Money amount={amount} currency={currency} /> held
    </>
  ) : (
    <span class="muted">nothing held</span>
  );
}

function Objection({
  claimId,
  taken,
  failed,
}: Pick<TakeoversView, 'failed'> & { claimId: number; taken: readonly ListedTakeover[] }) {
  const own = failed?.claimId === claimId ? failed : undefined;
  return (
    <form method="post" action="/takeovers" class="stack">
      <FormErrors errors={own?.errors} />
      <p>
        Another member has shown that this site is theirs. If these things are yours all the same,
        say so until <Time at={Math.min(...taken.map(({ finalAt }) => finalAt!))} />.
      </p>
      <input type="hidden" name="claim" value={claimId} />
      <TextArea
        label="Why they are yours"
        name="words"
        value={own?.words ?? ''}
        errors={own?.errors}
        hint="Say what shows it. Only the operators read it."
      />
      <button type="submit">Object</button>
    </form>
  );
}
