import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { assigned } from '../testing/assignments.js';
import { proposedClue, screenedClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2020-06-12';
const clock = { moment: `${day}T02:00:00.000Z`, now: () => clock.moment };
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
const ABOVE = { status: 403, body: { code: 'access.above-clearance', rule: 'B4.9' } };

interface History {
  readonly total: number;
  readonly items: readonly { readonly kind: string; readonly revision: number; readonly position: string }[];
}

/** 办理经过: whoever handles a clue reads what was thought of it, and why something was refused (B1.3). */
describe('B1.3: the history of a clue', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  const act = (who: string, address: string, body: object = {}) => server.command<{ id: string }>(who, `${api}/${address}`, body);
  const history = (who: string, clueId: string, query = '') => server.read<History>(who, `${api}/clues/${clueId}/history${query}`);
  const asked = (who: string, address: string) => server.send(who, 'GET', `${api}/${address}`);

  it('B1.2: the proposer reads why they were refused, the principal what was thought when it was screened', async () => {
    const clueId = await proposedClue(server, 'close');
    await act('mhk-principal', `clues/${clueId}/disposal-rejection`, { reason: '线索具体,应当初核' });
    const { items, total } = await history('mhk-intake', clueId);
    expect(total).toBe(5);
    expect(items.map(({ kind }) => kind)).toEqual([
      'ClueReceived',
      'ClueRegistered',
      'ClueScreened',
      'DisposalProposed',
      'DisposalRejected',
    ]);
    expect(items.at(-1)).toMatchObject({
      revision: 4,
      day,
      occurredAt: clock.moment,
      term: { zh: '不同意处置意见', en: 'disposal rejected' },
      by: { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal', standsIn: false },
      opinion: null,
      reason: '线索具体,应当初核',
      documentNumber: null,
      ledTo: { mode: 'close' },
    });
    expect(items[0]).toMatchObject({
      day: '2020-06-11',
      by: { personId: 'mhk-intake', role: 'intake-officer' },
      documentNumber: '监发1号',
    });
    expect((await history('mhk-principal', clueId)).items[2]).toMatchObject({
      opinion: '属本级管辖',
      ledTo: { problemTypes: ['conduct'] },
    });
    const { rows } = await database.query<{ position: string }>(
      'SELECT position::text FROM event_store.events WHERE stream = $1 ORDER BY revision',
      [`clue-${clueId}`],
    );
    expect(items.map(({ position }) => position)).toEqual(rows.map(({ position }) => position));
    const page = await history('mhk-intake', clueId, '?limit=2&offset=3');
    expect([page.total, page.items]).toEqual([5, items.slice(3)]);
  });

  it('B4.2: who approved which step, and who did it in the place of the recused chief', async () => {
    const clueId = await proposedClue(server, 'talk-inquiry', [person('s1', { managedBy: 'county' })]);
    await act('mhk-lead-1', `clues/${clueId}/disposal-approval`);
    const { id } = await act('mhk-director', 'recusals', {
      about: { kind: 'clue', id: clueId },
      personId: 'mhk-principal',
      chief: true,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '……',
      raisedOn: day,
    });
    const decision = { personId: 'mhk-principal', upheld: true, reason: '……', decidedOn: day, actingChiefId: 'mhk-lead-2' };
    await act('upper-principal', `recusals/${id}/chief-decision`, decision);
    await act('mhk-lead-2', `clues/${clueId}/disposal-approval`);
    expect((await history('mhk-director', clueId)).items.slice(-2)).toMatchObject([
      { kind: 'DisposalStepApproved', by: { personId: 'mhk-lead-1', role: 'deputy', standsIn: false } },
      { kind: 'DisposalApproved', by: { personId: 'mhk-lead-2', role: 'acting-chief', standsIn: true } },
    ]);
    expect(await asked('mhk-principal', `clues/${clueId}/history`)).toMatchObject(BARRED);
  });

  it('B4.1, B4.9: whoever is kept from the clue is kept from its history; elsewhere there is no such clue', async () => {
    const clueId = await screenedClue(server);
    expect(await asked('pj-director', `clues/${clueId}/history`)).toMatchObject({ status: 404, body: { code: 'clue.unknown' } });
    expect(await asked('mhk-director', 'clues/nowhere/history')).toMatchObject({ status: 404, body: { code: 'clue.unknown' } });
    const { id: matterId } = await act('mhk-director', 'classifications', {
      about: { kind: 'clue', id: clueId },
      level: 'secret',
      reason: '涉及重要案件',
    });
    await act('mhk-principal', `classifications/${matterId}/approval`);
    await server.read('mhk-principal', `${api}/classifications`);
    expect(await asked('mhk-intake', `clues/${clueId}/history`)).toMatchObject(ABOVE);
    expect(await asked('mhk-director', `clues/${clueId}/history`)).toMatchObject({ status: 200 });
  });

  it('B1.14: of an assigned matter, what was thought in the collective review and why the result was sent back', async () => {
    const { id } = await act('mhk-intake', 'assignments', { ...assigned, receivedOn: day });
    const step = (who: string, noun: string, body: object = {}) => act(who, `assignments/${id}/${noun}`, body);
    await step('mhk-intake', 'acceptance', { acceptedOn: day });
    await step('mhk-director', 'result-proposal', { summary: '已查清', effects: [] });
    const participants = ['mhk-principal', 'mhk-lead-1', 'mhk-director'];
    await step('mhk-director', 'result-review', { reviewedOn: day, participants, opinion: '同意上报', agreed: true });
    await step('mhk-principal', 'result-rejection', { reason: '清退未到位' });
    const { items } = await server.read<History>('mhk-supervisor-1', `${api}/assignments/${id}/history`);
    expect(items.slice(-2)).toMatchObject([
      { kind: 'ResultReviewed', opinion: '同意上报', ledTo: { participants, agreed: true }, term: { zh: '集体研究' } },
      { kind: 'ResultRejected', reason: '清退未到位', by: { personId: 'mhk-principal', role: 'principal' } },
    ]);
    expect(await asked('pj-director', `assignments/${id}/history`)).toMatchObject({ status: 404, body: { code: 'assignment.unknown' } });
  });
});
