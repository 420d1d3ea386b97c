import type { DemoMember } from '../demo/demo-members.ts';
import type { Member } from '../members/member.ts';
import { type Instant, type Period, periodOf } from '../period.ts';
import { Notice } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';

type Props = {
  now: Instant;
  currency: string;
  members: readonly DemoMember[];
  signedIn: Member | undefined;
  closed: Period | undefined;
};

/** The sandbox's own page: the clock, the end of the month, and the people of the demo. */
export function SandboxPage({ now, currency, members, signedIn, closed }: Props) {
  const clock = <ClockCard key="clock" now={now} />;
  const people = members.length > 0 && (
    <PeopleSection key="people" members={members} currency={currency} signedIn={signedIn} />
  );
  return (
    <>
      <h1>Sandbox</h1>
      {closed && (
        <Notice>
          <p>
            <strong>{formatPeriod(closed)} is closed.</strong> Every budget was divided evenly over
            what it flattred. <a href={`/reports/${closed}`}>See the month’s report</a>
          </p>
        </Notice>
      )}
      {!closed && (
        <p class="lead">
          The money here is play money, and time is yours: end the month when you have clicked
          enough.
        </p>
      )}

      {closed ? [people, clock] : [clock, people]}
    </>
  );
}

function ClockCard({ now }: { now: Instant }) {
  return (
    <section class="card is-tinted" aria-labelledby="clock">
      <h2 id="clock">It is {formatPeriod(periodOf(now))}</h2>
      <p>
        The service’s clock says <Time at={now} exact />. Closing the month moves it to an hour
        after the month’s end and divides all budgets.
      </p>
      <form method="post" action="/sandbox/close-month">
        <button type="submit">Close this month</button>
      </form>
    </section>
  );
}

type PeopleProps = Pick<Props, 'members' | 'currency' | 'signedIn'>;

function PeopleSection(props: PeopleProps) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">The people of the demo</h2>
      <p>See it from both sides: sign in as the supporter, or as one of the creators.</p>
      <PeopleTable {...props} />
    </section>
  );
}

function PeopleTable({ members, currency, signedIn }: PeopleProps) {
  return (
    <DataTable
      caption="The people of the demo"
      isCaptionHidden
      columns={[
        { label: 'Name', isTitle: true },
        { label: 'What they do' },
        { label: 'Funds', isAmount: true },
        { label: 'Earnings', isAmount: true },
        { label: 'Sign in' },
      ]}
      rows={members.map(({ member, role, funds, earnings }) => ({
        key: member.id,
        cells: [
          <a key="name" href={`/profile/${member.name}`}>
            {member.displayName || member.name}
          </a>,
          role,
          <Money key="funds" amount={funds} currency={currency} />,
          <Money key="earnings" amount={earnings} currency={currency} />,
          member.id === signedIn?.id ? (
            'This is you'
          ) : (
            <form key="sign-in" method="post" action="/sandbox/sign-in">
              <input type="hidden" name="name" value={member.name} />
              <button class="link" type="submit">
                Sign in<span class="visually-hidden"> as {member.name}</span>
              </button>
            </form>
          ),
        ],
      }))}
    />
  );
}
