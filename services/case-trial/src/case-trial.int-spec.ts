import { randomUUID } from 'node:crypto';
import type { IntegrationEvent, VerificationConcluded } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { CaseTrialModule } from './case-trial.module.js';
import { opinion, papers, townshipPapers } from './case/case.fixtures.js';

const api = '/api/case-trial';
const clock = { now: () => '2020-09-01T02:00:00.000Z' };

interface Receipt {
  readonly id: string;
  readonly position: string;
  readonly matterId: string;
}
type Line = Record<string, unknown> & { readonly allowed?: readonly string[] };
interface Page {
  readonly total: number;
  readonly items: readonly Line[];
}

const person = (subjectId: string, more: object = {}) => ({
  subjectId,
  name: `人员${subjectId}`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
  ...more,
});
const villager = (subjectId: string) =>
  person(subjectId, { organisationId: 'mhk.township-1', position: '双合村村主任', managedBy: 'village', villageCadre: true });
const finding = (subject: ReturnType<typeof person>, outcome: 'file' | 'admonish' | 'criticise-educate' | 'no-case') => ({
  subject,
  outcome,
  facts: '未认真履职',
});

/** The first transfer of Meihekou (0.20): nine findings after four days. */
function concluded(verificationId: string): VerificationConcluded {
  return {
    id: randomUUID(),
    type: 'joint-supervision.verification-concluded.v1',
    source: 'joint-supervision',
    time: '2020-06-15T08:00:00.000Z',
    matterId: `matter-${verificationId}`,
    causationId: randomUUID(),
    data: {
      verificationId,
      clueId: verificationId,
      organisationId: 'mhk',
      zoneId: 'mhk.zone-1',
      startedOn: '2020-06-11',
      reportedOn: '2020-06-15',
      teams: 3,
      investigators: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8', 'mhk-inv-9'],
      findings: [
        finding(person(`${verificationId}-s1`), 'file'),
        finding(villager(`${verificationId}-s2`), 'file'),
        ...[3, 4].map((number) => finding(person(`${verificationId}-s${number}`), 'admonish')),
        ...[5, 6, 7, 8, 9].map((number) => finding(person(`${verificationId}-s${number}`), 'criticise-educate')),
        finding(person(`${verificationId}-s10`), 'no-case'),
      ],
      problems: [],
    },
  };
}

describe('case trial', () => {
  let server: TestApp;
  let bus: MessageBus;
  const seen: IntegrationEvent[] = [];
  const v = `v${randomUUID().slice(0, 8)}`;
  const [county, village] = [`${v}-${v}-s1`, `${v}-${v}-s2`];

  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock });
    bus = await server.app.get<Platform>(PLATFORM, { strict: false }).messageBus('case-trial');
    const types = [
      'matter.leg-opened.v1',
      'matter.leg-closed.v1',
      'case-trial.case-filed.v1',
      'case-trial.case-decided.v1',
      'case-trial.measure-applied.v1',
      'case-trial.subject-cleared.v1',
    ];
    await bus.subscribe({ durable: 'spec', types, handler: async (event) => void seen.push(event) });
    await bus.publish([concluded(v)]);
    await eventually(
      async () =>
        (await server.read<Page>('mhk-principal', `${api}/measures?matter=matter-${v}`)).total === 7 &&
        (await server.read<Page>('mhk-principal', `${api}/cases?matter=matter-${v}`)).total === 2,
      20_000,
    );
  }, 60_000);
  afterAll(() => server.close());

  const act = (who: string, id: string, noun: string, body: object) => server.command<Receipt>(who, `${api}/cases/${id}/${noun}`, body);
  const caseOf = (id: string, position?: string) => server.read<Line>('mhk-trial-director', `${api}/cases/${id}`, position);
  const figures = (query = '', position?: string) =>
    server.read<Record<string, unknown>>('mhk-director', `${api}/outcome-figures${query}`, position);

  const file = async (id: string, approvers: readonly string[]) => {
    await act('mhk-inv-1', id, 'filing-proposal', {
      tracks: ['party'],
      gravity: 'ordinary',
      facts: '未认真履职',
      evidence: ['初核报告'],
      proposedOn: '2020-06-16',
    });
    for (const approver of approvers) await act(approver, id, 'filing-approval', { approvedOn: '2020-06-16' });
  };
  const investigate = async (id: string) => {
    const team = ['mhk-inv-5', 'mhk-inv-6'];
    await act('mhk-principal', id, 'investigators', {
      investigators: team,
      leaderPersonId: team[0],
      plan: { meetingOn: '2020-06-17', purpose: '查清事实', measures: ['talk'] },
      appointedOn: '2020-06-17',
    });
    await act('mhk-inv-5', id, 'filing-announcement', {
      announcedBy: team,
      notice: '立案通知书',
      familyNotified: false,
      publicNotice: false,
      announcedOn: '2020-06-18',
    });
    await act('mhk-inv-5', id, 'investigative-measures', {
      kind: 'talk',
      takenBy: team,
      notice: '通知',
      record: '笔录',
      takenOn: '2020-06-19',
    });
    await act('mhk-inv-5', id, 'investigation-report', {
      facts: '查明……',
      evidence: ['笔录'],
      papers,
      factStatement: { seenOn: '2020-06-28', signed: true },
      reportedOn: '2020-06-29',
    });
    await act('mhk-inv-6', id, 'report-signature', { signedOn: '2020-06-29' });
    await act('mhk-principal', id, 'trial-hand-over', { handedOverOn: '2020-06-30' });
  };
  const accept = { acceptedOn: '2020-07-02', panel: ['mhk-trial-1', 'mhk-trial-2'] };
  const tryCase = async (id: string) => {
    await act('mhk-trial-director', id, 'acceptance', accept);
    await act('mhk-trial-1', id, 'trial-talk', { talkers: ['mhk-trial-1', 'mhk-trial-2'], record: '谈话笔录', heldOn: '2020-07-06' });
    await act('mhk-trial-director', id, 'deliberation', {
      participants: ['mhk-trial-1', 'mhk-trial-2', 'mhk-trial-director'],
      opinion: opinion(),
      deliberatedOn: '2020-07-10',
    });
    await act('mhk-trial-1', id, 'defence', {
      statement: '无异议',
      response: '已记录',
      heardBy: ['mhk-trial-1', 'mhk-trial-2'],
      heardOn: '2020-07-13',
    });
  };
  const finish = async (id: string, more: readonly object[] = []) => {
    await act('mhk-trial-1', id, 'decision-announcement', {
      announcedBy: ['mhk-trial-1', 'mhk-trial-2'],
      unit: '所在支部',
      servedOn: '2020-07-20',
      announcedOn: '2020-07-20',
    });
    await act('mhk-trial-1', id, 'execution', {
      items: [{ kind: 'personnel-file', detail: '归档', executedOn: '2020-07-22' }, ...more],
      report: { reference: '报告', reportedOn: '2020-07-24' },
    });
    return act('mhk-director', id, 'closure', { archive: '卷', closedOn: '2020-07-27' });
  };
  /** Approves and carries out every measure of a verification. */
  const carryOut = async (verificationId: string) => {
    let position = '';
    const { items } = await server.read<{ readonly items: readonly { readonly measureId: string; readonly kind: string }[] }>(
      'mhk-supervisor-1',
      `${api}/measures?matter=matter-${verificationId}`,
    );
    for (const { measureId, kind } of items) {
      const measure = (who: string, noun: string, body: object) =>
        server.command<Receipt>(who, `${api}/measures/${measureId}/${noun}`, body);
      await measure(kind === 'admonish' ? 'mhk-principal' : 'mhk-lead-1', 'approval', { approvedOn: '2020-06-16' });
      ({ position } = await measure('mhk-supervisor-1', 'talk', {
        talkers: ['mhk-supervisor-1', 'mhk-supervisor-2'],
        capacity: 'department-head',
        record: '谈话记录',
        appliedOn: '2020-06-17',
      }));
      if (kind === 'admonish')
        ({ position } = await measure('mhk-supervisor-1', 'closure', { note: '已提交检查', closedOn: '2020-06-24' }));
    }
    return position;
  };
  const letter = { facts: '查明……', evidence: '笔录' };

  it('0.20: given a concluded verification, then two cases and seven measures stand; announced again, nothing doubles', async () => {
    const events = [concluded(v)];
    await bus.publish(events);
    // What comes after it on the same consumer shows that it was taken.
    const marker = `m${randomUUID().slice(0, 8)}`;
    await bus.publish([concluded(marker)]);
    await eventually(async () => (await server.read<Page>('mhk-principal', `${api}/measures?matter=matter-${marker}`)).total === 7, 20_000);
    expect(await server.read<Page>('mhk-principal', `${api}/cases?matter=matter-${v}`)).toMatchObject({ total: 2 });
    expect(await server.read<Page>('mhk-principal', `${api}/measures?clue=${v}&kind=admonish`)).toMatchObject({ total: 2 });
    expect(await caseOf(village)).toMatchObject({
      status: 'opened',
      townshipId: 'mhk.township-1',
      verifiers: expect.arrayContaining(['mhk-inv-8']),
      allowed: ['propose-filing'],
      revision: 0,
    });
  });

  it('the county’s case: filed, investigated, tried, decided, announced, executed, closed', async () => {
    await file(county, ['mhk-principal', 'mhk-party-chief']);
    await investigate(county);
    const barred = await server.send('mhk-trial-director', 'POST', `${api}/cases/${county}/acceptance`, {
      acceptedOn: '2020-07-02',
      panel: ['mhk-trial-1', 'mhk-inv-8'],
    });
    expect(barred).toMatchObject({
      status: 409,
      body: { code: 'case.panel-conflict', rule: 'B2.13', details: { persons: ['mhk-inv-8'] } },
    });
    await tryCase(county);
    const property = [
      { description: '违规发放补贴', amountYuan: 5_000.5, disposal: 'order-refund' },
      { description: '合法财物', amountYuan: 800, disposal: 'return' },
    ];
    await act('mhk-principal', county, 'decision', {
      property,
      opinion: opinion(),
      meetings: [{ body: 'county-commission', heldOn: '2020-07-17', minutes: '常委会纪要' }],
      letter,
    });
    const { position } = await finish(county, [{ kind: 'property', detail: '已退缴', executedOn: '2020-08-03' }]);
    expect(await caseOf(county, position)).toMatchObject({
      status: 'closed',
      number: '立〔2020〕1号',
      decidedOn: '2020-07-17',
      form: 2,
      trialInTime: true,
      announcedInTime: true,
      executionInTime: true,
      band: null,
      allowed: [],
      letter: { number: '处〔2020〕1号', decision: ['党内严重警告'], organ: '县级纪委监委' },
    });
  });

  it('given an approval that was repeated after the last one, then it answers as it did', async () => {
    const other = `y${randomUUID().slice(0, 8)}`;
    await bus.publish([concluded(other)]);
    const id = `${other}-${other}-s1`;
    await eventually(async () => (await server.read<Page>('mhk-principal', `${api}/cases?matter=matter-${other}`)).total === 2, 20_000);
    await file(id, []);
    const key = { 'idempotency-key': randomUUID() };
    const approve = () =>
      server.send<Receipt>('mhk-principal', 'POST', `${api}/cases/${id}/filing-approval`, { approvedOn: '2020-06-16' }, key);
    const first = await approve();
    await act('mhk-party-chief', id, 'filing-approval', { approvedOn: '2020-06-16' });
    expect(await approve()).toEqual(expect.objectContaining({ status: 200, body: { ...first.body, repeated: true } }));
  });

  it('2.11, B5.2: the village cadre’s case: the township reviews first, then the county, and the township decides', async () => {
    await file(village, ['mhk-principal']);
    await investigate(village);
    expect(await server.send('mhk-trial-director', 'POST', `${api}/cases/${village}/acceptance`, accept)).toMatchObject({
      status: 409,
      body: { code: 'case.township-review-missing' },
    });
    const reviewers = ['mhk-township-reviewer-1', 'mhk-township-reviewer-2'];
    await act('mhk-township-reviewer-1', village, 'township-review', {
      reviewers,
      opinion: opinion(),
      complex: false,
      papers: townshipPapers,
      reviewedOn: '2020-07-01',
    });
    const submitted = await act('mhk-township-secretary', village, 'township-submission', {
      approvalReference: '报送',
      submittedOn: '2020-07-01',
    });
    expect(await server.read('mhk-township-secretary', `${api}/township-cases/${village}`, submitted.position)).toMatchObject({
      status: 'submitted',
      townshipRoute: 'review',
    });
    await tryCase(village);
    await act('mhk-township-secretary', village, 'decision', {
      opinion: opinion(),
      meetings: [{ body: 'township-commission', heldOn: '2020-07-17', minutes: '镇纪委全会纪要' }],
      branchMeeting: { heldOn: '2020-07-15', record: '支部大会' },
      letter,
    });
    const { position } = await finish(village);
    expect(await caseOf(village, position)).toMatchObject({ status: 'closed', letter: { number: '处〔2020〕1号', organ: '乡镇纪委' } });
  });

  it('B2.13: given a trial of one case, when its panel is to investigate another of the matter, or the other way round, then it is refused', async () => {
    const other = `w${randomUUID().slice(0, 8)}`;
    await bus.publish([concluded(other)]);
    const [one, two] = [`${other}-${other}-s1`, `${other}-${other}-s2`];
    await eventually(async () => (await server.read<Page>('mhk-principal', `${api}/cases?matter=matter-${other}`)).total === 2, 20_000);
    await file(one, ['mhk-principal', 'mhk-party-chief']);
    await investigate(one);
    await act('mhk-trial-director', one, 'acceptance', { acceptedOn: '2020-07-02' });
    await file(two, ['mhk-principal']);
    const appoint = (team: readonly string[]) => ({
      investigators: team,
      leaderPersonId: team[0],
      plan: { meetingOn: '2020-06-17', purpose: 'x', measures: ['talk'] },
      appointedOn: '2020-06-17',
    });
    await act('mhk-principal', two, 'investigators', appoint(['mhk-inv-6', 'mhk-trial-3']));
    const panel = await server.send('mhk-trial-director', 'POST', `${api}/cases/${one}/panel`, {
      members: ['mhk-trial-1', 'mhk-trial-3'],
      formedOn: '2020-07-02',
    });
    expect(panel).toMatchObject({ status: 409, body: { code: 'case.panel-conflict', details: { persons: ['mhk-trial-3'] } } });
    await act('mhk-trial-director', one, 'panel', { members: ['mhk-trial-1', 'mhk-trial-2'], formedOn: '2020-07-02' });
    const investigators = await server.send('mhk-principal', 'POST', `${api}/cases/${two}/investigators`, {
      ...appoint(['mhk-inv-6', 'mhk-trial-2']),
      reason: 'x',
    });
    expect(investigators).toMatchObject({
      status: 409,
      body: { code: 'case.tries-and-investigates', details: { persons: ['mhk-trial-2'] } },
    });
    expect(await server.read<Page>('mhk-trial-director', `${api}/cases?person=mhk-trial-3&overdue=false`)).toMatchObject({
      total: 1,
      items: [{ caseId: two }],
    });
    expect(await server.read<Page>('mhk-trial-director', `${api}/cases?overdue=true`)).toMatchObject({
      total: 1,
      items: [{ caseId: one, band: 'red' }],
    });
    expect(await server.read<Page>('mhk-inv-1', `${api}/assigned-cases?matter=matter-${other}`)).toMatchObject({ total: 2 });
  });

  it('0.20, B2.26: seven measures are carried out; figures as of any day count each person once', async () => {
    const position = await carryOut(v);
    expect(await server.read<Page>('mhk-supervisor-1', `${api}/measures?matter=matter-${v}&status=closed`, position)).toMatchObject({
      total: 7,
    });
    expect(await figures('?asOf=2020-06-15', position)).toMatchObject({ filed: 0, forms: { first: 0, second: 0 }, admonished: 0 });
    expect(await figures('?asOf=2020-07-16')).toMatchObject({
      filed: 5,
      forms: { first: 7, second: 0, third: 0, fourth: 0 },
      admonished: 2,
      educated: 5,
      sanctioned: 0,
      bySanction: {},
    });
    expect(await figures()).toMatchObject({
      asOf: '2020-09-01',
      forms: { first: 7, second: 2 },
      sanctioned: 2,
      bySanction: { 'party-serious-warning': 2 },
      recoveredYuan: 5_000.5,
    });
    expect(await figures('?asOf=2020-08-02')).toMatchObject({ sanctioned: 2, recoveredYuan: 0 });
    expect(await figures('?managedBy=village')).toMatchObject({ filed: 2, forms: { first: 0, second: 1 } });
    expect(await figures('?from=2020-07-01')).toMatchObject({ filed: 0, forms: { first: 0, second: 2 } });
    expect(await server.read('pj-principal', `${api}/outcome-figures`)).toMatchObject({ filed: 0, forms: { first: 0 } });
  });

  it('B2.26: given persons with another measure beside their case or lighter measure, then each counts once, in the deepest form', async () => {
    const again = `x${randomUUID().slice(0, 8)}`;
    const event = concluded(again);
    const findings = [finding(person(`${v}-s1`), 'admonish'), finding(person(`${v}-s5`), 'admonish')];
    await bus.publish([{ ...event, data: { ...event.data, findings } } as VerificationConcluded]);
    await eventually(async () => (await server.read<Page>('mhk-principal', `${api}/measures?matter=matter-${again}`)).total === 2, 20_000);
    expect(await figures('', await carryOut(again))).toMatchObject({
      forms: { first: 7, second: 2 },
      admonished: 3,
      educated: 4,
      sanctioned: 2,
    });
  });

  it('given the walk, then the others learnt of filings, decisions, measures and of every leg’s beginning and end', async () => {
    const ofMatter = (type: string) => seen.filter((event) => event.matterId === `matter-${v}` && event.type === type);
    await eventually(() => ofMatter('matter.leg-closed.v1').length === 9, 20_000);
    expect(ofMatter('matter.leg-opened.v1')).toHaveLength(9);
    expect(ofMatter('case-trial.case-filed.v1')).toHaveLength(2);
    expect(ofMatter('case-trial.measure-applied.v1')).toHaveLength(7);
    expect(ofMatter('case-trial.case-decided.v1').map(({ data }) => data)).toMatchObject([
      { caseId: county, clueId: v, decidedOn: '2020-07-17', sanction: '党内严重警告' },
      { caseId: village, clueId: v, sanction: '党内严重警告' },
    ]);
  });

  it('given content that is not understood, then 400 and no trace', async () => {
    const { revision } = await caseOf(county);
    for (const body of [{}, { archive: 'x', closedOn: '2020-13-01' }, { archive: 'x', closedOn: '2020-07-27', admin: true }]) {
      expect(await server.send('mhk-director', 'POST', `${api}/cases/${county}/closure`, body)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid-content' },
      });
    }
    expect(await server.send('mhk-director', 'GET', `${api}/cases?limit=201`)).toMatchObject({ status: 400 });
    expect(await caseOf(county)).toMatchObject({ revision });
    expect(
      await server.send('mhk-director', 'POST', `${api}/cases/nobody/closure`, { archive: 'x', closedOn: '2020-07-27' }),
    ).toMatchObject({ status: 409, body: { code: 'case.not-allowed', allowed: ['open'] } });
  });
});
