import { randomUUID } from 'node:crypto';
import type { Role } from '@liandong/access';
import { automationRequest } from '@liandong/service-kit';
import { rolesThatMay, startTestApp, type TestApp, unasked } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from './clue.fixtures.js';
import { ClueForwardingService } from './clue-forwarding.service.js';
import { ClueRoutingService } from './clue-routing.service.js';
import { ClueService } from './clue.service.js';
import { keptLibrary } from '../testing/kept-library.js';
import { clueSlice } from './clue.slice.js';

const clues = '/api/clue-intake/clues';
const paper = (organisationId = 'mhk') => ({
  organisationId,
  source: { kind: 'petition', agencyId: 'mhk.petition', reference: '信访1号' },
  title: '反映某科员',
  summary: '……',
  receivedOn: '2020-06-11',
  subjects: [person('s1')],
});

/** Who may, per command; a person of the same role elsewhere may not. */
const commands: readonly [noun: string, body: object, may: readonly Role[], elsewhere: string][] = [
  ['registration', {}, ['intake-officer'], 'pj-intake'],
  ['forwarding', { toOrganisation: 'x', subjectIds: ['s1'], reason: 'x', forwardedOn: '2020-06-11' }, ['case-director'], 'pj-director'],
  ['forwarding-result-receipt', { forwardingId: 'x', acknowledgedOn: '2020-06-11' }, ['intake-officer', 'case-director'], 'pj-intake'],
  [
    'forwarding-paper-receipt',
    { forwardingId: 'x', document: { number: 'x', date: '2020-06-11' } },
    ['intake-officer', 'case-director'],
    'pj-intake',
  ],
  [
    'forwarding-paper-return',
    { forwardingId: 'x', subjectIds: ['s1'], reason: 'x', returnedOn: '2020-06-11', document: { number: 'x', date: '2020-06-11' } },
    ['intake-officer', 'case-director'],
    'pj-director',
  ],
  [
    'forwarding-paper-result',
    {
      forwardingId: 'x',
      text: 'x',
      figures: { filed: 0, admonished: 0, educated: 0, noCase: 0 },
      document: { number: 'x', date: '2020-06-11' },
    },
    ['intake-officer', 'case-director'],
    'pj-intake',
  ],
  ['return', { reason: 'x', returnedOn: '2020-06-11' }, ['deputy'], 'pj-lead-east'],
  ['repeat', { firstClueId: 'x' }, ['intake-officer'], 'pj-intake'],
  ['correction', { title: 'y', reason: 'x' }, ['intake-officer', 'case-director'], 'pj-intake'],
  ['correction-approval', {}, ['case-director', 'deputy'], 'pj-director'],
  ['correction-rejection', { reason: 'x' }, ['case-director', 'deputy'], 'pj-director'],
  ['voiding', { reason: 'x' }, ['case-director'], 'pj-director'],
  [
    'problem-types',
    { problemTypes: ['conduct'], reason: 'x' },
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary'],
    'pj-intake',
  ],
  ['screening', { problemTypes: ['conduct'], opinion: 'x' }, ['intake-officer'], 'pj-intake'],
  [
    'subject-identification',
    { subject: person('s1'), basis: 'x', on: '2020-06-11' },
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary'],
    'pj-intake',
  ],
  [
    'subject-addition',
    { subject: person('s2'), reason: 'x', on: '2020-06-11' },
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary'],
    'pj-director',
  ],
  [
    'subject-correction',
    { subject: person('s1'), reason: 'x', on: '2020-06-11' },
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary'],
    'pj-director',
  ],
  ['disposal-proposal', { mode: 'hold', opinion: 'x' }, ['intake-officer', 'case-director', 'supervisor'], 'pj-intake'],
  ['disposal-approval', {}, ['principal', 'deputy'], 'pj-principal'],
  ['disposal-rejection', { reason: 'x' }, ['principal', 'deputy'], 'pj-lead-east'],
  ['limit-change', { change: 'pause', reason: 'x' }, ['intake-officer', 'case-director'], 'pj-intake'],
  ['limit-change-approval', {}, ['principal'], 'pj-principal'],
  ['limit-change-rejection', { reason: 'x' }, ['principal'], 'pj-principal'],
  ['limit-resumption', { reason: 'x' }, ['intake-officer', 'case-director'], 'pj-intake'],
  ['hold-review', { result: 'hold-again', opinion: 'x', reviewedOn: '2020-06-11' }, ['intake-officer', 'case-director'], 'pj-intake'],
  [
    'case-facts',
    { subjectId: 's1', fact: 'filed', on: '2020-06-11', reference: 'x' },
    ['intake-officer', 'case-director', 'supervisor', 'township-secretary'],
    'pj-director',
  ],
  [
    'township-result',
    { results: [{ subjectId: 's1', outcome: 'no-case', reference: 'x' }], summary: 'x', reportedOn: '2020-06-11' },
    ['case-director', 'township-secretary'],
    'pj-township-secretary',
  ],
  ['routing-proposal', { zoneId: 'z', leaderPersonId: 'l', level: 'county' }, ['intake-officer', 'case-director'], 'pj-director'],
  ['routing-approval', {}, ['principal'], 'pj-principal'],
  ['routing-rejection', { reason: 'x' }, ['principal'], 'pj-principal'],
  ['supervision', { assignmentId: 'x' }, ['intake-officer', 'case-director'], 'pj-director'],
  ['raise-proposal', { reason: 'x' }, ['intake-officer', 'case-director'], 'pj-intake'],
  ['raise-approval', {}, ['principal'], 'pj-principal'],
  ['raise-rejection', { reason: 'x' }, ['principal'], 'pj-principal'],
  ['conclusion', { summary: 'x', concludedOn: '2020-06-11' }, ['case-director'], 'pj-director'],
  ['feedback', { text: 'x', givenOn: '2020-06-11' }, ['case-director'], 'pj-director'],
  [
    'feedback-receipt',
    { acknowledgedOn: '2020-06-11' },
    ['agency-integrator', 'reception-officer', 'supervisor', 'township-secretary'],
    'pj-procurator',
  ],
  ['feedback-letter-receipt', { reference: 'x', acknowledgedOn: '2020-06-11' }, ['intake-officer', 'case-director'], 'pj-director'],
  ['closure', { reason: 'x', closedOn: '2020-06-11' }, ['case-director'], 'pj-director'],
  ['reopening', { replyId: 'x', objection: 1, reason: 'x' }, ['principal'], 'pj-principal'],
];

describe('clue: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const receive = () => server.command<{ id: string; position: string }>('mhk-intake', clues, paper());
  const received = async () => (await receive()).id;

  it('B1.5: taking in on paper: those whose sources they are, for the own jurisdiction only; agencies post', async () => {
    expect(await rolesThatMay(server, 'mhk', 'POST', clues, paper())).toEqual([
      'reception-officer',
      'intake-officer',
      'supervisor',
      'township-secretary',
    ]);
    for (const person of ['mhk-supervisor-1', 'mhk-township-secretary']) {
      expect(await server.send(person, 'POST', clues, paper())).toMatchObject({
        status: 403,
        body: { code: 'clue.source-not-yours', rule: 'B1.5' },
      });
    }
    expect(await server.send('mhk-intake', 'POST', clues, paper('pj'))).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
  });

  it.each(commands)('%s', async (noun, body, may, elsewhere) => {
    expect(await rolesThatMay(server, 'mhk', 'POST', `${clues}/${await received()}/${noun}`, body)).toEqual(may);
    const untouched = await receive();
    expect(await server.send(elsewhere, 'POST', `${clues}/${untouched.id}/${noun}`, body)).toMatchObject({
      status: 403,
      body: { code: 'access.wrong-organisation' },
    });
    expect(await server.read('mhk-intake', `${clues}/${untouched.id}`, untouched.position)).toMatchObject({
      revision: 0,
      status: 'received',
    });
  });

  it('B1.4: given somebody who may not register, then no number is drawn', async () => {
    const clueId = await received();
    await server.send('pj-intake', 'POST', `${clues}/${clueId}/registration`, {});
    await server.send('mhk-director', 'POST', `${clues}/${clueId}/registration`, {});
    const { position } = await server.command<{ position: string }>('mhk-intake', `${clues}/${clueId}/registration`);
    const before = await server.read<{ number: string }>('mhk-intake', `${clues}/${clueId}`, position);
    const next = await received();
    await server.send('pj-intake', 'POST', `${clues}/${next}/registration`, {});
    const after = await server.command<{ position: string }>('mhk-intake', `${clues}/${next}/registration`);
    const number = (text: string) => Number(/(\d+)号$/.exec(text)![1]);
    expect(number((await server.read<{ number: string }>('mhk-intake', `${clues}/${next}`, after.position)).number)).toBe(
      number(before.number) + 1,
    );
  });

  it('results of other services are recorded by the automation of the clue’s own commission, and by no person', async () => {
    const service = server.app.get(ClueService, { strict: false });
    const clueId = await received();
    const outcome = { subjectId: 's1', outcome: 'file' as const, reference: 'c1', on: '2020-06-11' };
    const request = (organisationId: string) =>
      automationRequest(
        'clue-intake',
        'spec',
        { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId: 'm', causationId: 'c', data: {} },
        0,
        organisationId,
      );
    await expect(service.recordOutcome(request('mhk'), clueId, outcome)).rejects.toMatchObject({ code: 'clue.not-allowed' });
    await expect(service.recordOutcome(request('pj'), clueId, outcome)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    const principal = { personId: 'mhk-principal', organisationId: 'mhk', roles: ['principal' as const] };
    await expect(service.recordOutcome({ principal, commandId: randomUUID() }, clueId, outcome)).rejects.toMatchObject({
      code: 'access.role-required',
    });
    const forwarding = server.app.get(ClueForwardingService, { strict: false });
    const told = { forwardingId: 'f', text: '办结', figures: { filed: 0, admonished: 0, educated: 0, noCase: 1 }, givenOn: '2020-06-11' };
    await expect(forwarding.recordForwardResult(request('pj'), clueId, told)).rejects.toMatchObject({ code: 'access.wrong-organisation' });
    await expect(forwarding.recordForwardResult({ principal, commandId: randomUUID() }, clueId, told)).rejects.toMatchObject({
      code: 'access.role-required',
    });
    await expect(forwarding.recordFeedbackReceipt(request('pj'), clueId, { acknowledgedOn: '2020-06-11' })).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    await expect(
      forwarding.recordFeedbackReceipt({ principal, commandId: randomUUID() }, clueId, { acknowledgedOn: '2020-06-11' }),
    ).rejects.toMatchObject({ code: 'access.role-required' });
    const routing = server.app.get(ClueRoutingService, { strict: false });
    await expect(routing.recordVerification(request('pj'), clueId, { verificationId: 'v', findings: [] })).rejects.toMatchObject({
      code: 'access.wrong-organisation',
    });
    await expect(
      routing.recordVerification({ principal, commandId: randomUUID() }, clueId, { verificationId: 'v', findings: [] }),
    ).rejects.toMatchObject({ code: 'access.role-required' });
  });

  it('B1.5, B1.8: reading what is with the own department: its supervisors', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/clue-intake/department-clues')).toEqual(['supervisor']);
    expect(await rolesThatMay(server, 'mhk', 'GET', `/api/clue-intake/department-clues/${await received()}`)).toEqual(['supervisor']);
  });

  it('B1.3: reading what the own unit handles: whoever heads it, and who verifies', async () => {
    for (const path of ['handled-clues', `handled-clues/${await received()}`])
      expect(await rolesThatMay(server, 'mhk', 'GET', `/api/clue-intake/${path}`)).toEqual([
        'supervisor',
        'investigator',
        'township-secretary',
      ]);
  });

  it('reading the register: case management and those who decide; no investigator, no agency, no operator', async () => {
    const may = ['intake-officer', 'case-director', 'principal', 'deputy'];
    expect(await rolesThatMay(server, 'mhk', 'GET', clues)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${clues}/${await received()}`)).toEqual(may);
    expect(await rolesThatMay(server, 'mhk', 'GET', `${clues}/${await received()}/history`)).toEqual(may);
  });

  it('0.14, B1.9: reading what became of it: whoever handed it in; of reports, the reception office', async () => {
    for (const path of ['transfers', 'transfers/c1'])
      expect(await rolesThatMay(server, 'mhk', 'GET', `/api/clue-intake/${path}`)).toEqual([
        'agency-integrator',
        'supervisor',
        'township-secretary',
      ]);
    for (const path of ['reception-results', 'reception-results/c1'])
      expect(await rolesThatMay(server, 'mhk', 'GET', `/api/clue-intake/${path}`)).toEqual(['reception-officer']);
  });

  it('B1.22: reading the table of problem types: whoever files under them, decides or hands something in', async () => {
    expect(await rolesThatMay(server, 'mhk', 'GET', '/api/clue-intake/problem-types')).toEqual([
      'agency-integrator',
      'reception-officer',
      'intake-officer',
      'case-director',
      'principal',
      'deputy',
      'supervisor',
      'township-secretary',
      'tour-officer',
    ]);
  });

  it('of no route of the slice it was left unasked who may', async () => {
    expect(await unasked(server, clueSlice)).toEqual([]);
  });
});
