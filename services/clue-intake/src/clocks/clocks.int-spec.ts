import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { clues, dispose, HandClock, receive, warningOf, warnings, type ReadWarning } from './clocks.fixtures.js';
import { asked, LettersModule } from './letters.fixtures.js';

interface Timers {
  readonly counts: { readonly pending: number; readonly overdue: number; readonly fired: number; readonly parked: number };
  readonly items: readonly { readonly timer: string; readonly aggregateId: string; readonly stage: string; readonly late: boolean }[];
}

describe('the clocks of clues', () => {
  let database: TestDatabase;
  let server: TestApp;
  const clock = new HandClock('2026-01-05T02:00:00.000Z');
  const start = async () => (server = await startTestApp([ClueIntakeModule, LettersModule], { clock, database }));
  const timers = (state: string) => server.read<Timers>('ops', `/api/clue-intake/ops/timers?state=${state}&limit=200`);
  const calm = () => eventually(async () => (await timers('overdue')).counts.overdue === 0);
  const warned = async (warningId: string, count: number): Promise<ReadWarning> =>
    eventually(async () => {
      const found = await warningOf(server, 'mhk', warningId);
      return found.warnings.length >= count && found;
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    await start();
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one, '2026-01-05');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await database.drop();
  });
  beforeEach(() => asked.clear());

  it('B1.2, B1.6, B1.23: given a clue that nobody screens or decides on, then each limit warns in time, and says that it has passed; once', async () => {
    clock.to('2026-01-05T02:00:00.000Z');
    const { id } = await receive(server, 'mhk', '2026-01-05');
    clock.to('2026-01-09T15:59:59.998Z');
    await calm();
    expect(await server.send('mhk-director', 'GET', `${warnings}/jurisdiction-${id}`)).toMatchObject({ status: 404 });
    // Five working days of receipt end on the 12th; three days before.
    clock.to('2026-01-09T15:59:59.999Z');
    expect(await warned(`jurisdiction-${id}`, 1)).toMatchObject({
      band: 'yellow',
      overdue: false,
      warnings: [{ dueAt: '2026-01-09T15:59:59.999Z', firedAt: '2026-01-09T15:59:59.999Z', late: false }],
    });
    clock.to('2026-01-12T16:00:00.000Z');
    expect(await warned(`jurisdiction-${id}`, 2)).toMatchObject({ band: 'red', overdue: true });
    // A month ends on the 5th of February.
    clock.to('2026-02-02T16:00:10.000Z');
    expect(await warned(`disposal-${id}`, 1)).toMatchObject({ band: 'yellow', ruleId: 'B1.2', warnings: [{ late: false }] });
    clock.to('2026-02-05T16:00:00.000Z');
    expect(await warned(`disposal-${id}`, 2)).toMatchObject({ band: 'red', overdue: true, dueAt: '2026-02-05T15:59:59.999Z' });
    await calm();
    expect((await warned(`disposal-${id}`, 2)).warnings).toHaveLength(2);
    const open = await server.read<{ items: ReadWarning[] }>('mhk-director', `${warnings}?about=${id}&overdue=true`);
    expect(open.items.map(({ warningId }) => warningId)).toEqual([`jurisdiction-${id}`, `disposal-${id}`]);
  });

  it('B1.23: reminder letter, then supervision letter and talk: the letters are asked for once, call and talk are recorded by people', async () => {
    clock.to('2026-03-02T02:00:00.000Z');
    const { id } = await receive(server, 'mhk', '2026-03-02');
    await server.command('mhk-intake', `${clues}/${id}/registration`);
    await server.command('mhk-intake', `${clues}/${id}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
    clock.to('2026-04-03T02:00:00.000Z');
    const warning = await eventually(async () => {
      const found = await warningOf(server, 'mhk', `disposal-${id}`);
      return found.letters.length === 2 && found;
    });
    expect(warning.letters.map(({ letter }) => letter)).toEqual(['reminder-letter', 'supervision-letter']);
    const mine = [...asked.values()].filter(({ regarding }) => regarding.id === `disposal-${id}`);
    expect(mine).toMatchObject([
      {
        kind: 'prompt',
        organisationId: 'mhk',
        recipientOrganisationId: 'mhk.case-management',
        body: expect.stringContaining('即将届满') as string,
      },
      { kind: 'supervision-order', body: expect.stringContaining('现已超期') as string },
    ]);
    expect(warning.pending).toEqual(['talk']);
    const talk = { personTalkedTo: '周一', note: '约谈承办人', heldOn: '2026-04-03' };
    await server.command('mhk-director', `${warnings}/disposal-${id}/talk`, talk);
    expect(await warningOf(server, 'mhk', `disposal-${id}`)).toMatchObject({ pending: [], talk: { ...talk, heldBy: 'mhk-director' } });
    expect(await server.send('mhk-director', 'POST', `${warnings}/disposal-${id}/talk`, talk)).toMatchObject({
      status: 409,
      body: { code: 'warning.not-asked', rule: 'B1.23' },
    });
    // Decided at last: the limit is met, late.
    await server.command('mhk-intake', `${clues}/${id}/disposal-proposal`, { mode: 'hold', opinion: '拟暂存' });
    await server.command('mhk-principal', `${clues}/${id}/disposal-approval`);
    await eventually(async () => (await warningOf(server, 'mhk', `disposal-${id}`)).status === 'met');
    expect(await warningOf(server, 'mhk', `disposal-${id}`)).toMatchObject({ overdue: false });
  });

  it('B1.23: 兴安 (here pj) warns with three, two and one months left: blue asks for a call, yellow for a reminder letter, red for a supervision letter and a talk', async () => {
    clock.to('2026-05-06T02:00:00.000Z');
    const { id } = await receive(server, 'pj', '2026-05-06');
    await dispose(server, 'pj', id);
    const warning = (count: number) =>
      eventually(async () => {
        const found = await warningOf(server, 'pj', `handling-${id}`);
        return found.warnings.length >= count && found;
      });
    const lettersAre = (...letters: readonly string[]) =>
      eventually(async () => {
        const found = await warningOf(server, 'pj', `handling-${id}`);
        return found.letters.map(({ letter }) => letter).join() === letters.join() && found;
      });
    const kinds = () => [...asked.values()].filter(({ regarding }) => regarding.id === `handling-${id}`).map(({ kind }) => kind);
    const act = (action: string, body: object) => server.command('pj-intake', `${warnings}/handling-${id}/${action}`, body);
    clock.to('2026-08-06T16:00:00.000Z');
    expect(await warning(1)).toMatchObject({ band: 'blue', pending: ['call'], letters: [], responsible: 'pj.case-management' });
    await act('call', { personCalled: '喻东', note: '已电话提醒', calledOn: '2026-08-07' });
    expect(await warning(1)).toMatchObject({ pending: [], call: { personCalled: '喻东' } });
    expect(kinds()).toEqual([]);
    clock.to('2026-09-06T16:00:00.000Z');
    expect(await warning(2)).toMatchObject({ band: 'yellow' });
    expect((await lettersAre('reminder-letter')).pending).toEqual([]);
    expect(kinds()).toEqual(['prompt']);
    clock.to('2026-10-06T16:00:00.000Z');
    expect(await warning(3)).toMatchObject({ band: 'red', overdue: false });
    expect((await lettersAre('reminder-letter', 'supervision-letter')).pending).toEqual(['talk']);
    expect(kinds()).toEqual(['prompt', 'supervision-order']);
    await act('talk', { personTalkedTo: '喻东', note: '约谈', heldOn: '2026-10-07' });
    clock.to('2026-11-06T16:00:00.000Z');
    expect((await warning(4)).warnings.map(({ band, overdue, late }) => [band, overdue, late])).toEqual([
      ['blue', false, false],
      ['yellow', false, false],
      ['red', false, false],
      ['red', true, false],
    ]);
    // Every measure was taken: nothing is asked for a second time.
    expect((await lettersAre('reminder-letter', 'supervision-letter')).pending).toEqual([]);
  });

  it('B2.36: given a clue on hold, then its review is listed and warned about when it comes near, and a review begins the next thirty days', async () => {
    clock.to('2026-11-09T02:00:00.000Z');
    const { id } = await receive(server, 'mhk', '2026-11-09');
    await dispose(server, 'mhk', id, 'hold');
    const due = async (day: string) =>
      (await server.read<{ items: { clueId: string }[] }>('mhk-director', `${clues}?reviewDueBy=${day}`)).items.map(({ clueId }) => clueId);
    expect([await due('2026-12-08'), await due('2026-12-09')].map((found) => found.includes(id))).toEqual([false, true]);
    clock.to('2026-12-09T16:00:00.000Z');
    expect(await warned(`hold-review-${id}`, 2)).toMatchObject({
      overdue: true,
      ruleId: 'B2.36-hold',
      responsible: 'mhk.case-management',
      dueAt: '2026-12-09T15:59:59.999Z',
    });
    await server.command('mhk-intake', `${clues}/${id}/hold-review`, {
      result: 'hold-again',
      opinion: '尚不具备核查条件',
      reviewedOn: '2026-12-10',
    });
    expect(await due('2026-12-09')).not.toContain(id);
    expect(await server.read('mhk-director', `${clues}/${id}`)).toMatchObject({ mode: 'hold', reviewDueAt: '2027-01-11T15:59:59.999Z' });
    await eventually(async () => !(await warningOf(server, 'mhk', `hold-review-${id}`)).overdue);
  });

  it('B1.9: what the upper level handed over is registered within five working days', async () => {
    clock.to('2026-12-14T02:00:00.000Z');
    const { id } = await receive(server, 'mhk', '2026-12-14', 'upper-level');
    clock.to('2026-12-21T16:00:00.000Z');
    expect(await warned(`upper-level-registration-${id}`, 2)).toMatchObject({ overdue: true, ruleId: 'B1.9' });
    await server.command('mhk-intake', `${clues}/${id}/registration`);
    await eventually(async () => (await warningOf(server, 'mhk', `upper-level-registration-${id}`)).status === 'met');
  });

  it('B1.23: given a clue that is entered after its limits had passed, then nothing is made up for', async () => {
    clock.to('2027-01-04T02:00:00.000Z');
    const { id } = await receive(server, 'mhk', '2026-06-01');
    await calm();
    clock.to('2027-01-20T02:00:00.000Z');
    await calm();
    expect((await server.read<{ total: number }>('mhk-director', `${warnings}?about=${id}`)).total).toBe(0);
  });

  it('given a service that sleeps through many moments, when it starts, then every timer has fired once, in order, marked late', async () => {
    clock.to('2027-03-01T02:00:00.000Z');
    const first = await receive(server, 'mhk', '2027-03-01');
    clock.to('2027-03-03T02:00:00.000Z');
    const second = await receive(server, 'mhk', '2027-03-03');
    const done = await receive(server, 'mhk', '2027-03-03');
    await dispose(server, 'mhk', done.id, 'close');
    await calm();
    const before = (await timers('fired')).counts.fired;
    await server.close();
    clock.to('2027-06-01T02:00:00.000Z');
    await start();
    await calm();
    const fired = await timers('fired');
    // Four limits with two moments each, and the quarterly list (B1.11).
    expect(fired.counts.fired).toBe(before + 9);
    expect(fired.counts.parked).toBe(0);
    for (const { id } of [first, second]) {
      for (const name of ['jurisdiction', 'disposal']) {
        const { warnings: fires } = await warningOf(server, 'mhk', `${name}-${id}`);
        expect(fires).toMatchObject([
          { band: 'yellow', late: true, firedAt: '2027-06-01T02:00:00.000Z' },
          { overdue: true, late: true },
        ]);
      }
    }
    const mine = fired.items.filter(({ aggregateId }) => [first.id, second.id].includes(aggregateId));
    expect(mine.every(({ late }) => late)).toBe(true);
    expect(mine.map(({ timer, aggregateId, stage }) => `${timer} ${aggregateId} ${stage}`)).toHaveLength(8);
    expect(await server.send('mhk-director', 'GET', `${warnings}/disposal-${done.id}`)).toMatchObject({ status: 404 });
    // In the order of their moments, as the log tells.
    const order = await firings([first.id, second.id]);
    expect(order).toEqual([...order].sort());
    expect(order).toHaveLength(8);
  }, 120_000);

  it('given a rebuild of the timers, then the rows are the same ones and nothing fires again', async () => {
    const hash = () => server.read<{ hash: string }>('ops', '/api/clue-intake/ops/projections/timers/hash');
    const before = await hash();
    const { counts } = await timers('fired');
    await server.send('ops', 'POST', '/api/clue-intake/ops/projections/timers/rebuild', {}, { 'idempotency-key': randomUUID() });
    await eventually(async () => {
      const status = await server.read<{ projections: { name: string; state: string; rebuild?: object }[] }>(
        'ops',
        '/api/clue-intake/ops/status',
      );
      return status.projections.some(({ name, state, rebuild }) => name === 'timers' && state === 'running' && !rebuild);
    });
    expect((await hash()).hash).toBe(before.hash);
    await calm();
    expect((await timers('fired')).counts).toEqual(counts);
  });

  it('metrics tell what is pending, overdue, fired and how late', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/liandong_timers\{service="clue-intake",state="pending"\} \d+/);
    expect(text).toMatch(/liandong_timers\{service="clue-intake",state="overdue"\} 0/);
    expect(text).toMatch(/liandong_timers_lag_seconds\{service="clue-intake"\} 0/);
    expect(text).toMatch(/liandong_timers_fired_total\{service="clue-intake",timer="limit:disposal",outcome="fired"\} \d+/);
  });

  async function firings(ids: readonly string[]): Promise<readonly string[]> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ due: string }>(
        `SELECT data ->> 'dueAt' AS due FROM event_store.events WHERE type = 'ClueWarned' AND data -> 'of' ->> 'id' = ANY($1) ORDER BY position`,
        [ids],
      );
      return rows.map(({ due }) => due);
    } finally {
      await client.end();
    }
  }
});
