import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { CaseTrialModule } from '../case-trial.module.js';
import { opinion, papers, subject, townshipPapers, villager } from './case.fixtures.js';
import { CaseFilingService } from './case-filing.service.js';

const cases = '/api/case-trial/cases';
const day = '2020-06-16';
const two = ['x', 'y'];

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string | undefined][] = [
  [
    'filing-proposal',
    { tracks: ['party'], gravity: 'ordinary', facts: 'x', evidence: ['x'], proposedOn: day },
    ['supervisor', 'investigator'],
    'pj-supervisor-1',
  ],
  ['filing-approval', { approvedOn: day }, ['principal', 'party-chief'], 'pj-principal'],
  ['filing-rejection', { reason: 'x', decision: 'decline', rejectedOn: day }, ['principal', 'party-chief'], 'pj-principal'],
  [
    'investigators',
    { investigators: two, leaderPersonId: 'x', plan: { meetingOn: day, purpose: 'x', measures: ['talk'] }, appointedOn: day },
    ['principal'],
    'pj-principal',
  ],
  [
    'filing-announcement',
    { announcedBy: two, notice: 'x', familyNotified: false, publicNotice: false, announcedOn: day },
    ['supervisor', 'investigator'],
    'pj-inv-1',
  ],
  [
    'subject-identification',
    {
      subject: { subjectId: 's1', kind: 'institution', name: 'x', organisationId: 'mhk.unit-agriculture', managedBy: 'county' },
      basis: 'x',
      identifiedOn: day,
    },
    ['investigator'],
    'pj-inv-1',
  ],
  ['supplementary-filing-approval', { approvedOn: day }, ['principal', 'party-chief'], 'pj-principal'],
  ['supplementary-filing-rejection', { reason: 'x', rejectedOn: day }, ['principal', 'party-chief'], 'pj-principal'],
  ['investigative-measures', { kind: 'talk', takenBy: two, notice: 'x', record: 'x', takenOn: day }, ['investigator'], 'pj-inv-1'],
  [
    'investigation-report',
    { facts: 'x', evidence: ['x'], papers, factStatement: { seenOn: day, signed: true }, reportedOn: day },
    ['investigator'],
    'pj-inv-1',
  ],
  ['report-signature', { signedOn: day }, ['investigator'], 'pj-inv-1'],
  ['report-return', { reason: 'x', returnedOn: day }, ['principal'], 'pj-principal'],
  ['trial-hand-over', { handedOverOn: day }, ['principal'], 'pj-principal'],
  [
    'township-review',
    { reviewers: two, opinion: opinion(), complex: false, papers: townshipPapers, reviewedOn: day },
    ['township-reviewer'],
    undefined,
  ],
  [
    'township-submission',
    { approvalReference: 'x', submittedOn: day },
    ['township-secretary', 'township-reviewer'],
    'pj-township-secretary',
  ],
  ['acting-secretary', { secretaryId: 'x', actingSecretaryId: 'y', reason: 'x', appointedOn: day }, ['principal'], 'pj-principal'],
  ['acceptance', { acceptedOn: day, panel: two }, ['trial-director'], 'pj-trial-director'],
  ['panel', { members: two, formedOn: day }, ['trial-director'], 'pj-trial-director'],
  ['classification', { complex: true, reason: 'x' }, ['trial-director'], 'pj-trial-director'],
  ['trial-extension', { reason: 'x', extendedOn: day }, ['principal', 'deputy'], 'pj-lead-east'],
  ['supplement-return', { gaps: ['x'], returnedOn: day }, ['principal', 'deputy'], 'pj-lead-east'],
  ['resubmission', { supplements: ['x'], resubmittedOn: day }, ['investigator'], 'pj-inv-1'],
  ['reinvestigation-return', { reason: 'x', returnedOn: day }, ['principal'], 'pj-principal'],
  ['trial-talk', { talkers: two, record: 'x', heldOn: day }, ['trial-officer'], 'pj-trial-1'],
  ['trial-talk-waiver', { reason: 'x', skippedOn: day }, ['deputy'], 'pj-lead-east'],
  ['deliberation', { participants: two, opinion: opinion(), deliberatedOn: day }, ['trial-director'], 'pj-trial-director'],
  ['defence', { statement: null, response: 'x', heardBy: two, heardOn: day }, ['trial-officer'], 'pj-trial-1'],
  [
    'decision',
    { opinion: opinion(), meetings: [{ body: 'county-commission', heldOn: day, minutes: 'x' }], letter: { facts: 'x', evidence: 'x' } },
    ['principal', 'township-secretary', 'township-reviewer'],
    'pj-principal',
  ],
  [
    'decision-announcement',
    { announcedBy: two, unit: 'x', servedOn: day, announcedOn: day },
    ['township-secretary', 'trial-officer'],
    'pj-trial-1',
  ],
  [
    'execution',
    { items: [], report: { reference: 'x', reportedOn: day } },
    ['case-director', 'township-secretary', 'trial-officer'],
    'pj-director',
  ],
  ['closure', { archive: 'x', closedOn: day }, ['case-director', 'trial-director'], 'pj-director'],
];

describe('case: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([CaseTrialModule]);
  });
  afterAll(() => server.close());

  const automation = (organisationId: string) =>
    automationRequest(
      'case-trial',
      'spec',
      { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm1', causationId: 'c', data: {} },
      0,
      organisationId,
    );
  const service = () => server.app.get(CaseFilingService, { strict: false });
  const opening = (who = subject()) => ({
    organisationId: 'mhk',
    verificationId: 'v1',
    clueId: 'k1',
    zoneId: 'mhk.zone-1',
    subject: who,
    facts: 'x',
    verifiedOn: '2020-06-15',
    verifiers: ['mhk-inv-1'],
    townshipId: who.managedBy === 'county' ? null : 'mhk.township-1',
    siblingCaseIds: [],
  });
  const opened = (who = subject()) => service().open(automation('mhk'), randomUUID(), opening(who));

  it('B2.4: opening a case: the automation of the commission it belongs to, and no person', async () => {
    await expect(service().open(automation('pj'), randomUUID(), opening())).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(service().open({ principal, commandId: randomUUID() }, randomUUID(), opening())).rejects.toMatchObject({
      code: 'access.role-required',
    });
    expect(await rolesThatMay(server, 'mhk', 'POST', cases, {})).toEqual(expect.arrayContaining(['principal']));
    expect(await server.send('mhk-principal', 'POST', cases, {})).toMatchObject({ status: 404, body: { code: 'request.no-such-route' } });
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect([...(await rolesThatMay(server, 'mhk', 'POST', `${cases}/${(await opened()).id}/${noun}`, body))].sort()).toEqual(
      [...may].sort(),
    );
    if (elsewhere === undefined) return;
    const untouched = await opened();
    expect(await server.send(elsewhere, 'POST', `${cases}/${untouched.id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-trial-director', `${cases}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 0,
      status: 'opened',
    });
  });

  it('every route that changes a case is in this list', async () => {
    const { paths } = await server.read<{ paths: Record<string, { post?: object }> }>('mhk-principal', '/docs/openapi.json');
    const nouns = Object.entries(paths).flatMap(([path, { post }]) =>
      post && path.startsWith(`${cases}/{caseId}/`) ? [path.split('/').at(-1)] : [],
    );
    expect(nouns.sort()).toEqual(commands.map(([noun]) => noun).sort());
  });

  it('reading: the register for those who decide and try, one’s own cases for investigators, the own township’s for townships', async () => {
    const { id, position } = await opened(villager);
    await server.read('mhk-principal', `${cases}/${id}`, position);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', cases))].sort()).toEqual([
      'case-director',
      'deputy',
      'party-chief',
      'principal',
      'supervisor',
      'trial-director',
      'trial-officer',
    ]);
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/case-trial/assigned-cases')).toEqual(['investigator']);
    expect([...(await rolesThatMay(server, 'mhk', 'GET', '/api/case-trial/township-cases'))].sort()).toEqual([
      'township-reviewer',
      'township-secretary',
    ]);
    expect(await server.send('pj-principal', 'GET', `${cases}/${id}`)).toMatchObject({ status: 404, body: { code: 'case.unknown' } });
    expect(await server.send('mhk-inv-1', 'GET', `/api/case-trial/assigned-cases/${id}`)).toMatchObject({ status: 200 });
    expect(await server.send('mhk-inv-2', 'GET', `/api/case-trial/assigned-cases/${id}`)).toMatchObject({ status: 404 });
    expect(await server.send('mhk-township-secretary', 'GET', `/api/case-trial/township-cases/${id}`)).toMatchObject({ status: 200 });
    expect(await server.send('pj-township-secretary', 'GET', `/api/case-trial/township-cases/${id}`)).toMatchObject({ status: 404 });
    const county = await opened();
    await server.read('mhk-principal', `${cases}/${county.id}`, county.position);
    expect(await server.send('mhk-township-secretary', 'GET', `/api/case-trial/township-cases/${county.id}`)).toMatchObject({
      status: 404,
    });
  });

  it('B1.7: somebody managed above: whoever may not is told so, whoever may is refused, and no key is claimed', async () => {
    const path = `${cases}/${(await opened()).id}/subject-identification`;
    const body = { subject: subject({ managedBy: 'upper' }), basis: 'x', identifiedOn: day };
    const database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    try {
      const keys = async () => (await database.query('SELECT id FROM case_trial.idempotency_keys')).rows.length;
      const before = await keys();
      const answers = ['mhk-director', 'pj-inv-1', 'mhk-inv-1'].map((who) => server.send<{ code: string }>(who, 'POST', path, body));
      expect((await Promise.all(answers)).map((answer) => answer.body.code)).toEqual([
        'access.role-required',
        'access.wrong-organisation',
        'case.direct-forward',
      ]);
      expect(await keys()).toBe(before);
    } finally {
      await database.end();
    }
  });

  it('B2.4: given somebody who may not approve, then no number is drawn', async () => {
    const propose = async () => {
      const { id } = await opened(villager);
      await server.command('mhk-inv-1', `${cases}/${id}/filing-proposal`, {
        tracks: ['party'],
        gravity: 'ordinary',
        facts: 'x',
        evidence: ['x'],
        proposedOn: day,
      });
      return id;
    };
    const approve = async (id: string) => {
      const { position } = await server.command<{ position: string }>('mhk-principal', `${cases}/${id}/filing-approval`, {
        approvedOn: day,
      });
      return Number(/(\d+)号$/.exec((await server.read<{ number: string }>('mhk-principal', `${cases}/${id}`, position)).number)![1]);
    };
    const [first, refused, second] = [await propose(), await propose(), await propose()];
    const before = await approve(first);
    await server.send('pj-principal', 'POST', `${cases}/${refused}/filing-approval`, { approvedOn: day });
    await server.send('mhk-director', 'POST', `${cases}/${refused}/filing-approval`, { approvedOn: day });
    await server.send('mhk-party-chief', 'POST', `${cases}/${refused}/filing-approval`, { approvedOn: day });
    expect(await approve(second)).toBe(before + 1);
  });
});
