import { FieldsTable, fieldsOf } from './fields-table.tsx';
import type { Chapter, Operation, Schema } from './reference.ts';
import { TypeOf } from './type-of.tsx';

/** The resources of one chapter, each with everything that is to know about it. */
export function ChapterPage({ chapter }: { chapter: Chapter }) {
  return (
    <>
      <p class="crumbs">
        <a href="/docs">For developers</a>
      </p>
      <h1>{chapter.name}</h1>
      <p class="lead">{chapter.description}</p>
      {chapter.operations.map((operation) => (
        <Resource key={operation.id} operation={operation} />
      ))}
    </>
  );
}

function Resource({ operation }: { operation: Operation }) {
  const { body, errors, id, method, parameters, path, replies, summary } = operation;
  return (
    <section class="card" id={id}>
      <h2>
        <code>
          {method} {path}
        </code>
      </h2>
      <p>
        {summary}. {needs(operation)}
      </p>
      {parameters.length > 0 && (
        <FieldsTable
          caption={`Parameters of ${method} ${path}`}
          fields={parameters.map((parameter) => ({
            name: parameter.name,
            schema: parameter.schema,
            isRequired: parameter.required === true,
            description: parameter.description ?? '',
          }))}
        />
      )}
      {body && <Body operation={operation} body={body} />}
      <dl class="facts">
        {replies.map(({ schema, status, types }) => [
          <dt key={status}>{status}</dt>,
          <dd key={`${status} answer`}>
            {schema ? <TypeOf schema={schema} /> : 'nothing more'}
            {types.length > 0 && <span class="muted"> as {types.join(', ')}</span>}
          </dd>,
        ])}
        {errors.map(({ codes, status }) => [
          <dt key={status}>{status}</dt>,
          <dd key={`${status} codes`}>
            {codes.map((code, at) => (
              <span key={code}>
                {at > 0 && ', '}
                <a href={`/docs/errors#${code}`}>
                  <code>{code}</code>
                </a>
              </span>
            ))}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

function Body({ body, operation: { method, path } }: { body: Schema; operation: Operation }) {
  const fields = fieldsOf(body);
  if (fields.length === 0) {
    return (
      <p>
        The body: <TypeOf schema={body} />
      </p>
    );
  }
  return <FieldsTable caption={`Body of ${method} ${path}`} fields={fields} />;
}

function needs({ needsToken, scopes }: Operation) {
  if (!needsToken) return 'Needs no token.';
  if (scopes.length === 0) return 'Needs a token.';
  return (
    <>
      Needs a token with the scope <code>{scopes.join(' ')}</code>.
    </>
  );
}
