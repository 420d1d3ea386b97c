import { expect } from 'chai';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { type Pain001, pain001 } from './pain-001.ts';
import { sepaText } from './sepa-text.ts';

const DEBTOR = { name: 'Flattr e. V.', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
const CREDITOR = { name: 'Zoë Øster & Söhne', iban: 'NL91ABNA0417164300', bic: '' };

const order = (amounts: readonly number[], changes: Partial<Pain001> = {}): Pain001 => ({
  messageId: 'FLATTR-20260210-abcdefghij',
  createdAt: Date.parse('2026-02-09T23:30:15Z'),
  executeOn: '2026-02-10',
  debtor: DEBTOR,
  text: 'Flattr flattr.example',
  transfers: amounts.map((amount, index) => ({
    id: String(index).padStart(26, 'a'),
    amount,
    creditor: CREDITOR,
  })),
  ...changes,
});

/** The texts of all elements with a name, by an XML parser that knows nothing of banks. */
function textsOf(xml: string, name: string): string[] {
  const texts: string[] = [];
  let isIn = false;
  const parser = new Parser(
    {
      onopentag(tag) {
        isIn = tag === name;
        if (isIn) texts.push('');
      },
      ontext(text) {
        if (isIn) texts[texts.length - 1] += text;
      },
      onclosetag() {
        isIn = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return texts;
}

describe('The file for a bank', () => {
  it('orders each payout, with the sum and the number of all', () => {
    const xml = pain001(order([10_000_000, 12_340_000, 1_000_000_010_000]));

    expect(textsOf(xml, 'InstdAmt')).to.deep.equal(['10.00', '12.34', '1000000.01']);
    expect(textsOf(xml, 'NbOfTxs')).to.deep.equal(['3', '3']);
    expect(textsOf(xml, 'CtrlSum')).to.deep.equal(['1000022.35', '1000022.35']);
    expect(textsOf(xml, 'EndToEndId')[1]).to.equal('1'.padStart(26, 'a'));
    expect(textsOf(xml, 'IBAN')).to.deep.equal([DEBTOR.iban, ...Array(3).fill(CREDITOR.iban)]);
    expect(textsOf(xml, 'CreDtTm')).to.deep.equal(['2026-02-09T23:30:15']);
    expect(textsOf(xml, 'Dt')).to.deep.equal(['2026-02-10']);
    expect(textsOf(xml, 'Nm').at(-1)).to.equal('Zoe Oster + Sohne');
    expect(xml).to.contain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"');
    expect(textsOf(xml, 'BtchBookg').length).to.be.at.most(1);
  });

  it('is the same file each time', () => {
    expect(pain001(order([10_000_000]))).to.equal(pain001(order([10_000_000])));
  });

  it('sums exactly, whatever the amounts', () => {
    const cents = fc.array(fc.integer({ min: 1, max: 99_999_999_999 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(cents, (list) => {
        const xml = pain001(order(list.map((cent) => cent * 10_000)));
        const sum = list.reduce((total, cent) => total + BigInt(cent), 0n);
        const written = `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`;
        expect(textsOf(xml, 'CtrlSum')).to.deep.equal([written, written]);
      }),
      { numRuns: 40 },
    );
  });

  it('carries no part of a cent', () => {
    expect(() => pain001(order([10_000_001]))).to.throw('whole cents');
  });
});

describe('Text for a bank', () => {
  for (const [text, written] of [
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Straße 7', 'Strasse 7'],
    ['Ελένη', 'Eleni'],
    ['Иван', 'Ivan'],
    ['A <b>&"quoted"</b>', 'A b + quoted /b'],
    ['//x', 'x'],
    ['😀', ':grinning:'],
    ['\u0000a\nb', 'a b'],
  ] as const) {
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(written)}`, () => {
      expect(sepaText(text, 70)).to.equal(written);
    });
  }

  it('has only what banks take, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 140 }),
        (text, length) => {
          const written = sepaText(text, length);
          expect(written).to.match(/^[A-Za-z0-9/?:().,'+ -]*$/);
          expect(written.length).to.be.at.most(length);
          expect(written).not.to.match(/^\/|\/\//);
        },
      ),
    );
  });
});
