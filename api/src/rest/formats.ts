import { DomainError } from '../errors.ts';
import type { RestContext } from './rest-context.ts';

/** How an answer can be written. `as` is Activity Streams 1.0 in JSON, `atom` the same as a feed. */
export type Format = 'json' | 'xml' | 'yaml' | 'as' | 'atom' | 'txt';

/** What most resources are written in; the first is what a caller gets who does not choose. */
export const USUAL_FORMATS: readonly Format[] = ['json', 'xml', 'yaml'];
/** What lists of things that happened are written in as well. */
export const STREAM_FORMATS: readonly Format[] = ['as', 'atom'];

/** The media types that ask for a format. The first is what the answer says of itself. */
const MEDIA_TYPES: Readonly<Record<Format, readonly string[]>> = {
  json: ['application/json', 'text/json', 'text/javascript', 'application/javascript'],
  xml: ['text/xml', 'application/xml'],
  yaml: ['application/yaml', 'text/yaml', 'application/x-yaml', 'text/x-yaml'],
  as: ['application/stream+json', 'application/activity+json'],
  atom: ['application/atom+xml'],
  txt: ['text/plain'],
};

const FORMAT_OF = new Map(
  Object.entries(MEDIA_TYPES).flatMap(([format, types]) =>
    types.map((type) => [type, format as Format]),
  ),
);

/** The media type that an answer has in a format. */
export function mediaTypeOf(format: Format): string {
  return MEDIA_TYPES[format][0]!;
}

/** The content type of an answer, as old clients compare it: without a space. */
export function contentTypeOf(format: Format): string {
  return `${mediaTypeOf(format)};charset=utf-8`;
}

/**
 * The format that a caller asks for by the ending of the path or, without one, by `Accept`.
 * @param formats those that the resource has, the preferred one first.
 * @throws DomainError `not_acceptable` when it has none of those asked for.
 */
export function chooseFormat(ctx: RestContext, suffix: string, formats: readonly Format[]): Format {
  if (suffix !== '') {
    const format = suffix.slice(1) as Format;
    if (!formats.includes(format)) throw notAcceptable(formats);
    return format;
  }
  const accept = ctx.get('Accept');
  if (accept === '' || accept === '*/*') return formats[0]!;
  // A browser ranks XML before "anything", but its person would rather read the first format.
  if (accept.includes('text/html') && accept.includes('*/*')) return formats[0]!;
  const type = ctx.accepts(formats.flatMap((format) => MEDIA_TYPES[format]));
  const format = typeof type === 'string' ? FORMAT_OF.get(type) : undefined;
  if (!format) throw notAcceptable(formats);
  return format;
}

export function notAcceptable(formats: readonly Format[]): DomainError {
  return new DomainError(
    'not_acceptable',
    `This resource is not written in that format. There is: ${formats.join(', ')}.`,
  );
}
