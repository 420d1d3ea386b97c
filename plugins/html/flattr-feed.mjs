#!/usr/bin/env node
// @ts-check
// `flattr-feed`: reads a feed, writes it with Flattr's payment links. GPL-2.0-or-later.
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { addPaymentLinks } from './add-payment-links.mjs';

const HELP = `Adds Flattr's payment links to a feed (RSS, Atom) and its entries.

  flattr-feed --service https://flattr.example --user NAME < feed.xml > with-links.xml

  --service URL  the Flattr service
  --user NAME    your user name there
  --fid ID       or your short id
  --help
`;

try {
  const { values } = parseArgs({
    options: {
      service: { type: 'string' },
      user: { type: 'string' },
      fid: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else await convert(values);
} catch (error) {
  process.stderr.write(`flattr-feed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** @param {{ service?: string | undefined; user?: string | undefined; fid?: string | undefined }} values */
async function convert({ service, user, fid }) {
  if (!service || !/^https?:/i.test(service) || !URL.canParse(service)) {
    throw new Error('Say which service: --service https://flattr.example');
  }
  if (!user && !fid) throw new Error('Say whose the feed is: --user NAME, or --fid ID');
  const { text, encoding } = decode(await buffer(process.stdin));
  const options = { service, ...(user ? { user } : {}), ...(fid ? { fid } : {}) };
  process.stdout.write(addPaymentLinks(text, options), encoding);
}

/**
 * UTF-8, or else one byte a character: what is written has the bytes that were read, whatever they
 * mean, for what is added is plain ASCII.
 * @param {Buffer} bytes
 * @returns {{ text: string; encoding: 'utf8' | 'latin1' }}
 */
function decode(bytes) {
  if (/^(fffe|feff)/.test(bytes.subarray(0, 2).toString('hex'))) {
    throw new Error('The feed is in UTF-16; convert it to UTF-8.');
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: bytes.toString('latin1'), encoding: 'latin1' };
  }
}
