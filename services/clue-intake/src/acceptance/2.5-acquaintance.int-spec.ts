import { randomUUID } from 'node:crypto';
import type { Subject } from '@liandong/contracts';
import { automationRequest } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { institution, person, unidentified } from '../clue/clue.fixtures.js';
import { ClueRoutingService } from '../clue/clue-routing.service.js';
import { proposedClue, talkingClue } from '../testing/disposal-stories.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const subject = person('s1', { managedBy: 'township', organisationId: 'mhk.township-1' });

describe('2.5, 3.15: the society of acquaintances (熟人社会)', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  async function toBeRouted(subjects: readonly Subject[] = [subject]): Promise<string> {
    const clueId = await proposedClue(server, 'initial-verification', subjects);
    for (const who of ['mhk-lead-1', 'mhk-principal']) await server.send(who, 'POST', `${api}/clues/${clueId}/disposal-approval`);
    return clueId;
  }
  const declare = (personId: string, facts: readonly object[]) =>
    server.command('mhk-director', `${api}/person-facts`, {
      organisationId: 'mhk',
      holder: { kind: 'officer', personId },
      facts,
      declaredOn: '2020-06-11',
    });
  const propose = (clueId: string, more: object = {}) =>
    server.command('mhk-intake', `${api}/clues/${clueId}/routing-proposal`, {
      zoneId: 'mhk.zone-1',
      leaderPersonId: 'mhk-lead-1',
      level: 'county',
      ...more,
    });
  const approve = (clueId: string, body?: object) => server.send('mhk-principal', 'POST', `${api}/clues/${clueId}/routing-approval`, body);
  const shown = (clueId: string) => server.read<Record<string, unknown>>('mhk-principal', `${api}/clues/${clueId}`);

  const conclude = (clueId: string, more: object = {}) =>
    server.send('mhk-director', 'POST', `${api}/clues/${clueId}/conclusion`, { summary: '核查完毕', concludedOn: '2020-06-11', ...more });
  const verified = (clueId: string, subjects: readonly Subject[]) => {
    const request = automationRequest(
      'clue-intake',
      'spec',
      { id: randomUUID(), type: 'a.b.v1', source: 'a', time: clock.now(), matterId: 'm', causationId: 'c', data: {} },
      0,
      'mhk',
    );
    const findings = subjects.map((one) => ({ subject: one, outcome: 'no-case' as const }));
    return server.app.get(ClueRoutingService, { strict: false }).recordVerification(request, clueId, { verificationId: 'v1', findings });
  };

  it('2.5: what is found lies before the approver, who approves with a reason or turns it back', async () => {
    await declare('mhk-lead-1', [{ kind: 'home-township', organisationId: 'mhk.township-1' }]);
    await declare('mhk-inv-1', [
      { kind: 'kin', name: subject.name },
      { kind: 'post', organisationId: 'mhk.township-1', from: '2010-01-01', until: '2015-01-01' },
    ]);
    const clueId = await toBeRouted();
    await propose(clueId, { handlerIds: ['mhk-inv-1'] });
    expect((await shown(clueId))['acquaintances']).toEqual({
      checked: ['mhk-lead-1', 'mhk-inv-1'],
      hits: [
        { personId: 'mhk-lead-1', subjectId: 's1', kind: 'same-township', organisationId: 'mhk.township-1' },
        { personId: 'mhk-inv-1', subjectId: 's1', kind: 'kin' },
        { personId: 'mhk-inv-1', subjectId: 's1', kind: 'former-post', organisationId: 'mhk.township-1' },
      ],
    });
    expect(await approve(clueId)).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided', rule: '2.5', allowed: ['reject-routing', 'approve-routing'] },
    });
    await server.command('mhk-principal', `${api}/clues/${clueId}/routing-rejection`, { reason: '另行分办' });
    await propose(clueId, { zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' });
    expect((await shown(clueId))['acquaintances']).toEqual({ checked: ['mhk-lead-2'], hits: [] });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
  });

  it('2.5: with a reason, which is kept; and never on what was found after the proposal', async () => {
    const clueId = await toBeRouted();
    await propose(clueId);
    await declare('mhk-lead-1', [{ kind: 'kin', name: subject.name }]);
    expect(await approve(clueId, { acceptance: '无其他力量' })).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-unseen', allowed: ['reject-routing'], details: { hits: [{ kind: 'kin' }] } },
    });
    await server.command('mhk-principal', `${api}/clues/${clueId}/routing-rejection`, { reason: '重新提出' });
    await propose(clueId);
    expect(await approve(clueId, { acceptance: '异地人员不足,由室主任全程参与' })).toMatchObject({ status: 201 });
    expect((await shown(clueId))['acquaintances']).toMatchObject({
      acceptance: '异地人员不足,由室主任全程参与',
      hits: [{ kind: 'same-township' }, { kind: 'kin' }],
    });
  });

  it('3.15: a township that would handle its own people is found without any declaration', async () => {
    const clueId = await toBeRouted();
    await propose(clueId, { zoneId: 'mhk.township-1', leaderPersonId: 'mhk-lead-3', level: 'township' });
    expect(await approve(clueId, {})).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided', details: { hits: [{ subjectId: 's1', kind: 'same-township' }] } },
    });
  });

  it('2.5: so is whoever would talk with the subject: shown to whoever approves the plan, and decided with a reason', async () => {
    const { clueId, talks } = await talkingClue(server);
    const path = `${api}/talk-inquiries/${talks[0]!.talkInquiryId}`;
    const { subject: about } = await server.read<{ readonly subject: Subject }>('mhk-lead-1', path);
    const plan = {
      form: 'talk',
      plan: '谈话方案',
      talkers: [
        { personId: 'mhk-supervisor-1', role: 'lead', lent: false },
        { personId: 'mhk-inv-2', role: 'auxiliary', lent: false },
      ],
    };
    const approvePlan = (body: object) => server.send('mhk-lead-1', 'POST', `${path}/plan-approval`, body);
    const planShown = async () => (await server.read<{ readonly plan: object }>('mhk-lead-1', path)).plan;
    await declare('mhk-inv-2', [{ kind: 'kin', name: about.name }]);
    await server.command('mhk-supervisor-1', `${path}/plan-proposal`, plan);
    expect(await planShown()).toMatchObject({
      acquaintances: {
        checked: ['mhk-supervisor-1', 'mhk-inv-2'],
        hits: [{ personId: 'mhk-inv-2', subjectId: about.subjectId, kind: 'kin' }],
      },
    });
    expect(await approvePlan({})).toMatchObject({
      status: 409,
      body: { code: 'talk-inquiry.acquaintances-undecided', rule: '2.5', allowed: ['reject-plan', 'approve-plan'] },
    });
    await declare('mhk-supervisor-1', [{ kind: 'post', organisationId: about.organisationId, from: '2015-01-01' }]);
    expect(await approvePlan({ acceptance: '仅负责记录' })).toMatchObject({
      status: 409,
      body: {
        code: 'talk-inquiry.acquaintances-unseen',
        allowed: ['reject-plan'],
        details: { hits: [{ personId: 'mhk-supervisor-1', kind: 'former-post' }] },
      },
    });
    await server.command('mhk-lead-1', `${path}/plan-rejection`, { reason: '重新提出' });
    await server.command('mhk-supervisor-1', `${path}/plan-proposal`, plan);
    expect(await approvePlan({ acceptance: '仅负责记录' })).toMatchObject({ status: 201 });
    expect(await planShown()).toMatchObject({
      approvedBy: 'mhk-lead-1',
      acquaintances: { acceptance: '仅负责记录', hits: [{ kind: 'former-post' }, { kind: 'kin' }] },
    });
    // With the plan it is accepted that they have the clue in their hands (B1.4).
    const custody = `${api}/custody/${clueId}`;
    await server.command('mhk-intake', `${custody}/handing-over`, { handedOn: '2020-06-11' });
    expect(await server.send('mhk-supervisor-1', 'POST', `${custody}/receipt`, { receivedOn: '2020-06-11' })).toMatchObject({
      status: 201,
    });
  });

  it('2.5, B4.1: so is whoever gets the clue into their hands later; what the principal accepted with the routing is accepted', async () => {
    const clueId = await toBeRouted();
    await propose(clueId, { zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    const custody = `${api}/custody/${clueId}`;
    await eventually(() => server.command('mhk-intake', `${custody}/handing-over`, { handedOn: '2020-06-11' }));
    await server.command('mhk-lead-2', `${custody}/receipt`, { receivedOn: '2020-06-11' });
    const passOn = (to: object) =>
      server.send('mhk-lead-2', 'POST', `${custody}/steps`, { kind: 'passing-on', to, handedOn: '2020-06-11' });
    await declare('mhk-inv-3', [{ kind: 'kin', name: subject.name }]);
    // Who hands it on learns that others have to get it, not whom somebody is kin to.
    const refused = await passOn({ organisationId: 'mhk.room-1', personId: 'mhk-inv-3' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'clue.acquaintances-undecided', rule: '2.5', allowed: ['pass-on'] } });
    expect(refused.body).not.toHaveProperty('details');
    expect(await passOn({ organisationId: 'mhk.township-1' })).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided' },
    });
    const other = await toBeRouted([institution('s1', { organisationId: 'mhk.room-1', managedBy: 'county' })]);
    expect(
      await server.send('mhk-intake', 'POST', `${api}/custody/${other}/steps`, {
        kind: 'passing-on',
        to: { organisationId: 'mhk.room-1' },
        handedOn: '2020-06-11',
      }),
    ).toMatchObject({ status: 422, body: { code: 'clue.institution-handles-itself', rule: 'B4.1', allowed: ['pass-on'] } });
    // Whoever signs for a unit is the handler.
    await declare('mhk-supervisor-1', [{ kind: 'kin', name: subject.name }]);
    expect(await passOn({ organisationId: 'mhk.room-1' })).toMatchObject({ status: 201 });
    expect(await server.send('mhk-supervisor-1', 'POST', `${custody}/receipt`, { receivedOn: '2020-06-11' })).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided', allowed: ['send-back'], details: { hits: [{ kind: 'kin' }] } },
    });
    // From wherever they are, whatever unit whoever handed it on named.
    await server.command('mhk-supervisor-1', `${custody}/sending-back`, { reason: '与被反映人系亲属' });
    await server.command('mhk-director', `${custody}/withdrawal`, { reason: '另交他人' });
    const secretary = 'mhk-township-secretary';
    expect(await passOn({ organisationId: 'mhk.room-1', personId: secretary })).toMatchObject({ status: 201 });
    expect(await server.send(secretary, 'POST', `${custody}/receipt`, { receivedOn: '2020-06-11' })).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided', details: { hits: [{ kind: 'same-township', organisationId: 'mhk.township-1' }] } },
    });
  });

  it('2.5: so is whoever looks again at what is on hold: others do', async () => {
    const clueId = await proposedClue(server, 'hold', [person('s7')]);
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-approval`);
    await declare('mhk-intake', [{ kind: 'kin', name: '人员s7' }]);
    const review = { result: 'hold-again', opinion: '……', reviewedOn: '2020-06-11' };
    expect(await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/hold-review`, review)).toMatchObject({
      status: 409,
      body: { code: 'clue.acquaintances-undecided', rule: '2.5', allowed: ['review-hold'] },
    });
    expect(await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/hold-review`, review)).toMatchObject({ status: 201 });
  });

  it('2.5: so is whom the verification adds: it is concluded with a reason', async () => {
    const clueId = await toBeRouted();
    await propose(clueId, { zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    await declare('mhk-lead-2', [{ kind: 'kin', name: '人员s9' }]);
    await verified(clueId, [subject, person('s9')]);
    expect(await conclude(clueId)).toMatchObject({
      status: 409,
      body: {
        code: 'clue.added-acquaintances-undecided',
        rule: '2.5',
        allowed: ['conclude'],
        details: { hits: [{ personId: 'mhk-lead-2', subjectId: 's9', kind: 'kin' }] },
      },
    });
    // What follows by itself leaves no position to wait for.
    await eventually(async () =>
      expect((await shown(clueId))['acquaintances']).toEqual({
        checked: ['mhk-lead-2'],
        hits: [{ personId: 'mhk-lead-2', subjectId: 's9', kind: 'kin' }],
      }),
    );
    expect(await conclude(clueId, { acceptance: '核查组未含该人员' })).toMatchObject({ status: 201 });
  });

  it('2.5: so is whom the verification identifies, under the id that was unidentified until then', async () => {
    const unknown = unidentified('s1');
    const clueId = await toBeRouted([unknown]);
    await propose(clueId, { zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    await declare('mhk-lead-2', [{ kind: 'kin', name: '人员已查明' }]);
    await verified(clueId, [person('s1', { name: '人员已查明' })]);
    expect(await conclude(clueId)).toMatchObject({
      status: 409,
      body: { code: 'clue.added-acquaintances-undecided', details: { hits: [{ personId: 'mhk-lead-2', subjectId: 's1', kind: 'kin' }] } },
    });
  });

  it('2.5, B4.1: so is whom the township itself identifies or adds; that it is the township is refused', async () => {
    const clueId = await toBeRouted([unidentified('s1')]);
    await propose(clueId, { zoneId: 'mhk.township-1', leaderPersonId: 'mhk-lead-3', level: 'township' });
    expect(await approve(clueId)).toMatchObject({ status: 201 });
    const change = (noun: string, body: object) =>
      server.send('mhk-township-secretary', 'POST', `${api}/clues/${clueId}/${noun}`, { on: '2020-06-11', ...body });
    const itself = institution('s1', { organisationId: 'mhk.township-1', managedBy: 'township' });
    expect(await change('subject-identification', { subject: itself, basis: '经查' })).toMatchObject({
      status: 422,
      body: { code: 'clue.institution-handles-itself', rule: 'B4.1', allowed: ['propose-raise'] },
    });
    await declare('mhk-lead-3', [{ kind: 'kin', name: '人员亲属' }]);
    const kin = person('s1', { name: '人员亲属', managedBy: 'township' });
    expect(await change('subject-identification', { subject: kin, basis: '经查' })).toMatchObject({ status: 201 });
    expect(await change('subject-addition', { subject: { ...subject, subjectId: 's2' }, reason: '另有反映' })).toMatchObject({
      status: 201,
    });
    const results = ['s1', 's2'].map((subjectId) => ({ subjectId, outcome: 'no-case', reference: 'r' }));
    await server.command('mhk-township-secretary', `${api}/clues/${clueId}/township-result`, {
      results,
      summary: '经查不实',
      reportedOn: '2020-06-11',
    });
    const hits = [
      { personId: 'mhk-lead-3', subjectId: 's1', kind: 'kin' },
      { subjectId: 's2', kind: 'same-township' },
    ];
    expect(await conclude(clueId)).toMatchObject({ status: 409, body: { code: 'clue.added-acquaintances-undecided', details: { hits } } });
    await eventually(async () => expect((await shown(clueId))['acquaintances']).toMatchObject({ hits }));
    expect(await conclude(clueId, { acceptance: '由片区牵头人复核' })).toMatchObject({ status: 201 });
  });
});
