import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { analysis, copied } from './clue-copy.fixtures.js';
import { clueCopySlice } from './clue-copy.slice.js';

const api = '/api/clue-intake';
const copies = `${api}/clue-copies`;
const managing: readonly Role[] = ['intake-officer', 'case-director'];
const leading: readonly Role[] = ['principal', 'deputy'];

/** Who may, per command on a copy; a person of the same role elsewhere may not. */
const commands: readonly [path: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['clue-copies/ID/taken-in-items', { itemNo: 9 }, managing, 'pj-intake'],
  ['clue-copies/ID/links', { itemNo: 9, clueId: 'x' }, managing, 'pj-intake'],
  ['clue-copies/ID/analysis', { items: analysis }, managing, 'pj-director'],
  ['clue-copies/ID/analysis-approval', {}, leading, 'pj-principal'],
  ['clue-copies/ID/analysis-rejection', { reason: 'x' }, leading, 'pj-lead-east'],
  ['clue-copies/ID/reply', { text: 'x', repliedOn: '2023-04-06' }, ['case-director'], 'pj-director'],
  ['own-clue-copies/ID/reply-receipt', { acknowledgedOn: '2023-04-06' }, ['agency-integrator'], 'pj-procurator'],
];

describe('clue copy: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const received = async () => (await server.command<{ id: string }>('mhk-intake', copies, copied)).id;

  it('1.13: receiving on paper: case management’s intake, for the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', copies, copied)).toEqual(['intake-officer']);
    expect(await server.send('pj-intake', 'POST', copies, copied)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it.each(commands)('1.13: %s', async (path, body, may, elsewhere) => {
    const address = `${api}/${path.replace('ID', await received())}`;
    expect(await server.send(elsewhere, 'POST', address, body)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    expect(await rolesThatMay(server, 'mhk', 'POST', address, body)).toEqual(may);
  });

  it('1.13: reading: case management and those who decide; the agency its own; departments what was given to them', async () => {
    const id = await received();
    for (const path of ['clue-copies', `clue-copies/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual([...managing, ...leading]);
    for (const path of ['own-clue-copies', `own-clue-copies/${id}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(['agency-integrator']);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/supervision-inputs`)).toEqual([...leading, 'supervisor']);
    expect(await server.read('mhk-congress', `${api}/own-clue-copies/${id}`)).toMatchObject({ copyId: id, stage: 'received' });
    for (const [person, path] of [
      ['pj-director', `clue-copies/${id}`],
      ['mhk-procurator', `own-clue-copies/${id}`],
    ] as const) {
      expect(await server.send(person, 'GET', `${api}/${path}`)).toMatchObject({ status: 404, body: { code: 'clue-copy.unknown' } });
    }
    expect(await server.read('pj-director', copies)).toMatchObject({ total: 0 });
    expect(await server.read('mhk-procurator', `${api}/own-clue-copies`)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, clueCopySlice)).toEqual([]);
  });
});
