import type { Config } from '../config.ts';
import type { Deposit } from '../deposits/find-deposit.ts';
import { DEPOSIT_MINIMUM } from '../deposits/start-deposit.ts';
import type { FieldErrors } from '../errors.ts';
import type { Forecast } from '../flattrs/forecast.ts';
import { formatMicros, MICROS_PER_UNIT, type Micros } from '../money.ts';
import { FormErrors, Notice, TextField } from '../web/form.tsx';
import { countOf, formatMoney, formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { MoneyTabs } from '../web/tabs.tsx';
import type { DescribedMovement } from './list-movements.ts';
import { Movements } from './movements.tsx';

const PRESETS: readonly Micros[] = [5, 10, 25, 50].map((units) => units * MICROS_PER_UNIT);

/** What a form of the page was sent with, to show it again as it was. */
export type FundsForm = Partial<Record<'amount' | 'other' | 'budget' | 'earnings', string>>;

export type FundsView = {
  forecast: Forecast;
  earnings: Micros;
  /** Ids for the forms, so that sending one twice does it once. */
  depositId: string;
  transferId: string;
  canDeposit: boolean;
  list: {
    of: 'funds' | 'earnings';
    page: number;
    movements: DescribedMovement[];
    hasOlder: boolean;
  };
  deposit?: Deposit | undefined;
  done?: keyof typeof DONE | undefined;
  form?: FundsForm;
  errors?: FieldErrors;
};

/** What went well, told once after the form that did it. */
export const DONE = {
  budget: 'Your budget is set. It holds from this month on.',
  paused:
    'Your giving is paused. Your funds stay as they are; set a budget when you want to go on.',
  earnings: 'Moved from your earnings to your funds.',
} as const;

/** Funds: what is there, adding to it, the budget, and every movement. */
export function FundsPage({ config, view }: { config: Config; view: FundsView }) {
  const { currency } = config;
  const { forecast, earnings, errors } = view;
  return (
    <>
      <h1>Funds</h1>
      <MoneyTabs current="/funds" />
      <FormErrors errors={errors} />
      {view.done && <Notice>{DONE[view.done]}</Notice>}
      {view.deposit && <DepositNotice deposit={view.deposit} />}
      <dl class="stats">
        <div>
          <dt>In your funds</dt>
          <dd class="figure">{formatMoney(forecast.funds, currency)}</dd>
        </div>
        <div>
          <dt>Monthly budget</dt>
          <dd class="figure">
            {forecast.budget === 0 ? 'Paused' : formatMoney(forecast.budget, currency)}
          </dd>
        </div>
        <div>
          <dt>Earned</dt>
          <dd class="figure">{formatMoney(earnings, currency)}</dd>
        </div>
      </dl>
      <div class="grid">
        <AddMoney config={config} view={view} />
        <Budget config={config} view={view} />
        {(earnings > 0 || view.form?.earnings !== undefined) && (
          <UseEarnings currency={currency} view={view} />
        )}
      </div>
      <Movements currency={currency} list={view.list} />
    </>
  );
}

function DepositNotice({ deposit }: { deposit: Deposit }) {
  const money = <Money amount={deposit.amount} currency={deposit.currency} />;
  switch (deposit.state) {
    case 'succeeded':
      return <Notice>{money} was added to your funds. Thank you!</Notice>;
    case 'requested':
      return (
        <div class="notice is-warning" role="status">
          {money} is on its way: we are waiting for the payment provider.
        </div>
      );
    default:
      return (
        <div class="notice is-error" role="alert">
          The payment of {money} did not go through, and nothing was charged. You can try again.
        </div>
      );
  }
}

function AddMoney({ config, view }: { config: Config; view: FundsView }) {
  const { currency, depositMaximum } = config;
  const { errors, form = {} } = view;
  if (!view.canDeposit) {
    return (
      <section class="card" aria-labelledby="add-money">
        <h2 id="add-money">Add money</h2>
        <p>Adding money is not open on this service yet.</p>
      </section>
    );
  }
  const presets = PRESETS.filter((preset) => preset <= depositMaximum);
  return (
    <section class="card" aria-labelledby="add-money">
      <h2 id="add-money">Add money</h2>
      <form method="post" action="/funds/deposit" class="stack">
        <input type="hidden" name="deposit_id" value={view.depositId} />
        <fieldset
          class="choices"
          id="amount"
          aria-describedby={errors?.amount ? 'amount-error' : undefined}
        >
          <legend>How much?</legend>
          <div>
            {presets.map((preset) => {
              const value = formatMicros(preset);
              return (
                <label key={value}>
                  <input type="radio" name="amount" value={value} checked={form.amount === value} />
                  {formatMoney(preset, currency).replace(/\.00$/, '')}
                </label>
              );
            })}
          </div>
          {errors?.amount && (
            <p class="error" id="amount-error">
              {errors.amount}
            </p>
          )}
        </fieldset>
        <TextField
          label={`Or another amount in ${currency}`}
          name="other"
          inputmode="decimal"
          autocomplete="off"
          maxlength={20}
          value={form.other}
          errors={errors}
          hint={`From ${formatMoney(DEPOSIT_MINIMUM, currency)} to ${formatMoney(depositMaximum, currency)}.`}
        />
        <button type="submit">Go to payment</button>
      </form>
    </section>
  );
}

function Budget({ config, view }: { config: Config; view: FundsView }) {
  const { currency, budgetMinimum, budgetMaximum } = config;
  const { forecast, errors, form = {} } = view;
  return (
    <section class="card" aria-labelledby="monthly-budget">
      <h2 id="monthly-budget">Monthly budget</h2>
      <p>
        <ForecastSentence currency={currency} forecast={forecast} />
      </p>
      <form method="post" action="/funds/budget" class="stack">
        <TextField
          label={`Budget a month in ${currency}`}
          name="budget"
          inputmode="decimal"
          autocomplete="off"
          maxlength={20}
          value={form.budget ?? (forecast.budget === 0 ? '' : formatMicros(forecast.budget))}
          errors={errors}
          hint={`From ${formatMoney(budgetMinimum, currency)} to ${formatMoney(budgetMaximum, currency)}. It holds from ${formatPeriod(forecast.period)} on.`}
        />
        <div class="actions">
          <button type="submit">{forecast.budget === 0 ? 'Set budget' : 'Change budget'}</button>
          {forecast.budget > 0 && (
            <button type="submit" class="secondary" formaction="/funds/pause" formnovalidate>
              Pause
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

/** "This month: 4 flattrs, $2.50 each now." */
export function ForecastSentence({ currency, forecast }: { currency: string; forecast: Forecast }) {
  const { budget, funds, amount, flattrs, each, eachAfterNext } = forecast;
  const money = (micros: Micros) => <Money amount={micros} currency={currency} />;
  if (budget === 0) return <>No budget is set: this month takes nothing from your funds.</>;
  if (funds === 0)
    return <>Your funds are empty: add money, and your clicks are worth something.</>;
  const limit =
    amount < budget ? <> Your funds are less than your budget, so all of them count.</> : null;
  return flattrs === 0 ? (
    <>
      This month: no flattrs yet. The first one would receive {money(eachAfterNext)}.{limit}
    </>
  ) : (
    <>
      This month: {countOf(flattrs, 'flattr')}, {money(each)} each now.{limit}
    </>
  );
}

function UseEarnings({ currency, view }: { currency: string; view: FundsView }) {
  return (
    <section class="card" aria-labelledby="use-earnings">
      <h2 id="use-earnings">Use what you earned</h2>
      <p>Move earnings to your funds and pass them on. It is free, and cannot be taken back.</p>
      <form method="post" action="/funds/earnings" class="stack">
        <input type="hidden" name="transfer_id" value={view.transferId} />
        <TextField
          label={`Amount in ${currency}`}
          name="earnings"
          inputmode="decimal"
          autocomplete="off"
          maxlength={20}
          value={view.form?.earnings ?? formatMicros(view.earnings)}
          errors={view.errors}
        />
        <button type="submit" class="secondary">
          Move to funds
        </button>
      </form>
    </section>
  );
}
