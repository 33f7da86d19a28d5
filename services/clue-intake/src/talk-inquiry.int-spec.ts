import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { signedRouting, talkingClue, type TalkLine } from './testing/disposal-stories.js';
import { keptLibrary } from './testing/kept-library.js';
import { plan } from './clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
const clock = { moment: '2020-06-11T02:00:00.000Z', now: () => clock.moment };
const day = '2020-06-11';

describe('clue intake: talk and inquiry', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
  });
  afterAll(() => server.close());

  const ask = (who: string, id: string, noun: string, body: object = {}) =>
    server.command(who, `${api}/talk-inquiries/${id}/${noun}`, body);
  const clue = (who: string, id: string, noun: string, body: object = {}) => server.command(who, `${api}/clues/${id}/${noun}`, body);
  const clueOf = (id: string) => server.read<Record<string, unknown>>('mhk-director', `${api}/clues/${id}`);
  async function byLetter(id: string, outcome: string): Promise<void> {
    await ask('mhk-supervisor-1', id, 'plan-proposal', { form: 'letter', plan: '函询方案' });
    await ask('mhk-lead-1', id, 'plan-approval');
    await ask('mhk-supervisor-1', id, 'notice', { servedOn: day, servedTo: '本人', reference: '梅纪函〔2020〕1号' });
    await ask('mhk-supervisor-1', id, 'reply', { statement: '说明材料', countersignedBy: '某乡党委书记', receivedOn: day });
    await ask('mhk-supervisor-1', id, 'report', { facts: '……', opinion: '……', outcome, reportedOn: day });
    await ask('mhk-principal', id, 'outcome-approval');
  }
  const two = [person('s1', { managedBy: 'township' }), person('s2', { managedBy: 'township' })];
  const outcomeOf = (clueId: string, subjectId: string) =>
    eventually(async () => {
      const outcomes = (await clueOf(clueId))['outcomes'] as readonly {
        readonly subjectId: string;
        readonly decided: string;
        readonly reference: string;
      }[];
      return outcomes.find((one) => one.subjectId === subjectId) ?? false;
    });

  it('B1.18, B1.19: a clue handled by talk and letter ends without zone and verification, with the outcome of every subject', async () => {
    const {
      clueId,
      talks: [first, second],
    } = (await talkingClue(server, two)) as { clueId: string; talks: [TalkLine, TalkLine] };
    await byLetter(first.talkInquiryId, 'clarified');
    expect(
      await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/conclusion`, { summary: '……', concludedOn: day }),
    ).toMatchObject({ status: 409, body: { code: 'clue.talk-inquiries-awaited' } });
    await ask('mhk-supervisor-1', second.talkInquiryId, 'plan-proposal', { form: 'delegated-talk', plan: '委托谈话方案' });
    await ask('mhk-lead-1', second.talkInquiryId, 'plan-approval');
    await ask('mhk-supervisor-1', second.talkInquiryId, 'notice', {
      servedOn: day,
      servedTo: '某乡党委书记',
      reference: '梅纪函〔2020〕2号',
    });
    expect(await server.read('mhk-lead-1', `${api}/talk-inquiries/${second.talkInquiryId}`)).toMatchObject({
      status: 'notified',
      dueRule: 'B1.21',
      band: 'blue',
      allowed: expect.arrayContaining(['hold-talk']) as unknown,
    });
    await ask('mhk-supervisor-1', second.talkInquiryId, 'talk', {
      talkers: [
        { personId: 'chief', capacity: 'unit-party-chief' },
        { personId: 'clerk', capacity: 'staff' },
      ],
      heldOn: day,
      place: '某乡',
    });
    await ask('mhk-supervisor-1', second.talkInquiryId, 'record', { record: '谈话笔录', signedBySubject: true, signedOn: day });
    await ask('mhk-supervisor-1', second.talkInquiryId, 'report', { facts: '……', opinion: '……', outcome: 'admonish', reportedOn: day });
    expect(await server.send('mhk-lead-1', 'POST', `${api}/talk-inquiries/${second.talkInquiryId}/outcome-approval`, {})).toMatchObject({
      status: 403,
      body: { code: 'talk-inquiry.not-approver', details: { role: 'principal' } },
    });
    await ask('mhk-principal', second.talkInquiryId, 'outcome-approval');
    expect(await outcomeOf(clueId, second.subject.subjectId)).toMatchObject({ decided: 'admonish', reference: second.talkInquiryId });
    await outcomeOf(clueId, first.subject.subjectId);
    await clue('mhk-director', clueId, 'conclusion', { summary: '……', concludedOn: day });
    await clue('mhk-director', clueId, 'feedback', { text: '……', givenOn: day });
    expect(await server.send('mhk-director', 'POST', `${api}/clues/${clueId}/closure`, { reason: '办结', closedOn: day })).toMatchObject({
      status: 409,
      body: { code: 'clue.step-unsigned', rule: 'B1.4' },
    });
    await signedRouting(server, clueId, 'mhk-intake', 'mhk-supervisor-1', day);
    await clue('mhk-director', clueId, 'closure', { reason: '办结', closedOn: day });
    expect(await clueOf(clueId)).toMatchObject({
      status: 'closed',
      zoneId: null,
      figures: { filed: 0, admonished: 1, educated: 0, noCase: 1 },
    });
    expect(
      await server.read('mhk-lead-1', `${api}/talk-inquiries?clue=${clueId}&status=concluded&outcome=clarified&overdue=false`),
    ).toMatchObject({ total: 1, items: [{ form: 'letter', reply: { countersignedBy: '某乡党委书记' } }] });
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });

  it('B1.1: given the outcome “initial verification”, then the mode is approved anew and the clue is routed', async () => {
    const { clueId, talks } = await talkingClue(server, [two[0]!]);
    expect(
      await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, {
        mode: 'initial-verification',
        opinion: '……',
        plan,
      }),
    ).toMatchObject({ status: 409, body: { code: 'clue.talk-inquiries-open', rule: 'B1.1' } });
    await byLetter(talks[0]!.talkInquiryId, 'initial-verification');
    await eventually(
      async () =>
        (
          await server.send('mhk-intake', 'POST', `${api}/clues/${clueId}/disposal-proposal`, {
            mode: 'initial-verification',
            opinion: '……',
            plan,
          })
        ).status === 201,
    );
    await clue('mhk-principal', clueId, 'disposal-approval');
    await clue('mhk-intake', clueId, 'routing-proposal', { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'township' });
    await clue('mhk-principal', clueId, 'routing-approval');
    await clue('mhk-township-secretary', clueId, 'township-result', {
      results: [{ subjectId: 's1', outcome: 'criticise-educate', reference: '谈话记录' }],
      summary: '……',
      reportedOn: day,
    });
    await clue('mhk-director', clueId, 'conclusion', { summary: '……', concludedOn: day });
    expect(await clueOf(clueId)).toMatchObject({ status: 'concluded', mode: 'initial-verification', figures: { educated: 1 } });
  });
});
