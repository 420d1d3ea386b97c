import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select } from '../web/form.tsx';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import type { ContestFacts, Side } from './claim-facts.ts';
import { Log, MemberLink, Proofs } from './claim-page.tsx';
import { Decided } from './decided.tsx';
import { ReasonForm } from './reason-form.tsx';

/** One contest: both sides' evidence, what is held, and the decision. */
export function ContestPage({
  facts,
  currency,
  typed,
  errors,
}: {
  facts: ContestFacts;
  currency: string;
  typed: { outcome: string; reason: string };
  errors?: FieldErrors | undefined;
}) {
  const { contest, incumbent, challenger, held, log, members } = facts;
  const nameOf = (id: number) => members.get(id)?.name ?? `member ${id}`;
  const winner = contest.decision?.outcome === 'incumbent' ? incumbent : challenger;
  return (
    <OperatorFrame current="/operator/claims" title={`Contest about ${contest.site}`}>
      <dl class="facts">
        <dt>What about</dt>
        <dd>
          {contest.kind === 'claim'
            ? 'whose the site is'
            : 'things that a claim took over from who had registered them'}
        </dd>
        <dt>Opened</dt>
        <dd>
          <Time at={contest.openedAt} exact />
        </dd>
        <dt>Ends</dt>
        <dd>
          {contest.endsAt === null ? (
            'when an operator decides'
          ) : (
            <Time at={contest.endsAt} exact />
          )}
        </dd>
        <dt>Held on its things</dt>
        <dd>
          <Money amount={held} currency={currency} />
        </dd>
      </dl>
      <h2>Who has it</h2>
      <Evidence side={incumbent} words={contest.incumbentWords} facts={facts} />
      <h2>Who challenges</h2>
      <Evidence side={challenger} words={contest.words} facts={facts} />
      {contest.decision ? (
        <Decided title={`Decided for ${nameOf(winner.memberId)}`} decision={contest.decision} />
      ) : (
        <>
          <h2>Decide</h2>
          <p>
            {contest.kind === 'claim'
              ? 'The site, and what is held for it,'
              : 'The things, with what was held on them,'}{' '}
            {contest.kind === 'claim' ? 'is' : 'are'} theirs for whom you decide. Both get a mail.
          </p>
          <ReasonForm
            action={`/operator/contests/${contest.id}`}
            button="Decide"
            hint="Both sides read it. It is kept in the log."
            value={typed.reason}
            errors={errors}
          >
            <Select
              label="Whose it is"
              name="outcome"
              value={typed.outcome}
              options={[
                ['', 'Choose'],
                ['incumbent', `${nameOf(incumbent.memberId)}, who has it`],
                ['challenger', `${nameOf(challenger.memberId)}, who challenges`],
              ]}
              errors={errors}
            />
          </ReasonForm>
        </>
      )}
      <Log log={log} members={members} />
    </OperatorFrame>
  );
}

function Evidence({ side, words, facts }: { side: Side; words: string; facts: ContestFacts }) {
  const { claim } = side;
  return (
    <>
      <p>
        <MemberLink id={side.memberId} members={facts.members} />
        {claim && (
          <>
            , <a href={`/operator/claims/${claim.id}`}>claim {claim.id}</a>{' '}
            <span class="badge">{claim.state}</span>{' '}
            {claim.verifiedAt !== null && (
              <>
                verified <Time at={claim.verifiedAt} exact />
              </>
            )}
          </>
        )}
      </p>
      {claim ? (
        <Proofs proofs={side.proofs} />
      ) : (
        <p class="muted">An objection, without a claim of their own.</p>
      )}
      {words && <blockquote class="prose">{words}</blockquote>}
    </>
  );
}
