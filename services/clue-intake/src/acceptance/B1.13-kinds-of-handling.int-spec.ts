import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock, warningOf } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import type { Digest } from '../read/figure-digest/figure-digest.query.js';
import { assigned } from '../testing/assignments.js';
import { keptLibrary } from '../testing/kept-library.js';
import { tellPlan, zoneOf } from '../testing/zone-plans.js';

const assignments = '/api/clue-intake/assignments';
const day = '2020-06-11';
const subject = person('s1', { organisationId: 'mhk.township-1', managedBy: 'township' });
const zone = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' };

describe('B1.13: 自办、转办、交办、督办、协办', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    await tellPlan(server, 'mhk', {
      version: 1,
      from: '2020-03-02',
      zones: [zoneOf('mhk', '1', 'mhk-lead-1', 1, [1, 2]), zoneOf('mhk', '2', 'mhk-lead-2', 3, [7])],
    });
  });
  afterAll(() => server.close());

  const ask = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.send(`mhk-${who}`, 'POST', `${clues}/${clueId}/${noun}`, body);
  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command(`mhk-${who}`, `${clues}/${clueId}/${noun}`, body);
  const shown = (clueId: string) => server.read<Record<string, unknown>>('mhk-principal', `${clues}/${clueId}`);
  const onAssignment = (who: string, id: string, noun: string, body: object = {}) =>
    server.command(`mhk-${who}`, `${assignments}/${id}/${noun}`, body);
  const listed = async (query: string) =>
    (await server.read<{ items: readonly { clueId: string }[] }>('mhk-director', `${clues}?${query}`)).items.map(({ clueId }) => clueId);
  async function toBeRouted(): Promise<string> {
    const source = { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' };
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source,
      title: '反映某乡干部',
      summary: '……',
      receivedOn: day,
      subjects: [subject],
    });
    await dispose(server, 'mhk', id);
    return id;
  }
  /** 交办 or 督办 of the clue to a township, as case management proposes it. */
  const outgoing = async (clueId: string, kind: string, body = 'mhk.township-1') =>
    (await server.command<{ id: string }>('mhk-director', `${assignments}/outgoing`, { ...assigned, kind, body, clueId })).id;
  async function routedAs(clueId: string, routing: object): Promise<void> {
    await act('intake', clueId, 'routing-proposal', { ...zone, ...routing });
    await act('principal', clueId, 'routing-approval', { acceptance: '已说明' });
  }

  it('自办 by an own department, 转办 to a member of the zone, 协办 by members of any; each is found by its kind', async () => {
    const kinds = [
      { kind: 'self-handled', departmentId: 'mhk.case-management' },
      { kind: 'passed-on', unitId: 'mhk.room-1' },
      { kind: 'assisted', assistingIds: ['mhk.room-3', 'mhk.township-7'] },
    ];
    for (const handling of kinds) {
      const clueId = await toBeRouted();
      await routedAs(clueId, { handling });
      expect(await shown(clueId)).toMatchObject({ status: 'routed', handling, planVersion: 1 });
      expect(await listed(`handling=${handling.kind}`)).toEqual([clueId]);
    }
    const another = await toBeRouted();
    expect(
      await ask('intake', another, 'routing-proposal', { ...zone, handling: { kind: 'passed-on', unitId: 'mhk.room-3' } }),
    ).toMatchObject({
      status: 422,
      body: { code: 'clue.unit-unfit', details: { unitIds: ['mhk.room-3'], members: ['mhk.room-1', 'mhk.township-1', 'mhk.township-2'] } },
    });
    expect(
      await ask('intake', another, 'routing-proposal', { ...zone, handling: { kind: 'assigned', unitId: 'mhk.room-1' } }),
    ).toMatchObject({ status: 400 });
  }, 120_000);

  it('交办: the deputy approves it, the result is owed within three months, warned about, reviewed together and approved before the clue is concluded', async () => {
    const clueId = await toBeRouted();
    const assignmentId = await outgoing(clueId, 'assigned');
    const routing = { ...zone, level: 'township', handling: { kind: 'assigned', unitId: 'mhk.township-1', assignmentId } };
    expect(await ask('intake', clueId, 'routing-proposal', routing)).toMatchObject({
      status: 409,
      body: { code: 'clue.assignment-not-approved', rule: 'B1.13', details: { status: 'proposed' } },
    });
    await onAssignment('lead-1', assignmentId, 'approval', { approvedOn: day });
    const other = await toBeRouted();
    expect(await ask('intake', other, 'routing-proposal', routing)).toMatchObject({
      status: 422,
      body: { code: 'clue.assignment-unfit', rule: 'B1.13' },
    });
    await routedAs(clueId, routing);

    clock.to('2020-09-14T02:00:00.000Z');
    await eventually(async () =>
      expect(await warningOf(server, 'mhk', `assignment-${assignmentId}`)).toMatchObject({ overdue: true, status: 'open' }),
    );
    await act('township-secretary', clueId, 'township-result', {
      results: [{ subjectId: 's1', outcome: 'no-case', reference: '核1号' }],
      summary: '不实',
      reportedOn: '2020-09-14',
    });
    const conclude = () => ask('director', clueId, 'conclusion', { summary: '不实', concludedOn: '2020-09-14' });
    expect(await conclude()).toMatchObject({
      status: 409,
      body: {
        code: 'clue.assigned-result-owed',
        rule: 'B1.13',
        allowed: expect.arrayContaining(['propose-result']) as unknown,
        details: { assignmentId },
      },
    });
    await onAssignment('director', assignmentId, 'result-proposal', { summary: '不实', effects: [] });
    const review = {
      reviewedOn: '2020-09-14',
      participants: ['mhk-principal', 'mhk-lead-1', 'mhk-director'],
      opinion: '材料不全',
      agreed: false,
    };
    await onAssignment('director', assignmentId, 'result-review', review);
    expect(await conclude()).toMatchObject({ body: { code: 'clue.assigned-result-owed' } });
    await onAssignment('director', assignmentId, 'result-proposal', { summary: '不实,已补充', effects: [] });
    await onAssignment('director', assignmentId, 'result-review', { ...review, opinion: '同意', agreed: true });
    await onAssignment('principal', assignmentId, 'result-approval');
    expect(await conclude()).toMatchObject({ status: 201 });
    clock.to(`${day}T02:00:00.000Z`);
  }, 120_000);

  it('督办: ordered about what is routed already, once the deputy has approved a ground and a way; carried out, it is recorded, and the result is owed', async () => {
    const clueId = await toBeRouted();
    await routedAs(clueId, { handling: { kind: 'passed-on', unitId: 'mhk.room-1' } });
    const assignmentId = await outgoing(clueId, 'supervised', 'mhk.room-1');
    const record = () => ask('director', clueId, 'supervision', { assignmentId });
    expect(await record()).toMatchObject({ status: 409, body: { code: 'clue.assignment-not-approved' } });
    await onAssignment('lead-1', assignmentId, 'approval', { approvedOn: day });
    expect(await record()).toMatchObject({ status: 409, body: { code: 'clue.supervision-not-ordered', rule: 'B1.13' } });
    await onAssignment('director', assignmentId, 'supervision-proposal', { ground: 'careless', way: 'on-site', requirement: '限期办结' });
    expect(await record()).toMatchObject({ body: { code: 'clue.supervision-not-ordered' } });
    await onAssignment('lead-1', assignmentId, 'supervision-approval');
    // Urging on gives the clue to nobody else.
    const elsewhere = await outgoing(clueId, 'supervised');
    await onAssignment('lead-1', elsewhere, 'approval', { approvedOn: day });
    expect(await ask('director', clueId, 'supervision', { assignmentId: elsewhere })).toMatchObject({
      status: 422,
      body: { code: 'clue.assignment-unfit', allowed: ['supervise'], details: { unitId: 'mhk.room-1' } },
    });
    expect(await record()).toMatchObject({ status: 201 });
    expect(await shown(clueId)).toMatchObject({
      handling: { kind: 'supervised', unitId: 'mhk.room-1', assignmentId, ground: 'careless', way: 'on-site' },
    });
    await onAssignment('director', assignmentId, 'supervision', { report: '已实地督办', carriedOutOn: day });
    expect(await server.read('mhk-director', `${assignments}/${assignmentId}`)).toMatchObject({
      supervisions: [{ ground: 'careless', way: 'on-site', stage: 'carried-out', report: '已实地督办' }],
    });
  }, 120_000);

  it('督办 from the beginning: the deputy’s ground and way stand in the routing', async () => {
    const clueId = await toBeRouted();
    const assignmentId = await outgoing(clueId, 'supervised', 'mhk.room-1');
    await onAssignment('lead-1', assignmentId, 'approval', { approvedOn: day });
    const handling = { kind: 'supervised', unitId: 'mhk.room-1', assignmentId };
    expect(await ask('intake', clueId, 'routing-proposal', { ...zone, handling })).toMatchObject({
      status: 409,
      body: { code: 'clue.supervision-not-ordered' },
    });
    await onAssignment('director', assignmentId, 'supervision-proposal', {
      ground: 'needs-supplement',
      way: 'hearing',
      requirement: '补充核实',
    });
    await onAssignment('lead-1', assignmentId, 'supervision-approval');
    await routedAs(clueId, { handling });
    expect(await shown(clueId)).toMatchObject({ status: 'routed', handling: { ...handling, ground: 'needs-supplement', way: 'hearing' } });
  }, 60_000);

  it('交办 that the clue does not go on is withdrawn by the deputy: not while a routing stands on it; then nothing is owed, and nothing is overdue', async () => {
    const clueId = await toBeRouted();
    const assignmentId = await outgoing(clueId, 'assigned', 'mhk.room-1');
    await onAssignment('lead-1', assignmentId, 'approval', { approvedOn: day });
    const handling = { kind: 'assigned', unitId: 'mhk.room-1', assignmentId };
    await act('intake', clueId, 'routing-proposal', { ...zone, handling });
    const withdraw = () => server.send('mhk-lead-1', 'POST', `${assignments}/${assignmentId}/withdrawal`, { reason: '改由其他单位承办' });
    expect(await withdraw()).toMatchObject({
      status: 409,
      body: { code: 'assignment.routing-stands', rule: 'B1.13', allowed: ['approve-routing', 'reject-routing'], details: { clueId } },
    });
    await act('principal', clueId, 'routing-rejection', { reason: '改由其他单位承办' });
    expect(await server.read('mhk-lead-1', `${assignments}/${assignmentId}`)).toMatchObject({
      status: 'open',
      allowed: expect.arrayContaining(['withdraw']) as unknown,
    });
    expect(await withdraw()).toMatchObject({ status: 201 });
    expect(await ask('intake', clueId, 'routing-proposal', { ...zone, handling })).toMatchObject({
      status: 409,
      body: { code: 'clue.assignment-not-approved', details: { status: 'withdrawn' } },
    });
    clock.to('2020-09-14T02:00:00.000Z');
    expect(await server.read('mhk-lead-1', `${assignments}/${assignmentId}`)).toMatchObject({
      status: 'withdrawn',
      overdue: false,
      allowed: [],
    });
    clock.to(`${day}T02:00:00.000Z`);
  }, 60_000);

  it('B1.13: given a proposal on an assignment, when its result is approved before the routing is, then the routing is turned back', async () => {
    const clueId = await toBeRouted();
    const assignmentId = await outgoing(clueId, 'assigned', 'mhk.room-1');
    await onAssignment('lead-1', assignmentId, 'approval', { approvedOn: day });
    await act('intake', clueId, 'routing-proposal', { ...zone, handling: { kind: 'assigned', unitId: 'mhk.room-1', assignmentId } });
    await onAssignment('director', assignmentId, 'result-proposal', { summary: '不实', effects: [] });
    expect(await ask('principal', clueId, 'routing-approval', { acceptance: '已说明' })).toMatchObject({
      status: 409,
      body: { code: 'clue.assignment-not-approved', allowed: ['reject-routing'], details: { status: 'result-proposed' } },
    });
    await act('principal', clueId, 'routing-rejection', { reason: '结果已报' });
  }, 60_000);

  it('B1.13: the figures tell how clues are handled, and what was urged on, why and how', async () => {
    // Figures follow the moment at which an event was stored, and the database keeps its own clock.
    clock.to(new Date().toISOString());
    const groups = async (query: string) =>
      (await server.read<Digest>('mhk-director', `/api/clue-intake/figures?figure=clue-intake.${query}`)).figures[0]!.groups;
    expect(await groups('clues-supervised')).toMatchObject([{ dimensions: { ground: 'careless', way: 'on-site' }, standing: 1 }]);
    const handled = (await groups('clues-handled&by=handling')).map(({ dimensions, standing }) => [dimensions['handling'], standing]);
    expect(Object.fromEntries(handled)).toEqual({ 'self-handled': 1, 'passed-on': 1, assigned: 1, supervised: 2, assisted: 1 });
  });
});
