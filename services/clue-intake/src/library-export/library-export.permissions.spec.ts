import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { libraryExportSlice } from './library-export.slice.js';

describe('export of a clue library: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  it('B1.4: the director of case management and the principal, of their own library', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/clue-intake/library-export?format=csv&status=closed')).toEqual([
      'case-director',
      'principal',
    ]);
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, libraryExportSlice)).toEqual([]);
  });
});
