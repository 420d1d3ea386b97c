import { FieldsTable, fieldsOf } from './fields-table.tsx';
import { Prose } from './prose.tsx';
import type { Reference } from './reference.ts';
import { TypeOf } from './type-of.tsx';

/** Everything that has a name in answers. */
export function TypesPage({ types }: Pick<Reference, 'types'>) {
  return (
    <>
      <p class="crumbs">
        <a href="/docs">For developers</a>
      </p>
      <h1>Types</h1>
      <p class="lead">What answers are made of. They may get more fields one day, and lose none.</p>
      {types.map(([name, schema]) => {
        const fields = fieldsOf(schema);
        return (
          <section class="card" id={name} key={name}>
            <h2>{name}</h2>
            {schema.description && (
              <p>
                <Prose text={schema.description} />
              </p>
            )}
            {fields.length > 0 ? (
              <FieldsTable caption={`Fields of ${name}`} fields={fields} />
            ) : (
              <p>
                <TypeOf schema={schema} />
                {schema.example !== undefined && (
                  <>
                    , such as <code>{String(schema.example)}</code>
                  </>
                )}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}
