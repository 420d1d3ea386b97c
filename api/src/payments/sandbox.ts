import type { Provider } from './provider.ts';

/** The provider that needs nothing and moves no real money: its checkout is a page of ours. */
export const sandboxProvider: Provider = {
  name: 'sandbox',
  label: 'play money',
  startCheckout: async ({ depositId }) => ({
    providerReference: `sandbox-${depositId}`,
    redirectTo: `/sandbox/checkout/${depositId}`,
  }),
};
