import assert from 'node:assert/strict';
import type { Question } from '../ask.ts';
import { type Db, isSqlite, type Trx } from '../db.ts';
import { literal } from '../insert-rows.ts';
import type { Instant, Period } from '../period.ts';
import { findSiteAt, findSites } from '../sites/find-site.ts';
import type { Site } from '../sites/site.ts';
import type { Agreement, AgreementPart, Subject } from './agreement.ts';

type AgreementRow = {
  id: number;
  owner_id: number;
  thing_id: number | null;
  site: string | null;
  state: Agreement['state'];
  created_at: number | string;
  expires_at: number | string;
  from_period: string | null;
  until_period: string | null;
};

function agreementOf(row: AgreementRow, parts: AgreementPart[]): Agreement {
  return {
    id: row.id,
    ownerId: row.owner_id,
    subject: row.thing_id === null ? { site: row.site! } : { thingId: row.thing_id },
    state: row.state,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    fromPeriod: row.from_period,
    untilPeriod: row.until_period,
    parts,
  };
}

type SubjectColumns = { thing_id: number; site_id: null } | { thing_id: null; site_id: number };

/** A site that is shared has been claimed, or is a feed that is read: it is there. */
async function columnsOf(db: Db | Trx, subject: Subject): Promise<SubjectColumns> {
  if ('thingId' in subject) return { thing_id: subject.thingId, site_id: null };
  const site = await findSiteAt(db, subject.site);
  assert(site, `${subject.site} is no site.`);
  return { thing_id: null, site_id: site.id };
}

/** What an open proposal is about: there is one at a time. */
const openKeyOf = (ownerId: number, { thing_id, site_id }: SubjectColumns) =>
  thing_id === null ? `${ownerId}/site/${site_id}` : `${ownerId}/thing/${thing_id}`;

/** Agreements with the address of their site. */
const agreements = (db: Db | Trx) =>
  db('agreements')
    .leftJoin('sites', 'sites.id', 'agreements.site_id')
    .select('agreements.*', { site: 'sites.address' });

/** @throws the database's error for a duplicate when another proposal about the same is open. */
export async function insertAgreement(
  trx: Trx,
  agreement: Omit<Agreement, 'id' | 'fromPeriod' | 'untilPeriod'>,
): Promise<number> {
  const columns = await columnsOf(trx, agreement.subject);
  const [id] = await trx('agreements').insert({
    owner_id: agreement.ownerId,
    ...columns,
    state: agreement.state,
    created_at: agreement.createdAt,
    expires_at: agreement.expiresAt,
    open_key: openKeyOf(agreement.ownerId, columns),
  });
  await trx('agreement_parts').insert(
    agreement.parts.map((part) => ({
      agreement_id: id,
      position: part.position,
      name: part.name,
      member_id: part.memberId,
      millionths: part.millionths,
      state: part.state,
    })),
  );
  return id!;
}

/** Agreements with their parts, the newest first. */
async function withParts(db: Db | Trx, rows: AgreementRow[]): Promise<Agreement[]> {
  const partRows = await db('agreement_parts')
    .whereIn(
      'agreement_id',
      rows.map(({ id }) => id),
    )
    .orderBy(['agreement_id', 'position']);
  const parts = new Map<number, AgreementPart[]>();
  for (const row of partRows) {
    const of = parts.get(row.agreement_id) ?? [];
    of.push({
      position: row.position,
      name: row.name,
      memberId: row.member_id,
      millionths: row.millionths,
      state: row.state,
      untilPeriod: row.until_period,
    });
    parts.set(row.agreement_id, of);
  }
  return rows
    .map((row) => agreementOf(row, parts.get(row.id) ?? []))
    .sort((one, other) => other.id - one.id);
}

/** An agreement, held until the transaction ends. */
export async function holdAgreement(trx: Trx, id: number): Promise<Agreement | undefined> {
  if (!isSqlite(trx)) await trx('agreements').where({ id }).forUpdate().first('id');
  return (await withParts(trx, await agreements(trx).where({ 'agreements.id': id })))[0];
}

/** The agreements that somebody proposed, about one subject or about all, the newest first. */
export async function selectAgreementsOf(
  db: Db | Trx,
  ownerId: number,
  subject?: Subject,
): Promise<Agreement[]> {
  const query = agreements(db).where({ 'agreements.owner_id': ownerId });
  if (subject) query.andWhere(await columnsOf(db, subject));
  return withParts(db, await query);
}

/** The agreements that somebody was asked to take part in, the newest first. */
export async function selectAgreementsWith(db: Db | Trx, memberId: number): Promise<Agreement[]> {
  const rows = await agreements(db)
    .whereIn(
      'agreements.id',
      db('agreement_parts').where({ member_id: memberId }).select('agreement_id'),
    )
    .whereNot({ 'agreements.owner_id': memberId });
  return withParts(db, rows);
}

const holds = (db: Db | Trx, period: Period) =>
  db('agreements')
    .where({ 'agreements.state': 'accepted' })
    .andWhere('from_period', '<=', period)
    .andWhere((query) =>
      query.whereNull('agreements.until_period').orWhere('agreements.until_period', '>', period),
    );

/** A part of an agreement in force, and of which. */
export type PartInForce = {
  agreementId: number;
  ownerId: number;
  thingId: number | null;
  site: Site | null;
  memberId: number;
  millionths: number;
  /** Whether it falls to the owner: the collaborator has left it, or the service. */
  hasLeft: boolean;
};

/**
 * The parts of the agreements of some owners that hold for a period: all about sites, and those about
 * some things.
 * @param isHeld until the transaction ends, so that no collaborator leaves the service meanwhile.
 */
export async function selectPartsInForce(
  db: Db | Trx,
  { period, ownerIds, thingIds }: { period: Period; ownerIds: number[]; thingIds: number[] },
  { isHeld = false } = {},
): Promise<PartInForce[]> {
  if (ownerIds.length === 0) return [];
  const query = holds(db, period)
    .whereIn('agreements.owner_id', ownerIds)
    .andWhere((either) => either.whereNull('thing_id').orWhereIn('thing_id', thingIds))
    .join('agreement_parts', 'agreement_parts.agreement_id', 'agreements.id')
    .join('members', 'members.id', 'agreement_parts.member_id')
    .orderBy(['agreements.id', 'agreement_parts.position'])
    .select('agreements.id', 'agreements.owner_id', 'thing_id', 'member_id', 'millionths')
    .select({ until: 'agreement_parts.until_period' }, 'members.deleted_at')
    .select('site_id');
  const rows = await (isHeld && !isSqlite(db) ? query.forShare('agreement_parts') : query);
  // Asked apart: who is about to claim a site need not wait for what is held here.
  const siteIds = rows.flatMap((row) => row.site_id ?? []);
  const sites = await findSites(db, siteIds);
  return rows.map((row) => ({
    agreementId: row.id,
    ownerId: row.owner_id,
    thingId: row.thing_id,
    site: sites.get(row.site_id) ?? null,
    memberId: row.member_id,
    millionths: row.millionths,
    hasLeft: row.deleted_at !== null || (row.until !== null && row.until <= period),
  }));
}

/** Who shares anything in a period: with anybody, or with one of some collaborators. */
export async function selectSharingOwners(
  db: Db | Trx,
  period: Period,
  collaboratorIds?: readonly number[],
): Promise<number[]> {
  const query = holds(db, period);
  if (collaboratorIds) {
    query
      .join('agreement_parts', 'agreement_parts.agreement_id', 'agreements.id')
      .whereIn('agreement_parts.member_id', [...collaboratorIds])
      .whereRaw('agreement_parts.member_id <> agreements.owner_id');
  }
  return query.distinct('owner_id').pluck('owner_id');
}

export async function saveAnswer(
  trx: Trx,
  key: { agreementId: number; memberId: number },
  answer: { state: AgreementPart['state']; answeredAt: Instant },
): Promise<void> {
  await trx('agreement_parts')
    .where({ agreement_id: key.agreementId, member_id: key.memberId })
    .update({ state: answer.state, answered_at: answer.answeredAt });
}

/** A proposal is over: accepted, with the period that it holds from, or not. */
export async function saveState(
  trx: Trx,
  id: number,
  { state, fromPeriod = null }: { state: Agreement['state']; fromPeriod?: Period | null },
): Promise<void> {
  await trx('agreements').where({ id }).update({ state, from_period: fromPeriod, open_key: null });
}

/** Ends what somebody agreed about a subject before, from a period on; but for one agreement. */
export async function saveEnd(
  trx: Trx,
  { ownerId, subject, except = 0 }: { ownerId: number; subject: Subject; except?: number },
  untilPeriod: Period,
): Promise<void> {
  await trx('agreements')
    .where({ owner_id: ownerId, ...(await columnsOf(trx, subject)), state: 'accepted' })
    .whereNot({ id: except })
    .andWhere((query) => query.whereNull('until_period').orWhere('until_period', '>', untilPeriod))
    .update({ until_period: untilPeriod });
}

export async function saveLeft(
  trx: Trx,
  key: { agreementId: number; memberId: number },
  untilPeriod: Period,
): Promise<void> {
  await trx('agreement_parts')
    .where({ agreement_id: key.agreementId, member_id: key.memberId })
    .update({ until_period: untilPeriod });
}

/** Forgets the name of a collaborator who leaves the service; who reads their parts waits for it. */
export async function forgetNamesOf(trx: Trx, memberId: number): Promise<void> {
  await trx('agreement_parts').where({ member_id: memberId }).update({ name: '' });
  await trx('agreements')
    .where({ owner_id: memberId, state: 'proposed' })
    .update({ state: 'withdrawn', open_key: null });
}

/**
 * With whom members share in a period: by member, whose things may be theirs in part. Nearly always
 * nobody's; whether a thing is, `collaborationsAmong` says. In force is what `holds` says, as text.
 */
export function sharersQuestion(
  memberIds: readonly number[],
  period: Period,
): Question<Map<number, Set<number>>> {
  const now = literal(period);
  return {
    columns: ['agreement_parts.member_id', 'agreements.owner_id'],
    from: `agreement_parts JOIN agreements ON agreements.id = agreement_parts.agreement_id
      WHERE agreement_parts.member_id IN (KEYS) AND agreement_parts.member_id <> agreements.owner_id
        AND agreements.state = 'accepted' AND agreements.from_period <= ${now}
        AND (agreements.until_period IS NULL OR agreements.until_period > ${now})`,
    keys: memberIds,
    read(rows) {
      const owners = new Map<number, Set<number>>();
      for (const [memberId, ownerId] of rows) {
        const of = owners.get(Number(memberId)) ?? new Set();
        owners.set(Number(memberId), of.add(Number(ownerId)));
      }
      return owners;
    },
  };
}
