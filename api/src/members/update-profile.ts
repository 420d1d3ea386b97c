import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { type Profile, saveProfile } from './store.ts';

function line(label: string, max: number) {
  return z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, `${label} has at most ${max} characters.`));
}

const URL_FAULT = 'Write an address that begins with https:// or http://, or leave it empty.';

/** What the form of a profile may hold. */
export const profileForm = z.object({
  display_name: line('The name', 80),
  about: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(1000, 'The text about you has at most 1000 characters.')),
  url: line('The address', 500).pipe(
    z.literal('').or(
      z
        .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: URL_FAULT })
        // `https://bank.example@evil.example` looks like what it is not.
        .refine((url) => !URL.parse(url)?.username, URL_FAULT),
    ),
  ),
  city: line('The city', 80),
  country: line('The country', 80),
});

/** Changes what everybody reads about a member. */
export function updateProfile(
  { db }: Pick<Deps, 'db'>,
  memberId: number,
  profile: Profile,
): Promise<void> {
  return saveProfile(db, memberId, profile);
}
