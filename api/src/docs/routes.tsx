import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { renderPage } from '../web/page.ts';
import { ChapterPage } from './chapter-page.tsx';
import { DocsPage } from './docs-page.tsx';
import { ErrorsPage } from './errors-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { readGuide } from './read-guide.ts';
import { type Reference, referenceOf } from './reference.ts';
import { TypesPage } from './types-page.tsx';

/** `/docs`: the reference of the API and the guides, without a script and from no other host. */
export function docsRoutes({ config }: Deps): Router {
  const { publicUrl } = config;
  const router = new Router();
  let made: Reference | undefined;
  const reference = () => {
    made ??= referenceOf(publicUrl);
    return made;
  };

  router.get('/docs', (ctx) => {
    renderPage(
      ctx,
      config,
      { title: 'For developers' },
      <DocsPage publicUrl={publicUrl} reference={reference()} />,
    );
  });

  router.get('/docs/reference/:chapter', (ctx) => {
    const chapter = reference().chapters.find(({ slug }) => slug === ctx.params.chapter);
    if (!chapter) return;
    renderPage(ctx, config, { title: chapter.name }, <ChapterPage chapter={chapter} />);
  });

  router.get('/docs/types', (ctx) => {
    renderPage(ctx, config, { title: 'Types' }, <TypesPage types={reference().types} />);
  });

  router.get('/docs/errors', (ctx) => {
    renderPage(ctx, config, { title: 'Errors' }, <ErrorsPage />);
  });

  router.get('/docs/guides/:name', async (ctx) => {
    const guide = await readGuide(ctx.params.name ?? '');
    if (!guide) return;
    renderPage(ctx, config, { title: guide.title }, <GuidePage html={guide.html} />);
  });
  return router;
}
