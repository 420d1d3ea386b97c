import { DomainError } from '../errors.ts';
import type { RestRequest } from './request.ts';
import type { RestContext } from './rest-context.ts';
import type { RestDeps } from './rest-deps.ts';

/** How many tokens a member can use up in an hour. */
const TOKENS_A_MEMBER = 5;

/**
 * Counts a request against the limit of who sends it, and tells them where they stand.
 * @throws DomainError `rate_limit_exceeded`.
 */
export function limitRequests(
  { rateLimit }: RestDeps,
  ctx: RestContext,
  { address, subject, tokenHash }: RestRequest,
): void {
  const { current, isOver, limit, remaining, resetsAt } = rateLimit.count(subject);
  ctx.set('X-RateLimit-Limit', String(limit));
  ctx.set('X-RateLimit-Remaining', String(remaining));
  ctx.set('X-RateLimit-Current', String(current));
  ctx.set('X-RateLimit-Reset', String(resetsAt));
  const isGuessing =
    tokenHash !== undefined && rateLimit.usageOf(guessesOf(address)).remaining === 0;
  if (isOver || isGuessing) {
    throw limitReached();
  }
}

/**
 * Counts a request of a member, whatever token it came with: many tokens are not many limits.
 * @throws DomainError `rate_limit_exceeded`.
 */
export function limitMember({ rateLimit }: RestDeps, memberId: number): void {
  const { isOver } = rateLimit.count(`member ${memberId}`, { times: TOKENS_A_MEMBER });
  if (isOver) throw limitReached();
}

/**
 * The same for a request whose token is looked up later, with those of the clicks beside it. However many
 * clicks it brings and however often they are tried, it is counted once.
 */
export function limitMemberLater({
  rateLimit,
}: RestDeps): (memberId: number) => DomainError | undefined {
  let isOver: boolean | undefined;
  return (memberId) => {
    isOver ??= rateLimit.count(`member ${memberId}`, { times: TOKENS_A_MEMBER }).isOver;
    return isOver ? limitReached() : undefined;
  };
}

/** Who guesses tokens does not get a fresh limit with each of them. */
export function countWrongToken({ rateLimit }: RestDeps, { address, subject }: RestRequest): void {
  rateLimit.forget(subject);
  rateLimit.count(guessesOf(address));
}

function limitReached(): DomainError {
  return new DomainError(
    'rate_limit_exceeded',
    'You have sent all the requests of this hour. X-RateLimit-Reset says when the next one begins.',
  );
}

function guessesOf(address: string): string {
  return `guesses ${address}`;
}
