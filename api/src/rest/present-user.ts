import type { Config } from '../config.ts';
import type { Member } from '../members/member.ts';
import { unixSeconds } from './unix-seconds.ts';

/** A member as other resources name them. What nobody has made has an owner without a name. */
export function miniUser(config: Config, member: Member | undefined) {
  const name = member?.deletedAt === null ? member.name : '';
  return {
    type: 'user',
    resource: name && `${config.publicUrl}/rest/v2/users/${name}`,
    link: name && `${config.publicUrl}/profile/${name}`,
    username: name,
  };
}

/** What only some callers see of a member. */
export type PrivateFields = { email: boolean; registeredAt: boolean };

/**
 * A member as a resource of their own. The old API knew first and last names; ours is one name, split
 * at its first space, so that clients that join the two show it whole.
 */
export function fullUser(
  config: Config,
  member: Member | undefined,
  { isActive, shows }: { isActive: boolean; shows?: PrivateFields },
) {
  const isThere = member?.deletedAt === null;
  const [firstname = '', ...lastnames] = isThere ? member.displayName.trim().split(/\s+/) : [];
  return {
    ...miniUser(config, member),
    id: isThere ? member.fid : '',
    url: isThere ? member.url : '',
    firstname,
    lastname: lastnames.join(' '),
    avatar: '',
    about: isThere ? member.about : '',
    city: isThere ? member.city : '',
    country: isThere ? member.country : '',
    active_supporter: isActive ? 1 : 0,
    ...(isThere && shows?.email ? { email: member.email } : {}),
    ...(isThere && shows?.registeredAt ? { registered_at: unixSeconds(member.createdAt) } : {}),
  };
}
