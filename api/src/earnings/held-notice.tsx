import { countOf, formatMoney } from '../web/format.ts';
import type { Held } from './held-of.ts';

/** What is held on a creator's things, and why. @param of what it is part of, or comes to. */
export function HeldNotice({
  currency,
  held,
  of = 'of it is held',
}: {
  currency: string;
  held: readonly Held[];
  of?: string;
}) {
  if (held.length === 0) return null;
  const total = held.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <section class="notice is-warning" aria-labelledby="held">
      <h2 id="held">
        {formatMoney(total, currency)} {of}
      </h2>
      <ul>
        {held.map(({ amount, reason, site, things }) => (
          <li key={`${reason} ${site}`}>
            {formatMoney(amount, currency)} on {countOf(things, 'thing')}
            {reason === 'not_verified' ? (
              ': you have not shown yet that their sites are yours.'
            ) : (
              <>
                {' '}
                of <a href={`/sites?url=${encodeURIComponent(site ?? '')}`}>{site}</a>: its claim is
                contested, or its proofs were not found any more.
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        It is yours in the moment in which you show that a site is yours.{' '}
        <a href="/sites">Claim your site</a>
      </p>
    </section>
  );
}
