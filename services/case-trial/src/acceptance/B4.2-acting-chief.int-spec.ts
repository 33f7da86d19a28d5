import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { opinion, papers } from '../case/case.fixtures.js';
import { CaseTrialModule } from '../case-trial.module.js';
import { openedCase, openedMeasure } from '../testing/opened-case.js';

const api = '/api/case-trial';
const clock = { now: () => '2020-09-01T02:00:00.000Z' };
const acting = 'mhk-lead-2';
const otherDeputy = 'mhk-lead-1';
const team = ['mhk-inv-5', 'mhk-inv-6'];
const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
const NOT_THEIRS = { status: 403, body: { code: 'access.role-required' } };
const OWN_WORK = { status: 409, body: { code: 'case.approves-own-work' } };
const DONE = { status: 201 };

interface Stored {
  readonly type: string;
  readonly metadata: { readonly actor: object; readonly standsInUnder?: string };
}
type Step = readonly [who: string, noun: string, body: object];
/** What the chief does: the noun, what is sent, the event, and who else may not; of what a deputy may do too, somebody without either role. */
type ChiefsStep = readonly [noun: string, body: object, event: string, third?: string];

const filing: Step = [
  'mhk-supervisor-1',
  'filing-proposal',
  { tracks: ['party'], gravity: 'ordinary', facts: 'x', evidence: ['x'], proposedOn: '2020-06-16' },
];
const appointment = {
  investigators: team,
  leaderPersonId: team[0],
  plan: { meetingOn: '2020-06-17', purpose: 'x', measures: ['talk'] },
  appointedOn: '2020-06-17',
};
const reportOn = (reportedOn: string): readonly Step[] => [
  [
    'mhk-inv-5',
    'investigation-report',
    { facts: 'x', evidence: ['x'], papers, factStatement: { seenOn: '2020-06-28', signed: true }, reportedOn },
  ],
  ['mhk-inv-6', 'report-signature', { signedOn: reportedOn }],
];
const announced: Step = [
  'mhk-inv-5',
  'filing-announcement',
  { announcedBy: team, notice: 'x', familyNotified: false, publicNotice: false, announcedOn: '2020-06-18' },
];
const panel = ['mhk-trial-1', 'mhk-trial-2'];
const acceptedOn = (day: string): Step => ['mhk-trial-director', 'acceptance', { acceptedOn: day, complex: true, panel }];
const triedOn = (day: string): readonly Step[] => [
  ['mhk-trial-1', 'trial-talk', { talkers: panel, record: 'x', heldOn: day }],
  ['mhk-trial-director', 'deliberation', { participants: [...panel, 'mhk-trial-director'], opinion: opinion(), deliberatedOn: day }],
  ['mhk-trial-1', 'defence', { statement: null, response: 'x', heardBy: panel, heardOn: day }],
];
const decision = {
  opinion: opinion(),
  meetings: [{ body: 'county-commission', heldOn: '2020-08-20', minutes: 'x' }],
  letter: { facts: 'x', evidence: 'x' },
};

/** 主要负责人回避后的代行: the case goes on, under whoever the upper body named, and nobody else (B4.2). */
describe('B4.2: acting chief in cases and measures', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule], { clock });
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  const ask = (who: string, address: string, body: object = {}) => server.send(who, 'POST', `${api}/${address}`, body);
  async function recuseChief(about: { readonly kind: string; readonly id: string }, actingChiefId = acting): Promise<string> {
    const { matterId } = await server.command<{ matterId: string }>('upper-principal', `${api}/recusals/orders`, {
      about,
      personId: 'mhk-principal',
      chief: true,
      ground: 'near-kin',
      statement: '……',
      orderedOn: '2020-06-16',
      actingChiefId,
    });
    return matterId;
  }
  const last = async (stream: string) =>
    (
      await database.query<Stored>('SELECT type, metadata FROM event_store.events WHERE stream = $1 ORDER BY revision DESC LIMIT 1', [
        stream,
      ])
    ).rows[0]!;
  const numbers = async () => (await database.query(`SELECT 1 FROM event_store.events WHERE stream LIKE 'caseNumber-%'`)).rows.length;
  const inPlace = (type: string, matterId: string) => ({
    type,
    metadata: { actor: { personId: acting, organisationId: 'mhk', role: 'acting-chief' }, standsInUnder: `caseRecusal-${matterId}` },
  });
  const newCase = async (more: Parameters<typeof openedCase>[3] = {}) => {
    const matterId = randomUUID();
    return { matterId, caseId: await openedCase(server, matterId, randomUUID(), more) };
  };

  it('B4.2: every step of the chief, from filing to decision, is the acting chief’s; the recused chief and other deputies are refused and draw no number', async () => {
    const { caseId, matterId } = await newCase();
    await recuseChief({ kind: 'case', id: caseId });
    const others = async (...steps: readonly Step[]) => {
      for (const [who, noun, body] of steps) expect([noun, await ask(who, `cases/${caseId}/${noun}`, body)]).toMatchObject([noun, DONE]);
    };
    const chiefs = async (...[noun, body, event, third = otherDeputy]: ChiefsStep) => {
      const address = `cases/${caseId}/${noun}`;
      const before = await numbers();
      const refused = await ask('mhk-principal', address, body);
      expect([noun, refused]).toMatchObject([noun, BARRED]);
      expect(JSON.stringify(refused.body)).not.toContain(matterId);
      expect([noun, await ask(third, address, body)]).toMatchObject([noun, NOT_THEIRS]);
      expect([noun, await numbers()]).toEqual([noun, before]);
      expect([noun, await ask(acting, address, body)]).toMatchObject([noun, DONE]);
      expect(await last(`case-${caseId}`)).toMatchObject(inPlace(event, matterId));
    };

    await others(filing);
    await chiefs('filing-rejection', { reason: 'x', decision: 'supplement', rejectedOn: '2020-06-16' }, 'FilingReturned');
    await others(filing);
    await chiefs('filing-approval', { approvedOn: '2020-06-16' }, 'FilingEndorsed');
    await others(['mhk-party-chief', 'filing-approval', { approvedOn: '2020-06-16' }]);
    await chiefs('investigators', appointment, 'InvestigatorsAppointed');
    await others(announced, ...reportOn('2020-06-29'));
    await chiefs('report-return', { reason: 'x', returnedOn: '2020-06-29' }, 'ReportReturned');
    await others(...reportOn('2020-06-30'));
    await chiefs('trial-hand-over', { handedOverOn: '2020-06-30' }, 'HandedOverToTrial');
    await others(acceptedOn('2020-07-02'));
    await chiefs('reinvestigation-return', { reason: 'x', returnedOn: '2020-07-03' }, 'ReturnedForReinvestigation');
    await others(...reportOn('2020-07-06'));
    await chiefs('trial-hand-over', { handedOverOn: '2020-07-06' }, 'HandedOverToTrial');
    await others(acceptedOn('2020-07-07'));
    await chiefs('trial-extension', { reason: 'x', extendedOn: '2020-07-08' }, 'TrialExtended', 'mhk-director');
    await chiefs('supplement-return', { gaps: ['x'], returnedOn: '2020-07-09' }, 'ReturnedForSupplement', 'mhk-director');
    await others(['mhk-inv-5', 'resubmission', { supplements: ['x'], resubmittedOn: '2020-07-10' }], ...triedOn('2020-07-13'));
    await chiefs('decision', decision, 'CaseDecided');

    await server.read('mhk-director', `${api}/recusals`);
    expect(await server.send('mhk-principal', 'GET', `${api}/cases/${caseId}`)).toMatchObject(BARRED);
    expect(await server.read(acting, `${api}/cases/${caseId}`)).toMatchObject({ status: 'decided', decidedOn: '2020-08-20' });
  });

  it('B4.2: a filing that the principal alone approves gets its number from the acting chief, and a repetition the same', async () => {
    const { caseId, matterId } = await newCase();
    await recuseChief({ kind: 'case', id: caseId });
    await ask('mhk-supervisor-1', `cases/${caseId}/filing-proposal`, { ...filing[2], tracks: ['government'] });
    const before = await numbers();
    const key = { 'idempotency-key': randomUUID() };
    const approve = () => server.send(acting, 'POST', `${api}/cases/${caseId}/filing-approval`, { approvedOn: '2020-06-16' }, key);
    expect(await approve()).toMatchObject(DONE);
    expect(await approve()).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await last(`case-${caseId}`)).toMatchObject(inPlace('FilingApproved', matterId));
    expect(await numbers()).toBe(before + 1);
  });

  it('B4.2: who stands in for the chief in one matter is a deputy in every other one', async () => {
    const [here, there] = [await newCase(), await newCase()];
    await recuseChief({ kind: 'case', id: here.caseId });
    for (const { caseId } of [here, there]) await ask('mhk-supervisor-1', `cases/${caseId}/filing-proposal`, filing[2]);
    expect(await ask(acting, `cases/${there.caseId}/filing-approval`, { approvedOn: '2020-06-16' })).toMatchObject(NOT_THEIRS);
    expect(await ask('mhk-principal', `cases/${there.caseId}/filing-approval`, { approvedOn: '2020-06-16' })).toMatchObject(DONE);
  });

  it('B2.13, B4.2: whoever stands in approves nothing of the own work: neither what they verified nor what they investigate, nor appoints themselves', async () => {
    const verified = await newCase({ verifiers: [acting] });
    await recuseChief({ kind: 'case', id: verified.caseId });
    await ask('mhk-supervisor-1', `cases/${verified.caseId}/filing-proposal`, filing[2]);
    expect(await ask(acting, `cases/${verified.caseId}/filing-approval`, { approvedOn: '2020-06-16' })).toMatchObject(OWN_WORK);

    const { caseId } = await newCase();
    await ask('mhk-supervisor-1', `cases/${caseId}/filing-proposal`, filing[2]);
    for (const who of ['mhk-principal', 'mhk-party-chief']) await ask(who, `cases/${caseId}/filing-approval`, { approvedOn: '2020-06-16' });
    await ask('mhk-principal', `cases/${caseId}/investigators`, { ...appointment, investigators: [...team, acting] });
    await recuseChief({ kind: 'case', id: caseId });
    expect(await ask(acting, `cases/${caseId}/investigators`, { ...appointment, reason: 'x' })).toMatchObject(OWN_WORK);
    await recuseChief({ kind: 'case', id: caseId }, otherDeputy);
    const withSelf = { ...appointment, investigators: [...team, otherDeputy], reason: 'x' };
    expect(await ask(otherDeputy, `cases/${caseId}/investigators`, withSelf)).toMatchObject(OWN_WORK);
    expect(await ask(otherDeputy, `cases/${caseId}/investigators`, { ...appointment, reason: 'x' })).toMatchObject(DONE);
    // Formerly of the team: the trial is not theirs to lead, in whatever role.
    for (const [who, noun, body] of [announced, ...reportOn('2020-06-29')]) await ask(who, `cases/${caseId}/${noun}`, body);
    await ask(otherDeputy, `cases/${caseId}/trial-hand-over`, { handedOverOn: '2020-06-30' });
    await ask('mhk-trial-director', `cases/${caseId}/acceptance`, acceptedOn('2020-07-02')[2]);
    await recuseChief({ kind: 'case', id: caseId });
    for (const [noun, body] of [
      ['trial-extension', { reason: 'x', extendedOn: '2020-07-03' }],
      ['supplement-return', { gaps: ['x'], returnedOn: '2020-07-03' }],
      ['reinvestigation-return', { reason: 'x', returnedOn: '2020-07-03' }],
    ] as const)
      expect([noun, await ask(acting, `cases/${caseId}/${noun}`, body)]).toMatchObject([
        noun,
        { status: 409, body: { code: 'case.panel-conflict', rule: 'B2.13', details: { persons: [acting] } } },
      ]);
    for (const [who, noun, body] of triedOn('2020-07-13')) await ask(who, `cases/${caseId}/${noun}`, body);
    expect(await ask(acting, `cases/${caseId}/decision`, decision)).toMatchObject({ status: 409, body: { code: 'case.panel-conflict' } });
  });

  it('B2.13, B4.2: whoever stands in for the chief and investigated another case of the matter neither extends, gives back nor decides this one', async () => {
    const matterId = randomUUID();
    const other = await openedCase(server, matterId, randomUUID());
    const caseId = await openedCase(server, matterId, randomUUID(), { siblingCaseIds: [other] });
    const act = async (id: string, ...steps: readonly Step[]) => {
      for (const [who, noun, body] of steps) expect([noun, await ask(who, `cases/${id}/${noun}`, body)]).toMatchObject([noun, DONE]);
    };
    for (const [id, investigators] of [
      [other, [...team, acting]],
      [caseId, team],
    ] as const) {
      await act(id, filing);
      for (const who of ['mhk-principal', 'mhk-party-chief']) await act(id, [who, 'filing-approval', { approvedOn: '2020-06-16' }]);
      await act(id, ['mhk-principal', 'investigators', { ...appointment, investigators }]);
    }
    await act(caseId, announced, ...reportOn('2020-06-29'), ['mhk-principal', 'trial-hand-over', { handedOverOn: '2020-06-30' }]);
    await act(caseId, acceptedOn('2020-07-02'));
    await recuseChief({ kind: 'case', id: caseId });
    const refused = { status: 409, body: { code: 'case.panel-conflict', rule: 'B2.13', details: { persons: [acting] } } };
    for (const [noun, body] of [
      ['trial-extension', { reason: 'x', extendedOn: '2020-07-03' }],
      ['supplement-return', { gaps: ['x'], returnedOn: '2020-07-03' }],
      ['reinvestigation-return', { reason: 'x', returnedOn: '2020-07-03' }],
    ] as const)
      expect([noun, await ask(acting, `cases/${caseId}/${noun}`, body)]).toMatchObject([noun, refused]);
    await act(caseId, ...triedOn('2020-07-13'));
    expect(await ask(acting, `cases/${caseId}/decision`, decision)).toMatchObject(refused);
  });

  it('B1.18, B4.2: a measure is approved and dropped by the acting chief, never by whoever verified', async () => {
    const open = async (more: Parameters<typeof openedMeasure>[2] = {}) => {
      const matterId = randomUUID();
      const id = await openedMeasure(server, matterId, more);
      await recuseChief({ kind: 'measure', id });
      return { id, matterId };
    };
    const [approved, dropped, own] = [await open(), await open(), await open({ verifiers: [acting] })];
    const steps = [
      [approved, 'approval', { approvedOn: '2020-06-16' }, 'MeasureApproved'],
      [dropped, 'dropping', { reason: 'x', droppedOn: '2020-06-16' }, 'MeasureDropped'],
    ] as const;
    for (const [{ id, matterId }, noun, body, event] of steps) {
      expect(await ask('mhk-principal', `measures/${id}/${noun}`, body)).toMatchObject(BARRED);
      expect(await ask(otherDeputy, `measures/${id}/${noun}`, body)).toMatchObject({
        status: 403,
        body: { code: 'measure.other-approver' },
      });
      expect(await ask('mhk-director', `measures/${id}/${noun}`, body)).toMatchObject(NOT_THEIRS);
      expect(await ask(acting, `measures/${id}/${noun}`, body)).toMatchObject(DONE);
      expect(await last(`measure-${id}`)).toMatchObject(inPlace(event, matterId));
      expect(await ask(acting, `measures/${own.id}/${noun}`, body)).toMatchObject({
        status: 409,
        body: { code: 'measure.verifier-approves' },
      });
    }
  });

  it('B4.2, B4.9: the acting chief decides on the case’s level as the chief would', async () => {
    const { caseId, matterId } = await newCase();
    await recuseChief({ kind: 'case', id: caseId });
    await ask('mhk-director', 'classifications', { about: { kind: 'case', id: caseId }, level: 'top-secret', reason: 'x' });
    expect(await ask(otherDeputy, `classifications/${matterId}/approval`)).toMatchObject(NOT_THEIRS);
    expect(await ask('mhk-principal', `classifications/${matterId}/approval`)).toMatchObject(BARRED);
    expect(await ask(acting, `classifications/${matterId}/approval`)).toMatchObject(DONE);
    await server.read('upper-principal', `${api}/recusals/${matterId}`);
    expect(await server.send(otherDeputy, 'GET', `${api}/cases/${caseId}`)).toMatchObject({ status: 403 });
    expect(await server.read(acting, `${api}/cases/${caseId}`)).toMatchObject({ caseId });
  });
});
