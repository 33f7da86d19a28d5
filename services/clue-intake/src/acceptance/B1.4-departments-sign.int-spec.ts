import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { signedRouting, type TalkLine, talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2020-06-11';
const clock = { now: () => '2020-06-11T02:00:00.000Z' };
const unsigned = { status: 409, body: { code: 'clue.step-unsigned', rule: 'B1.4' } };

describe('B1.4: every department that handles a clue signs for it, routed or not', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) => server.command(who, `${clues}/${clueId}/${noun}`, body);
  const close = (clueId: string) => server.send('mhk-director', 'POST', `${clues}/${clueId}/closure`, { reason: '办结', closedOn: day });
  const sign = (who: string, clueId: string, noun: string, body: object) =>
    server.send(who, 'POST', `${api}/custody/${clueId}/${noun}`, body);
  const stepsOf = (clueId: string) =>
    eventually(async () => (await server.send<{ steps: readonly object[] }>('mhk-director', 'GET', `${api}/custody/${clueId}`)).body.steps);
  async function concluded(who: string, body: object): Promise<string> {
    const { id } = await server.command<{ id: string }>(who, clues, {
      organisationId: 'mhk',
      title: '反映某科员',
      summary: '……',
      receivedOn: day,
      subjects: [person('s1')],
      ...body,
    });
    await act('mhk-intake', id, 'registration');
    await act('mhk-intake', id, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('mhk-director', id, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
    await act('mhk-principal', id, 'disposal-approval');
    await conclude(id);
    return id;
  }
  async function conclude(clueId: string): Promise<void> {
    await eventually(
      async () =>
        (await server.send('mhk-director', 'POST', `${clues}/${clueId}/conclusion`, { summary: '……', concludedOn: day })).status === 201,
    );
    await server.send('mhk-director', 'POST', `${clues}/${clueId}/feedback`, { text: '……', givenOn: day });
  }
  const found = { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' };

  it.each([
    [
      'B1.5: handed over',
      'department-handover',
      'mhk-supervisor-1',
      { source: found, origin: { handling: 'handed-over' }, departmentId: 'mhk.party-conduct' },
    ],
    [
      'B1.8: issued',
      'issue',
      'mhk-reception',
      {
        source: { kind: 'letter', agencyId: 'mhk.reception', reference: '信1号' },
        origin: { occurredOn: day },
        departmentId: 'mhk.party-conduct',
      },
    ],
  ])('%s: it is closed when that department has signed, and nobody else signs in its place', async (_what, kind, who, body) => {
    const clueId = await concluded(who, body);
    expect(await close(clueId)).toMatchObject(unsigned);
    await eventually(async () =>
      expect(await stepsOf(clueId)).toMatchObject([{ step: 1, kind, toOrganisation: 'mhk.party-conduct', status: 'open' }]),
    );
    expect(await sign('mhk-intake', clueId, 'handing-over', { handedOn: day })).toMatchObject({ status: 201 });
    expect(await sign('mhk-supervisor-1', clueId, 'receipt', { receivedOn: day })).toMatchObject({
      status: 403,
      body: { code: 'custody.not-receiver' },
    });
    expect(await close(clueId)).toMatchObject(unsigned);
    expect(await sign('mhk-supervisor-2', clueId, 'receipt', { receivedOn: day })).toMatchObject({ status: 201 });
    expect(await close(clueId)).toMatchObject({ status: 201 });
  });

  it('B1.5: what its finder keeps never changes hands, and is closed without a step', async () => {
    expect(await close(await concluded('mhk-supervisor-1', { source: found, origin: { handling: 'reported-for-record' } }))).toMatchObject({
      status: 201,
    });
  });

  it('B1.18: a talk that was assigned: no other department conducts it, and the clue is closed when the department has signed, once for all its talks', async () => {
    const { clueId, talks } = await talkingClue(server, [person('s1', { managedBy: 'township' }), person('s2', { managedBy: 'township' })]);
    const steps: readonly [noun: string, body: object][] = [
      ['plan-proposal', { form: 'letter', plan: '函询方案' }],
      ['notice', { servedOn: day, servedTo: '本人', reference: '梅纪函〔2020〕1号' }],
      ['reply', { statement: '说明材料', countersignedBy: '某乡党委书记', receivedOn: day }],
      ['report', { facts: '……', opinion: '……', outcome: 'clarified', reportedOn: day }],
    ];
    for (const { talkInquiryId } of talks as readonly TalkLine[]) {
      const path = `${api}/talk-inquiries/${talkInquiryId}`;
      for (const [noun, body] of steps) {
        expect(await server.send('mhk-supervisor-2', 'POST', `${path}/${noun}`, body)).toMatchObject({
          status: 403,
          body: { code: 'talk-inquiry.not-your-department' },
        });
        await server.command('mhk-supervisor-1', `${path}/${noun}`, body);
        if (noun === 'plan-proposal') await server.command('mhk-lead-1', `${path}/plan-approval`, {});
      }
      await server.command('mhk-principal', `${path}/outcome-approval`);
    }
    await conclude(clueId);
    expect(await close(clueId)).toMatchObject(unsigned);
    await signedRouting(server, clueId, 'mhk-intake', 'mhk-supervisor-1', day);
    expect(await close(clueId)).toMatchObject({ status: 201 });
    await eventually(async () =>
      expect(await stepsOf(clueId)).toMatchObject([
        { step: 1, kind: 'talk-assignment', toOrganisation: 'mhk.room-1', status: 'received', receivedBy: 'mhk-supervisor-1' },
      ]),
    );
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });
});
