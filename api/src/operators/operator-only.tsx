import type { Context, Middleware } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { formFaults } from '../http/form.ts';
import { hasPasskey, isFreshlyProved, noteProof } from '../members/fresh-proof.ts';
import { readPasskeyAnswer } from '../members/passkey-challenge.ts';
import { provePasskey } from '../members/prove-passkey.ts';
import type { SignedIn, Visitor } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { PasskeyNeededPage } from './passkey-needed-page.tsx';

/** What `ctx.state` holds behind `operatorOnly`. */
export type Operator = SignedIn;

/**
 * Lets operators with a passkey through. To everybody else, signed in or not, there is nothing at
 * the address: nobody learns what operators can do, or that they are one.
 */
export function operatorOnly(deps: Deps): Middleware<Operator> {
  return async (ctx, next) => {
    const { member } = ctx.state as Visitor;
    if (!member?.isOperator) {
      throw new DomainError('not_found', 'There is nothing at this address.');
    }
    if (await hasPasskey(deps, member.id)) return next();
    const frame = { title: 'Add a passkey first', status: 403 };
    renderPage(ctx, deps.config, frame, <PasskeyNeededPage />);
  };
}

/**
 * For what touches money, behind `operatorOnly`: the session must have been given a passkey in the
 * last ten minutes. Else a page asks for it and then does what was asked for, with everything that
 * its form was filled in with.
 */
export function provedOperator(deps: Deps): Middleware<Operator> {
  return async (ctx, next) => {
    if (isFreshlyProved(deps, ctx.state.provedAt)) return next();
    const { passkey, ...fields } = fieldsOf(ctx);
    try {
      if (passkey && ctx.method === 'POST') {
        await proveOperator(deps, ctx.state, passkey);
        return next();
      }
    } catch (error) {
      return showConfirm(ctx, deps, { fields, ...formFaults(error) });
    }
    showConfirm(ctx, deps, { fields, status: 403 });
  };
}

/**
 * Checks a passkey's answer as a form sends it, and writes down that it was given.
 * @throws DomainError `validation` when it is not right.
 */
export async function proveOperator(
  deps: Deps,
  { member, sessionHash }: SignedIn,
  answerText: string,
): Promise<void> {
  const answer = readPasskeyAnswer(answerText);
  await provePasskey(deps, { answer, memberId: member.id });
  await noteProof(deps, sessionHash);
}

function showConfirm(
  ctx: Context,
  { config }: Deps,
  {
    status,
    fields,
    errors,
  }: { status: number; fields: Record<string, string>; errors?: Record<string, string> },
): void {
  const isForm = ctx.method === 'POST';
  renderPage(
    ctx,
    config,
    { title: 'Confirm that it is you', scripts: ['passkeys.js'], status },
    <ConfirmPage
      action={isForm ? ctx.url : '/operator/confirm'}
      fields={isForm ? fields : { next: ctx.url }}
      errors={errors}
    />,
  );
}

/** The text fields that a form was sent with. */
function fieldsOf(ctx: Context): Record<string, string> {
  const body = ctx.request.body ?? {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
