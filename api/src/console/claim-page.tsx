import type { ClaimProof } from '../claims/claim.ts';
import type { LoggedEvent } from '../claims/find-log.ts';
import type { FieldErrors } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { NAME_OF } from '../proofs/methods.ts';
import { Time } from '../web/time.tsx';
import type { ClaimFacts } from './claim-facts.ts';
import { ReasonForm } from './reason-form.tsx';

type Members = ReadonlyMap<number, Member>;

const ENDED = new Set(['rejected', 'expired']);

/** One claim: whose, what was found for it, the log of its site; reject it. */
export function ClaimPage({
  facts: { claim, proofs, log, members },
  reason,
  errors,
}: {
  facts: ClaimFacts;
  reason: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <OperatorFrame current="/operator/claims" title={claim.site}>
      <dl class="facts">
        <dt>Claimed by</dt>
        <dd>
          <MemberLink id={claim.memberId} members={members} />
        </dd>
        <dt>State</dt>
        <dd>
          <span class="badge">{claim.state}</span>
        </dd>
        <dt>Since</dt>
        <dd>
          <Time at={claim.createdAt} exact />
        </dd>
        {claim.verifiedAt !== null && (
          <>
            <dt>Verified</dt>
            <dd>
              <Time at={claim.verifiedAt} exact />
            </dd>
          </>
        )}
      </dl>
      <h2>What was found</h2>
      <Proofs proofs={proofs} />
      {!ENDED.has(claim.state) && (
        <>
          <h2>Reject</h2>
          <p>
            The site is not theirs any more, or does not become theirs. What they earned by it stays
            theirs. A contest about it is decided for the other side. They get a mail with your
            reason.
          </p>
          <ReasonForm
            action={`/operator/claims/${claim.id}/reject`}
            button="Reject the claim"
            value={reason}
            errors={errors}
          />
        </>
      )}
      <Log log={log} members={members} />
    </OperatorFrame>
  );
}

/** A member's name, leading to their page in the console. */
export function MemberLink({ id, members }: { id: number; members: Members }) {
  return <a href={`/operator/members/${id}`}>{members.get(id)?.name ?? `member ${id}`}</a>;
}

/** What the last look by each method found. */
export function Proofs({ proofs }: { proofs: readonly ClaimProof[] }) {
  if (proofs.length === 0) return <p class="muted">Nobody has looked yet.</p>;
  return (
    <ul class="rows">
      {proofs.map(({ method, isProven, checkedAt, details }) => (
        <li key={method}>
          <div class="row-main">
            <p>
              <strong>{NAME_OF[method] ?? method}</strong>{' '}
              <span class={isProven ? 'badge is-good' : 'badge is-bad'}>
                {isProven ? 'in place' : 'not found'}
              </span>
            </p>
            <p>{details.message}</p>
            {details.seen.map(({ where, what }) => (
              <p key={where} class="muted small">
                {where}: {what}
              </p>
            ))}
          </div>
          <p class="row-end muted small">
            <Time at={checkedAt} exact />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What everybody may know of the claims of a site. */
export function Log({ log, members }: { log: readonly LoggedEvent[]; members: Members }) {
  return (
    <>
      <h2>The public log of the site</h2>
      {log.length === 0 && <p class="muted">It is empty.</p>}
      <ul class="rows">
        {log.map((line, at) => (
          <li key={`${line.at}-${at}`}>
            <div class="row-main">
              <p>
                {line.event}, <MemberLink id={line.memberId} members={members} />
                {line.detail && `: ${line.detail}`}
              </p>
            </div>
            <p class="row-end muted small">
              <Time at={line.at} exact />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
