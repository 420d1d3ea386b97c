import type { Member } from './member.ts';

/** Whether links that name a member by their e-mail address mean them; see `verify-identifier.ts`. */
export function IdentitySection({ member, isKnown }: { member: Member; isKnown: boolean }) {
  return (
    <section class="card" aria-labelledby="identity">
      <h2 id="identity">Links that name your e-mail address</h2>
      {isKnown ? (
        <>
          <p>
            Links with the code of {member.email} mean you: what is flattred through them is yours.
          </p>
          <form method="post" action="/settings/identity/forget">
            <button class="secondary" type="submit">
              Stop this
            </button>
          </form>
        </>
      ) : (
        <>
          <p>
            Some sites name who made a work by a code of their e-mail address. If it is yours, those
            works become yours here, with what waits on them.
          </p>
          <p class="small muted">Who knows your address can then find out which member you are.</p>
          <form method="post" action="/settings/identity">
            <button class="secondary" type="submit">
              They mean me
            </button>
          </form>
        </>
      )}
    </section>
  );
}
