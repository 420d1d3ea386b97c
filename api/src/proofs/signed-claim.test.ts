import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readPublicKey } from './public-key.ts';
import { isSignedBy, signedClaim, signedText } from './signed-claim.ts';

const VECTORS = new URL('../../../docs/api/signed-claims.vectors.json', import.meta.url);

describe('A signed claim', () => {
  const { public_key, seed, signed } = JSON.parse(readFileSync(VECTORS, 'utf8'));
  const claims = signed.map((claim: unknown) => signedClaim.parse(claim));
  const key = createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });

  it('is what the published examples say', () => {
    expect(claims).to.have.length(3);
    for (const claim of claims) {
      expect(isSignedBy(public_key, claim), claim.site).to.equal(true);
      const again = sign(null, Buffer.from(signedText(claim)), key).toString('base64');
      expect(again).to.equal(claim.signature);
    }
  });

  it('is of one site, one member and one nonce', () => {
    const [claim] = claims;
    for (const change of [
      { site: 'blog.example/' },
      { site: 'other.example' },
      { member: 'abc124' },
      { nonce: `${claim.nonce}x` },
      // What moves from one line to the next must not fit.
      { site: 'blog.example\nabc123', member: claim.nonce },
      { signature: claims[1].signature },
    ]) {
      expect(isSignedBy(public_key, { ...claim, ...change }), JSON.stringify(change)).to.equal(
        false,
      );
    }
    const other = Buffer.alloc(32, 7).toString('base64');
    expect(isSignedBy(other, claim)).to.equal(false);
  });

  it('needs a key of 32 bytes', () => {
    expect(readPublicKey(public_key)).not.to.equal(undefined);
    expect(readPublicKey(public_key.replace(/=$/, ''))).not.to.equal(undefined);
    for (const text of ['', 'abc', `${public_key}A`, public_key.slice(4), ' '.repeat(44)]) {
      expect(readPublicKey(text), text).to.equal(undefined);
    }
  });
});
