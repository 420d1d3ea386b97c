import { CATEGORIES } from '../abuse/report.ts';
import type { FieldErrors } from '../errors.ts';
import type { HoldReason } from '../holds/hold.ts';
import { ACTIONS } from '../operators/actions.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { titleOf } from '../things/thing.ts';
import { Notice } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { MemberFacts } from './member-facts.ts';
import { Standing } from './members-page.tsx';
import { ReasonForm } from './reason-form.tsx';

const HELD_BECAUSE: Readonly<Record<HoldReason, string>> = {
  contest: 'a site is contested',
  fraud_review: 'somebody looks at where they came from',
  suspension: 'the member is suspended',
  site_not_verified: 'the site is not proven any more',
  new_creator: 'the first earnings are new',
  destination_changed: 'the destination was changed',
};

type Props = {
  facts: MemberFacts;
  currency: string;
  done: string | undefined;
  errors?: FieldErrors | undefined;
};

/** One member: facts, money and its holds, what is theirs, what operators did; suspend and restore. */
export function MemberPage({ facts, currency, done, errors }: Props) {
  const { member } = facts;
  return (
    <OperatorFrame current="/operator/members" title={member.name}>
      {done && <Notice>{done}</Notice>}
      <Facts facts={facts} currency={currency} />
      <Holds facts={facts} currency={currency} />
      <Works facts={facts} />
      <History facts={facts} />
      {member.deletedAt === null && <Suspension facts={facts} errors={errors} />}
    </OperatorFrame>
  );
}

function Facts({ facts, currency }: Pick<Props, 'facts' | 'currency'>) {
  const { member, funds, earnings, sessions, passkeys } = facts;
  return (
    <dl class="facts">
      <dt>Standing</dt>
      <dd>
        <Standing member={member} />
        {member.suspendedAt !== null && (
          <>
            {' '}
            since <Time at={member.suspendedAt} exact />
          </>
        )}
      </dd>
      <dt>Number, flattr:id</dt>
      <dd>
        {member.id}, <code>{member.fid}</code>
      </dd>
      <dt>Kind</dt>
      <dd>{member.kind}</dd>
      {member.email && (
        <>
          <dt>Address</dt>
          <dd>
            {member.email}{' '}
            {member.emailConfirmedAt === null && <span class="badge">not confirmed</span>}
          </dd>
        </>
      )}
      <dt>Member since</dt>
      <dd>
        <Time at={member.createdAt} exact />
      </dd>
      <dt>Lets them in</dt>
      <dd>
        {countOf(sessions, 'session')}, {countOf(passkeys, 'passkey')}
      </dd>
      <dt>Funds</dt>
      <dd>
        <Money amount={funds} currency={currency} />
      </dd>
      <dt>Earnings</dt>
      <dd>
        <Money amount={earnings} currency={currency} />
      </dd>
      <dt>Profile</dt>
      <dd>
        <a href={`/profile/${member.name}`}>/profile/{member.name}</a>
      </dd>
    </dl>
  );
}

function Holds({ facts: { holds }, currency }: Pick<Props, 'facts' | 'currency'>) {
  if (holds.length === 0) return null;
  return (
    <DataTable
      caption="Holds on the earnings"
      columns={[
        { label: 'Because', isTitle: true },
        { label: 'Cause' },
        { label: 'Since' },
        { label: 'Amount', isAmount: true },
      ]}
      rows={holds.map(({ reason, cause, since, amount }) => ({
        key: cause,
        cells: [
          HELD_BECAUSE[reason],
          cause,
          <Time key="since" at={since} exact />,
          amount === null ? 'all' : <Money key="amount" amount={amount} currency={currency} />,
        ],
      }))}
    />
  );
}

function Works({ facts: { things, claims } }: Pick<Props, 'facts'>) {
  return (
    <>
      <h2>{countOf(things.total, 'thing')}</h2>
      <ul class="rows">
        {things.things.map((thing) => (
          <li key={thing.id}>
            <div class="row-main">
              <p>
                <a href={`/operator/things/${thing.id}`}>{titleOf(thing)}</a>{' '}
                <span class="muted small">{thing.host}</span>
              </p>
            </div>
            <p class="row-end small">
              {thing.measureId !== null && <span class="badge is-bad">hidden by us</span>}
              {!thing.isVerified && <span class="badge is-waiting">site not verified</span>}
            </p>
          </li>
        ))}
      </ul>
      <h2>{countOf(claims.length, 'claim')}</h2>
      <ul class="rows">
        {claims.map((claim) => (
          <li key={claim.id}>
            <div class="row-main">
              <p>
                <a href={`/operator/claims/${claim.id}`}>{claim.site}</a>{' '}
                <span class="badge">{claim.state}</span>
              </p>
            </div>
            <p class="row-end muted small">
              <Time at={claim.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function History({ facts: { reports, actions } }: Pick<Props, 'facts'>) {
  return (
    <>
      {reports.length > 0 && <h2>Reports about them and their things</h2>}
      <ul class="rows">
        {reports.map((report) => (
          <li key={report.id}>
            <div class="row-main">
              <p>
                <a href={`/operator/abuse/${report.id}`}>
                  Report {report.id}: {CATEGORIES[report.category]}
                </a>
              </p>
            </div>
            <p class="row-end small">
              <span class="badge">{report.decision?.outcome ?? 'waits'}</span>
            </p>
          </li>
        ))}
      </ul>
      <h2>What operators did</h2>
      {actions.length === 0 && <p class="muted">Nothing yet.</p>}
      <ul class="rows">
        {actions.map((action) => (
          <li key={action.id}>
            <div class="row-main">
              <p>
                {ACTIONS[action.action] ?? action.action}: {action.reason}
              </p>
            </div>
            <p class="row-end muted small">
              <Time at={action.actedAt} exact />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Suspension({ facts: { member }, errors }: Pick<Props, 'facts' | 'errors'>) {
  const isSuspended = member.suspendedAt !== null;
  if (member.isOperator) {
    return (
      <p class="muted">
        An operator is not suspended here: take the role from them first, on the command line.
      </p>
    );
  }
  return isSuspended ? (
    <>
      <h2>Let them in again</h2>
      <p>They can sign in, and their earnings are not held for the suspension any more.</p>
      <ReasonForm
        action={`/operator/members/${member.id}/restore`}
        button="Restore"
        errors={errors}
      />
    </>
  ) : (
    <>
      <h2>Suspend</h2>
      <p>
        They are signed out and cannot sign in, flattr or be paid out; applications lose their
        access. Their funds and earnings are kept, and flattrs already made count. They get a mail
        with your reason and a link to object.
      </p>
      <ReasonForm
        action={`/operator/members/${member.id}/suspend`}
        button="Suspend"
        errors={errors}
      />
    </>
  );
}
