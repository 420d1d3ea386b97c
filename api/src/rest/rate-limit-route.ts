import { route } from './route.ts';
import { rateLimit } from './schemas/service.ts';

/** How much of the caller's limit is left. Asking is not counted. */
export const RATE_LIMIT_ROUTE = route({
  method: 'GET',
  path: '/rate_limit',
  summary: 'How many requests you have left in this hour',
  caller: 'anyone',
  answers: { 200: rateLimit },
  async answer({ rateLimit }, { subject }) {
    const { current, limit, remaining, resetsAt } = rateLimit.usageOf(subject);
    const reset = new Date(resetsAt * 1000);
    return {
      body: {
        hourly_limit: limit,
        remaining_hits: remaining,
        current_hits: current,
        reset_time_in_seconds: resetsAt,
        // The old service wrote both an offset and a name of the zone.
        reset_time: reset.toUTCString().replace('GMT', '+0000 GMT'),
      },
    };
  },
});
