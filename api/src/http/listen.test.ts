import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { ConfigError } from '../config.ts';
import { listen } from './listen.ts';

describe('listen', () => {
  it('says what to do when the port is taken', async () => {
    const first = createServer();
    await listen(first, { host: '127.0.0.1', port: 0 });
    const { port } = first.address() as AddressInfo;

    const fault = await listen(createServer(), { host: '127.0.0.1', port }).catch((error) => error);

    expect(fault).to.be.instanceOf(ConfigError);
    expect(fault.message).to.include(`port ${port}`).and.to.include('PORT=');
    await new Promise((resolve) => first.close(resolve));
  });
});
