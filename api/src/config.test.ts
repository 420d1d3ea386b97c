import { expect } from 'chai';
import { loadConfig } from './config.ts';

describe('The configuration', () => {
  it('has a default for everything in sandbox mode', () => {
    const config = loadConfig({});
    expect(config).to.include({ mode: 'sandbox', publicUrl: 'http://localhost:3000' });
    expect(config).to.include({ databaseUrl: 'sqlite:./data/flattr.sqlite', currency: 'USD' });
  });

  it('reports all faults at once, of single variables and of what does not go together', () => {
    const faults = faultsOf({
      ...{ FLATTR_MODE: 'live', FLATTR_CLOCK: '2026-01-10T12:00:00Z', PORT: '99999' },
      ...{ FLATTR_PUBLIC_URL: 'http://flattr.example/path', FLATTR_FEE_PERCENT: 'much' },
      ...{ FLATTR_BUDGET_MINIMUM: '0', FLATTR_DEPOSIT_MAXIMUM: '0.00' },
    });
    expect(faults).to.deep.equal([
      'PORT: write a whole number from 0 to 65535',
      'FLATTR_FEE_PERCENT: write a percentage from 0 to 99.99',
      'FLATTR_BUDGET_MINIMUM: write an amount over zero such as 10.00',
      'FLATTR_DEPOSIT_MAXIMUM: write an amount over zero such as 10.00',
      'FLATTR_PUBLIC_URL: write it without a path, and without a user name',
      'FLATTR_CLOCK: only sandbox mode has a clock that can be moved',
      'FLATTR_MAIL_URL: live mode needs an SMTP server',
      'FLATTR_PUBLIC_URL: live mode needs https',
    ]);
  });

  it('takes a mail address for contact alone, and no scripts for pages', () => {
    expect(
      faultsOf({
        FLATTR_TERMS_URL: 'mailto:a@b.example',
        FLATTR_PRIVACY_URL: 'javascript:alert(1)',
        FLATTR_CONTACT_URL: 'mailto:a@b.example',
      }),
    ).to.deep.equal([
      'FLATTR_TERMS_URL: write the whole address, beginning with https: or http:',
      'FLATTR_PRIVACY_URL: write the whole address, beginning with https: or http:',
    ]);
  });

  for (const url of [
    ...['sqlite:', 'mysql://', 'mysql://root@localhost', 'mysql://root@local host/name'],
    ...['mysql://%zz@localhost/name', 'postgres://localhost/name', 'data/flattr.sqlite'],
  ]) {
    it(`refuses the database ${url}`, () => {
      expect(faultsOf({ FLATTR_DATABASE_URL: url })).to.deep.equal([
        'FLATTR_DATABASE_URL: write sqlite:PATH or mysql://user:password@host:port/name',
      ]);
    });
  }

  for (const url of [
    ...['sqlite:x.sqlite', 'mysql://me:a%40b@db.example:3307/flattr', 'mariadb://me@[::1]/flattr'],
    ...['mysql://root@localhost/flattr?socketPath=/run/mysqld/mysqld.sock'],
  ]) {
    it(`takes the database ${url}`, () => {
      expect(loadConfig({ FLATTR_DATABASE_URL: url }).databaseUrl).to.equal(url);
    });
  }

  function faultsOf(env: NodeJS.ProcessEnv): string[] {
    try {
      loadConfig(env);
      return [];
    } catch (error) {
      const [, ...lines] = (error as Error).message.split('\n');
      return lines.map((line) => line.replace('  - ', ''));
    }
  }
});
