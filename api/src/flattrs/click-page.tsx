import type { ComponentChildren } from 'preact';
import type { Subscription } from '../subscriptions/find-subscriptions.ts';
import { titleOf } from '../things/thing.ts';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import type { Forecast } from './forecast.ts';
import { NameForm } from './name-form.tsx';
import type { ShownClick } from './show-click.ts';

type ClickPageProps = {
  shown: ShownClick;
  currency: string;
  /** The address of this very page, to come back to. */
  here: string;
  isPopup: boolean;
  /** What has just been done in this window, for the page that opened it. */
  done?: 'flattred' | 'undone' | undefined;
  /** Why it could not be done. */
  problem?: string | undefined;
};

/** The click page: shows a page and what a click does; says afterwards that it is flattred. */
export function ClickPage(props: ClickPageProps) {
  const { shown, done, problem, isPopup } = props;
  const { supporter, submission, origin } = shown;
  // Asked of the page that opened the window, once: whether this is a click on its button.
  const asks =
    isPopup && supporter?.isTrusted && canFlattr(supporter) && done === undefined && !problem;
  return (
    <article
      class="click"
      data-click
      data-url={submission.page.address.url}
      data-origin={origin}
      data-done={done}
      data-asks={asks ? 'true' : undefined}
    >
      {problem && (
        <p class="notice is-error" role="alert">
          {problem}
        </p>
      )}
      {supporter?.isFlattred ? <Flattred {...props} /> : <NotFlattred {...props} />}
      <p class="click-close" hidden>
        <button type="button" class="secondary" data-close>
          Close this window
        </button>
      </p>
    </article>
  );
}

function canFlattr({ isOwn, isFlattred, forecast }: NonNullable<ShownClick['supporter']>): boolean {
  return !isOwn && !isFlattred && forecast.amount > 0;
}

function titleOfShown({ thing, submission }: ShownClick): string {
  const { title, address } = submission.page;
  return titleOf(thing ?? { title, url: address.url });
}

function NotFlattred(props: ClickPageProps) {
  const { shown, here, currency } = props;
  const { supporter } = shown;
  return (
    <>
      <p class="eyebrow">Flattr</p>
      <h1>{titleOfShown(shown)}</h1>
      <Where shown={shown} />
      {props.done === 'undone' && (
        <p class="notice" role="status">
          Undone: it receives nothing from you this month.
        </p>
      )}
      {!supporter && <SignedOut here={here} />}
      {supporter?.isOwn && (
        <p class="notice">This is your own. Others can flattr it, and you receive their shares.</p>
      )}
      {supporter && !supporter.isOwn && supporter.forecast.amount === 0 && (
        <NoMeans forecast={supporter.forecast} here={here} />
      )}
      {supporter && canFlattr(supporter) && (
        <form method="post" action={here} class="click-form">
          <button type="submit" class="click-button">
            Flattr this
          </button>
          <p class="muted">
            <WorthOfNext forecast={supporter.forecast} currency={currency} />
          </p>
        </form>
      )}
    </>
  );
}

/** Where the page is, and who receives what is given for it. */
function Where({ shown: { submission, creator } }: { shown: ShownClick }) {
  const { url, host } = submission.page.address;
  return (
    <p class="muted">
      <a href={url} rel="noopener noreferrer nofollow ugc">
        {host}
      </a>{' '}
      {creator ? (
        <>
          by <a href={`/profile/${creator.name}`}>{creator.displayName || creator.name}</a>
        </>
      ) : (
        <span class="badge is-waiting">waits for its creator</span>
      )}
    </p>
  );
}

function SignedOut({ here }: { here: string }) {
  const next = `?next=${encodeURIComponent(here)}`;
  return (
    <>
      <p>
        Flattr divides your monthly budget evenly over what you flattr. Sign in, and one click
        counts this page in.
      </p>
      <p class="actions">
        <a class="button" href={`/sign-in${next}`}>
          Sign in to flattr
        </a>
        <a class="button secondary" href={`/sign-up${next}`}>
          Sign up
        </a>
      </p>
    </>
  );
}

/** What to do before the first click. */
export function NoMeans({ forecast, here }: { forecast: Forecast; here?: string }) {
  const isBudget = forecast.funds > 0;
  return (
    <div class="notice is-warning">
      <p>
        {isBudget
          ? 'You have no monthly budget yet. Set one, and your clicks are worth something.'
          : forecast.budget > 0
            ? 'Your funds are empty. Add money, and your clicks are worth something.'
            : 'To flattr, add money and set a monthly budget. You do it once; then you just click.'}
      </p>
      <p class="actions">
        <a class="button" href="/funds">
          {isBudget ? 'Set a budget' : 'Add money'}
        </a>
        {here && <a href={here}>I have done it, look again</a>}
      </p>
    </div>
  );
}

function WorthOfNext({ forecast, currency }: { forecast: Forecast; currency: string }) {
  const { amount, eachAfterNext, flattrs } = forecast;
  return (
    <>
      Worth <Money amount={eachAfterNext} currency={currency} /> now:{' '}
      {flattrs === 0 ? 'your first' : `one of ${countOf(flattrs + 1, 'flattr')}`} this month that
      share <Money amount={amount} currency={currency} />.
    </>
  );
}

function Flattred({ shown, currency, here, isPopup, done }: ClickPageProps) {
  const { thing, supporter, origin, submission } = shown;
  const { forecast, subscription, isNamed, isTrusted } = supporter!;
  const { amount, flattrs, each } = forecast;
  const ids = <input type="hidden" name="thing_id" value={thing!.id} />;
  return (
    <>
      <svg class="click-mark" viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d="M14 25l7 7 14-15" fill="none" stroke-width="4.5" stroke-linecap="round" />
      </svg>
      <h1>
        You flattred <cite>{titleOfShown(shown)}</cite>
      </h1>
      <Where shown={shown} />
      <p role={done ? 'status' : undefined}>
        This month you have flattred {countOf(flattrs, 'thing')}: each is worth{' '}
        <Money amount={each} currency={currency} /> of your{' '}
        <Money amount={amount} currency={currency} /> now.{' '}
        {!isPopup && <a href="/dashboard">See this month</a>}
      </p>
      <div class="actions">
        <SubscriptionForm here={here} subscription={subscription}>
          {ids}
        </SubscriptionForm>
        <form method="post" action="/flattrs/undo">
          {ids}
          <input type="hidden" name="back" value={here} />
          <button type="submit" class="secondary">
            Undo
          </button>
        </form>
      </div>
      <NameForm thingId={thing!.id} title={titleOfShown(shown)} isShown={isNamed} back={here} />
      <form method="post" action="/trusted-sites" class="click-trust">
        <input type="hidden" name="origin" value={origin} />
        <input type="hidden" name="trusted" value={isTrusted ? '' : '1'} />
        <input type="hidden" name="back" value={here} />
        <p class="muted">
          {isTrusted
            ? `The button on ${submission.page.address.host} flattrs with one click.`
            : `Next time, flattr with one click on ${submission.page.address.host}?`}{' '}
          <button type="submit" class="link">
            {isTrusted ? 'Ask me again there' : 'Yes, one click there'}
          </button>
        </p>
      </form>
    </>
  );
}

/** Every month, or no longer. */
export function SubscriptionForm({
  here,
  subscription,
  children,
}: {
  here: string;
  subscription: Subscription | undefined;
  children: ComponentChildren;
}) {
  const [action, label] = !subscription
    ? ['start', 'Flattr it every month']
    : subscription.isActive
      ? ['stop', 'Stop flattring it every month']
      : ['resume', 'Flattr it every month again'];
  return (
    <form method="post" action="/subscriptions">
      {children}
      <input type="hidden" name="back" value={here} />
      <button type="submit" name="action" value={action}>
        {label}
      </button>
    </form>
  );
}

/** What is shown when the link names no page that can be flattred. */
export function NoPage({ problem, url }: { problem: string; url: string }) {
  return (
    <>
      <h1>Which page do you want to flattr?</h1>
      <form method="get" action="/submit/auto" class="stack">
        <div class="field has-error">
          <label for="url">Address of the page</label>
          <input
            id="url"
            name="url"
            type="url"
            value={url}
            required
            aria-invalid="true"
            aria-describedby="url-error"
          />
          <p class="error" id="url-error">
            {problem}
          </p>
        </div>
        <button type="submit">Show it</button>
      </form>
    </>
  );
}
