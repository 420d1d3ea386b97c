import { z } from 'zod';
import { CLAIM_STATES } from '../../claims/claim.ts';
import { FINDING_REASONS, type FindingReason } from '../../proofs/finding-reasons.ts';
import { type Method, STRENGTH_OF } from '../../proofs/methods.ts';
import { requiredText, text } from '../lenient.ts';
import { amount, count, currency, instant } from './common.ts';
import { miniUser } from './users.ts';

const kind = z.enum(['host', 'feed']);
const method = z.enum(Object.keys(STRENGTH_OF) as Method[]);
const reason = z.enum(Object.keys(FINDING_REASONS) as FindingReason[]);

/** What GET /sites/lookup takes. */
export const siteQuery = z.object({ url: requiredText('Send the address: url=…') });

/** What POST /claims takes. */
export const claimBody = z.object({
  url: requiredText('Send the address of the site: url=…'),
  kind: kind.optional().describe('`feed` for a feed that we do not know yet.'),
  public_key: text
    .optional()
    .describe('Of software that runs on the site: an Ed25519 public key, 32 bytes in base64.'),
});

/** What POST /claims/:id/check takes. */
export const checkBody = z.object({
  method: text.optional().describe('The one way to look; all when it is left out.'),
});

export const site = z
  .object({
    type: z.literal('site'),
    kind,
    address: z.string().describe('Of a host with its path, if any; of a feed its URL.'),
    state: z.enum(['unclaimed', 'verified', 'contested', 'suspended']),
    owner: miniUser.optional().describe('Whose it is, if it is somebody’s.'),
    flattrs: count.optional().describe('Behind what waits; only from five supporters on.'),
    waiting: amount
      .optional()
      .describe('What waits for its creator; only from five supporters on.'),
    currency,
    link: z.string().describe('The page about it.'),
  })
  .meta({ id: 'Site' });

const proof = z.object({
  method,
  ok: z.boolean(),
  checked_at: instant,
  reason: reason.optional().describe('Why not: a code that stays.'),
  message: z.string().describe('What was found and what to do, for people.'),
});

export const claim = z
  .object({
    type: z.literal('claim'),
    resource: z.string(),
    link: z.string().describe('The page about it.'),
    id: z.int(),
    site: z.object({ kind, address: z.string() }),
    state: z.enum(CLAIM_STATES),
    token: z.string(),
    token_line: z.string().describe('What to put up on the site.'),
    token_expires_at: instant,
    verified_at: instant.optional(),
    methods: z.array(method).describe('The ways to prove it, the strongest first.'),
    proofs: z.array(proof).describe('What the last look by each way found.'),
    waiting: amount
      .optional()
      .describe('What waits for its creator; only from five supporters on.'),
  })
  .meta({ id: 'Claim' });

/** All claims of a member. */
export const claims = z.array(claim);
