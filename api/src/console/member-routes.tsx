import type Router from '@koa/router';
import type { Context } from 'koa';
import { restoreMember, suspendMember } from '../abuse/suspend-member.ts';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { searchMembers } from '../members/search-members.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { memberFacts } from './member-facts.ts';
import { MemberPage } from './member-page.tsx';
import { MembersPage } from './members-page.tsx';
import { idOf, pageOf } from './parameters.ts';

const PAGE = 50;
const DONE: Readonly<Record<string, string>> = {
  suspend: 'The member is suspended. They get a mail that says why.',
  restore: 'The member can sign in again.',
};

/** Members, one of them, and suspending them. */
export function addMembers(router: Router, deps: Deps): void {
  const { config, db } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/members', onlyOperators, async (ctx) => {
    const query = typeof ctx.query.query === 'string' ? ctx.query.query : '';
    const page = pageOf(ctx.query.page);
    const part = { limit: PAGE + 1, offset: (page - 1) * PAGE };
    const members = await searchMembers(db, query, part);
    const props = { query, page, members: members.slice(0, PAGE), hasOlder: members.length > PAGE };
    renderPage(ctx, config, { title: 'Members' }, <MembersPage {...props} />);
  });

  const show = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const facts = await memberFacts(deps, idOf(ctx.params.id));
    if (!facts) throw new DomainError('not_found', 'There is no such member.');
    const done = typeof ctx.query.done === 'string' ? DONE[ctx.query.done] : undefined;
    const props = { facts, currency: config.currency, done, errors };
    renderPage(ctx, config, { title: facts.member.name, status }, <MemberPage {...props} />);
  };

  router.get<Operator>('/operator/members/:id', onlyOperators, (ctx) => show(ctx));

  for (const [verb, change] of [
    ['suspend', suspendMember],
    ['restore', restoreMember],
  ] as const) {
    router.post<Operator>(`/operator/members/:id/${verb}`, onlyOperators, proved, async (ctx) => {
      const memberId = idOf(ctx.params.id);
      try {
        const { reason } = formValues(ctx, 'reason');
        await change(deps, { memberId, operatorId: ctx.state.member.id, reason });
        seeOther(ctx, `/operator/members/${memberId}?done=${verb}`);
      } catch (error) {
        const { status, errors } = formFaults(error);
        await show(ctx, status, errors);
      }
    });
  }
}
