import { roles } from '@liandong/access';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { assigned, assignmentOfItsOwnMatter } from '../testing/assignments.js';
import { conveneMeeting, screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';
import { classificationSlice } from './classification.slice.js';

const api = '/api/clue-intake';
const path = `${api}/classifications`;
const inOrder = (held: readonly string[]) => roles.filter((role) => held.includes(role));
const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };

describe('classification: who may, and whom it keeps out', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());
  const body = (clueId: string, level = 'secret') => ({ about: { kind: 'clue', id: clueId }, level, reason: '涉及重要案件' });

  it('B4.9: proposing: case management and the leaders; deciding: the principal of this jurisdiction', async () => {
    const clueId = await screenedClue(server);
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body(clueId))).toEqual(
      inOrder(['intake-officer', 'case-director', 'principal', 'deputy']),
    );
    expect(await server.send('pj-director', 'POST', path, body(clueId))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.send('mhk-director', 'POST', path, body('nowhere'))).toMatchObject({
      status: 404,
      body: { code: 'classification.record-unknown' },
    });
    const [{ matterId }] = (await server.read<{ items: [{ matterId: string }] }>('mhk-director', path)).items;
    expect(await server.send('pj-principal', 'POST', `${path}/${matterId}/rejection`, { reason: 'x' })).toMatchObject({ status: 403 });
    for (const noun of ['approval', 'rejection'])
      expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${matterId}/${noun}`, { reason: 'x' })).toEqual(['principal']);
    for (const noun of ['admissions', 'withdrawn-admissions'])
      expect(await rolesThatMay(server, 'mhk', 'POST', `${path}/${matterId}/${noun}`, { personId: 'mhk-inv-1', reason: 'x' })).toEqual([
        'principal',
      ]);
    for (const address of [path, `${path}/${matterId}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', address)).toEqual(
        inOrder(['intake-officer', 'case-director', 'principal', 'deputy']),
      );
    expect(await server.read('pj-principal', path)).toMatchObject({ total: 0 });
  });

  it('B4.9: whoever is not cleared neither works on the matter nor finds it anywhere; the level comes down by another approval', async () => {
    const clueId = await screenedClue(server);
    const meetingId = await conveneMeeting(server, [clueId]);
    const { id: assignmentId } = await server.command<{ id: string }>('mhk-intake', `${api}/assignments`, {
      ...assigned,
      clueId,
      receivedOn: '2020-06-12',
    });
    const assignmentIds = [assignmentId, await assignmentOfItsOwnMatter(server, clueId)];
    const accept = (id: string) => server.send('mhk-intake', 'POST', `${api}/assignments/${id}/acceptance`, { acceptedOn: '2020-06-12' });
    const classify = async (level: string) => {
      const { id } = await server.command<{ id: string }>('mhk-director', path, body(clueId, level));
      await server.command('mhk-principal', `${path}/${id}/approval`);
      return id;
    };
    const matterId = await classify('secret');
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { mode: 'close', opinion: 'x' }),
    ).toMatchObject(ABOVE);
    // By what the event store says, wherever the read models are.
    expect(await accept(assignmentId)).toMatchObject(ABOVE);
    await server.read('mhk-director', path);
    for (const id of assignmentIds) {
      expect(await accept(id)).toMatchObject(ABOVE);
      expect(await server.send('mhk-intake', 'GET', `${api}/assignments/${id}`)).toMatchObject(ABOVE);
      expect(JSON.stringify(await server.read('mhk-intake', `${api}/assignments`))).not.toContain(id);
    }
    expect(await server.send('mhk-intake', 'POST', `${api}/assignments`, { ...assigned, clueId, receivedOn: '2020-06-12' })).toMatchObject(
      ABOVE,
    );
    expect(await server.send('mhk-intake', 'GET', `${api}/clues/${clueId}`)).toMatchObject(ABOVE);
    expect(await server.send('mhk-intake', 'GET', `${api}/screening-meetings/${meetingId}`)).toMatchObject(ABOVE);
    for (const list of ['clues', 'screening-meetings', 'classifications', 'assignments'])
      expect(JSON.stringify(await server.read('mhk-intake', `${api}/${list}`))).not.toContain(clueId);
    expect(await server.read('mhk-director', `${api}/clues/${clueId}`)).toMatchObject({ clueId });
    const admission = { personId: 'mhk-intake', reason: '承办需要' };
    await server.command('mhk-principal', `${path}/${matterId}/admissions`, admission);
    await server.read('mhk-director', path);
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`)).toMatchObject({ clueId });
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, { mode: 'close', opinion: 'x' }),
    ).toMatchObject({ status: 201 });
    expect(await server.read('mhk-director', `${path}/${matterId}`)).toMatchObject({
      level: 'secret',
      admitted: [{ ...admission, admittedBy: 'mhk-principal' }],
    });
    await server.command('mhk-principal', `${path}/${matterId}/withdrawn-admissions`, admission);
    await server.read('mhk-director', path);
    expect(await server.send('mhk-intake', 'GET', `${api}/clues/${clueId}`)).toMatchObject(ABOVE);
    await classify('confidential');
    expect(await server.read('mhk-intake', `${api}/clues/${clueId}`)).toMatchObject({ clueId });
    for (const id of assignmentIds) expect(await accept(id)).toMatchObject({ status: 201 });
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, classificationSlice)).toEqual([]);
  });
});
