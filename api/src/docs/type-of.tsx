import type { ComponentChildren } from 'preact';
import type { Schema } from './reference.ts';

/** What a value is, in a few words, with links to the types that have a name. */
export function TypeOf({ schema }: { schema: Schema }): ComponentChildren {
  const { additionalProperties, anyOf, items, properties, type } = schema;
  const name = schema.$ref?.split('/').at(-1);
  if (name) return <a href={`/docs/types#${name}`}>{name}</a>;
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>;
  if (schema.enum) {
    return schema.enum.map((value, at) => (
      <span key={String(value)}>
        {at > 0 && ', '}
        <code>{String(value)}</code>
      </span>
    ));
  }
  if (anyOf) {
    return anyOf.map((one, at) => (
      <span key={JSON.stringify(one)}>
        {at > 0 && ' or '}
        <TypeOf schema={one} />
      </span>
    ));
  }
  if (items) {
    return (
      <>
        list of <TypeOf schema={items} />
      </>
    );
  }
  if (properties) return <>object with {Object.keys(properties).join(', ')}</>;
  if (typeof additionalProperties === 'object') return 'object of texts';
  const words = Array.isArray(type) ? type : [type ?? 'anything'];
  return words.map((word) => WORDS[word] ?? word).join(' or ');
}

const WORDS: Readonly<Record<string, string>> = { string: 'text', null: 'null' };
