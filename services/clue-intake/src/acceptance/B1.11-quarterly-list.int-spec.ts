import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { clues, dispose, HandClock, receive, warningOf } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';

const lists = '/api/clue-intake/quarterly-lists';

describe('B1.11: what the reception office is told each quarter', () => {
  let database: TestDatabase;
  let server: TestApp;
  const clock = new HandClock('2026-02-02T02:00:00.000Z');
  const start = async () => (server = await startTestApp([ClueIntakeModule], { clock, database }));
  const listed = (id: string, status: string, count: number) =>
    eventually(async () => {
      const { body } = await server.send<{ readonly status: string; readonly lines: readonly { readonly clueId: string }[] }>(
        'mhk-director',
        'GET',
        `${lists}/${id}`,
      );
      return body.status === status && body.lines.length === count && body;
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    await start();
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one, '2026-02-02');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  it('B1.11: given clues of the reception disposed of in a quarter, when it ends while the service sleeps, then each organisation’s list has made itself; late, it is warned about; sent, and received', async () => {
    const [closed, held] = [await receive(server, 'mhk', '2026-02-02'), await receive(server, 'mhk', '2026-02-02')];
    const [untouched, elsewhere] = [await receive(server, 'mhk', '2026-02-02'), await receive(server, 'pj', '2026-02-02')];
    const fromAbove = await receive(server, 'mhk', '2026-02-02', 'upper-level');
    await dispose(server, 'mhk', closed.id, 'close');
    await server.command('mhk-director', `${clues}/${closed.id}/conclusion`, { summary: '了结', concludedOn: '2026-02-02' });
    for (const { id } of [held, fromAbove]) await dispose(server, 'mhk', id, 'hold');
    await dispose(server, 'pj', elsewhere.id, 'hold');
    expect(await server.send('mhk-director', 'GET', `${lists}/mhk-2026q1`)).toMatchObject({
      status: 404,
      body: { code: 'quarterly-list.unknown' },
    });
    await server.close();
    clock.to('2026-04-14T02:00:00.000Z');
    await start();
    await listed('mhk-2026q1', 'owed', 2);
    const list = await server.read<{ readonly lines: readonly { readonly clueId: string }[] }>('mhk-director', `${lists}/mhk-2026q1`);
    const line = (id: string) => list.lines.find(({ clueId }) => clueId === id);
    expect(line(closed.id)).toMatchObject({
      number: '信访〔2026〕1号',
      reference: '信访1号',
      mode: 'close',
      modeName: '予以了结',
      concludedOn: '2026-02-02',
      figures: { filed: 0 },
      revision: expect.any(Number) as number,
    });
    expect(line(held.id)).toMatchObject({ mode: 'hold' });
    expect([line(untouched.id), line(fromAbove.id)]).toEqual([undefined, undefined]);
    expect(list).toMatchObject({ dueAt: '2026-04-15T15:59:59.999Z', allowed: ['send'] });

    clock.to('2026-04-16T02:00:00.000Z');
    await eventually(
      async () =>
        (await server.send<{ overdue?: boolean }>('mhk-director', 'GET', '/api/clue-intake/warnings/quarterly-list-mhk-2026q1')).body
          .overdue === true,
    );
    expect(await warningOf(server, 'mhk', 'quarterly-list-mhk-2026q1')).toMatchObject({
      ruleId: 'B1.11',
      responsible: 'mhk.case-management',
    });
    await server.command('mhk-director', `${lists}/mhk-2026q1/sending`);
    expect(await server.read('mhk-reception', `${lists}?quarter=2026q1&status=sent`)).toMatchObject({
      total: 1,
      items: [{ listId: 'mhk-2026q1', sentInTime: false, sentBy: 'mhk-director' }],
    });
    await server.command('mhk-reception', `${lists}/mhk-2026q1/receipt`);
    expect(await server.read('mhk-reception', `${lists}/mhk-2026q1`)).toMatchObject({
      status: 'received',
      receivedOn: '2026-04-16',
      receivedBy: 'mhk-reception',
      allowed: [],
    });
    // B4.1: whoever is recused from a clue does not find it here either.
    await server.command('mhk-director', '/api/clue-intake/recusals', {
      about: { kind: 'clue', id: held.id },
      personId: 'mhk-reception',
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: '2026-04-16',
    });
    await server.read('mhk-director', '/api/clue-intake/recusals');
    expect(await server.read('mhk-reception', `${lists}/mhk-2026q1`)).toMatchObject({ lines: [{ clueId: closed.id }] });
    expect(await server.read('mhk-reception', lists)).toMatchObject({ items: [{ lines: [{ clueId: closed.id }] }] });
    expect(await server.read('pj-director', `${lists}/pj-2026q1`)).toMatchObject({ status: 'owed', lines: [{ clueId: elsewhere.id }] });
  }, 180_000);
});
