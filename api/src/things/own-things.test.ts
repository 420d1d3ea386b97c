import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { deleteThing } from './delete-thing.ts';
import { findOrCreateThing } from './find-or-create-thing.ts';
import { findThing, findThings, findThingsOf } from './find-thing.ts';
import { registerThing } from './register-thing.ts';
import type { Thing } from './thing.ts';
import { updateThing } from './update-thing.ts';

const URL = 'https://example.org/a';

describe('a creator’s own things', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;

  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps);
    bob = await aMember(server.deps);
  });
  afterEach(() => server.close());

  const register = (member: Member, input: object = {}) =>
    registerThing(server.deps, { memberId: member.id, url: URL, ...input });
  const firstClick = (input: object = {}) =>
    inTransaction(server.deps.db, (trx) =>
      findOrCreateThing(trx, server.deps, { url: URL, ...input }),
    );
  const flattr = (thing: Thing) =>
    server.deps.db('flattrs').insert({
      period: '2026-01',
      supporter_id: bob.id,
      thing_id: thing.id,
      source: 'button',
      created_at: 1,
    });
  async function refusal(work: Promise<unknown>): Promise<DomainError> {
    const error = await work.then(
      () => expect.fail('it was not refused'),
      (thrown) => thrown,
    );
    expect(error).to.be.instanceOf(DomainError);
    return error;
  }

  describe('registerThing', () => {
    it('makes a new thing theirs, with what they say of it', async () => {
      const thing = await register(ann, { title: 'A', tags: 'x, y', category: 'audio' });
      expect(thing).to.deep.include({
        url: URL,
        title: 'A',
        tags: ['x', 'y'],
        category: 'audio',
        creatorId: ann.id,
        isRegistered: true,
        updatedAt: null,
      });
    });

    it('names the thing that they have registered already', async () => {
      const { id } = await register(ann);
      const error = await refusal(register(ann, { url: 'http://example.org/a/' }));
      expect(error.code).to.equal('validation');
      expect(error.fields.url).to.match(new RegExp(`number ${id}\\b`));
    });

    it('refuses the thing of another member', async () => {
      await register(ann);
      expect((await refusal(register(bob))).fields.url).to.match(/another member/);
      expect((await findThing(server.deps.db, { id: 1 }))?.creatorId).to.equal(ann.id);
    });

    it('makes a thing of nobody theirs and keeps what they did not say', async () => {
      const { thing } = await firstClick({ title: 'First', description: 'By a click', tags: 'x' });
      expect(await register(ann, { title: 'Mine' })).to.deep.include({
        id: thing.id,
        creatorId: ann.id,
        title: 'Mine',
        description: 'By a click',
        tags: ['x'],
      });
    });

    it('gives a thing of nobody to one of many who register it at once', async () => {
      await firstClick();
      const results = await Promise.allSettled(
        [ann, bob, ann, bob].map((member) => register(member)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    });

    it('lets a member register what a first click named as theirs', async () => {
      await firstClick({ creatorId: ann.id, title: 'By a click' });
      expect(await register(ann, { title: 'Mine' })).to.include({ title: 'Mine' });
    });
  });

  describe('updateThing', () => {
    it('changes what is said and leaves the rest', async () => {
      const { id } = await register(ann, { title: 'A', description: 'Text', tags: 'x' });
      const changed = await updateThing(server.deps, {
        memberId: ann.id,
        thingId: id,
        title: 'B',
        category: 'nonsense',
        isHidden: true,
      });
      expect(changed).to.deep.include({
        title: 'B',
        description: 'Text',
        tags: ['x'],
        category: 'rest',
        isHidden: true,
        updatedAt: server.deps.clock.now(),
      });
      expect(
        await updateThing(server.deps, { memberId: ann.id, thingId: id, tags: '' }),
      ).to.deep.include({ title: 'B', tags: [] });
    });

    it('refuses strangers, and things that are not there', async () => {
      const { id } = await register(ann);
      const byBob = updateThing(server.deps, { memberId: bob.id, thingId: id, title: 'B' });
      expect((await refusal(byBob)).code).to.equal('forbidden');
      const ofNothing = updateThing(server.deps, { memberId: bob.id, thingId: 99 });
      expect((await refusal(ofNothing)).code).to.equal('not_found');
    });
  });

  describe('deleteThing', () => {
    it('takes a thing away that nobody flattred, and leaves its address free', async () => {
      const { id } = await register(ann, { title: 'A', tags: 'x' });
      await deleteThing(server.deps, { memberId: ann.id, thingId: id });

      expect(await findThing(server.deps.db, { id })).to.equal(undefined);
      expect((await findThingsOf(server.deps.db, ann.id, { hidden: true })).total).to.equal(0);
      expect(await register(bob)).to.deep.include({ creatorId: bob.id, title: '', tags: [] });
    });

    it('keeps the accounts of a flattred thing and its creator', async () => {
      const thing = await register(ann, { title: 'A' });
      await flattr(thing);
      await deleteThing(server.deps, { memberId: ann.id, thingId: thing.id });

      expect(await findThing(server.deps.db, { hash: thing.hash })).to.equal(undefined);
      expect((await findThings(server.deps.db, [thing.id])).get(thing.id)).to.include({
        title: 'A',
        creatorId: ann.id,
        deletedAt: server.deps.clock.now(),
      });
      expect((await refusal(register(bob))).fields.url).to.match(/another member/);
      expect((await firstClick({ creatorId: bob.id })).thing).to.include({
        id: thing.id,
        creatorId: ann.id,
        isHidden: true,
      });
    });

    it('refuses strangers', async () => {
      const { id } = await register(ann);
      const byBob = deleteThing(server.deps, { memberId: bob.id, thingId: id });
      expect((await refusal(byBob)).code).to.equal('forbidden');
    });
  });

  it('are listed newest first, hidden ones for the creator alone', async () => {
    for (const path of ['1', '2', '3']) {
      await register(ann, { url: `https://example.org/${path}`, isHidden: path === '2' });
    }
    const { db } = server.deps;
    const urls = (things: Thing[]) => things.map(({ url }) => url.slice(-1)).join('');
    const all = await findThingsOf(db, ann.id, { hidden: true, count: 2 });
    expect([all.total, urls(all.things)]).to.deep.equal([3, '32']);
    const more = await findThingsOf(db, ann.id, { hidden: true, count: 2, page: 2 });
    expect(urls(more.things)).to.equal('1');
    const shown = await findThingsOf(db, ann.id);
    expect([shown.total, urls(shown.things)]).to.deep.equal([2, '31']);
  });
});
