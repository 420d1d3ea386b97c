import type { FieldErrors } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { WHOLE } from '../split.ts';
import { FormErrors, Notice } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Time } from '../web/time.tsx';
import type { AgreementPart } from './agreement.ts';
import type { ShownAgreement } from './list-agreements.ts';
import { PartsBar } from './parts-bar.tsx';
import { formatPercent, parsePercent } from './percent.ts';
import type { TypedPart } from './propose-agreement.ts';
import type { DescribedSubject } from './subject.ts';

export type SharingPageProps = {
  member: Member;
  described: DescribedSubject;
  agreements: readonly ShownAgreement[];
  lines: readonly TypedPart[];
  errors: FieldErrors | undefined;
  done: string | undefined;
};

/** An owner shares what they earn on something. */
export function SharingPage(props: SharingPageProps) {
  const { described, agreements, done } = props;
  const { subject, what, href } = described;
  const proposal = agreements.find(({ standing }) => standing === 'proposed');
  const coming = agreements.find(({ standing }) => standing === 'coming');
  const running = agreements.find(({ standing }) => standing === 'running');
  const past = agreements.filter((one) => ![proposal, coming, running].includes(one));
  return (
    <div class="narrow">
      <p class="crumbs">
        {'thingId' in subject ? <a href={`/thing/${subject.thingId}`}>{what}</a> : what}
        {' › '}
        <a href="/sharing">Sharing</a>
      </p>
      <h1>Share the earnings</h1>
      {done && <Notice>{done}</Notice>}
      <p class="lead">
        Made together with others? Divide what {what} earns. Each of you gets their part directly,
        to the millionth, and nobody has to send anybody money.
      </p>
      {running && <InForce shown={running} href={href} title="Now" />}
      {coming && <InForce shown={coming} href={href} title="From next month" />}
      {proposal && <Proposal shown={proposal} href={href} />}
      <ProposalForm {...props} isChange={Boolean(running ?? coming ?? proposal)} />
      <Past agreements={past} />
    </div>
  );
}

function InForce({ shown, href, title }: { shown: ShownAgreement; href: string; title: string }) {
  const { agreement } = shown;
  const { fromPeriod, untilPeriod } = agreement;
  const id = `agreement-${agreement.id}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="muted">
        {title === 'Now' ? 'Since' : 'From'} {formatPeriod(fromPeriod!)}
        {untilPeriod && `, until the beginning of ${formatPeriod(untilPeriod)}`}.
      </p>
      <PartsBar parts={agreement.parts} />
      <Parts parts={agreement.parts} />
      {untilPeriod === null && (
        <form method="post" action={href}>
          <input type="hidden" name="agreement" value={agreement.id} />
          <button class="secondary" type="submit" name="action" value="end">
            End it with this month
          </button>
        </form>
      )}
    </section>
  );
}

function Proposal({ shown, href }: { shown: ShownAgreement; href: string }) {
  const { agreement } = shown;
  return (
    <section class="card" aria-labelledby="proposal">
      <h2 id="proposal">Your proposal</h2>
      <p class="muted">
        It holds once everybody has accepted, from the month after. It lapses on{' '}
        <Time at={agreement.expiresAt} />.
      </p>
      <PartsBar parts={agreement.parts} />
      <Parts parts={agreement.parts} showsAnswers />
      <form method="post" action={href}>
        <input type="hidden" name="agreement" value={agreement.id} />
        <button class="secondary" type="submit" name="action" value="withdraw">
          Take it back
        </button>
      </form>
    </section>
  );
}

const ANSWERS = { asked: 'no answer yet', accepted: 'accepted', declined: 'declined' };

/** Who gets how much. */
export function Parts({
  parts,
  showsAnswers = false,
}: {
  parts: readonly AgreementPart[];
  showsAnswers?: boolean;
}) {
  return (
    <ul class="rows parts">
      {parts.map((part) => (
        <li key={part.position}>
          <span class="row-main">
            {part.name === '' ? (
              'Somebody who has left'
            ) : (
              <a href={`/profile/${part.name}`}>{part.name}</a>
            )}{' '}
            {showsAnswers && part.position > 0 && <span class="badge">{ANSWERS[part.state]}</span>}
            {part.untilPeriod && (
              <span class="badge">leaves before {formatPeriod(part.untilPeriod)}</span>
            )}
          </span>
          <span class="row-end money">{formatPercent(part.millionths)}</span>
        </li>
      ))}
    </ul>
  );
}

function ProposalForm({
  member,
  described,
  lines,
  errors,
  isChange,
}: SharingPageProps & { isChange: boolean }) {
  const given = lines.reduce((sum, { percent }) => sum + (parsePercent(percent) ?? 0), 0);
  return (
    <section aria-labelledby="propose">
      <h2 id="propose">{isChange ? 'Propose a change' : 'Propose how to share'}</h2>
      <form class="stack" method="post" action={described.href}>
        <FormErrors errors={errors} />
        {lines.map((line, at) => (
          <PartLine key={at} at={at} line={line} errors={errors} />
        ))}
        <p class="parts-rest">
          <span>You, {member.name}, keep the rest</span>{' '}
          <strong class="money">
            {given <= WHOLE ? formatPercent(WHOLE - given) : 'less than nothing'}
          </strong>
        </p>
        <div class="actions">
          <button type="submit" name="action" value="propose">
            Propose it
          </button>
          <button class="secondary" type="submit" name="action" value="more">
            Work it out, with more lines
          </button>
          <button class="secondary" type="submit" name="action" value="import">
            Fill in who is named
          </button>
        </div>
        <p class="muted small">
          <em>Fill in who is named</em> looks into the podcast’s feed (<code>podcast:value</code>),
          for members whom the page names (<code>flattr:id</code>, <code>rel=author</code>), and
          into <code>humans.txt</code> on the site. Put user names in place of other names; nobody
          is asked before you propose it.
        </p>
        <p class="muted small">
          Everybody you name is asked. Nothing changes until all have accepted, and then from the
          next month on: the running month is divided as it was agreed before it began. The
          service’s fee, if it has one, is taken once, before. Who has a part cannot flattr it any
          more.
        </p>
      </form>
    </section>
  );
}

function PartLine({
  at,
  line,
  errors,
}: {
  at: number;
  line: TypedPart;
  errors: FieldErrors | undefined;
}) {
  return (
    <fieldset class="part-line">
      <legend class="visually-hidden">Collaborator {at + 1}</legend>
      <PartField
        label="User name"
        name={`name_${at}`}
        value={line.name}
        error={errors?.[`name_${at}`]}
      />
      <PartField
        label="Percent"
        name={`percent_${at}`}
        value={line.percent}
        error={errors?.[`percent_${at}`]}
        isNumber
      />
    </fieldset>
  );
}

function PartField(props: {
  label: string;
  name: string;
  value: string;
  error: string | undefined;
  isNumber?: boolean;
}) {
  const { label, name, value, error, isNumber } = props;
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        inputmode={isNumber ? 'decimal' : undefined}
        autocomplete="off"
        autocapitalize="none"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

const PAST = {
  declined: 'declined',
  withdrawn: 'taken back',
  lapsed: 'lapsed',
  ended: 'ended',
} as const;

function Past({ agreements }: { agreements: readonly ShownAgreement[] }) {
  if (agreements.length === 0) return null;
  return (
    <details>
      <summary>What was before</summary>
      <ul class="rows">
        {agreements.map(({ agreement, standing }) => (
          <li key={agreement.id}>
            <span class="row-main">
              {agreement.parts
                .map(({ name, millionths }) => `${name || 'somebody'} ${formatPercent(millionths)}`)
                .join(', ')}
            </span>
            <span class="row-end">
              <span class="badge">{PAST[standing as keyof typeof PAST] ?? standing}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
