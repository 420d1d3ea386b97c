import { z } from 'zod';
import { text } from '../lenient.ts';
import { instant } from './common.ts';
import { miniUser } from './users.ts';

/** What PUT /things/:id/sharing takes. */
export const sharingBody = z.object({
  collaborators: z
    .array(
      z.object({
        flattr_id: text.optional().describe('Whom: the `flattr:id` of a member.'),
        username: text.optional().describe('Or their user name.'),
        percent: text.describe('Their part of what it earns, such as `33.3333`.'),
      }),
    )
    .describe('Who gets a part; you keep the rest.'),
});

export const sharing = z
  .object({
    type: z.literal('sharing'),
    link: z.string().describe('The page about it.'),
    state: z
      .enum(['proposed', 'coming', 'running'])
      .describe('`proposed`: not all have accepted. `coming`: from the next month on.'),
    from: z.string().optional().describe('The month that it holds from.'),
    until: z.string().optional().describe('The first month that it does not hold for any more.'),
    expires_at: instant.optional().describe('When a proposal lapses.'),
    owner: miniUser,
    parts: z.array(
      z.object({
        username: z.string(),
        flattr_id: z.string().optional().describe('Of who has accepted.'),
        percent: z.string(),
        state: z.enum(['asked', 'accepted', 'declined']),
      }),
    ),
  })
  .meta({ id: 'Sharing' });

/** What is agreed about a thing, and what is proposed. */
export const sharings = z.array(sharing);
