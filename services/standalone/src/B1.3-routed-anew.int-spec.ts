import { randomUUID } from 'node:crypto';
import { type VerificationConcluded, verificationConcluded } from '@liandong/contracts';
import { ClueIntakeModule } from '@liandong/clue-intake';
import type { EventMetadata } from '@liandong/event-sourcing';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { arranged, disposedClue, verifiedClue } from './testing/case-chain.js';
import { subject } from './testing/recused-matter.js';

const intake = '/api/clue-intake';
const joint = '/api/joint-supervision';
const first = ['mhk-inv-1', 'mhk-inv-2'];
const second = ['mhk-inv-5', 'mhk-inv-6'];

describe('B1.3: a clue that is routed anew', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule, JointSupervisionModule]);
    await arranged(server);
    const persons = second.map((personId) => ({
      personId,
      name: personId,
      organisationId: 'mhk.room-2',
      affiliation: 'commission',
      duty: 'staff',
    }));
    await server.command('mhk-director', `${joint}/staff-rosters`, { organisationId: 'mhk', from: '2020-03-02', persons });
  }, 120_000);
  afterAll(() => server.close());

  const reads = async (who: string, clueId: string) => (await server.send(who, 'GET', `${intake}/handled-clues/${clueId}`)).status === 200;
  const verification = (clueId: string) =>
    server.read<{ status: string; zoneId: string }>('mhk-principal', `${joint}/verifications/${clueId}`);

  /** Routed to that zone, and a team drawn for it. */
  async function verifiedBy(clueId: string, zone: number, members: readonly string[]): Promise<void> {
    const lead = `mhk-lead-${zone}`;
    const routing = { zoneId: `mhk.zone-${zone}`, leaderPersonId: lead, level: 'county' };
    await server.command('mhk-intake', `${intake}/clues/${clueId}/routing-proposal`, routing);
    await server.command('mhk-principal', `${intake}/clues/${clueId}/routing-approval`);
    const act = (who: string, noun: string, body: object = {}) =>
      server.send(who, 'POST', `${joint}/verifications/${clueId}/${noun}`, body);
    await eventually(async () => (await verification(clueId)).zoneId === routing.zoneId, 30_000);
    const plan = {
      purpose: '核实反映问题',
      zoneIds: [1, 2, 3, 4].map((number) => `mhk.zone-${number}`),
      agencyIds: [],
      proposedOn: '2020-06-11',
    };
    expect(await act(lead, 'plan-proposal', plan)).toMatchObject({ status: 201 });
    expect(await act('mhk-principal', 'plan-approval')).toMatchObject({ status: 201 });
    const teams = [{ name: '核查组', leaderPersonId: members[0], memberIds: members }];
    expect(await act(lead, 'teams', { teams, drawnOn: '2020-06-11' })).toMatchObject({ status: 201 });
    await eventually(() => reads(members[0]!, clueId), 30_000);
  }

  /** Another mode takes the place of the one that is carried out, as an earlier version of the rules let it (B1.1). */
  async function approvedAnew(clueId: string): Promise<void> {
    const store = server.app.get<Platform>(PLATFORM).eventStore('clue-intake');
    let metadata: EventMetadata | undefined;
    let revision = -1;
    for await (const event of store.readStream(`clue-${clueId}`)) ({ metadata, revision } = event);
    const data = { mode: 'initial-verification', approvedBy: 'mhk-principal', approvedAt: metadata!.occurredAt, inTime: true };
    await store.append(`clue-${clueId}`, revision, [
      { id: randomUUID(), type: 'DisposalApproved', schemaVersion: 1, data, metadata: { ...metadata!, commandId: randomUUID() } },
    ]);
  }

  const received = () =>
    disposedClue(
      server,
      {
        organisationId: 'mhk',
        source: { kind: 'petition', agencyId: 'mhk.petition', reference: randomUUID() },
        title: '反映某科员',
        summary: '……',
        receivedOn: '2020-06-11',
        subjects: [subject],
      },
      'initial-verification',
    );
  const standing = async (clueId: string) => (await server.read<{ status: string }>('mhk-principal', `${intake}/clues/${clueId}`)).status;

  it('B1.3, 0.3: its former team reads it no longer and does no more work; the team of the new routing does', async () => {
    const { id } = await received();
    await verifiedBy(id, 1, first);
    await approvedAnew(id);
    await eventually(async () => (await verification(id)).status === 'ended', 30_000);
    expect(await server.send('mhk-lead-1', 'POST', `${joint}/verifications/${id}/start`, { startedOn: '2020-06-11' })).toMatchObject({
      status: 409,
      body: { code: 'verification.not-allowed' },
    });
    await eventually(async () => !(await reads('mhk-inv-1', id)), 30_000);
    await verifiedBy(id, 2, second);
    for (const who of second) expect(await reads(who, id)).toBe(true);
    for (const who of first) expect(await reads(who, id)).toBe(false);
  });

  it('B1.3: what was concluded under a routing that fell is verified anew under the next one, and the former result is not taken for its own', async () => {
    const clue = await received();
    const { id } = clue;
    await verifiedClue(server, clue, [subject], 1, { outcome: 'no-case' });
    await eventually(async () => (await standing(id)) === 'verified', 30_000);
    await approvedAnew(id);
    await eventually(async () => (await standing(id)) === 'disposal-approved', 30_000);
    const platform = server.app.get<Platform>(PLATFORM);
    /** The conclusion of the first routing, as it would come late. */
    const late: VerificationConcluded = {
      id: randomUUID(),
      type: verificationConcluded.type,
      source: 'joint-supervision',
      time: '2020-06-15T08:00:00.000Z',
      matterId: clue.matterId,
      causationId: randomUUID(),
      data: {
        verificationId: id,
        clueId: id,
        organisationId: 'mhk',
        zoneId: 'mhk.zone-1',
        routingNo: 1,
        startedOn: '2020-06-11',
        reportedOn: '2020-06-15',
        teams: 1,
        investigators: [],
        findings: [{ subject, outcome: 'no-case', facts: '……' }],
        problems: [],
      },
    };
    const bus = await platform.messageBus('spec');
    await bus.publish([late]);
    await verifiedBy(id, 2, second);
    await bus.publish([{ ...late, id: randomUUID() }]);
    const act = (who: string, noun: string, body: object = {}) => server.command(who, `${joint}/verifications/${id}/${noun}`, body);
    await act('mhk-lead-2', 'start', { startedOn: '2020-06-11' });
    await act(second[0]!, 'measures', {
      kind: 'talk',
      takenBy: second,
      notice: '核通2号',
      record: '谈话笔录',
      takenOn: '2020-06-12',
      evidence: [{ evidenceId: 'e2', name: '谈话笔录', digest: '2'.repeat(64) }],
    });
    await act(second[0]!, 'findings', { subjectId: subject.subjectId, facts: '情况属实', evidenceIds: ['e2'] });
    const outcomes = [{ subjectId: subject.subjectId, outcome: 'admonish' }];
    await act(second[0]!, 'report', { outcomes, problems: [], summary: '情况属实', draftedOn: '2020-06-14' });
    for (const member of second) await act(member, 'report-signatures', { version: 2, signedOn: '2020-06-14' });
    await act(second[0]!, 'report-submission', { opinion: '同意上报', reportedOn: '2020-06-15' });
    expect(await standing(id)).toBe('routed');
    await act('mhk-principal', 'conclusion', { concludedOn: '2020-06-15' });
    await eventually(async () => (await standing(id)) === 'verified', 30_000);
    const recorded: unknown[] = [];
    for await (const event of platform.eventStore('clue-intake').readStream(`clue-${id}`))
      if (event.type === 'VerificationRecorded') recorded.push(event.data);
    expect(recorded).toMatchObject([{ findings: [{ outcome: 'no-case' }] }, { findings: [{ outcome: 'admonish' }] }]);
  });
});
