import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Role } from '@liandong/access';
import { automationRequest, type CommandReceipt, PLATFORM, type Platform } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { routed } from '../joint-supervision.fixtures.js';
import { JointSupervisionModule } from '../joint-supervision.module.js';
import { opening, reportData, subject, subjects } from './verification.fixtures.js';
import { VerificationService } from './verification.service.js';

const verifications = '/api/joint-supervision/verifications';
const date = '2020-06-11';
const reason = '……';
const recusal = { personId: 'mhk-inv-2', ground: 'witness' };

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['plan-proposal', { purpose: 'x', zoneIds: ['z'], proposedOn: date }, ['deputy', 'supervisor'], 'pj-lead-east'],
  ['plan-approval', {}, ['principal', 'party-chief', 'deputy'], 'pj-principal'],
  ['plan-rejection', { reason }, ['principal', 'party-chief', 'deputy'], 'pj-principal'],
  ['teams', { teams: [{ name: 'x', leaderPersonId: 'a', memberIds: ['a'] }], drawnOn: date }, ['deputy'], 'pj-lead-east'],
  ['member-replacements', { formerPersonId: 'a', personId: 'b', reason, replacedOn: date }, ['deputy'], 'pj-lead-east'],
  [
    'recusals',
    { ...recusal, raisedBy: 'other', statement: 'x', raisedOn: date },
    ['intake-officer', 'case-director', 'principal', 'deputy', 'supervisor', 'investigator'],
    'pj-inv-1',
  ],
  ['recusal-decisions', { personId: 'a', upheld: true, reason, decidedOn: date }, ['principal', 'deputy'], 'pj-principal'],
  ['start', { startedOn: date }, ['deputy'], 'pj-lead-east'],
  ['extensions', { reason, extendedOn: date }, ['principal', 'deputy'], 'pj-principal'],
  ['measures', { kind: 'talk', takenBy: ['a', 'b'], notice: 'x', record: 'x', takenOn: date }, ['supervisor', 'investigator'], 'pj-inv-1'],
  ['subjects', { subjects: [subject(10)], reason, addedOn: date }, ['deputy', 'supervisor', 'investigator'], 'pj-inv-1'],
  ['subject-approvals', { subjectIds: ['s1'] }, ['principal', 'party-chief', 'deputy'], 'pj-principal'],
  ['subject-rejections', { subjectIds: ['s1'], reason }, ['principal', 'party-chief', 'deputy'], 'pj-principal'],
  ['findings', { subjectId: 's1', facts: 'x', evidenceIds: [] }, ['supervisor', 'investigator'], 'pj-inv-1'],
  ['report', reportData, ['supervisor', 'investigator'], 'pj-inv-1'],
  ['report-signatures', { version: 1, signedOn: date }, ['supervisor', 'investigator'], 'pj-inv-1'],
  ['report-submission', { opinion: 'x', reportedOn: date }, ['deputy', 'supervisor', 'investigator'], 'pj-inv-1'],
  ['report-return', { reason }, ['principal', 'deputy'], 'pj-principal'],
  ['conclusion', { concludedOn: date }, ['principal', 'deputy'], 'pj-principal'],
];

describe('verification: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([JointSupervisionModule]);
  });
  afterAll(() => server.close());

  async function routedClue(): Promise<string> {
    const id = randomUUID();
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('test');
    await bus.publish([routed(randomUUID(), id, subjects)]);
    await eventually(() => server.read('mhk-lead-1', `${verifications}/${id}`));
    return id;
  }

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${verifications}/${await routedClue()}/${noun}`, body)).toEqual(may);
    const untouched = await routedClue();
    expect(await server.send(elsewhere, 'POST', `${verifications}/${untouched}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-lead-1', `${verifications}/${untouched}`)).toMatchObject({ revision: 0, status: 'opened' });
  });

  it.each([
    [
      'chief-recusal-decisions',
      { personId: 'mhk-principal', upheld: false, reason, decidedOn: '2020-06-12' },
      'verification.no-recusal-pending',
    ],
    ['recusal-orders', { ...recusal, statement: 'x', orderedOn: '2020-06-12' }, 'verification.recusal-wrong-decider'],
  ])('B4.2: %s: principals only, and of the upper body only', async (noun, body, code) => {
    const path = `${verifications}/${await routedClue()}/${noun}`;
    expect(await rolesThatMay(server, 'mhk', 'POST', path, body)).toEqual(['principal']);
    for (const person of ['mhk-principal', 'pj-principal'])
      expect(await server.send<{ code: string }>(person, 'POST', path, body)).toMatchObject({ body: { code } });
  });

  it('B1.7: somebody managed above: whoever may not is told so, whoever may is refused, and no key is claimed', async () => {
    const path = `${verifications}/${await routedClue()}`;
    const upper = subject(10, { managedBy: 'upper' });
    const requests = [
      ['subjects', { subjects: [upper], partyChiefSubjectIds: [], reason, addedOn: date }],
      ['subject-identification', { subject: upper, partyChief: false, basis: 'x', identifiedOn: date }],
    ] as const;
    const database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    try {
      const keys = async () => (await database.query('SELECT id FROM joint_supervision.idempotency_keys')).rows.length;
      const before = await keys();
      for (const [noun, body] of requests) {
        const codes = ['mhk-intake', 'pj-inv-1', 'mhk-inv-1'].map((who) =>
          server.send<{ code: string }>(who, 'POST', `${path}/${noun}`, body),
        );
        expect((await Promise.all(codes)).map((answer) => answer.body.code)).toEqual([
          'access.role-required',
          'access.wrong-organisation',
          'verification.direct-forward',
        ]);
      }
      expect(await keys()).toBe(before);
    } finally {
      await database.end();
    }
  });

  it('opening: the automation of the clue’s own commission, and no person', async () => {
    const service = server.app.get(VerificationService, { strict: false });
    const data = { ...opening, clueId: randomUUID() };
    const event = routed('m', data.clueId, subjects);
    await expect(service.open(automationRequest('joint-supervision', 'spec', event, 0, 'pj'), data.clueId, data)).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(service.open({ principal, commandId: randomUUID() }, data.clueId, data)).rejects.toMatchObject({
      code: 'access.role-required',
    });
    await expect(service.open(automationRequest('joint-supervision', 'spec', event, 0, 'mhk'), data.clueId, data)).resolves.toMatchObject<
      Partial<CommandReceipt>
    >({ revision: 0 });
  });

  it('reading: those who decide and coordinate the register; members their own; the file neither case management nor intake', async () => {
    const id = await routedClue();
    const register: readonly Role[] = ['case-director', 'principal', 'party-chief', 'deputy', 'supervisor'];
    expect(await rolesThatMay(server, 'mhk', 'GET', verifications)).toEqual(register);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${verifications}/${id}`)).toEqual(register);
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/joint-supervision/my-verifications')).toEqual([
      'deputy',
      'supervisor',
      'investigator',
    ]);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${verifications}/${id}/file`)).toEqual([
      'principal',
      'party-chief',
      'deputy',
      'supervisor',
      'investigator',
    ]);
    for (const path of [id, `${id}/file`])
      expect(await server.send('pj-principal', 'GET', `${verifications}/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'verification.unknown' },
      });
  });
});
