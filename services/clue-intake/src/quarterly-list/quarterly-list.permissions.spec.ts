import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { dispose, HandClock, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { quarterlyListSlice } from './quarterly-list.slice.js';

const lists = '/api/clue-intake/quarterly-lists';
const own = `${lists}/mhk-2026q1`;
const sorted = (roles: readonly Role[]) => [...roles].sort();

describe('quarterly list: who may', () => {
  let server: TestApp;
  const clock = new HandClock('2026-03-30T02:00:00.000Z');
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server, 'mhk', '2026-03-30');
    const { id } = await receive(server, 'mhk', '2026-03-30');
    await dispose(server, 'mhk', id, 'hold');
    clock.to('2026-04-01T02:00:00.000Z');
    await eventually(async () => (await server.send('mhk-director', 'GET', own)).status === 200);
  }, 120_000);
  afterAll(() => server.close());

  it('B1.11: case management sends, the reception receives', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${own}/sending`, {})).toEqual(['case-director']);
    expect(await rolesThatMay(server, 'mhk', 'POST', `${own}/receipt`, {})).toEqual(['reception-officer']);
    for (const [who, noun] of [
      ['pj-director', 'sending'],
      ['pj-reception', 'receipt'],
    ] as const)
      expect(await server.send(who, 'POST', `${own}/${noun}`, {})).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
  });

  it('B1.11: both, the deputy and the principal read; nobody of another jurisdiction', async () => {
    for (const path of [lists, own])
      expect(sorted(await rolesThatMay(server, 'mhk', 'GET', path))).toEqual([
        'case-director',
        'deputy',
        'intake-officer',
        'principal',
        'reception-officer',
      ]);
    expect(await server.send('pj-director', 'GET', own)).toMatchObject({ status: 404, body: { code: 'quarterly-list.unknown' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, quarterlyListSlice)).toEqual([]);
  });
});
