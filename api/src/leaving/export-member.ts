import { measuresOf, reportsBy } from '../abuse/find-abuse.ts';
import { listBudgets } from '../budgets/list-budgets.ts';
import { findClaimsOf } from '../claims/find-claims.ts';
import { listDeposits } from '../deposits/list-deposits.ts';
import type { Deps } from '../deps.ts';
import { findFeedsAddedBy } from '../feeds/find-feed.ts';
import { listFlattrs } from '../flattrs/list-flattrs.ts';
import { shownNames } from '../flattrs/shown-names.ts';
import { trustedSites } from '../flattrs/trusted-sites.ts';
import { listHooks } from '../hooks/find-hook.ts';
import { account } from '../ledger/accounts.ts';
import { movementsOf } from '../ledger/movements-of.ts';
import { mailsTo } from '../mail/mails-to.ts';
import { listAccess } from '../members/list-access.ts';
import { listIdentifiers } from '../members/list-identifiers.ts';
import type { Member } from '../members/member.ts';
import { digestOf } from '../messages/digests.ts';
import { type ListedMessage, listReceived, listSent } from '../messages/list-messages.ts';
import { formatMicros } from '../money.ts';
import { listConnectedApplications, listOwnClients } from '../oauth/list-applications.ts';
import type { Instant } from '../period.ts';
import { findSubscriptions } from '../subscriptions/find-subscriptions.ts';
import { findThings, findThingsOf } from '../things/find-thing.ts';
import { listPersonalTokens } from '../tokens/personal-tokens.ts';

const PART = 1000;

/**
 * Everything that the service keeps about a member, for the member: instants in ISO 8601, amounts in
 * words of the currency. Secrets and their hashes are not in it; they are no use to anybody.
 */
export async function exportMember(deps: Deps, member: Member): Promise<Record<string, unknown>> {
  const { clock, config, db } = deps;
  return {
    exportedAt: iso(clock.now()),
    service: config.publicUrl,
    currency: config.currency,
    member: memberOf(member),
    identifiers: await listIdentifiers(db, member.id),
    ...(await accessOf(deps, member.id)),
    mails: (await mailsTo(db, member.email)).map(({ subject, createdAt, sentAt }) => ({
      subject,
      createdAt: iso(createdAt),
      sentAt: iso(sentAt),
    })),
    budgets: (await listBudgets(db, member.id)).map(({ fromPeriod, amount, changedAt }) => ({
      fromPeriod,
      amount: formatMicros(amount),
      changedAt: iso(changedAt),
    })),
    deposits: (await listDeposits(db, member.id)).map(
      ({ id, provider, amount, currency, state, createdAt }) => ({
        id,
        provider,
        amount: formatMicros(amount),
        currency,
        state,
        createdAt: iso(createdAt),
      }),
    ),
    claims: (await findClaimsOf(db, member.id)).map(
      ({ id, siteId, state, createdAt, verifiedAt, endedAt }) => ({
        id,
        siteId,
        state,
        createdAt: iso(createdAt),
        verifiedAt: iso(verifiedAt),
        endedAt: iso(endedAt),
      }),
    ),
    feeds: (await findFeedsAddedBy(db, member.id)).map(({ address, title, createdAt }) => ({
      address,
      title,
      addedAt: iso(createdAt),
    })),
    abuseReports: (await reportsBy(db, member.id)).map(
      ({ thingId, memberId, category, words, createdAt, decision }) => ({
        thingId,
        memberId,
        category,
        words,
        createdAt: iso(createdAt),
        outcome: decision?.outcome ?? null,
        reason: decision?.reason ?? null,
      }),
    ),
    measures: (await measuresOf(db, member.id)).map(
      ({ kind, thingId, reason, imposedAt, liftedAt }) => ({
        kind,
        thingId,
        reason,
        imposedAt: iso(imposedAt),
        liftedAt: iso(liftedAt),
      }),
    ),
    subscriptions: await subscriptionsOf(deps, member.id),
    flattrs: await flattrsOf(deps, member.id),
    trustedSites: await trustedSites(db, member.id),
    hooks: (await listHooks(db, member.id)).map(({ url, label, events, state, createdAt }) => ({
      url,
      label,
      events,
      state,
      createdAt: iso(createdAt),
    })),
    things: await thingsOf(deps, member.id),
    messages: await messagesOf(deps, member.id),
    ledger: {
      funds: await entriesOf(deps, account.funds(member.id)),
      earnings: await entriesOf(deps, account.earnings(member.id)),
    },
  };
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

function memberOf(member: Member) {
  const { passwordHash, emailConfirmedAt, createdAt, deletedAt, isOperator, ...shown } = member;
  return {
    ...shown,
    hasPassword: passwordHash !== null,
    emailConfirmedAt: iso(emailConfirmedAt),
    createdAt: iso(createdAt),
  };
}

async function accessOf(deps: Deps, memberId: number) {
  const { sessions, passkeys } = await listAccess(deps, memberId);
  return {
    sessions: sessions.map(({ userAgent, createdAt, seenAt, expiresAt }) => ({
      userAgent,
      createdAt: iso(createdAt),
      seenAt: iso(seenAt),
      expiresAt: iso(expiresAt),
    })),
    passkeys: passkeys.map(({ name, createdAt, usedAt }) => ({
      name,
      createdAt: iso(createdAt),
      usedAt: iso(usedAt),
    })),
    tokens: (await listPersonalTokens(deps, memberId)).map(
      ({ label, scopes, createdAt, usedAt }) => ({
        label,
        scopes,
        createdAt: iso(createdAt),
        usedAt: iso(usedAt),
      }),
    ),
    applications: (await listConnectedApplications(deps, memberId)).map(
      ({ client, scope, since, usedAt }) => ({
        name: client.name,
        scope,
        since: iso(since),
        usedAt: iso(usedAt),
      }),
    ),
    ownApplications: (await listOwnClients(deps, memberId)).map(
      ({ clientId, name, website, redirectUris, createdAt }) => ({
        clientId,
        name,
        website,
        redirectUris,
        createdAt: iso(createdAt),
      }),
    ),
  };
}

async function subscriptionsOf({ db }: Deps, memberId: number) {
  const subscriptions = await findSubscriptions(db, memberId);
  const things = await findThings(
    db,
    subscriptions.map(({ thingId }) => thingId),
  );
  return subscriptions.map(({ thingId, isActive, createdAt, startedAt }) => ({
    url: things.get(thingId)?.url,
    isActive,
    createdAt: iso(createdAt),
    startedAt: iso(startedAt),
  }));
}

async function flattrsOf(deps: Deps, memberId: number) {
  return inParts(async (offset) => {
    const part = { limit: PART, offset };
    const flattrs = await listFlattrs(deps, { supporterId: memberId, ...part });
    const things = await findThings(
      deps.db,
      flattrs.map(({ thingId }) => thingId),
    );
    const isShown = await shownNames(deps.db, flattrs);
    return flattrs.map((flattr) => ({
      url: things.get(flattr.thingId)?.url,
      period: flattr.period,
      source: flattr.source,
      isNamed: isShown(flattr),
      createdAt: iso(flattr.createdAt),
    }));
  });
}

async function messagesOf({ db }: Deps, memberId: number) {
  const told = ({ message, sender, thing }: ListedMessage) => ({
    kind: message.kind,
    from: sender?.name,
    about: thing?.url,
    period: message.period,
    text: message.text,
    isNamed: message.isNamed,
    sentAt: iso(message.sentAt),
  });
  const part = (offset: number) => ({ limit: PART, offset });
  return {
    digest: await digestOf(db, memberId),
    received: await inParts(async (at) => (await listReceived(db, memberId, part(at))).map(told)),
    sent: await inParts(async (at) => (await listSent(db, memberId, part(at))).map(told)),
  };
}

async function thingsOf({ db }: Deps, memberId: number) {
  return inParts(async (offset) => {
    const page = { hidden: true, page: offset / PART + 1, count: PART };
    const { things } = await findThingsOf(db, memberId, page);
    return things.map((thing) => ({
      url: thing.url,
      title: thing.title,
      description: thing.description,
      language: thing.language,
      category: thing.category,
      tags: thing.tags,
      isHidden: thing.isHidden,
      createdAt: iso(thing.createdAt),
    }));
  });
}

async function entriesOf({ db }: Deps, ledgerAccount: string) {
  return inParts(async (offset) => {
    const movements = await movementsOf(db, ledgerAccount, { limit: PART, offset });
    return movements.map(({ id, reference, amount, balance, postedAt }) => ({
      id,
      reference,
      amount: formatMicros(amount),
      balance: formatMicros(balance),
      postedAt: iso(postedAt),
    }));
  });
}

/** All rows of a list that is read part by part. */
async function inParts<Row>(read: (offset: number) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const part = await read(rows.length);
    rows.push(...part);
    if (part.length < PART) return rows;
  }
}
