import type { Instant } from '../period.ts';
import { escapeXml } from './write-xml.ts';

/** Something that a member did with a thing. */
export type Activity = {
  /** A tag URI, the same for ever. */
  id: string;
  title: string;
  verb: 'like' | 'post';
  publishedAt: Instant;
  actor: { name: string; url: string };
  object: { title: string; url: string };
};

/** What happened, newest first. */
export type ActivityStream = {
  title: string;
  /** Where this stream is. */
  url: string;
  /** When it changed last. */
  updatedAt: Instant;
  activities: readonly Activity[];
};

/** Activity Streams 1.0 in JSON, in the very form of the old service. */
export function toActivityStream({ activities }: ActivityStream): string {
  const items = activities.map(({ actor, id, object, publishedAt, title, verb }) => ({
    published: timestamp(publishedAt),
    title,
    actor: { displayName: actor.name, url: actor.url, objectType: 'person' },
    verb,
    object: { displayName: object.title, url: object.url, objectType: 'bookmark' },
    id,
  }));
  return JSON.stringify({ items });
}

const SCHEMA = 'http://activitystrea.ms/schema/1.0';

/** The same as an Atom feed (RFC 4287) with the Activity Streams extension. */
export function toAtom({ activities, title, updatedAt, url }: ActivityStream): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:activity="http://activitystrea.ms/spec/1.0/">',
    `<id>${escapeXml(url)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${timestamp(activities[0]?.publishedAt ?? updatedAt)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(url)}"/>`,
    ...activities.map(toEntry),
    '</feed>',
    '',
  ].join('\n');
}

function toEntry({ actor, id, object, publishedAt, title, verb }: Activity): string {
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<published>${timestamp(publishedAt)}</published>`,
    `<updated>${timestamp(publishedAt)}</updated>`,
    `<author><name>${escapeXml(actor.name)}</name><uri>${escapeXml(actor.url)}</uri>`,
    `<activity:object-type>${SCHEMA}/person</activity:object-type></author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(object.url)}"/>`,
    `<activity:verb>${SCHEMA}/${verb}</activity:verb>`,
    '<activity:object>',
    `<activity:object-type>${SCHEMA}/bookmark</activity:object-type>`,
    `<id>${escapeXml(object.url)}</id>`,
    `<title>${escapeXml(object.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(object.url)}"/>`,
    '</activity:object>',
    '</entry>',
  ].join('\n');
}

/** `2012-01-04T10:07:12+00:00` */
function timestamp(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00');
}
