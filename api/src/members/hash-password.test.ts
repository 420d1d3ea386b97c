import { expect } from 'chai';
import { hashPassword, isPassword } from './hash-password.ts';

describe('hashPassword', () => {
  it('makes argon2id hashes with the costs that OWASP asks for', async () => {
    expect(await hashPassword('correct horse')).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows the password again, however the keyboard wrote its letters, and no other', async () => {
    const passwordHash = await hashPassword('caf\u00e9 au lait');
    expect(await isPassword(passwordHash, 'caf\u00e9 au lait')).to.equal(true);
    expect(await isPassword(passwordHash, 'cafe\u0301 au lait')).to.equal(true);
    expect(await isPassword(passwordHash, 'cafe au lait')).to.equal(false);
  });

  it('refuses nobody’s password after as much work as a member’s', async () => {
    const passwordHash = await hashPassword('correct horse');
    const [member, nobody] = [await timed(passwordHash), await timed(null)];
    expect(nobody).to.be.greaterThan(member / 20);
    expect(await isPassword(undefined, '')).to.equal(false);
  });
});

/** The quickest of a few wrong answers, in milliseconds. */
async function timed(passwordHash: string | null): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    expect(await isPassword(passwordHash, 'wrong')).to.equal(false);
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}
