import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { validateXML } from 'xmllint-wasm';
import { type Pain001, pain001 } from './pain-001.ts';

/**
 * The schema of ISO is not ours to give away. Who has it names it: pain.001.001.09.xsd from
 * iso20022.org, or pain.001.001.05.xsd, which Debian's tryton-modules-account-payment-sepa brings.
 */
const SCHEMA = process.env.FLATTR_PAIN_001_XSD;

const DEBTOR = { name: 'Flattr e. V.', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };

const order = (changes: Partial<Pain001> = {}): Pain001 => ({
  messageId: `FLATTR-20260210-${'a'.repeat(10)}`,
  createdAt: Date.parse('2026-02-09T23:30:15Z'),
  executeOn: '2026-02-10',
  debtor: DEBTOR,
  text: `Flattr ${'long.'.repeat(40)}example`,
  transfers: [
    {
      id: 'a'.repeat(26),
      amount: 12_340_000,
      creditor: { name: 'Zoë Ø & <Söhne>', iban: 'NL91ABNA0417164300', bic: '' },
    },
    {
      id: 'b'.repeat(26),
      amount: 10_000_000,
      creditor: { name: 'x'.repeat(200), iban: 'CH9300762011623852957', bic: 'UBSWCHZH80A' },
    },
  ],
  ...changes,
});

describe('The file for a bank, by the schema', function () {
  this.timeout(30_000);
  before(function () {
    if (!SCHEMA) this.skip();
  });

  async function faultsOf(xml: string): Promise<string[]> {
    const schema = readFileSync(SCHEMA!, 'utf8');
    // Of what we write, version 9 differs from version 5 in this alone: a day is named as a day.
    const contents = schema.includes('pain.001.001.09')
      ? xml
      : xml
          .replaceAll('pain.001.001.09', 'pain.001.001.05')
          .replace(/<ReqdExctnDt><Dt>(.*?)<\/Dt>/, '<ReqdExctnDt>$1');
    const { errors } = await validateXML({
      xml: [{ fileName: 'file.xml', contents }],
      schema: [schema],
    });
    return errors.map(({ message }) => message);
  }

  it('is valid, with a BIC and without', async () => {
    expect(await faultsOf(pain001(order()))).to.deep.equal([]);
    expect(await faultsOf(pain001(order({ debtor: { ...DEBTOR, bic: '' } })))).to.deep.equal([]);
  });

  it('would be found out if it were not', async () => {
    const broken = pain001(order()).replace('<PmtMtd>TRF</PmtMtd>', '<PmtMtd>CASH</PmtMtd>');
    expect(await faultsOf(broken)).to.have.length.above(0);
  });
});
