import type { Config } from '../config.ts';
import type { ShownAgreement } from '../sharing/list-agreements.ts';
import { percentOf } from '../sharing/percent.ts';
import { miniUser } from './present-user.ts';
import { unixSeconds } from './unix-seconds.ts';

/** How the earnings of something are shared, as its owner sees it. */
export function presentSharing(
  config: Config,
  { agreement, href, owner, standing }: ShownAgreement,
) {
  const { expiresAt, fromPeriod, parts, untilPeriod } = agreement;
  return {
    type: 'sharing',
    link: `${config.publicUrl}${href}`,
    state: standing,
    ...(fromPeriod ? { from: fromPeriod } : {}),
    ...(untilPeriod ? { until: untilPeriod } : {}),
    ...(standing === 'proposed' ? { expires_at: unixSeconds(expiresAt) } : {}),
    owner: miniUser(config, owner),
    parts: parts.map(({ millionths, name, state }) => ({
      username: name,
      percent: percentOf(millionths),
      state,
    })),
  };
}
