import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from '../../clue-intake.module.js';
import { HandClock } from '../../clocks/clocks.fixtures.js';
import { proposedClue, screenedClue, talkingClue } from '../../testing/disposal-stories.js';
import { keptLibrary } from '../../testing/kept-library.js';
import { registers, whereOn } from './work.js';
import { works } from './works.js';
import { workListSlice } from './work-list.slice.js';
import type { WaitingWork } from './work-list.query.js';

const path = '/api/clue-intake/work-list';

describe('the work list: what waits for whoever asks', () => {
  const clock = new HandClock('2020-06-11T02:00:00.000Z');
  let server: TestApp;
  let clueIds: readonly string[];
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    clueIds = [await screenedClue(server), await proposedClue(server, 'hold'), (await talkingClue(server)).clueId];
  });
  afterAll(() => server.close());

  const workOf = async (person: string) => {
    const { items } = await server.read<{ readonly items: readonly WaitingWork[] }>(person, path);
    return Object.fromEntries(items.map(({ work, total }) => [work, total]));
  };

  it('every officer of the department asks for their own; nobody else asks', async () => {
    expect([...(await rolesThatMay(server, 'mhk', 'GET', path))].sort()).toEqual([
      'case-director',
      'deputy',
      'intake-officer',
      'investigator',
      'principal',
      'reception-officer',
      'supervisor',
      'township-secretary',
    ]);
  });

  it('given clues at three places of their way, then each waits for whoever may take the next step, and for nobody else', async () => {
    expect(await workOf('mhk-intake')).toMatchObject({ 'clue.propose-disposal': 1 });
    expect(await workOf('mhk-principal')).toMatchObject({ 'clue.approve-disposal': 1 });
    expect(await workOf('mhk-lead-1')).not.toHaveProperty('clue.propose-disposal');
    expect(await workOf('mhk-supervisor-1')).toMatchObject({ 'talk-inquiry.propose-plan': 1 });
    expect(await workOf('pj-intake')).toEqual({});
  });

  it('the address of each list shows as many as were told', async () => {
    for (const person of ['mhk-intake', 'mhk-director', 'mhk-lead-1', 'mhk-principal', 'mhk-supervisor-1', 'mhk-reception']) {
      const { items } = await server.read<{ readonly items: readonly WaitingWork[] }>(person, path);
      for (const { list, total } of items)
        expect([list, (await server.read<{ total: number }>(person, list)).total]).toEqual([list, total]);
    }
  });

  it('B2.36: a clue on hold waits from the day on which it is due for review', async () => {
    await server.command('mhk-principal', `/api/clue-intake/clues/${clueIds[1]}/disposal-approval`);
    expect(await workOf('mhk-director')).not.toHaveProperty('clue.review-hold');
    clock.to('2021-06-30T02:00:00.000Z');
    await eventually(async () => expect(await workOf('mhk-director')).toMatchObject({ 'clue.review-hold': 1 }));
  });

  it('B4.1: what somebody is kept from does not wait for them', async () => {
    const before = (await workOf('mhk-intake'))['clue.propose-disposal'];
    await server.command('mhk-director', '/api/clue-intake/recusals', {
      about: { kind: 'clue', id: clueIds[0] },
      personId: 'mhk-intake',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2020-06-11',
    });
    expect([before, (await workOf('mhk-intake'))['clue.propose-disposal']]).toEqual([1, undefined]);
    expect(await workOf('mhk-principal')).toMatchObject({ 'recusal.decide': 1 });
  });

  it('each is asked of its register in words that the register takes, and nothing is told twice', async () => {
    expect(new Set(works.map(({ name }) => name)).size).toBe(works.length);
    for (const { in: register, where, for: permission } of works) {
      const query = new URLSearchParams(whereOn(where, '2020-06-11'));
      const answer = await server.send('mhk-director', 'GET', `/api/clue-intake/${registers[register].path}?${query}`);
      expect([permission, [200, 403].includes(answer.status)]).toEqual([permission, true]);
    }
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, workListSlice)).toEqual([]);
  });
});
