import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { imports, ledgerFile, prepared, upload } from '../testing/old-ledgers.js';
import { importSlice } from './import.slice.js';

describe('import: who may', () => {
  let server: TestApp;
  let id: string;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    id = await prepared(server, await ledgerFile([{ number: '权1' }]));
  });
  afterAll(() => server.close());

  it('preparing: the intake officer of the own jurisdiction', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${imports}?organisationId=mhk&title=x&source=petition`, {})).toEqual([
      'intake-officer',
    ]);
    expect(await upload(server, 'pj-intake', await ledgerFile([{ number: '权2' }]))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('reading: case management alone; another jurisdiction finds nothing', async () => {
    for (const path of ['', `/${id}`, `/${id}/rows`, `/${id}/progress`, `/${id}/report`]) {
      expect([path, await rolesThatMay(server, 'mhk', 'GET', `${imports}${path}`)]).toEqual([path, ['intake-officer', 'case-director']]);
      if (path !== '') expect(await server.send('pj-director', 'GET', `${imports}${path}`)).toMatchObject({ status: 404 });
    }
    expect(await server.read('pj-director', imports)).toMatchObject({ total: 0 });
  });

  it('approving: the director; cancelling: case management; both of the own jurisdiction', async () => {
    for (const [noun, may] of [
      ['confirmation', ['case-director']],
      ['cancellation', ['intake-officer', 'case-director']],
    ] as const) {
      expect(await server.send('pj-director', 'POST', `${imports}/${id}/${noun}`, { reason: 'x' })).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(await rolesThatMay(server, 'mhk', 'POST', `${imports}/${id}/${noun}`, { reason: 'x' })).toEqual(may);
    }
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, importSlice)).toEqual([]);
  });
});
