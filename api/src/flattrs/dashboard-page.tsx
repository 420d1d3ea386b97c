import { titleOf } from '../things/thing.ts';
import { ThingLink } from '../things/thing-link.tsx';
import { Notice } from '../web/form.tsx';
import { countOf, formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import { NoMeans } from './click-page.tsx';
import type { Forecast } from './forecast.ts';
import { NameForm } from './name-form.tsx';
import type { ThingAndCreator, ThisMonth } from './this-month.ts';

/** What went well, told once after the form that did it. */
export const DONE = {
  undone: 'Undone: it receives nothing from you this month.',
  start: 'You flattr it every month from now on.',
  pause: 'Paused. It flattrs no more until you resume it.',
  resume: 'Resumed. You flattr it every month again.',
  stop: 'Stopped. What it flattred so far stays.',
} as const;

type DashboardProps = {
  month: ThisMonth;
  currency: string;
  page: number;
  hasOlder: boolean;
  done?: keyof typeof DONE | undefined;
};

/** This month: what the supporter flattred and what each is worth now. */
export function DashboardPage({ month, currency, page, hasOlder, done }: DashboardProps) {
  const { forecast, flattrs, subscriptions } = month;
  const { amount, period } = forecast;
  return (
    <>
      <p class="eyebrow">{formatPeriod(period)}</p>
      <h1>This month</h1>
      {done && <Notice>{DONE[done]}</Notice>}
      {amount === 0 ? (
        <NoMeans forecast={forecast} />
      ) : (
        <Budget forecast={forecast} currency={currency} />
      )}
      <h2>What you flattred</h2>
      {forecast.flattrs === 0 ? (
        <div class="empty">
          <p>
            Nothing yet. Click a Flattr button where you read and listen, or find something in the{' '}
            <a href="/catalog">catalog</a>.
          </p>
        </div>
      ) : (
        <ul class="rows">
          {flattrs.map(({ flattr, isNamed, ...one }) => (
            <li key={flattr.thingId}>
              <ThingLines {...one}>
                <Time at={flattr.createdAt} />
                {flattr.source === 'subscription' && ', by subscription'}
              </ThingLines>
              <NameForm
                thingId={flattr.thingId}
                title={titleOf(one.thing)}
                isShown={isNamed}
                back={page === 1 ? '/dashboard' : `/dashboard?page=${page}`}
              />
              <div class="row-end">
                <Money amount={forecast.each} currency={currency} />
                <form method="post" action="/flattrs/undo">
                  <input type="hidden" name="thing_id" value={flattr.thingId} />
                  <input type="hidden" name="back" value="/dashboard?done=undone" />
                  <button type="submit" class="secondary compact">
                    Undo<span class="visually-hidden"> {titleOf(one.thing)}</span>
                  </button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Older page={page} hasOlder={hasOlder} />
      <Subscriptions subscriptions={subscriptions} />
      <p>
        Past months, to the cent: <a href="/statements">your statements</a>.
      </p>
    </>
  );
}

function Older({ page, hasOlder }: { page: number; hasOlder: boolean }) {
  if (page === 1 && !hasOlder) return null;
  return (
    <nav class="pager" aria-label="More of this month">
      {page > 1 && <a href={`/dashboard?page=${page - 1}`}>Newer</a>}
      {hasOlder && <a href={`/dashboard?page=${page + 1}`}>Older</a>}
    </nav>
  );
}

function ThingLines({
  thing,
  creator,
  children,
}: ThingAndCreator & { children?: preact.ComponentChildren }) {
  return (
    <div class="row-main">
      <p>
        <ThingLink thing={thing} />
      </p>
      <p class="muted small">
        {thing.host}
        {creator ? (
          ` by ${creator.displayName || creator.name}`
        ) : (
          <>
            {' '}
            <span class="badge is-waiting">waits for its creator</span>
          </>
        )}
        {children && <> · {children}</>}
      </p>
    </div>
  );
}

/** More pieces than this are a plain bar. */
const PIECES_MAX = 40;

/** What the month takes, in as many pieces as there are flattrs. */
function Budget({ forecast, currency }: { forecast: Forecast; currency: string }) {
  const { amount, budget, funds, flattrs, each, eachAfterNext } = forecast;
  const money = (micros: number) => <Money amount={micros} currency={currency} />;
  const pieces = Math.min(Math.max(flattrs, 1), PIECES_MAX);
  return (
    <section class="card month" aria-label="What this month divides">
      <p class="figure">{money(flattrs === 0 ? amount : each)}</p>
      <p>
        {flattrs === 0 ? (
          <>for your first flattr. It gets the whole budget until there is a second.</>
        ) : (
          <>
            for each of your {countOf(flattrs, 'flattr')}, if the month ended now. After the next
            one: {money(eachAfterNext)}.
          </>
        )}
      </p>
      <svg class="month-bar" height="28" aria-hidden="true" focusable="false">
        {Array.from({ length: pieces }, (_, piece) => (
          <rect
            key={piece}
            class={flattrs === 0 ? 'is-open' : undefined}
            x={`${(piece * 100) / pieces}%`}
            width={`${100 / pieces - (pieces > 1 ? 0.6 : 0)}%`}
            height="28"
            rx="4"
          />
        ))}
      </svg>
      <p class="muted small">
        {funds < budget ? (
          <>
            Your funds, {money(funds)}, are less than your budget of {money(budget)}, so all of them
            count. <a href="/funds">Add money</a>
          </>
        ) : (
          <>
            Your monthly budget is {money(budget)}; in your funds are {money(funds)}.{' '}
            <a href="/funds">Change</a>
          </>
        )}
      </p>
    </section>
  );
}

function Subscriptions({ subscriptions }: Pick<ThisMonth, 'subscriptions'>) {
  return (
    <>
      <h2>Every month</h2>
      {subscriptions.length === 0 ? (
        <p class="muted">
          You flattr nothing by itself. After a flattr you can say “every month”, and it goes on
          until you stop it.
        </p>
      ) : (
        <ul class="rows">
          {subscriptions.map(({ subscription, ...one }) => (
            <li key={subscription.thingId}>
              <ThingLines {...one}>{!subscription.isActive && 'paused'}</ThingLines>
              <form method="post" action="/subscriptions" class="row-end">
                <input type="hidden" name="thing_id" value={subscription.thingId} />
                <Action
                  action={subscription.isActive ? 'pause' : 'resume'}
                  of={titleOf(one.thing)}
                />
                <Action action="stop" of={titleOf(one.thing)} />
              </form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const LABELS = { pause: 'Pause', resume: 'Resume', stop: 'Stop' };

function Action({ action, of }: { action: keyof typeof LABELS; of: string }) {
  return (
    <button type="submit" class="secondary compact" name="action" value={action}>
      {LABELS[action]}
      <span class="visually-hidden"> {of}</span>
    </button>
  );
}
