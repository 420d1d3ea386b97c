import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import type { Submission } from '../flattrs/read-submission.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { findMember, findMemberByName } from '../members/find-member.ts';
import type { Visitor } from '../members/session.ts';
import { knownCategory } from '../things/categories.ts';
import { findThing } from '../things/find-thing.ts';
import { cleanTitle } from '../things/texts.ts';
import { titleOf } from '../things/thing.ts';
import { renderPage } from '../web/page.ts';
import { buttonCodes } from './button-codes.ts';
import { EmbedPage, type EmbedQuery } from './embed-page.tsx';
import { QrPage } from './qr-page.tsx';
import { clickLink } from './read-button.ts';

const word = z.string().trim().max(2048).catch('');
const EmbedParameters = z.object({
  url: word,
  user_id: z.string().trim().max(40).optional().catch(undefined),
  title: word,
  category: word,
});

/** Pages that make buttons: for the web, and for paper. */
export function buttonPageRoutes(deps: Deps): Router<Visitor> {
  const router = new Router<Visitor>();

  router.get('/embed', async (ctx) => {
    const given = EmbedParameters.parse(ctx.query);
    const query = {
      ...given,
      user_id: given.user_id ?? ctx.state.member?.name ?? '',
      category: knownCategory(given.category),
    };
    if (!query.url) return showEmbed(ctx, deps, query, undefined);
    try {
      showEmbed(ctx, deps, query, await submissionOf(deps, query));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'validation') throw error;
      showEmbed(ctx, deps, query, undefined, error.fields);
    }
  });

  router.get('/thing/qr/:id', async (ctx) => {
    const { id = '' } = ctx.params;
    const thing = /^\d{1,9}$/.test(id) ? await findThing(deps.db, { id: Number(id) }) : undefined;
    if (!thing) throw new DomainError('not_found', 'There is no such thing.');
    const creator =
      thing.creatorId === null ? undefined : await findMember(deps.db, thing.creatorId);
    const creatorName =
      creator?.deletedAt === null ? creator.displayName || creator.name : undefined;
    ctx.set('X-Robots-Tag', 'noindex');
    renderPage(
      ctx,
      deps.config,
      { title: titleOf(thing) },
      <QrPage config={deps.config} thing={thing} creatorName={creatorName} />,
    );
  });

  return router;
}

/**
 * What the button is to say.
 * @throws DomainError `validation` on the fields `url` and `user_id`.
 */
async function submissionOf(deps: Deps, query: EmbedQuery): Promise<Submission> {
  const { page } = submissionOfUrl(query.url, deps);
  const creator = query.user_id ? await findMemberByName(deps.db, query.user_id) : undefined;
  if (query.user_id && !creator) {
    throw fieldError('user_id', 'There is no member of this name. Look for the spelling.');
  }
  return {
    page: { ...page, title: cleanTitle(query.title), category: knownCategory(query.category) },
    creator: creator ? { name: creator.name } : null,
  };
}

function showEmbed(
  ctx: Context,
  { config }: Deps,
  query: EmbedQuery,
  submission: Submission | undefined,
  errors: FieldErrors = {},
): void {
  const status = Object.keys(errors).length > 0 ? 400 : 200;
  renderPage(
    ctx,
    config,
    { title: 'Make a button', status },
    <EmbedPage
      query={query}
      made={
        submission && {
          codes: buttonCodes(config, submission),
          link: clickLink(config, submission),
        }
      }
      errors={errors}
    />,
  );
}
