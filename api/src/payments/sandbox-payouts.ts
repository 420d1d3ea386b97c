import { fieldError } from '../errors.ts';
import type { PayoutProvider } from './payout-provider.ts';

const ENDINGS = {
  paid: 'arrives at once',
  failed: 'comes back: the account is closed',
} as const;

/** The provider that needs nothing and moves no real money: its members say how a payout ends. */
export const sandboxPayouts: PayoutProvider = {
  name: 'sandbox',
  label: 'play money',
  fields: [
    {
      name: 'ending',
      label: 'What becomes of a payout',
      hint: 'This is play money: choose what you want to see.',
      options: Object.entries(ENDINGS),
    },
  ],
  readDestination({ ending = '' }) {
    if (!Object.hasOwn(ENDINGS, ending)) throw fieldError('ending', 'Choose one of the two.');
    return { details: { ending }, label: `play money, ${ENDINGS[ending as keyof typeof ENDINGS]}` };
  },
  async send({ payoutId, amount, currency, details }) {
    const isPaid = details.ending !== 'failed';
    return {
      providerReference: `sandbox-${payoutId}`,
      events: [
        {
          provider: 'sandbox',
          eventId: `${payoutId}/${isPaid ? 'paid' : 'failed'}`,
          outcome: isPaid ? 'paid' : 'failed',
          payoutId,
          amount,
          currency,
          reason: isPaid ? '' : 'The account is closed.',
        },
      ],
    };
  },
};
