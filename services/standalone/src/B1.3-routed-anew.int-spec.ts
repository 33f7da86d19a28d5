import { randomUUID } from 'node:crypto';
import { ClueIntakeModule } from '@liandong/clue-intake';
import type { EventMetadata } from '@liandong/event-sourcing';
import { JointSupervisionModule } from '@liandong/joint-supervision';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { arranged, disposedClue } from './testing/case-chain.js';
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

  it('B1.3, 0.3: its former team reads it no longer and does no more work; the team of the new routing does', async () => {
    const { id } = await disposedClue(
      server,
      {
        organisationId: 'mhk',
        source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' },
        title: '反映某科员',
        summary: '……',
        receivedOn: '2020-06-11',
        subjects: [subject],
      },
      'initial-verification',
    );
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
});
