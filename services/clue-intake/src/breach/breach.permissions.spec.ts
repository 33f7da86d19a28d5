import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { breachSlice } from './breach.slice.js';

const api = '/api/clue-intake/breaches';
const few: readonly Role[] = ['case-director', 'cadre-supervisor', 'principal'];
const day = '2020-06-12';
const report = {
  organisationId: 'mhk',
  officer: { personId: 'mhk-inv-2', organisationId: 'mhk.room-3', standing: 'staff' },
  kind: 'leaking',
  occurredOn: '2020-06-11',
  content: '……',
};
/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['registration', { registeredOn: day }, few, 'pj-director'],
  ['examination', { openedOn: day }, ['case-director', 'cadre-supervisor'], 'pj-cadre'],
  ['finding', { facts: 'x', decidedOn: day }, ['case-director', 'cadre-supervisor'], 'pj-cadre'],
  ['clearing', { reason: 'x', decidedOn: day }, ['case-director', 'cadre-supervisor'], 'pj-director'],
  ['handing-over', { receiverId: 'mhk', documentNumber: 'x', handedOn: day }, few, 'pj-principal'],
  ['closure', { reason: 'x', closedOn: day }, few, 'pj-principal'],
];

describe('breach: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());
  const reported = async (more: object = {}) => (await server.command<{ id: string }>('mhk-inv-1', api, { ...report, ...more })).id;
  const sorted = (found: readonly Role[]) => [...found].sort();

  it('B4.5: reporting: whoever works there, about a record of the own jurisdiction', async () => {
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', api, report))).toEqual([
      'cadre-supervisor',
      'case-director',
      'deputy',
      'document-officer',
      'intake-officer',
      'investigator',
      'principal',
      'reception-officer',
      'supervisor',
      'township-reviewer',
      'township-secretary',
      'trial-director',
      'trial-officer',
    ]);
    expect(await server.send('pj-inv-1', 'POST', api, report)).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    const paper = {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.petition', reference: '1' },
      title: 'x',
      summary: 'x',
      receivedOn: '2020-06-11',
      subjects: [person('s1')],
    };
    const { id: clueId } = await server.command<{ id: string }>('mhk-intake', '/api/clue-intake/clues', paper);
    expect(
      await server.send('pj-inv-1', 'POST', api, { ...report, organisationId: 'pj', about: { kind: 'clue', id: clueId } }),
    ).toMatchObject({ status: 403, body: { code: 'access.wrong-organisation' } });
    expect(await server.send('mhk-inv-1', 'POST', api, { ...report, about: { kind: 'clue', id: 'nowhere' } })).toMatchObject({
      status: 404,
      body: { code: 'breach.record-unknown' },
    });
    expect(await server.send('mhk-inv-1', 'POST', api, { ...report, about: { kind: 'clue', id: clueId } })).toMatchObject({ status: 201 });
  });

  it.each(commands)('B4.5: %s', async (noun, body, may, elsewhere) => {
    const id = await reported();
    expect(await server.send(elsewhere, 'POST', `${api}/${id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(sorted(await rolesThatMay(server, 'mhk', 'POST', `${api}/${id}/${noun}`, body))).toEqual(sorted(may));
  });

  it('B4.5: reading: principal, director of case management and cadre supervision; not whoever reported it, and nobody elsewhere', async () => {
    const id = await reported();
    await server.read('mhk-director', api);
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', api))).toEqual(sorted(few));
    expect(sorted(await rolesThatMay(server, 'mhk', 'GET', `${api}/${id}`))).toEqual(sorted(few));
    expect(await server.send('mhk-inv-1', 'GET', `${api}/${id}`)).toMatchObject({ status: 403, body: { code: 'access.role-required' } });
    expect(await server.send('pj-principal', 'GET', `${api}/${id}`)).toMatchObject({ status: 404, body: { code: 'breach.unknown' } });
    expect(await server.read('pj-cadre', api)).toMatchObject({ total: 0 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, breachSlice)).toEqual([]);
  });
});
