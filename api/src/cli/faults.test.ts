import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { aSupporter } from '../../test/factories.ts';
import { testServer } from '../../test/server.ts';

describe('What an operator can do something about', () => {
  for (const databaseUrl of [
    'mysql://root@localhost:1/flattr',
    'mysql://root@nowhere.invalid/flattr',
    'mysql://root@localhost/flattr?socketPath=/nowhere.sock',
    'sqlite:/dev/null/flattr.sqlite',
    `sqlite:${import.meta.filename}`,
  ]) {
    it(`is told in one sentence: ${databaseUrl.replace(/:\/.*\//, ':…/')}`, async () => {
      const { code, stdout, stderr } = await runFlattr(['check', '--json'], { databaseUrl });
      expect(code).to.equal(1);
      expect(stdout).to.equal('');
      expect(stderr).to.match(/^The database cannot be used: .+ See FLATTR_DATABASE_URL\.\n$/);
    });
  }

  it('is told in one sentence: the ledger is kept in another currency', async () => {
    const server = await testServer();
    try {
      await aSupporter(server.deps, { name: 'ann' });
      const { databaseUrl } = server.deps.config;
      const env = { FLATTR_CURRENCY: 'EUR' };
      const { code, stdout, stderr } = await runFlattr(['balance', 'ann'], { databaseUrl, env });
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
      expect(stderr).to.include('FLATTR_CURRENCY: the ledger is kept in USD');
    } finally {
      await server.close();
    }
  });
});
