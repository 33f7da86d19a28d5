import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { keyMarkSlice } from './key-mark.slice.js';

const api = '/api/clue-intake';
const managing = ['intake-officer', 'case-director'];
const reading = [...managing, 'principal', 'deputy'];

describe('key mark: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const mark = { organisationId: 'mhk', kind: 'person', name: '张三', reason: '研判标定', markedOn: '2020-06-11' };
  const marked = async () => (await server.command<{ id: string }>('mhk-intake', `${api}/key-marks`, mark)).id;

  it('1.25: setting and lifting: case management of the own jurisdiction', async () => {
    for (const [path, body] of [
      ['key-marks', mark],
      [`key-marks/${await marked()}/lifting`, { reason: 'x', liftedOn: '2020-06-11' }],
    ] as const) {
      expect(await server.send('pj-intake', 'POST', `${api}/${path}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/${path}`, body)).toEqual(managing);
    }
  });

  it('1.25: reading marks, the clues that they follow, and a clue’s marks: those who decide, too; nobody of another jurisdiction', async () => {
    const source = { kind: 'petition', agencyId: 'mhk.reception', reference: '1' };
    const { id: clueId } = await server.command<{ id: string }>('mhk-intake', `${api}/clues`, {
      organisationId: 'mhk',
      source,
      title: 'x',
      summary: 'x',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
    });
    const id = await marked();
    expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/key-marks`)).toEqual(reading);
    expect(await server.read('pj-intake', `${api}/key-marks`)).toMatchObject({ total: 0 });
    for (const path of [`key-marks/${id}`, `key-marks/${id}/clues`, `clues/${clueId}/key-marks`]) {
      await server.read('mhk-intake', `${api}/${path}`);
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(reading);
      expect(await server.send('pj-intake', 'GET', `${api}/${path}`)).toMatchObject({ status: 404 });
    }
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, keyMarkSlice)).toEqual([]);
  });
});
