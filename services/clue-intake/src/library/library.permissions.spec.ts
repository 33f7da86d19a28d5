import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { librarySlice } from './library.slice.js';

const api = '/api/clue-intake';
const libraries = `${api}/libraries`;
const day = '2020-06-11';

describe('library: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  const received = async (organisationId = 'mhk') =>
    (
      await server.command<{ id: string }>(`${organisationId}-intake`, `${api}/clues`, {
        organisationId,
        source: { kind: 'petition', agencyId: `${organisationId}.reception`, reference: '信访1号' },
        title: 'x',
        summary: 'x',
        receivedOn: day,
        subjects: [person('s1')],
      })
    ).id;
  const register = async (who: string) => server.send(who, 'POST', `${api}/clues/${await received()}/registration`, {});
  const act = (who: string, path: string, body: object) => server.command<{ position: string }>(who, `${libraries}/mhk${path}`, body);

  it('B1.3, B1.4: entrusting and appointing: the principal of the organisation; handing over: case management; nobody of elsewhere', async () => {
    const commands = [
      ['', { unitId: 'mhk.case-management', since: day }, ['principal'], 'pj-principal'],
      ['/keepers', { personId: 'mhk-intake', from: day, documentNumber: '指定1号' }, ['principal'], 'pj-principal'],
      ['/handover', { giver: 'a', taker: 'b', preparedOn: day }, ['intake-officer', 'case-director'], 'pj-director'],
      ['/handover/differences', { number: 'x', kind: 'missing', note: 'x' }, ['intake-officer', 'case-director'], 'pj-director'],
      ['/handover/signatures', { signedOn: day }, ['intake-officer', 'case-director'], 'pj-director'],
      ['/reconciled-periods', { reconciledOn: day, reconciliationIds: [] }, ['case-director'], 'pj-director'],
      ['/handover/cancellation', { reason: 'x' }, ['intake-officer', 'case-director'], 'pj-director'],
    ] as const;
    for (const [path, body, may, elsewhere] of commands) {
      expect(await server.send(elsewhere, 'POST', `${libraries}/mhk${path}`, body)).toMatchObject({
        status: 403,
        body: { code: 'access.wrong-organisation' },
      });
      expect(await rolesThatMay(server, 'mhk', 'POST', `${libraries}/mhk${path}`, body)).toEqual([...may]);
    }
    for (const path of ['', '/mhk', '/mhk/handover-items'])
      expect(await rolesThatMay(server, 'mhk', 'GET', `${libraries}${path}`)).toEqual([
        'intake-officer',
        'case-director',
        'principal',
        'deputy',
      ]);
    expect(await server.send('pj-director', 'GET', `${libraries}/mhk`)).toMatchObject({ status: 404, body: { code: 'library.unknown' } });
    expect(await server.read('pj-director', libraries)).toMatchObject({ total: 0 });
  });

  it('B1.4: before the library is entrusted and a keeper is in office nobody registers, the refusal says who does what first, and no number is drawn', async () => {
    const clueId = await received('pj');
    const registered = () => server.send('pj-intake', 'POST', `${api}/clues/${clueId}/registration`, {});
    const decide = (path: string, body: object) => server.command('pj-principal', `${libraries}/pj${path}`, body);
    const appoint = (personId: string, from: string) => decide('/keepers', { personId, from, documentNumber: '指定1号' });
    const refused = (...allowed: readonly string[]) => ({
      status: 409,
      body: { code: 'library.no-keeper', rule: 'B1.4', allowed, details: { organisationId: 'pj', role: 'principal' } },
    });
    expect(await registered()).toMatchObject(refused('entrust'));
    expect(await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/registration`, {})).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    await decide('', { unitId: 'pj.case-management', since: day });
    expect(await registered()).toMatchObject(refused('appoint'));
    await appoint('pj-director', '2999-01-01');
    expect(await registered()).toMatchObject(refused('appoint'));
    await appoint('pj-intake', day);
    expect(await registered()).toMatchObject({ status: 201 });
    expect(await server.read('pj-director', `${api}/clues/${clueId}`)).toMatchObject({ number: '信访〔2020〕1号', keeper: 'pj-intake' });
  });

  it('B1.4: a keeper hands the items over, by number and fixed at a position; both sign; only keepers in office register', async () => {
    expect(await register('mhk-intake')).toMatchObject({ status: 201 });
    expect(await register('mhk-intake')).toMatchObject({ status: 201 });
    await act('mhk-principal', '/keepers', { personId: 'mhk-director', from: day, documentNumber: '指定2号' });
    const handover = { giver: 'mhk-intake', taker: 'mhk-director', preparedOn: day };
    const position = (await register('mhk-intake')).body as { position: string };
    await server.read('mhk-director', libraries, position.position);
    await act('mhk-director', '/handover', handover);
    expect(await register('mhk-intake')).toMatchObject({
      status: 403,
      body: { code: 'library.not-a-keeper', rule: 'B1.4', details: { keepers: ['mhk-intake', 'mhk-director'] } },
    });
    const list = await server.read<{ total: number; items: { number: string }[]; handover: { list: { digest: string } } }>(
      'mhk-lead-1',
      `${libraries}/mhk/handover-items`,
    );
    expect(list).toMatchObject({ total: 3, handover: { list: { count: 3 } } });
    await act('mhk-director', '/handover/differences', { number: list.items[0]!.number, kind: 'missing', note: '原件未见' });
    expect(
      await server.send('mhk-director', 'POST', `${libraries}/mhk/handover/differences`, { number: '无此号', kind: 'missing', note: 'x' }),
    ).toMatchObject({ status: 422, body: { code: 'library.difference-unfit' } });
    await act('mhk-intake', '/handover/signatures', { signedOn: day });
    const done = await act('mhk-director', '/handover/signatures', { signedOn: day });
    expect(await server.read('mhk-lead-1', `${libraries}/mhk`, done.position)).toMatchObject({
      status: 'held',
      keepers: [
        { personId: 'mhk-intake', until: day },
        { personId: 'mhk-director', until: null },
      ],
      handovers: [{ status: 'completed', signed: ['giver', 'taker'], differences: [{ kind: 'missing' }] }],
    });
    // The list stays what it was, though the items are the taker's now.
    expect(await server.read('mhk-lead-1', `${libraries}/mhk/handover-items?handover=1`)).toMatchObject({ total: 3, items: list.items });
    expect(await register('mhk-intake')).toMatchObject({
      status: 403,
      body: { code: 'library.not-a-keeper', details: { keepers: ['mhk-director'] } },
    });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, librarySlice)).toEqual([]);
  });
});
