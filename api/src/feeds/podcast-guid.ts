import { createHash } from 'node:crypto';

/** The namespace of podcast guids, by their specification. */
const NAMESPACE = Buffer.from('ead4c2366bf858c6a2c6a6b28d128cb6', 'hex');

/**
 * The `podcast:guid` that a feed has by its first address: a version 5 UUID of the address without
 * its scheme and without slashes at its end. Only that address gives it, so a feed that carries it
 * says that it is the one that was there.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
 */
export function podcastGuidOf(feedUrl: string): string {
  const name = feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '');
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
