import type { Command } from 'commander';
import type { Deps } from '../deps.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { DomainError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros } from '../money.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import { findThing } from '../things/find-thing.ts';
import { memberNamed } from './member-named.ts';
import { printFields } from './print-fields.ts';
import { withDeps } from './with-deps.ts';

export function addBalanceCommand(program: Command): void {
  program
    .command('balance')
    .description('what a member has, or what waits for the creator of a page')
    .argument('<name-or-url>', 'a user name, or the address of a page')
    .option(
      '--json',
      'print one JSON object: name, currency, funds, earnings; or url, currency, waiting',
    )
    .action((nameOrUrl: string, { json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(nameOrUrl);
        const { held, ...balance } = isUrl
          ? await ofPage(deps, nameOrUrl)
          : await ofMember(deps, nameOrUrl);
        // The object has the members that it was promised to have, and no other.
        if (json) console.log(JSON.stringify(balance));
        else printFields({ ...balance, held });
      }),
    );
}

async function ofMember({ db, config }: Deps, name: string) {
  const member = await memberNamed(db, name);
  const { total, held } = await earningsBalance(db, member.id);
  return {
    name: member.name,
    currency: config.currency,
    funds: formatMicros(await balanceOf(db, account.funds(member.id))),
    // What a creator has earned, with what is held of it until they are verified.
    earnings: formatMicros(total),
    held: formatMicros(held),
  };
}

async function ofPage({ db, config }: Deps, text: string) {
  const { url, hash } = canonicalUrl(text, { allowLoopback: config.mode === 'sandbox' });
  const thing = await findThing(db, { hash });
  if (!thing) throw new DomainError('not_found', `Nobody has flattred or registered ${url}.`);
  const amount = await balanceOf(db, account.thing(thing.id));
  const isWaiting = thing.creatorId === null;
  return {
    url,
    currency: config.currency,
    waiting: formatMicros(isWaiting ? amount : 0),
    held: formatMicros(isWaiting ? 0 : amount),
  };
}
