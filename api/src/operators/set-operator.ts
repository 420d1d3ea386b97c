import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Member } from '../members/member.ts';
import { saveIsOperator } from '../members/save-is-operator.ts';
import { recordAction } from './record-action.ts';

/**
 * Makes a member an operator, or a plain member again, and writes it down. Members who are that
 * already stay so, and nothing is written.
 *
 * @returns whether anything changed.
 * @throws DomainError `validation` without a reason.
 */
export function setOperator(
  deps: Pick<Deps, 'clock' | 'db'>,
  {
    member,
    isOperator,
    reason,
  }: { member: Pick<Member, 'id'>; isOperator: boolean; reason: string },
): Promise<boolean> {
  return inTransaction(deps.db, async (trx) => {
    if (!(await saveIsOperator(trx, member.id, isOperator))) return false;
    await recordAction(trx, deps, {
      operatorId: null,
      action: isOperator ? 'operator.add' : 'operator.remove',
      subject: `member:${member.id}`,
      reason,
    });
    return true;
  });
}
