import { randomUUID } from 'node:crypto';
import {
  type IntegrationEvent,
  type MatterClosed,
  matterClosed,
  type VerificationConcluded,
  verificationConcluded,
} from '@liandong/contracts';
import { type CommandReceipt, type Page, PLATFORM, type Platform } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import type { BusSubscription, MessageBus } from '@liandong/messaging';
import { eventually } from '@liandong/testing';
import { meihekouPlan } from './collaboration-plan/plan.fixtures.js';
import { closed, opened, routed } from './joint-supervision.fixtures.js';
import { JointSupervisionModule } from './joint-supervision.module.js';
import type { MatterEntry } from './read/matter-board/matter-board.entity.js';
import type { StaffBoard } from './read/staff-board/staff-board.query.js';
import type { VerificationEntry } from './read/verification-register/verification-register.entity.js';
import type { ZoneBoard } from './read/zone-board/zone-board.query.js';
import { reportData, staff, subjects } from './verification/verification.fixtures.js';
import type { VerificationState } from './verification/verification.state.js';

const API = '/api/joint-supervision';
const teams = [
  { name: '第一组', leaderPersonId: 'mhk-inv-1', memberIds: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'] },
  { name: '第二组', leaderPersonId: 'mhk-inv-3', memberIds: ['mhk-inv-3', 'mhk-inv-4', 'mhk-inv-9'] },
  { name: '第三组', leaderPersonId: 'mhk-inv-5', memberIds: ['mhk-inv-5', 'mhk-inv-6', 'mhk-inv-7'] },
];
/** In the order of the teams. */
const members = teams.flatMap(({ memberIds }) => memberIds);
const measure = {
  kind: 'talk',
  takenBy: ['mhk-inv-1', 'mhk-inv-2'],
  notice: '核通〔2020〕1号',
  record: '谈话笔录1',
  takenOn: '2020-06-12',
  evidence: [{ evidenceId: 'e1', name: '谈话笔录', digest: 'a'.repeat(64) }],
};

describe('joint supervision', () => {
  let server: TestApp;
  let bus: MessageBus;
  let listening: BusSubscription;
  const told: IntegrationEvent[] = [];

  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
    bus = await server.app.get<Platform>(PLATFORM).messageBus('test');
    listening = await bus.subscribe({
      durable: 'spec',
      types: [verificationConcluded.type, matterClosed.type],
      handler: async (event) => void told.push(event),
    });
    await server.command('mhk-principal', `${API}/collaboration-plans`, meihekouPlan);
    await server.command('mhk-director', `${API}/staff-rosters`, { organisationId: 'mhk', from: '2020-03-02', persons: staff });
  });
  afterAll(async () => {
    await listening.stop();
    await server.close();
  });

  const command = (person: string, path: string, body?: object) => server.command<CommandReceipt>(person, `${API}/${path}`, body);
  const read = <T>(person: string, path: string, after?: CommandReceipt) => server.read<T>(person, `${API}/${path}`, after?.position);
  /** A clue that was received and routed: its leg, and the verification that follows. */
  async function routedClue(organisationId = 'mhk', more: Parameters<typeof routed>[3] = {}): Promise<{ id: string; matterId: string }> {
    const [id, matterId] = [randomUUID(), randomUUID()];
    const lead = organisationId === 'mhk' ? 'mhk-lead-1' : 'pj-lead-east';
    await bus.publish([
      opened(matterId, 'clue', id, `${organisationId}.case-management`),
      routed(matterId, id, subjects, { organisationId, leaderPersonId: lead, ...more }),
    ]);
    await eventually(() => read(lead, `verifications/${id}`));
    return { id, matterId };
  }
  async function started(): Promise<{ id: string; matterId: string; receipt: CommandReceipt }> {
    const clue = await routedClue();
    const path = `verifications/${clue.id}`;
    await command('mhk-lead-1', `${path}/plan-proposal`, {
      purpose: '核实不认真履职问题',
      zoneIds: ['mhk.zone-1', 'mhk.zone-2', 'mhk.zone-3', 'mhk.zone-4'],
      agencyIds: ['mhk.procuratorate'],
      proposedOn: '2020-06-11',
    });
    await command('mhk-principal', `${path}/plan-approval`);
    await command('mhk-lead-1', `${path}/teams`, { teams, drawnOn: '2020-06-11' });
    const receipt = await command('mhk-lead-1', `${path}/start`, { startedOn: '2020-06-11' });
    return { ...clue, receipt };
  }

  it('0.2: given the plan of early March, then its board shows 4 zones, 10 groups and 1 + 9 + 8 + 24 bodies, and nothing before', async () => {
    const board = await read<ZoneBoard>('mhk-lead-1', 'collaboration-plans/mhk?on=2020-06-11');
    expect(board).toMatchObject({
      version: 1,
      since: '2020-03-02',
      zones: { length: 4 },
      figures: {
        zones: 4,
        groups: 10,
        bodies: 42,
        coordinatingRooms: 1,
        byKind: { 'department-room': 10, 'dispatched-group': 8, township: 24 },
      },
    });
    expect(await server.send('mhk-lead-1', 'GET', `${API}/collaboration-plans/mhk?on=2020-03-01`)).toMatchObject({
      status: 404,
      body: { code: 'collaboration-plan.none-in-force' },
    });
    expect(await server.send('mhk-lead-1', 'GET', `${API}/collaboration-plans/mhk`)).toMatchObject({ status: 400 });
    expect(await server.send('pj-lead-east', 'GET', `${API}/collaboration-plans/mhk?on=2020-06-11`)).toMatchObject({ status: 404 });
  });

  it('0.20: given the first case, when the teams do their work, then it is concluded after 4 days and told with everybody who took part', async () => {
    const { id, matterId } = await started();
    const path = `verifications/${id}`;
    await command('mhk-inv-1', `${path}/measures`, measure);
    for (const { subjectId } of subjects)
      await command('mhk-inv-2', `${path}/findings`, { subjectId, facts: `${subjectId} 未认真履职`, evidenceIds: ['e1'] });
    await command('mhk-inv-1', `${path}/report`, reportData);
    // All at once: none is lost.
    await Promise.all(members.map((member) => command(member, `${path}/report-signatures`, { version: 1, signedOn: '2020-06-14' })));
    await command('mhk-inv-1', `${path}/report-submission`, { opinion: '建议对二人立案', reportedOn: '2020-06-15' });
    const receipt = await command('mhk-principal', `${path}/conclusion`, { concludedOn: '2020-06-15' });
    expect(receipt.matterId).toBe(matterId);
    expect(await read<VerificationEntry>('mhk-lead-1', path, receipt)).toMatchObject({
      status: 'concluded',
      band: null,
      allowed: [],
      startedOn: '2020-06-11',
      dueAt: '2020-08-11T15:59:59.999Z',
      days: 4,
      reportInTime: true,
      memberIds: members,
      figures: { filed: 2, admonished: 2, educated: 5, noCase: 0 },
    });
    const event = await eventually(
      () => told.find((one): one is VerificationConcluded => one.type === verificationConcluded.type && one.matterId === matterId) ?? false,
    );
    expect(event).toMatchObject({
      matterId,
      data: {
        clueId: id,
        organisationId: 'mhk',
        teams: 3,
        startedOn: '2020-06-11',
        reportedOn: '2020-06-15',
        problems: [{ problemId: `${id}-problem-1`, organisationId: 'mhk.unit-agriculture' }],
      },
    });
    expect(event.data.investigators).toEqual(members);
    expect(event.data.findings.map(({ outcome }) => outcome)).toEqual(reportData.outcomes.map(({ outcome }) => outcome));
  });

  it('given a matter, then it is closed only when every leg is, told once, and reopened by a look-back', async () => {
    const { id, matterId } = await started();
    const board = () => read<MatterEntry>('mhk-director', `matters/${matterId}`);
    await eventually(async () => expect(await board()).toMatchObject({ status: 'open', openLegs: 2 }));
    const closing = { reason: '全部办结', closedOn: '2020-06-20' };
    expect(await server.send('mhk-director', 'POST', `${API}/matters/${matterId}/closure`, closing)).toMatchObject({
      status: 409,
      body: { code: 'matter.legs-open' },
    });
    await bus.publish([closed(matterId, 'verification', id), closed(matterId, 'clue', id, 'mhk.case-management')]);
    await eventually(async () => expect((await board()).openLegs).toBe(0));
    const receipt = await command('mhk-director', `matters/${matterId}/closure`, closing);
    expect(await read('mhk-director', `matters/${matterId}`, receipt)).toMatchObject({
      status: 'closed',
      closedOn: '2020-06-20',
      legs: [
        { kind: 'clue', open: false },
        { kind: 'verification', open: false },
      ],
      allowed: expect.arrayContaining(['reopen']),
    });
    await eventually(() =>
      told.some(
        (event): event is MatterClosed =>
          event.type === matterClosed.type && event.matterId === matterId && 'legs' in event.data && event.data.legs === 2,
      ),
    );
    const again = await command('mhk-director', `matters/${matterId}/reopening`, { reason: '回头看', reopenedOn: '2020-07-01' });
    expect(await read('mhk-director', `matters/${matterId}`, again)).toMatchObject({
      status: 'open',
      closures: [{ closedOn: '2020-06-20' }],
      reopenings: [{ because: 'look-back' }],
    });
    expect((await read<Page<MatterEntry>>('mhk-director', 'matters?status=open')).items.map((matter) => matter.matterId)).toContain(
      matterId,
    );
    expect(await server.send('pj-director', 'GET', `${API}/matters/${matterId}`)).toMatchObject({
      status: 404,
      body: { code: 'matter.unknown' },
    });
  });

  it('B2.1: given the roster of the day, then whoever is not on it, or of no approved zone, is not drawn', async () => {
    const { id } = await routedClue();
    const path = `${API}/verifications/${id}`;
    await server.command('mhk-lead-1', `${path}/plan-proposal`, { purpose: '……', zoneIds: ['mhk.zone-1'], proposedOn: '2020-06-11' });
    await server.command('mhk-principal', `${path}/plan-approval`);
    const draw = (...memberIds: string[]) =>
      server.send('mhk-lead-1', 'POST', `${path}/teams`, {
        teams: [{ name: '组', leaderPersonId: memberIds[0], memberIds }],
        drawnOn: '2020-06-11',
      });
    expect(await draw('mhk-inv-1', 'nobody')).toMatchObject({
      status: 422,
      body: { code: 'verification.person-not-available', details: { why: 'unknown-person' } },
    });
    expect(await draw('mhk-inv-1', 'mhk-inv-8')).toMatchObject({ status: 422, body: { code: 'verification.outside-plan' } });
    expect(await draw('mhk-inv-1', 'mhk-inv-3')).toMatchObject({ status: 422, body: { code: 'verification.outside-plan' } });
    expect(await draw('mhk-inv-1', 'mhk-principal')).toMatchObject({ status: 422, body: { code: 'verification.chief-in-team' } });
    expect(await draw('mhk-inv-1')).toMatchObject({ status: 422, body: { code: 'verification.team-too-small', rule: 'B2.1' } });
    expect(await draw('mhk-inv-1', 'mhk-inv-5')).toMatchObject({ status: 201 });
    expect(
      await server.send('mhk-lead-1', 'POST', `${API}/verifications/unknown/plan-proposal`, {
        purpose: '……',
        zoneIds: ['mhk.zone-1'],
        proposedOn: '2020-06-11',
      }),
    ).toMatchObject({ status: 409, body: { code: 'verification.not-allowed', allowed: ['open'] } });
  });

  it('B4.1, B4.2: given a recusal, then the person neither works nor reads until it is decided; the chief’s goes to the upper body', async () => {
    const { id } = await started();
    const path = `verifications/${id}`;
    await command('mhk-inv-1', `${path}/recusals`, {
      personId: 'mhk-inv-2',
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '系被核查人亲属',
      raisedOn: '2020-06-12',
    });
    const receipt = await command('mhk-intake', `${path}/recusals`, {
      personId: 'mhk-principal',
      ground: 'interest',
      raisedBy: 'reporter',
      statement: '……',
      raisedOn: '2020-06-12',
    });
    expect(await server.send('mhk-inv-2', 'POST', `${API}/${path}/measures`, measure)).toMatchObject({
      status: 403,
      body: { code: expect.stringMatching(/barred-by-recusal$/) as string },
    });
    // As unknown, until the barrier of the whole matter knows and says why.
    for (const [person, address] of [
      ['mhk-inv-2', `${path}/file`],
      ['mhk-principal', path],
    ] as const) {
      const { status } = await server.send(person, 'GET', `${API}/${address}`, undefined, { 'liandong-wait-for': receipt.position });
      expect([403, 404]).toContain(status);
      await eventually(async () => (await server.send(person, 'GET', `${API}/${address}`)).status === 403, 20_000);
    }
    expect((await read<Page<VerificationEntry>>('mhk-inv-2', 'my-verifications')).items.map((entry) => entry.verificationId)).not.toContain(
      id,
    );
    const decision = { personId: 'mhk-principal', upheld: true, reason: '……', decidedOn: '2020-06-12', actingChiefId: 'mhk-lead-2' };
    expect(await server.send('pj-principal', 'POST', `${API}/${path}/chief-recusal-decisions`, decision)).toMatchObject({
      status: 403,
      body: { code: 'verification.recusal-wrong-decider' },
    });
    await command('upper-principal', `${path}/chief-recusal-decisions`, decision);
    const decided = await command('mhk-lead-2', `${path}/recusal-decisions`, {
      personId: 'mhk-inv-2',
      upheld: false,
      reason: '不属实',
      decidedOn: '2020-06-12',
    });
    await eventually(() => read('mhk-inv-2', `${path}/file`, decided), 20_000);
    await command('upper-principal', `${path}/recusal-orders`, {
      personId: 'mhk-inv-3',
      ground: 'witness',
      statement: '……',
      orderedOn: '2020-06-13',
    });
    await command('mhk-lead-1', `${path}/member-replacements`, {
      formerPersonId: 'mhk-inv-3',
      personId: 'mhk-inv-10',
      reason: '回避',
      replacedOn: '2020-06-13',
    });
  });

  it('B4.4: given a file, then members, the zone’s lead and those who approve read it; other investigators find nothing', async () => {
    const { id } = await started();
    const path = `verifications/${id}`;
    const { position } = await command('mhk-inv-1', `${path}/measures`, measure);
    for (const person of ['mhk-inv-1', 'mhk-inv-8', 'mhk-lead-1', 'mhk-principal']) {
      expect(await server.read<VerificationState>(person, `${API}/${path}/file`, position)).toMatchObject({
        measures: [{ kind: 'talk', notice: '核通〔2020〕1号' }],
      });
    }
    for (const [person, status] of [
      ['mhk-supervisor-1', 404],
      ['pj-inv-1', 404],
      ['pj-principal', 404],
      ['mhk-intake', 403],
    ] as const) {
      expect([person, await server.send(person, 'GET', `${API}/${path}/file`)]).toMatchObject([person, { status }]);
    }
    const own = await read<Page<VerificationEntry>>('mhk-inv-8', 'my-verifications?status=running');
    expect(own.items.map((entry) => entry.verificationId)).toContain(id);
    expect(Object.keys(own.items[0]!)).not.toEqual(expect.arrayContaining(['barredIds']));
    expect(own.items[0]).not.toHaveProperty('file');
  });

  it('given filters, then the register finds by status, zone, member and term; paging never passes 200', async () => {
    const { id, matterId, receipt } = await started();
    await read('mhk-lead-1', `verifications/${id}`, receipt);
    const found = async (query: string) =>
      (await read<Page<VerificationEntry>>('mhk-lead-1', `verifications?limit=200&${query}`)).items.some(
        (entry) => entry.verificationId === id,
      );
    const [yes, no] = [
      [
        'status=running',
        'zone=mhk.zone-1',
        'member=mhk-inv-9',
        `matter=${matterId}`,
        'overdue=true',
        `text=${encodeURIComponent('不认真')}`,
      ],
      ['status=opened', 'zone=mhk.zone-2', 'member=mhk-inv-10', `matter=${randomUUID()}`, 'overdue=false', 'text=%25'],
    ];
    expect(await Promise.all(yes.map(found))).toEqual(yes.map(() => true));
    expect(await Promise.all(no.map(found))).toEqual(no.map(() => false));
    expect(await read('mhk-lead-1', `verifications/${id}`)).toMatchObject({
      band: 'red',
      allowed: expect.arrayContaining(['take-measure', 'draft-report']),
    });
    expect(await server.send('mhk-lead-1', 'GET', `${API}/verifications?limit=201`)).toMatchObject({ status: 400 });
    expect(
      (await read<Page<VerificationEntry>>('pj-lead-east', 'verifications')).items.filter(({ organisationId }) => organisationId !== 'pj'),
    ).toEqual([]);
  });

  it('given a clue that stays with the township, then no verification is opened', async () => {
    const [id, matterId] = [randomUUID(), randomUUID()];
    await bus.publish([routed(matterId, id, subjects, { level: 'township' })]);
    const after = await routedClue();
    expect(after.id).not.toBe(id);
    expect(await server.send('mhk-lead-1', 'GET', `${API}/verifications/${id}`)).toMatchObject({ status: 404 });
  });

  it('3.13: given Panji’s two zones, then a small team of rooms and a town concludes; staff and structure stay as they are', async () => {
    const room = (number: number) => ({ organisationId: `pj.room-${number}`, kind: 'department-room' });
    const zone = (side: string, name: string, rooms: number[], town: number) => ({
      zoneId: `pj.zone-${side}`,
      name,
      leadPersonId: `pj-lead-${side}`,
      liaisonRoomId: `pj.room-${rooms[0]}`,
      members: [...rooms.map(room), { organisationId: `pj.township-${town}`, kind: 'township' }],
      groups: [],
    });
    await command('pj-principal', 'collaboration-plans', {
      organisationId: 'pj',
      title: '办案协作区实施方案',
      upperBodyId: 'upper',
      coordinatorIds: ['pj.case-management'],
      systems: ['joint-investigation'],
      adoptedOn: '2020-03-02',
      zones: [zone('east', '东部办案协作区', [1, 3], 1), zone('west', '西部办案协作区', [2, 4], 2)],
    });
    const person = (number: number, organisationId: string) => ({
      personId: `pj-inv-${number}`,
      name: `核查员${number}`,
      organisationId,
      affiliation: 'commission',
      duty: 'staff',
    });
    await command('pj-director', 'staff-rosters', {
      organisationId: 'pj',
      from: '2020-03-02',
      persons: [person(1, 'pj.room-1'), person(2, 'pj.room-2'), person(3, 'pj.township-2')],
    });
    const { id } = await routedClue('pj', { zoneId: 'pj.zone-east' });
    const path = `verifications/${id}`;
    await command('pj-lead-east', `${path}/plan-proposal`, {
      purpose: '核实养老服务中心问题',
      zoneIds: ['pj.zone-east', 'pj.zone-west'],
      proposedOn: '2020-06-01',
    });
    await command('pj-principal', `${path}/plan-approval`);
    await command('pj-lead-east', `${path}/teams`, {
      teams: [{ name: '核查组', leaderPersonId: 'pj-inv-1', memberIds: ['pj-inv-1', 'pj-inv-2', 'pj-inv-3'] }],
      drawnOn: '2020-06-01',
    });
    const receipt = await command('pj-lead-east', `${path}/start`, { startedOn: '2020-06-02' });
    const { teams: drawn } = await read<VerificationEntry>('pj-lead-east', path, receipt);
    expect(drawn[0]!.members.map(({ zoneId }) => zoneId)).toEqual(['pj.zone-east', 'pj.zone-west', 'pj.zone-west']);
    expect(
      (await read<StaffBoard>('pj-director', 'staff-rosters/pj?on=2020-06-02')).persons.map(({ organisationId }) => organisationId),
    ).toEqual(['pj.room-1', 'pj.room-2', 'pj.township-2']);
    expect(await read<ZoneBoard>('pj-lead-east', 'collaboration-plans/pj?on=2020-06-02')).toMatchObject({ figures: { zones: 2 } });
  });

  it('given a command repeated under its key, then it is answered as the first time and done once', async () => {
    const { id } = await started();
    const key = { 'idempotency-key': randomUUID() };
    const first = await server.send<CommandReceipt>('mhk-inv-1', 'POST', `${API}/verifications/${id}/measures`, measure, key);
    const again = await server.send<CommandReceipt>('mhk-inv-1', 'POST', `${API}/verifications/${id}/measures`, measure, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });

  it('given a rebuild of every read model, then each is the same as before', async () => {
    await started();
    const models = ['zone-board', 'staff-board', 'verification-register', 'matter-board'];
    const status = () => server.read<{ projections: { name: string; lag: number; rebuild?: object }[] }>('ops', `${API}/ops/status`);
    const hashes = () =>
      Promise.all(models.map(async (model) => (await server.read<{ hash: string }>('ops', `${API}/ops/projections/${model}/hash`)).hash));
    const settled = async () => {
      const before = await hashes();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return expect(await hashes()).toEqual(before);
    };
    await eventually(settled);
    const before = await hashes();
    for (const model of models)
      expect(await server.send('ops', 'POST', `${API}/ops/projections/${model}/rebuild`)).toMatchObject({ status: 200 });
    await eventually(async () => (await status()).projections.every(({ rebuild }) => rebuild === undefined));
    expect(await hashes()).toEqual(before);
  });
});
