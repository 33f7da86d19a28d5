import { type Platform, PLATFORM } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { assigned } from '../testing/assignments.js';
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

  it('B1.4: the same take the register of assignments, of their own jurisdiction, and it is on record who took it', async () => {
    const path = '/api/clue-intake/assignment-export?format=csv';
    expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(['case-director', 'principal']);
    const receive = (organisationId: string, title: string) =>
      server.command(`${organisationId}-intake`, '/api/clue-intake/assignments', {
        ...assigned,
        organisationId,
        title,
        receivedOn: '2020-06-12',
      });
    await receive('mhk', '反映甲');
    const { position } = (await receive('pj', '反映乙')) as { position: string };
    await server.read('mhk-director', '/api/clue-intake/assignments', position);
    const answer = await fetch(`${server.url}${path}&kind=assigned`, {
      headers: { authorization: `Bearer ${await server.token('mhk-director')}` },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="assignments.csv"');
    const text = await answer.text();
    expect([text.includes('反映甲'), text.includes('反映乙'), text.trim().split('\n')]).toMatchObject([true, false, { length: 2 }]);
    const stored: object[] = [];
    for await (const { type, data } of server.app.get<Platform>(PLATFORM).eventStore('clue-intake').readAll())
      if (type.startsWith('LibraryExport') && (data as { columns?: string }).columns !== '3') stored.push({ type, ...(data as object) });
    expect(stored).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'LibraryExportStarted',
          register: 'assignments',
          organisationId: 'mhk',
          columns: '1',
          filter: { kind: 'assigned' },
          takenBy: 'mhk-director',
        }),
        expect.objectContaining({ type: 'LibraryExportFinished', rows: 1 }),
      ]),
    );
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, libraryExportSlice)).toEqual([]);
  });
});
