import { DataTable } from '../web/table.tsx';
import type { Reference } from './reference.ts';

/** Where people begin who write programs: the guide, and every resource in one list. */
export function DocsPage({ publicUrl, reference }: { publicUrl: string; reference: Reference }) {
  return (
    <>
      <h1>For developers</h1>
      <p class="lead">
        Let your programs flattr, subscribe, and read what a month was worth. The addresses of this
        API and the codes of its errors never change.
      </p>
      <ul>
        <li>
          <a href="/docs/guides/developers">Guide for developers</a>: the first call in five
          minutes, OAuth, moving an old client
        </li>
        <li>
          <a href="/docs/guides/creators">Guide for creators</a>: find what waits, prove what is
          yours, get paid.
        </li>
        <li>
          <a href="/docs/guides/bloggers">Guide for bloggers</a> with WordPress, and{' '}
          <a href="/docs/guides/podcasters">for podcasters</a>: a button on each episode, payment
          links in the feed
        </li>
        <li>
          <a href="/docs/guides/site-owners">Guide for site owners</a>: a link is all that a page
          needs
        </li>
        <li>
          <a href="/docs/errors">What each error means</a>
        </li>
        <li>
          <a href="/docs/types">The types of answers</a>
        </li>
        <li>
          <a href="/rest/v2/openapi.json">The same for programs: OpenAPI 3.1</a>
        </li>
        <li>
          <a href="/apps">Register an application</a>
        </li>
      </ul>
      <p>
        Everything is below <code>{publicUrl}/rest/v2</code>.
      </p>
      {reference.chapters.map(({ description, name, operations, slug }) => (
        <section key={slug}>
          <h2>
            <a href={`/docs/reference/${slug}`}>{name}</a>
          </h2>
          <p>{description}</p>
          <DataTable
            caption={name}
            isCaptionHidden
            columns={[{ label: 'Resource', isTitle: true }, { label: 'What it does' }]}
            rows={operations.map(({ id, method, path, summary }) => ({
              key: id,
              cells: [
                <a key="resource" href={`/docs/reference/${slug}#${id}`}>
                  <code>
                    {method} {path}
                  </code>
                </a>,
                summary,
              ],
            }))}
          />
        </section>
      ))}
    </>
  );
}
