import { type Db, isDuplicate } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { NewMessage } from './message.ts';
import { insertMessage } from './store.ts';

/**
 * Keeps a message that may be written once, by its `onceKey`.
 * @param told what to say to who sends a second one.
 * @throws DomainError `forbidden` for a second one, also where both come at the same instant.
 */
export async function writeOnce(db: Db, message: NewMessage, told: string): Promise<void> {
  try {
    await insertMessage(db, message);
  } catch (error) {
    if (isDuplicate(error)) throw new DomainError('forbidden', told);
    throw error;
  }
}
