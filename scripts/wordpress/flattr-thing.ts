import { expect } from 'chai';
import { aSupporter, aToken } from '../../api/test/factories.ts';
import type { TestServer } from '../../api/test/server.ts';

/** A new supporter, who shows their name, flattrs a thing over the API of the service. */
export async function flattrThing(server: TestServer, thing: number, name: string): Promise<void> {
  const supporter = await aSupporter(server.deps, { name });
  const answer = await fetch(`${server.url}/rest/v2/things/${thing}/flattr`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await aToken(server.deps, supporter)}` },
  });
  expect(answer.status).to.equal(200);
}
