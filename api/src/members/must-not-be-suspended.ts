import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Member } from './member.ts';
import { lockMember, selectMember } from './store.ts';

/**
 * Lets nobody in whom an operator has suspended. Asked after a password or a passkey was right: who
 * does not have it learns nothing.
 * @throws DomainError `forbidden` that says where the reason stands.
 */
export async function mustNotBeSuspended(db: Db, memberId: number): Promise<void> {
  refuseSuspended(await selectMember(db, { id: memberId }));
}

/** The same for what outlives the transaction: a suspension waits until it ends, or came before it. */
export async function holdUnsuspended(trx: Trx, memberId: number): Promise<void> {
  refuseSuspended(await lockMember(trx, memberId));
}

function refuseSuspended(member: Member | undefined): void {
  if (member?.suspendedAt === null) return;
  throw new DomainError(
    'forbidden',
    'Your membership is suspended. Your money is kept for you. The mail that we sent you says why, and has a link to object.',
  );
}
