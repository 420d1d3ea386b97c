import type { Config } from '../config.ts';
import { HeldNotice } from '../earnings/held-notice.tsx';
import type { Held } from '../earnings/held-of.ts';
import type { FieldErrors } from '../errors.ts';
import { formatMicros } from '../money.ts';
import type { PayoutProvider } from '../payments/payout-provider.ts';
import { FormErrors, Notice, Select, TextField } from '../web/form.tsx';
import { formatMoney } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { ShownPayout } from './find-payouts.ts';
import { HOLD_HELP, HOLD_WORDS } from './hold-words.ts';
import type { Payable } from './payable-of.ts';
import { CANCELABLE, type PayoutDestination } from './payout.ts';
import { STATE_WORDS } from './state-words.ts';

/** What went well, told once after the form that did it. */
export const DONE = {
  requested: 'You asked for a payout. Below you see how far it is.',
  canceled: 'The payout was taken back: its money is in your earnings again.',
  destination: 'It is saved where your payouts go.',
  automatic: 'It is saved whether payouts are automatic.',
} as const;

export type PayoutsView = {
  payable: Payable;
  /** What is no part of the earnings yet: it lies on things whose site nobody has proven. */
  heldOnThings: readonly Held[];
  destination: PayoutDestination | undefined;
  /** How the member can prove that it is them. */
  proofs: { hasPassword: boolean; hasPasskeys: boolean };
  providers: readonly PayoutProvider[];
  /** The way to pay out whose form is shown. */
  provider: PayoutProvider | undefined;
  /** An id for the form, so that sending it twice is one payout. */
  payoutId: string;
  list: { payouts: ShownPayout[]; hasOlder: boolean; page: number };
  done?: keyof typeof DONE | undefined;
  form?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
};

/** A creator's payouts: what can be paid out, what is held and why, where it goes, and all before. */
export function PayoutsPage({ config, view }: { config: Config; view: PayoutsView }) {
  const { payable } = view;
  const money = (amount: number) => formatMoney(amount, config.currency);
  return (
    <>
      <h1>Payouts</h1>
      <FormErrors errors={view.errors} />
      {view.done && <Notice>{DONE[view.done]}</Notice>}
      <dl class="stats">
        <div>
          <dt>Can be paid out</dt>
          <dd class="figure">{money(payable.payable)}</dd>
        </div>
        <div>
          <dt>Earnings</dt>
          <dd class="figure">{money(payable.balance)}</dd>
          <dd class="hint">
            <a href="/funds">Use them as funds</a>
          </dd>
        </div>
      </dl>
      <ul class="reasons">
        {payable.held.map(({ reason, amount, until }) => (
          <li key={reason}>
            {money(amount)} {HOLD_WORDS[reason]}
            {until !== undefined && (
              <>
                , until <Time at={until} exact />
              </>
            )}
            . {HOLD_HELP[reason]}
          </li>
        ))}
        {payable.rest > 0 && (
          <li>
            {formatMicros(payable.rest)} {config.currency} stays: a payout is at least{' '}
            {money(config.payoutMinimum)}, in whole cents.
          </li>
        )}
      </ul>
      <HeldNotice
        currency={config.currency}
        held={view.heldOnThings}
        of="more is held, and no part of your earnings yet"
      />
      <div class="grid payout-forms">
        {view.destination && payable.payable > 0 && <Request config={config} view={view} />}
        <Destination view={view} />
      </div>
      <List money={money} list={view.list} />
    </>
  );
}

function Request({ config, view }: { config: Config; view: PayoutsView }) {
  return (
    <section class="card" aria-labelledby="request">
      <h2 id="request">Ask for a payout</h2>
      <form method="post" action="/payouts" class="stack">
        <input type="hidden" name="payout_id" value={view.payoutId} />
        <TextField
          label={`Amount in ${config.currency}`}
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          maxlength={20}
          value={view.form?.amount ?? formatMicros(view.payable.payable)}
          errors={view.errors}
          hint={`It goes to: ${view.destination!.label}.`}
        />
        <button type="submit">Pay it out</button>
      </form>
    </section>
  );
}

function Destination({ view }: { view: PayoutsView }) {
  const { destination, provider, providers, errors, form = {} } = view;
  return (
    <section class="card" aria-labelledby="destination">
      <h2 id="destination">Where payouts go</h2>
      {destination && <p>Now: {destination.label}.</p>}
      {destination && (
        <form method="post" action="/payouts/automatic" class="stack">
          <input type="hidden" name="automatic" value={destination.isAutomatic ? '' : 'on'} />
          <button type="submit" class="secondary">
            {destination.isAutomatic ? 'Stop automatic payouts' : 'Pay out after each month'}
          </button>
        </form>
      )}
      {providers.length > 1 && (
        <p>
          {providers.map(({ name, label }) => (
            <span key={name}>
              <a href={`/payouts?provider=${name}#destination`}>Use {label}</a>{' '}
            </span>
          ))}
        </p>
      )}
      {provider ? (
        <form method="post" action={`/payouts/destination?provider=${provider.name}`} class="stack">
          {provider.fields.map(({ options, ...field }) =>
            options ? (
              <Select
                key={field.name}
                {...field}
                options={options}
                value={form[field.name]}
                errors={errors}
              />
            ) : (
              <TextField key={field.name} {...field} value={form[field.name]} errors={errors} />
            ),
          )}
          <Prove view={view} provider={provider} />
        </form>
      ) : (
        <p>Payouts are not open on this service yet.</p>
      )}
    </section>
  );
}

/** Whoever found a browser open must not say where the money goes. */
function Prove({ view, provider }: { view: PayoutsView; provider: PayoutProvider }) {
  const { hasPassword, hasPasskeys } = view.proofs;
  const isChange = view.destination !== undefined || view.payable.balance > 0;
  const hint = isChange
    ? 'For 72 hours after this nothing is paid out, in case it was not you.'
    : 'To be sure.';
  if (!hasPassword && !hasPasskeys) {
    return (
      <p>
        To save it, <a href="/forgot">set a password</a> or{' '}
        <a href="/settings#passkeys">add a passkey</a> first, so that we know it is you.
      </p>
    );
  }
  return (
    <>
      {hasPassword ? (
        <>
          <TextField
            label="Your password"
            name="proof_password"
            type="password"
            autocomplete="current-password"
            errors={view.errors}
            hint={hint}
          />
          <button type="submit">Save {provider.label}</button>
        </>
      ) : (
        <p class="muted small">{hint}</p>
      )}
      {hasPasskeys && (
        <div hidden data-passkey="prove">
          <input type="hidden" name="passkey" />
          <button type="button" class={hasPassword ? 'secondary' : undefined}>
            Save {provider.label} with a passkey
          </button>
          <p class="notice is-error" role="alert" hidden />
        </div>
      )}
    </>
  );
}

function List({ money, list }: { money: (amount: number) => string; list: PayoutsView['list'] }) {
  if (list.payouts.length === 0) return <p>No payouts yet.</p>;
  const columns = [
    { label: 'Asked for', isTitle: true },
    { label: 'To' },
    { label: 'State' },
    { label: 'Amount', isAmount: true },
    { label: 'Take back', isAction: true },
  ];
  return (
    <>
      <DataTable
        caption="Your payouts"
        columns={columns}
        rows={list.payouts.map(({ id, createdAt, label, state, reason, amount }) => ({
          key: id,
          cells: [
            <a key="at" href={`/payouts/${id}`}>
              <Time at={createdAt} />
            </a>,
            label,
            reason ? `${STATE_WORDS[state]}: ${reason}` : STATE_WORDS[state],
            money(amount),
            CANCELABLE.includes(state) ? (
              <form key="cancel" method="post" action={`/payouts/${id}/cancel`}>
                <button type="submit" class="secondary">
                  Take back
                </button>
              </form>
            ) : null,
          ],
        }))}
      />
      <Pager page={list.page} hasOlder={list.hasOlder} link={(page) => `/payouts?page=${page}`} />
    </>
  );
}
