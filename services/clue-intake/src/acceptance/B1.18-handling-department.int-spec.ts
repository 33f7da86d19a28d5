import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { type TalkLine, talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { planned } from '../clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
const path = `${api}/talk-inquiries`;
const day = '2020-06-11';
const clock = { now: () => '2020-06-11T02:00:00.000Z' };
const letter = { form: 'letter', plan: '函询方案' };

describe('B1.18: which department talks or writes', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const ask = (who: string, id: string, noun: string, body: object = {}) => server.send(who, 'POST', `${path}/${id}/${noun}`, body);
  const talksOf = (clueId: string) =>
    eventually(async () => {
      const { items } = await server.read<{ items: readonly TalkLine[] }>('mhk-director', `${path}?clue=${clueId}`);
      return items.length === 1 && items[0]!.talkInquiryId;
    });
  async function ownTalk(): Promise<string> {
    const source = { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' };
    const body = {
      organisationId: 'mhk',
      source,
      title: '反映某乡干部',
      summary: '……',
      receivedOn: day,
      subjects: [person('s1', { managedBy: 'township' })],
      origin: { handling: 'reported-for-record' },
    };
    const clueId = (await server.command<{ id: string }>('mhk-supervisor-1', clues, body)).id;
    await server.command('mhk-intake', `${clues}/${clueId}/registration`);
    await server.command('mhk-intake', `${clues}/${clueId}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await server.command('mhk-supervisor-1', `${clues}/${clueId}/disposal-proposal`, {
      mode: 'talk-inquiry',
      opinion: '……',
      ...planned('talk-inquiry'),
    });
    await server.command('mhk-lead-1', `${clues}/${clueId}/disposal-approval`);
    return talksOf(clueId);
  }

  it('B1.5, B1.18: of what a department found and keeps, another one neither reads the talk nor plans, holds, signs or reports it', async () => {
    const id = await ownTalk();
    expect(await server.read('mhk-supervisor-1', `${path}/${id}`)).toMatchObject({
      departmentId: 'mhk.room-1',
      departmentAs: 'department',
    });
    expect(await server.send('mhk-supervisor-2', 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    const steps: readonly [noun: string, body: object][] = [
      ['plan-proposal', letter],
      ['notice', { servedOn: day, servedTo: '本人', reference: '梅纪函〔2020〕1号' }],
      ['reply', { statement: '说明材料', countersignedBy: '某乡党委书记', receivedOn: day }],
      ['report', { facts: '……', opinion: '……', outcome: 'clarified', reportedOn: day }],
    ];
    for (const [noun, body] of steps) {
      expect(await ask('mhk-supervisor-2', id, noun, body)).toMatchObject({
        status: 403,
        body: { code: 'talk-inquiry.not-your-department', rule: 'B1.18' },
      });
      await server.command('mhk-supervisor-1', `${path}/${id}/${noun}`, body);
      if (noun === 'plan-proposal') await server.command('mhk-lead-1', `${path}/${id}/plan-approval`, {});
    }
    await server.command('mhk-principal', `${path}/${id}/outcome-approval`);
    expect(await server.read('mhk-supervisor-1', `${path}?status=concluded`)).toMatchObject({ total: 1, items: [{ talkInquiryId: id }] });
    expect(await server.read('mhk-supervisor-2', path)).toMatchObject({ total: 0 });
    expect(await ask('mhk-director', await ownTalk(), 'handler', { departmentId: 'mhk.party-conduct' })).toMatchObject({
      status: 409,
      body: { code: 'talk-inquiry.handler-fixed', details: { departmentId: 'mhk.room-1' } },
    });
  });

  it('B1.3, B1.18: what is with no department is planned by nobody until case management assigns one', async () => {
    const [{ talkInquiryId: id }] = (await talkingClue(server, undefined, null)).talks as [TalkLine];
    expect(await ask('mhk-director', id, 'plan-proposal', letter)).toMatchObject({
      status: 409,
      body: { code: 'talk-inquiry.handler-missing', allowed: ['assign-handler'] },
    });
    expect(await ask('mhk-supervisor-2', id, 'plan-proposal', letter)).toMatchObject({ status: 403 });
    expect(await ask('mhk-intake', id, 'handler', { departmentId: 'pj.room-1' })).toMatchObject({
      status: 422,
      body: { code: 'talk-inquiry.department-unfit' },
    });
    await server.command('mhk-intake', `${path}/${id}/handler`, { departmentId: 'mhk.party-conduct' });
    expect(await server.send('mhk-supervisor-1', 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    expect(await ask('mhk-supervisor-2', id, 'plan-proposal', letter)).toMatchObject({ status: 201 });
  });

  it('B1.3, B1.18: given an approved routing, then the talk goes on with the department that it names, and with no other one', async () => {
    const { clueId, talks } = await talkingClue(server);
    const [{ talkInquiryId: id }] = talks as [TalkLine];
    await server.command('mhk-intake', `${clues}/${clueId}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-1',
      level: 'county',
      handling: { kind: 'self-handled', departmentId: 'mhk.party-conduct' },
    });
    await server.command('mhk-principal', `${clues}/${clueId}/routing-approval`);
    await eventually(
      async () => (await server.read<{ departmentId: string }>('mhk-director', `${path}/${id}`)).departmentId === 'mhk.party-conduct',
    );
    expect(await server.read('mhk-supervisor-2', `${path}/${id}`)).toMatchObject({ departmentAs: 'routed', leaderPersonId: 'mhk-lead-1' });
    expect(await ask('mhk-supervisor-1', id, 'plan-proposal', letter)).toMatchObject({
      status: 403,
      body: { code: 'talk-inquiry.not-your-department' },
    });
    expect(await ask('mhk-supervisor-2', id, 'plan-proposal', letter)).toMatchObject({ status: 201 });
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });
});
