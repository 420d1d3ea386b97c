import { DataTable } from '../web/table.tsx';
import { Prose } from './prose.tsx';
import type { Schema } from './reference.ts';
import { TypeOf } from './type-of.tsx';

export type Field = { name: string; schema: Schema; isRequired: boolean; description: string };

/** Fields or parameters, one to a row. */
export function FieldsTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[{ label: 'Name', isTitle: true }, { label: 'Type' }, { label: 'Meaning' }]}
      rows={fields.map(({ description, isRequired, name, schema }) => ({
        key: name,
        cells: [
          <code key="name">{name}</code>,
          <span key="type">
            <TypeOf schema={schema} />
            {!isRequired && <span class="muted"> (optional)</span>}
          </span>,
          description === '' ? null : <Prose key="meaning" text={description} />,
        ],
      }))}
    />
  );
}

/** The fields of an object. */
export function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
    description: schema.description ?? '',
  }));
}
