import type { Config } from '../config.ts';
import type { FieldErrors } from '../errors.ts';
import { NAME_OF } from '../proofs/methods.ts';
import { FormErrors, Notice, TextArea } from '../web/form.tsx';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import type { ClaimProof } from './claim.ts';
import type { ClaimView } from './claim-view.ts';
import { STATE_WORDS } from './claim-words.ts';
import type { ContestOf } from './contest-of.ts';
import { WORDS_MAX } from './say-in-contest.ts';

/** What went well, told once after the form that did it. */
export const CLAIM_DONE: Readonly<Record<string, string>> = {
  asked: 'We have written to the owner whom the feed names.',
  said: 'It is kept. The operators read it.',
  looked: 'We have looked. What was found stands below.',
};

/** What fits into a line on a phone; elsewhere a text to copy has some room below it. */
const CHARACTERS_A_LINE = 24;

type Props = {
  config: Config;
  view: ClaimView;
  contest: ContestOf | undefined;
  /** The page loads itself again until the proof is found. */
  isWaiting: boolean;
  done?: string | undefined;
  errors?: FieldErrors | undefined;
};

/** A claim: what to put up, what was found, what follows. */
export function ClaimPage(props: Props) {
  const { config, view, contest, done, errors, isWaiting } = props;
  const { claim, site, money } = view;
  const isOver = claim.endedAt !== null;
  return (
    <>
      <p class="crumbs">
        <a href="/claims">My sites</a>
      </p>
      <h1 class="site-address">{site.address}</h1>
      {done && !errors && <Notice>{done}</Notice>}
      <FormErrors errors={errors} />
      <State {...props} />
      {money && claim.state !== 'verified' && !isOver && (
        <p>
          <strong>
            <Money amount={money.waiting} currency={config.currency} />
          </strong>{' '}
          wait here, and are yours in the moment in which you prove it.
        </p>
      )}
      {!isOver && (
        <>
          <Look claimId={claim.id} isOpen={claim.state === 'open'} isWaiting={isWaiting} />
          {contest && <Words claimId={claim.id} contest={contest} errors={errors} />}
          <Ways view={view} />
          {claim.state === 'verified' && (
            <p>
              <a href={`/sites/${encodeURIComponent(site.address)}/sharing`}>Share its earnings</a>
            </p>
          )}
          {site.kind === 'feed' && (
            <p>
              <a href={`/feeds/show?${new URLSearchParams({ url: site.address })}`}>Its episodes</a>
            </p>
          )}
          <details>
            <summary>Give it up</summary>
            <form method="post" action={`/claims/${claim.id}/give-up`} class="stack">
              <p>
                What you earned stays yours. What comes in from now on waits for somebody else
                {contest ? ', and the contest ends for the other side' : ''}.
              </p>
              <button type="submit" class="secondary">
                Give {site.address} up
              </button>
            </form>
          </details>
        </>
      )}
      <p>
        <a href={`/sites/log?${new URLSearchParams({ url: site.address })}`}>
          What happened to {site.address}
        </a>
        , for everybody to see.
      </p>
    </>
  );
}

function State({ view, contest }: Props) {
  const { claim } = view;
  switch (claim.state) {
    case 'verified':
      return (
        <div class="notice" role="status">
          <p>
            <strong>It is yours.</strong> What waited is yours, and what comes in is too
            {view.site.isHeld
              ? ', but it is held for some days: a weak proof is all there is. Prove it in another way to have it at once.'
              : '.'}{' '}
            {claim.recheckAt !== null && (
              <>
                We look again <Time at={claim.recheckAt} />.
              </>
            )}
          </p>
          {claim.misses > 0 && (
            <p>
              The last look found no proof. Put it up again: the third look in a row that finds none
              holds what comes in.
            </p>
          )}
        </div>
      );
    case 'contested':
      return (
        <div class="notice is-warning">
          <p>
            {contest?.isIncumbent
              ? 'Somebody else has shown a stronger proof. Show as much, in a stronger way below, and it stays yours.'
              : 'The site is another member’s, and you have shown a stronger proof. Keep it in place.'}{' '}
            {contest?.endsAt && (
              <>
                It is decided <Time at={contest.endsAt} />.
              </>
            )}{' '}
            Until then what comes in is held.
          </p>
        </div>
      );
    case 'suspended':
      return (
        <div class="notice is-warning">
          <p>
            Three looks in a row found no proof. What comes in is held until one is there again.
          </p>
        </div>
      );
    case 'open':
      return (
        <p>
          Show that it is yours in one of the ways below, until <Time at={claim.tokenExpiresAt} />.
        </p>
      );
    default:
      return (
        <div class="notice">
          <p>
            This claim is {STATE_WORDS[claim.state]}.{' '}
            <a href={`/sites?${new URLSearchParams({ url: view.site.address })}`}>
              Claim the site again
            </a>
          </p>
        </div>
      );
  }
}

function Look({
  claimId,
  isOpen,
  isWaiting,
}: {
  claimId: number;
  isOpen: boolean;
  isWaiting: boolean;
}) {
  return (
    <form
      method="post"
      action={`/claims/${claimId}/check`}
      class="actions"
      data-look
      data-waits={isWaiting || undefined}
    >
      <button type="submit">Look now</button>
      {isOpen &&
        (isWaiting ? (
          <p role="status">
            We look every minute or so, and this page loads itself again.{' '}
            <a href={`/claims/${claimId}`}>Stop that</a>
          </p>
        ) : (
          <a href={`/claims/${claimId}?wait=1`}>Wait here until it is found</a>
        ))}
    </form>
  );
}

/** What shows that it is theirs, where no proof of ours does. */
function Words({
  claimId,
  contest,
  errors,
}: {
  claimId: number;
  contest: ContestOf;
  errors: FieldErrors | undefined;
}) {
  return (
    <form method="post" action={`/claims/${claimId}/words`} class="stack">
      <TextArea
        label="What else shows that it is yours"
        name="words"
        value={contest.words}
        rows={5}
        maxlength={WORDS_MAX}
        errors={errors}
        hint="For the operators alone, who may decide: since when you have it, who can confirm it, where it says so."
      />
      <button type="submit" class="secondary">
        {contest.words ? 'Keep it instead' : 'Tell the operators'}
      </button>
    </form>
  );
}

function Ways({ view }: { view: ClaimView }) {
  const proofs = new Map(view.proofs.map((proof) => [proof.method, proof]));
  const wasTold = view.proofs.some(({ reason }) => reason !== 'not_found' && reason !== 'no_key');
  return (
    <>
      <h2>Ways to prove it</h2>
      <p class="muted">The strongest first. One is enough; several are safer.</p>
      {view.methods.map(({ method, instructions }, at) => {
        const proof = proofs.get(method);
        const isOpen = proof?.isProven || (wasTold ? proof?.reason === 'wrong_token' : at === 0);
        return (
          <details key={method} class="way card" open={isOpen}>
            <summary>
              {NAME_OF[method]} {proof?.isProven && <span class="badge is-good">found</span>}
              {proof && !proof.isProven && <span class="badge">not found</span>}
            </summary>
            <p>{instructions.summary}</p>
            <ol class="way-steps">
              {instructions.steps.map(({ text, paste }, step) => (
                <li key={text}>
                  {text}
                  {paste && (
                    <Paste id={`${method}-${step}`} label={paste.label} text={paste.text} />
                  )}
                </li>
              ))}
            </ol>
            <p class="muted small">How long it takes: {instructions.takes}</p>
            {method === 'mail' && view.claim.state === 'open' && (
              <form method="post" action={`/claims/${view.claim.id}/ask-owner`}>
                <button type="submit" class="secondary">
                  Write to the owner
                </button>
              </form>
            )}
            {proof && <Found proof={proof} />}
          </details>
        );
      })}
    </>
  );
}

/** A text to copy, whole on a phone too. */
function Paste({ id, label, text }: { id: string; label: string; text: string }) {
  const rows = text.split('\n').length;
  return (
    <div class="paste">
      <label for={id}>{label}</label>
      <textarea id={id} readOnly rows={Math.max(rows, Math.ceil(text.length / CHARACTERS_A_LINE))}>
        {text}
      </textarea>
      <button type="button" class="secondary" data-copy={id} hidden>
        Copy
      </button>
    </div>
  );
}

function Found({ proof }: { proof: ClaimProof }) {
  const { message, seen } = proof.details;
  return (
    <div class={proof.isProven ? 'notice' : 'notice is-warning'}>
      <p>
        <Time at={proof.checkedAt} />: {message}
      </p>
      {seen.length > 0 && (
        <dl class="facts small">
          {seen.map(({ where, what }, at) => (
            <div key={`${where}-${at}`}>
              <dt>{where}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
