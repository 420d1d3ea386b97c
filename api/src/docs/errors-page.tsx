import { type ErrorCode, STATUS_OF_ERROR } from '../errors.ts';
import { ERROR_MEANINGS } from '../rest/error-meanings.ts';
import { Prose } from './prose.tsx';

/** Every code of an error: what it means and what to do. `error_uri` of each error leads here. */
export function ErrorsPage() {
  const codes = Object.entries(STATUS_OF_ERROR) as [ErrorCode, number][];
  return (
    <>
      <p class="crumbs">
        <a href="/docs">For developers</a>
      </p>
      <h1>Errors</h1>
      <p class="lead">
        An error has a code that stays, a sentence for people that may change, and a link to this
        page.
      </p>
      <pre class="wraps">
        <code>{EXAMPLE}</code>
      </pre>
      {codes.map(([code, status]) => (
        <section class="card" id={code} key={code}>
          <h2>
            <code>{code}</code>
          </h2>
          <p>
            <span class="badge">{status}</span> <Prose text={ERROR_MEANINGS[code]} />
          </p>
        </section>
      ))}
    </>
  );
}

const EXAMPLE = `{
  "error": "flattr_once",
  "error_description": "You flattred this thing already this month.",
  "error_uri": "…/docs/errors#flattr_once"
}`;
