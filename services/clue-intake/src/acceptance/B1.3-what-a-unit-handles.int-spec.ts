import { randomUUID } from 'node:crypto';
import { verificationTeamsInForce } from '@liandong/contracts';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { eventually } from '@liandong/testing';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { plan } from '../clue/clue.disposal.fixtures.js';
import { person } from '../clue/clue.fixtures.js';
import type { HandledClue } from '../read/handled-clues/handled-clue.js';
import { assigned } from '../testing/assignments.js';
import { screenedClue, talkingClue } from '../testing/disposal-stories.js';
import { exportedFile, rowsOf } from '../testing/exported-library.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const path = `${api}/handled-clues`;
const day = '2020-06-12';
const clock = { moment: `${day}T02:00:00.000Z`, now: () => clock.moment };
const UNKNOWN = { status: 404, body: { code: 'clue.unknown' } };
const secretary = 'mhk-township-secretary';
const county = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' };
const township = { ...county, zoneId: 'mhk.township-1', level: 'township' };

/** 承办单位: a township, room or group reads what it is to handle (B1.3). */
describe('B1.3: what a unit handles', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const act = (who: string, address: string, body: object = {}) => server.command<{ id: string }>(who, `${api}/${address}`, body);
  const handled = (who: string, clueId: string) => server.read<HandledClue>(who, `${path}/${clueId}`);
  const asked = (who: string, clueId: string) => server.send(who, 'GET', `${path}/${clueId}`);
  const listed = async (who: string) => (await server.read<{ items: readonly HandledClue[] }>(who, path)).items.map(({ clueId }) => clueId);
  /** Screened, with initial verification approved, and its routing proposed. */
  async function routingProposed(routing: object, subjects = [person('s1', { managedBy: 'township' })]): Promise<string> {
    const clueId = await screenedClue(server, subjects);
    await act('mhk-intake', `clues/${clueId}/disposal-proposal`, { mode: 'initial-verification', opinion: '拟初核', plan });
    await act('mhk-principal', `clues/${clueId}/disposal-approval`);
    await act('mhk-intake', `clues/${clueId}/routing-proposal`, routing);
    return clueId;
  }
  async function routed(routing: object): Promise<string> {
    const clueId = await routingProposed(routing);
    await act('mhk-principal', `clues/${clueId}/routing-approval`);
    return clueId;
  }

  it('B1.3: a township reads what was routed to it, with what it may do, once that is approved, and nothing of where it came from', async () => {
    const clueId = await routingProposed(township);
    expect(await asked(secretary, clueId)).toMatchObject(UNKNOWN);
    await act('mhk-principal', `clues/${clueId}/routing-approval`);
    const shown = await handled(secretary, clueId);
    expect(shown).toMatchObject({
      title: '反映某乡干部',
      summary: '……',
      subjects: [{ subjectId: 's1' }],
      problemTypes: ['conduct'],
      mode: 'initial-verification',
      plan: { steps: plan.steps },
      level: 'township',
      ties: [{ as: 'routed', unitId: 'mhk.township-1' }],
      allowed: ['report-township-result', 'add-subject', 'correct-subject'],
    });
    for (const column of [
      'sourceKind',
      'sourceAgencyId',
      'sourceReference',
      'origin',
      'forwardedFrom',
      'acquaintances',
      'keeper',
      'proposal',
    ])
      expect(shown).not.toHaveProperty(column);
    expect(JSON.stringify(shown)).not.toContain('监发1号');
    expect(await listed(secretary)).toEqual([clueId]);
    // Another unit, another jurisdiction.
    expect(await asked('mhk-supervisor-2', clueId)).toMatchObject(UNKNOWN);
    expect(await asked('pj-township-secretary', clueId)).toMatchObject(UNKNOWN);
    await act(secretary, `clues/${clueId}/township-result`, {
      results: [{ subjectId: 's1', outcome: 'criticise-educate', reference: '谈话记录' }],
      summary: '……',
      reportedOn: day,
    });
    expect(await handled(secretary, clueId)).toMatchObject({ status: 'verified', allowed: [] });
  });

  it('3.15: what was raised out of the hands of the township is no longer read there', async () => {
    const clueId = await routed(township);
    expect(await handled(secretary, clueId)).toMatchObject({ clueId });
    await act('mhk-intake', `clues/${clueId}/raise-proposal`, { reason: '村级干部' });
    await act('mhk-principal', `clues/${clueId}/raise-approval`);
    await server.read('mhk-director', `${api}/clues/${clueId}`);
    expect(await asked(secretary, clueId)).toMatchObject(UNKNOWN);
  });

  it('B1.13: the member it is passed on to reads it; what is assigned says which result is owed, and until when', async () => {
    const passedOn = await routed({ ...county, handling: { kind: 'self-handled', departmentId: 'mhk.room-1' } });
    expect(await handled('mhk-supervisor-1', passedOn)).toMatchObject({
      handling: { kind: 'self-handled' },
      ties: [{ as: 'routed', unitId: 'mhk.room-1' }],
    });
    const clueId = await screenedClue(server);
    const { id } = await act('mhk-director', 'assignments/outgoing', { ...assigned, body: 'mhk.room-1', clueId });
    await server.read('mhk-director', `${api}/clues`);
    expect(await asked('mhk-supervisor-1', clueId)).toMatchObject(UNKNOWN);
    await act('mhk-lead-1', `assignments/${id}/approval`, { approvedOn: day });
    expect((await handled('mhk-supervisor-1', clueId)).ties).toMatchObject([
      {
        as: 'assigned',
        assignmentId: id,
        requirement: assigned.requirement,
        documentNumber: assigned.documentNumber,
        status: 'open',
        dueAt: '2020-09-14T15:59:59.999Z',
      },
    ]);
    await act('mhk-lead-1', `assignments/${id}/withdrawal`, { reason: '改由其他单位承办' });
    await server.read('mhk-director', `${api}/clues`);
    expect(await asked('mhk-supervisor-1', clueId)).toMatchObject(UNKNOWN);
  });

  it('B1.3, B1.22: the register is narrowed by who handles a clue: not by whom it is merely proposed to', async () => {
    const toRoom = { ...county, handling: { kind: 'self-handled', departmentId: 'mhk.room-3' } };
    const [clueId, proposed, toZone] = [
      await routed(toRoom),
      await routingProposed(toRoom),
      await routed({ ...county, zoneId: 'mhk.zone-3' }),
    ];
    const found = async (unit: string) =>
      (await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${api}/clues?handlingUnit=${unit}`)).items.map(
        (one) => one.clueId,
      );
    expect(await found('mhk.room-3')).toEqual([clueId]);
    await act('mhk-principal', `clues/${proposed}/routing-approval`);
    expect((await found('mhk.room-3')).toSorted()).toEqual([clueId, proposed].toSorted());
    expect(await found('mhk.zone-3')).toEqual([toZone]);
    expect(await rowsOf(await exportedFile(server, 'mhk', 'csv', '&handlingUnit=mhk.room-3'))).toHaveLength(2);
  });

  it('B1.18: a department that talks with one subject reads the clue, and of its subjects that one', async () => {
    const two = ['s1', 's2'].map((id) => person(id, { managedBy: 'township' }));
    const { clueId, talks } = await talkingClue(server, two, null);
    const first = talks.find(({ subject }) => subject.subjectId === 's1')!;
    expect(await asked('mhk-supervisor-1', clueId)).toMatchObject(UNKNOWN);
    await act('mhk-intake', `talk-inquiries/${first.talkInquiryId}/handler`, { departmentId: 'mhk.room-1' });
    expect(await handled('mhk-supervisor-1', clueId)).toMatchObject({
      title: '反映某乡干部',
      subjects: [{ subjectId: 's1' }],
      ties: [{ as: 'talk', talkInquiryId: first.talkInquiryId, subjectId: 's1' }],
      allowed: [],
    });
    expect(JSON.stringify(await handled('mhk-supervisor-1', clueId))).not.toContain(two[1]!.name);
  });

  it('0.3: whoever has a place in a team reads what it verifies, and nobody else of the room; once it is concluded nobody does', async () => {
    const clueId = await routed(county);
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const tell = (revision: number, members: readonly string[], more: { readonly zoneId?: string; readonly routingNo?: number } = {}) =>
      bus.publish([
        {
          id: randomUUID(),
          type: verificationTeamsInForce.type,
          source: 'joint-supervision',
          time: new Date().toISOString(),
          matterId: randomUUID(),
          causationId: randomUUID(),
          data: { verificationId: clueId, clueId, organisationId: 'mhk', revision, members, ...more },
        },
      ]);
    expect(await asked('mhk-inv-1', clueId)).toMatchObject(UNKNOWN);
    await tell(3, ['mhk-inv-1', 'mhk-inv-8']);
    // An investigator of the procuratorate, who is one of the team, too.
    for (const who of ['mhk-inv-1', 'mhk-inv-8']) {
      await eventually(async () => (await asked(who, clueId)).status === 200);
      expect(await handled(who, clueId)).toMatchObject({ title: '反映某乡干部', summary: '……', ties: [{ as: 'verifying' }], allowed: [] });
      expect(await listed(who)).toEqual([clueId]);
    }
    for (const who of ['mhk-inv-2', 'mhk-supervisor-1']) expect(await asked(who, clueId)).toMatchObject(UNKNOWN);
    // A team that was drawn for another zone's routing is told late: it is not this one's.
    await tell(7, ['mhk-inv-1', 'mhk-inv-8'], { zoneId: 'mhk.zone-2' });
    await eventually(async () => (await asked('mhk-inv-1', clueId)).status === 404);
    expect(await listed('mhk-inv-8')).toEqual([]);
    await tell(8, ['mhk-inv-1'], { zoneId: 'mhk.zone-1' });
    await eventually(async () => (await asked('mhk-inv-1', clueId)).status === 200);
    expect((await handled('mhk-inv-1', clueId)).ties).toEqual([{ as: 'verifying' }]);
    // Nor is one of another routing to the same zone.
    await tell(9, ['mhk-inv-1'], { zoneId: 'mhk.zone-1', routingNo: 2 });
    await eventually(async () => (await asked('mhk-inv-1', clueId)).status === 404);
    expect(await listed('mhk-inv-1')).toEqual([]);
    await tell(10, ['mhk-inv-1'], { zoneId: 'mhk.zone-1', routingNo: 1 });
    await eventually(async () => (await asked('mhk-inv-1', clueId)).status === 200);
    expect((await handled('mhk-inv-1', clueId)).ties).toEqual([{ as: 'verifying' }]);
    await tell(11, []);
    await eventually(async () => (await asked('mhk-inv-1', clueId)).status === 404);
    expect(await asked('mhk-inv-8', clueId)).toMatchObject(UNKNOWN);
  });

  it('B4.1, B4.9: whoever is recused, or not cleared, reads nothing of it', async () => {
    const [recused, classified] = [await routed(township), await routed(township)];
    await act('mhk-director', 'recusals', {
      about: { kind: 'clue', id: recused },
      personId: secretary,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'other',
      statement: '……',
      raisedOn: day,
    });
    const about = { kind: 'clue', id: classified };
    const { id } = await act('mhk-director', 'classifications', { about, level: 'confidential', reason: '……' });
    await act('mhk-principal', `classifications/${id}/approval`);
    await server.read('mhk-director', `${api}/classifications`);
    await server.read('mhk-director', `${api}/recusals`);
    expect(await asked(secretary, recused)).toMatchObject({ status: 403, body: { code: 'access.barred-by-recusal' } });
    expect(await asked(secretary, classified)).toMatchObject({ status: 403, body: { code: 'access.above-clearance' } });
    const list = await listed(secretary);
    for (const clueId of [recused, classified]) expect(list).not.toContain(clueId);
  });
});
