import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { seriesSlice } from './series.slice.js';

const api = '/api/clue-intake';
const managing = ['intake-officer', 'case-director'];
const reading = [...managing, 'principal', 'deputy'];

describe('series: who may', () => {
  let server: TestApp;
  let clueIds: readonly string[];
  let form: object;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    const letter = (reference: string) => ({
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.reception', reference },
      title: 'x',
      summary: 'x',
      receivedOn: '2020-06-11',
      subjects: [person('w')],
    });
    clueIds = [await received(letter('1')), await received(letter('2'))];
    form = { organisationId: 'mhk', clueIds, reason: 'x' };
  });
  afterAll(() => server.close());
  const received = async (letter: object) => (await server.command<{ id: string }>('mhk-intake', `${api}/clues`, letter)).id;
  const formed = async () => (await server.command<{ id: string }>('mhk-intake', `${api}/series`, form)).id;

  it('B1.8: forming, joining and taking apart: case management of the own jurisdiction', async () => {
    const joining = { clueIds, reason: 'x' };
    for (const [path, body] of [
      ['series', form],
      [`series/${await formed()}/clues`, joining],
      [`series/${await formed()}/releases`, { clueIds: ['x'], reason: 'x' }],
    ] as const) {
      expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/${path}`, body)).toEqual(managing);
      expect(await server.send('pj-intake', 'POST', `${api}/${path}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
    }
  });

  it('B1.8: reading a series and the candidates of a repeat: those who decide, too; nobody of another jurisdiction', async () => {
    const id = await formed();
    for (const path of [`clues/${clueIds[0]}/duplicate-candidates`, `series/${id}`]) {
      await server.read('mhk-intake', `${api}/${path}`);
      expect(await rolesThatMay(server, 'mhk', 'GET', `${api}/${path}`)).toEqual(reading);
      expect(await server.send('pj-intake', 'GET', `${api}/${path}`)).toMatchObject({ status: 404 });
    }
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, seriesSlice)).toEqual([]);
  });
});
