import { expect } from 'chai';
import fc from 'fast-check';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { aThing } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { answerProposal } from './answer-proposal.ts';
import { divisionsInForce } from './divisions-in-force.ts';
import { formatPercent, parsePercent, percentOf } from './percent.ts';
import { proposeAgreement } from './propose-agreement.ts';

describe('Sharing', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let eve: Member;
  let thing: number;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    eve = await aMember(server.deps, { name: 'eve' });
    thing = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    browser = await server.as(ann);
  });
  afterEach(() => server.close());

  const page = () => `/things/${thing}/sharing`;
  const propose = (...parts: [name: string, percent: string][]) =>
    browser.post(page(), {
      action: 'propose',
      ...Object.fromEntries(
        parts.flatMap(([name, percent], at) => [
          [`name_${at}`, name],
          [`percent_${at}`, percent],
        ]),
      ),
    });
  const newest = async (): Promise<number> =>
    Number((await server.deps.db('agreements').max({ id: 'id' }).first())?.id);
  const answer = async (member: Member, accepts = true, agreementId?: number) =>
    answerProposal(server.deps, {
      member,
      agreementId: agreementId ?? (await newest()),
      accepts,
    });
  /** Who gets how many millionths of the thing in a period. */
  async function division(period: string, url = 'https://ann.example/song') {
    const of = { id: thing, url, creatorId: ann.id };
    const parts = (await divisionsInForce(server.deps.db, { period, things: [of] })).get(of);
    return parts?.map(({ memberId, millionths }) => [memberId, millionths]);
  }
  const mailsTo = async ({ email }: Member): Promise<string[]> =>
    server.deps.db('mails').where({ recipient: email }).orderBy('id').pluck('subject');

  it('holds from the next month on, once all have accepted', async () => {
    await propose(['Bob', '30'], ['eve', '12,5 %']);
    await answer(bob);
    expect(await division('2026-02'), 'one has not accepted').to.equal(undefined);
    expect((await browser.get(page())).text)
      .to.include('no answer yet')
      .and.include('57.5 %');
    await answer(eve);

    expect(await division('2026-01'), 'never the running month').to.equal(undefined);
    const agreed = [
      [ann.id, 575_000],
      [bob.id, 300_000],
      [eve.id, 125_000],
    ];
    expect(await division('2026-02')).to.deep.equal(agreed);
    expect(await division('2027-02')).to.deep.equal(agreed);
    expect(await mailsTo(ann)).to.deep.equal(['All have agreed to share']);
    expect(await mailsTo(bob)).to.deep.equal([
      'A part of the earnings is offered to you',
      'All have agreed to share',
    ]);
  });

  it('goes on as it was until a change is accepted by all', async () => {
    await propose(['bob', '30']);
    await answer(bob);
    server.setTime('2026-03-10T12:00:00Z');
    await propose(['bob', '20'], ['eve', '20']);
    await answer(eve);
    expect(await division('2026-04')).to.deep.include([bob.id, 300_000]);
    await answer(bob);
    expect(await division('2026-03'), 'not the running month').to.deep.include([bob.id, 300_000]);
    expect(await division('2026-04')).to.deep.include([bob.id, 200_000]);
    const { text } = await browser.get(page());
    expect(text).to.include('Now').and.include('From next month');
  });

  it('ends a proposal when one declines, and keeps what was agreed before', async () => {
    await propose(['bob', '30']);
    await answer(bob);
    await propose(['bob', '1'], ['eve', '1']);
    await answer(eve, false);
    expect((await mailsTo(ann)).at(-1)).to.equal('A sharing of earnings changed');
    expect(await division('2026-02')).to.deep.include([bob.id, 300_000]);
    const late = await (await server.as(bob)).post('/sharing/answer', {
      agreement: String(await newest()),
      answer: 'accept',
    });
    expect(late.status).to.equal(404);
  });

  it('lets a collaborator leave from the next month on; the part goes back to the owner', async () => {
    await propose(['bob', '30'], ['eve', '10']);
    await answer(bob);
    await answer(eve);
    server.setTime('2026-02-10T12:00:00Z');
    const bobs = await server.as(bob);
    expect((await bobs.get('/sharing')).text).to.include('30 %');
    const left = await bobs.post('/sharing/leave', { agreement: String(await newest()) });
    expect((await bobs.follow(left)).text).to.include('You have left');

    expect(await division('2026-02')).to.deep.include([bob.id, 300_000]);
    expect(await division('2026-03')).to.deep.equal([
      [ann.id, 900_000],
      [eve.id, 100_000],
    ]);
  });

  it('gives the part of a member who is gone to the owner', async () => {
    await propose(['bob', '30'], ['eve', '10']);
    await answer(bob);
    await answer(eve);
    await server.deps.db('members').where({ id: bob.id }).update({ deleted_at: 1 });
    expect(await division('2026-02')).to.deep.equal([
      [ann.id, 900_000],
      [eve.id, 100_000],
    ]);
  });

  it('is ended by the owner from the next month on, and does not wake an older one', async () => {
    await propose(['bob', '30']);
    await answer(bob);
    server.setTime('2026-02-10T12:00:00Z');
    await propose(['eve', '40']);
    await answer(eve);
    server.setTime('2026-03-10T12:00:00Z');
    await browser.post(page(), { action: 'end', agreement: String(await newest()) });
    expect(await division('2026-03')).to.deep.include([eve.id, 400_000]);
    expect(await division('2026-04')).to.equal(undefined);
    expect(await division('2026-02')).to.deep.include([bob.id, 300_000]);
    expect((await mailsTo(eve)).at(-1)).to.equal('A sharing of earnings changed');
  });

  it('counts only while the thing is the owner’s', async () => {
    await propose(['bob', '30']);
    await answer(bob);
    const of = { id: thing, url: 'https://ann.example/song', creatorId: eve.id };
    const found = await divisionsInForce(server.deps.db, { period: '2026-02', things: [of] });
    expect(found.size).to.equal(0);
    await server.deps.db('things').where({ id: thing }).update({ creator_id: eve.id });
    expect((await browser.get(page())).status).to.equal(403);
    expect((await propose(['bob', '1'])).status).to.equal(403);
  });

  it('lapses after thirty days', async () => {
    await propose(['bob', '30']);
    server.setTime('2026-02-10T12:00:00Z');
    const bobs = await server.as(bob);
    expect((await bobs.get('/sharing')).text).to.not.include('offers you');
    const late = { agreement: String(await newest()), answer: 'accept' };
    expect((await bobs.post('/sharing/answer', late)).status).to.equal(404);
  });

  it('does not tell who is a member', async () => {
    await propose(['bob', '30']);
    const known = (await browser.get(page())).text;
    await propose(['nob', '30']);
    const unknown = (await browser.get(page())).text;
    const plain = (text: string) =>
      text
        .replace(/nob|bob/g, 'X')
        .replace(/<details>.*<\/details>/s, '')
        .replace(/value="\d+"/, '');
    expect(plain(unknown)).to.equal(plain(known));
  });

  it('is answered only by who was asked, and accepting twice is accepting', async () => {
    await propose(['bob', '30']);
    const form = { agreement: String(await newest()), answer: 'accept' };
    expect((await (await server.as(eve)).post('/sharing/answer', form)).status).to.equal(404);
    expect((await browser.post('/sharing/answer', form)).status, 'the owner').to.equal(404);
    const bobs = await server.as(bob);
    expect((await bobs.post('/sharing/answer', form)).status).to.equal(303);
    expect((await bobs.post('/sharing/answer', form)).status).to.equal(303);
    expect(await mailsTo(ann)).to.have.length(1);
    expect((await bobs.post('/sharing/answer', { agreement: 'x' })).status).to.equal(404);
    expect((await (await server.as(eve)).post('/sharing/leave', form)).status).to.equal(404);
    expect((await (await server.as(eve)).post(page(), { ...form, action: 'end' })).status).to.equal(
      404,
    );
  });

  const faulty: [name: string, parts: [string, string][], field: string][] = [
    ['nobody', [], 'name_0'],
    ['a part for nobody', [['', '10']], 'name_0'],
    ['a name without a part', [['bob', '']], 'percent_0'],
    ['no number', [['bob', 'half']], 'percent_0'],
    ['zero', [['bob', '0']], 'percent_0'],
    ['less than zero', [['bob', '-5']], 'percent_0'],
    ['five decimals', [['bob', '0.00001']], 'percent_0'],
    ['more than all', [['bob', '101']], 'percent_0'],
    [
      'more than all together',
      [
        ['bob', '60'],
        ['eve', '40.0001'],
      ],
      'percent_1',
    ],
    [
      'somebody twice',
      [
        ['bob', '10'],
        ['BOB', '10'],
      ],
      'name_1',
    ],
    ['the owner', [['Ann', '10']], 'name_0'],
    ['no name', [['<b>', '10']], 'name_0'],
    ['too many', Array.from({ length: 21 }, (_, at) => [`m${at}`, '1']), 'name_20'],
  ];
  for (const [name, parts, field] of faulty) {
    it(`refuses ${name}, says so beside the field and keeps what was typed`, async () => {
      const refused = await propose(...parts);
      expect(refused.status).to.equal(400);
      expect(refused.text).to.include(`id="${field}-error"`);
      for (const [typed] of parts.filter(([typed]) => typed !== '')) {
        expect(refused.text).to.include(`value="${typed.replace('<', '&lt;')}"`);
      }
      expect(await server.deps.db('agreements')).to.have.length(0);
    });
  }

  it('shows the remainder while lines are added, without proposing anything', async () => {
    const more = await browser.post(page(), {
      action: 'more',
      name_0: 'bob',
      percent_0: '33.3333',
    });
    expect(more.text).to.include('66.6667 %').and.include('value="bob"');
    expect(await server.deps.db('agreements')).to.have.length(0);
  });

  it('is for the creator alone', async () => {
    const bobs = await server.as(bob);
    expect((await bobs.get(page())).status).to.equal(403);
    expect((await browser.get('/things/999/sharing')).status).to.equal(404);
    const nobody = await server.visitor().get(page());
    expect(nobody.headers.get('Location')).to.match(/^\/sign-in/);
    expect((await browser.get(`/thing/${thing}`)).text).to.include(`href="${page()}"`);
  });

  it('leaves one proposal open when two are made at once', async () => {
    const owner = (await findMember(server.deps.db, ann.id))!;
    const subject = { thingId: thing };
    await Promise.allSettled(
      ['10', '20', '30'].map((percent) =>
        proposeAgreement(server.deps, { owner, subject, typed: [{ name: 'bob', percent }] }),
      ),
    );
    const open = await server.deps.db('agreements').where({ state: 'proposed' });
    expect(open).to.have.length(1);
  });
});

describe('A percentage', () => {
  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (millionths) => {
        expect(parsePercent(percentOf(millionths))).to.equal(millionths);
        expect(parsePercent(formatPercent(millionths).replace('.', ','))).to.equal(millionths);
      }),
    );
  });
});
