import { Money } from '../web/money.tsx';
import type { Deposit } from './find-deposit.ts';

/** The sandbox provider's checkout: what a card form would be, without a card. */
export function SandboxCheckoutPage({ deposit }: { deposit: Deposit }) {
  const { id, amount, currency, state } = deposit;
  return (
    <div class="narrow">
      <p class="eyebrow">Sandbox checkout</p>
      <h1>
        Pay <Money amount={amount} currency={currency} />?
      </h1>
      {state === 'succeeded' ? (
        <>
          <p>This was paid already, and the money is in your funds.</p>
          <p>
            <a class="button" href={`/funds?deposit=${id}`}>
              Back to your funds
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="lead">
            A card form or PayPal would open here. This is play money: choose how the payment ends.
          </p>
          <form method="post" action={`/sandbox/checkout/${id}`} class="actions">
            <button type="submit" name="outcome" value="succeeded">
              Pay
            </button>
            <button type="submit" name="outcome" value="failed" class="danger">
              Decline
            </button>
          </form>
        </>
      )}
    </div>
  );
}
