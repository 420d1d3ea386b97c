import type { Config } from '../config.ts';
import type { Member } from '../members/member.ts';
import type { ShownAgreement } from '../sharing/list-agreements.ts';
import { percentOf } from '../sharing/percent.ts';
import { miniUser } from './present-user.ts';
import { unixSeconds } from './unix-seconds.ts';

/**
 * How the earnings of something are shared, as its owner sees it. Whether there is a member of a name that
 * was written, the owner learns when they accept.
 * @param members those who have a part, by id.
 */
export function presentSharing(
  config: Config,
  { agreement, href, owner, standing }: ShownAgreement,
  members: ReadonlyMap<number, Member>,
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
    parts: parts.map(({ memberId, millionths, name, state }) => ({
      username: name,
      ...(state === 'accepted' ? { flattr_id: members.get(memberId!)!.fid } : {}),
      percent: percentOf(millionths),
      state,
    })),
  };
}
