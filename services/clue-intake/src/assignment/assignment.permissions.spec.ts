import type { Role } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { given42, result, review } from './assignment.fixtures.js';
import { assignmentSlice } from './assignment.slice.js';

const api = '/api/clue-intake/assignments';
const day = '2020-06-11';

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['acceptance', { acceptedOn: day }, ['intake-officer'], 'pj-intake'],
  ['forwarding', { toOrganisation: 'x', reason: 'x', passedOn: day }, ['intake-officer'], 'pj-intake'],
  ['approval', { approvedOn: day }, ['deputy'], 'pj-lead-east'],
  ['rejection', { reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['withdrawal', { reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['extension', { reason: 'x', reportNumber: 'x' }, ['principal'], 'pj-principal'],
  ['upper-extension', { months: 1, documentNumber: 'x', decidedBy: 'x', decidedOn: day }, ['case-director'], 'pj-director'],
  ['supervision-proposal', { ground: 'careless', way: 'letter', requirement: 'x' }, ['case-director'], 'pj-director'],
  ['supervision-approval', {}, ['deputy'], 'pj-lead-east'],
  ['supervision-rejection', { reason: 'x' }, ['deputy'], 'pj-lead-east'],
  ['supervision', { report: 'x', carriedOutOn: day }, ['case-director'], 'pj-director'],
  ['result-proposal', result, ['case-director', 'supervisor'], 'pj-supervisor-1'],
  ['result-review', review, ['case-director', 'supervisor'], 'pj-director'],
  ['result-approval', {}, ['principal'], 'pj-principal'],
  ['result-rejection', { reason: 'x' }, ['principal'], 'pj-principal'],
  ['result', { documentNumber: 'x', sentOn: day }, ['case-director', 'supervisor'], 'pj-director'],
];

describe('assignment: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());
  const received = () => server.command<{ id: string }>('mhk-intake', api, { ...given42, receivedOn: day });

  it('B1.9, B1.13: taking in: the intake officer; giving to those below: the director; both for the own jurisdiction only', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', api, { ...given42, receivedOn: day })).toEqual(['intake-officer']);
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/outgoing`, given42)).toEqual(['case-director']);
    expect(await server.send('pj-intake', 'POST', api, { ...given42, receivedOn: day })).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('pj-director', 'POST', `${api}/outgoing`, given42)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it('B4.1: it names a clue that the own library holds, or none; with a clue it runs in the matter of that clue', async () => {
    const clueId = await screenedClue(server);
    const { matterId } = await server.read<{ matterId: string }>('mhk-director', `/api/clue-intake/clues/${clueId}`);
    for (const [path, person, body] of [
      [api, 'intake', { ...given42, receivedOn: day }],
      [`${api}/outgoing`, 'director', given42],
    ] as const) {
      const unknown = { status: 422, body: { code: 'assignment.clue-unknown', rule: 'B4.1' } };
      expect(await server.send(`mhk-${person}`, 'POST', path, { ...body, clueId: 'nowhere' })).toMatchObject(unknown);
      expect(await server.send(`pj-${person}`, 'POST', path, { ...body, organisationId: 'pj', clueId })).toMatchObject(unknown);
      expect(await server.command(`mhk-${person}`, path, { ...body, clueId })).toMatchObject({ matterId });
      expect(await server.command(`mhk-${person}`, path, body)).not.toMatchObject({ matterId });
    }
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    const { id } = await received();
    expect(await server.send(elsewhere, 'POST', `${api}/${id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-intake', `${api}/${id}`)).toMatchObject({ revision: 0, status: 'received' });
    expect(await rolesThatMay(server, 'mhk', 'POST', `${api}/${id}/${noun}`, body)).toEqual(may);
  });

  it('reading: case management, supervision and those who decide; nothing of other jurisdictions', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor'];
    const { id } = await received();
    for (const path of [api, `${api}/${id}`, `${api}/${id}/history`]) expect(await rolesThatMay(server, 'mhk', 'GET', path)).toEqual(may);
    expect(await server.read('pj-director', api)).toMatchObject({ total: 0 });
    expect(await server.send('pj-director', 'GET', `${api}/${id}`)).toMatchObject({ status: 404, body: { code: 'assignment.unknown' } });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, assignmentSlice)).toEqual([]);
  });
});
