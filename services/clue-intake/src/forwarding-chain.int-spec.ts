import { clueTransferred } from '@liandong/contracts';
import { idFrom } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, HandClock } from './clocks/clocks.fixtures.js';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { conveneMeeting } from './testing/disposal-stories.js';
import { keptLibrary } from './testing/kept-library.js';
import { planned } from './clue/clue.disposal.fixtures.js';

const day = '2020-06-11';
const api = '/api/clue-intake';
const nobody = { filed: 0, admonished: 0, educated: 0, noCase: 0 };

interface Forwarding {
  readonly forwardingId: string;
  readonly status: string;
  readonly result: { readonly acknowledgedOn: string | null } | null;
}
interface Line {
  readonly matterId: string;
  readonly forwardings: readonly Forwarding[];
  readonly allowed: readonly string[];
  readonly feedbackAcknowledgedOn: string | null;
}

describe('forwarded more than once: A to B to C, and back', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one);
  });
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<{ id: string; position: string }>(who, `${clues}/${clueId}/${noun}`, body);
  const of = (who: string, clueId: string) => server.read<Line>(who, `${clues}/${clueId}`);
  async function registered(more: object = {}): Promise<string> {
    const source = { kind: 'letter', agencyId: 'mhk.reception', reference: '信7号' };
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source,
      title: '两地干部',
      summary: '反映两地',
      receivedOn: day,
      subjects: [person('s1'), person('s2')],
      origin: { occurredOn: day },
      ...more,
    });
    await act('mhk-intake', id, 'registration');
    return id;
  }
  /** The clue that stands in the receiver's library from then on. */
  async function forward(from: 'mhk' | 'pj', clueId: string, subjectIds: readonly string[], to: 'mhk' | 'pj'): Promise<string> {
    await act(`${from}-director`, clueId, 'forwarding', { toOrganisation: to, subjectIds, reason: '属你处管辖', forwardedOn: day });
    const { forwardingId } = (await eventually(async () => (await of(`${from}-director`, clueId)).forwardings.at(-1)))!;
    await eventually(() => of(`${to}-intake`, forwardingId));
    await act(`${to}-intake`, forwardingId, 'registration');
    return forwardingId;
  }
  async function concludeAndTell(who: 'mhk' | 'pj', clueId: string, text: string): Promise<void> {
    await act(`${who}-intake`, clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act(`${who}-intake`, clueId, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
    await act(`${who}-principal`, clueId, 'disposal-approval');
    await act(`${who}-director`, clueId, 'conclusion', { summary: text, concludedOn: day });
    await act(`${who}-director`, clueId, 'feedback', { text, givenOn: day });
  }
  const sign = (who: string, clueId: string, forwardingId: string) =>
    act(who, clueId, 'forwarding-result-receipt', { forwardingId, acknowledgedOn: day });

  it('B1.6: given a part that B passed on to C, then what C tells comes back to A as well; A signs for it and for what B tells itself, each once, and B learns of both', async () => {
    const a = await registered();
    const b = await forward('mhk', a, ['s1', 's2'], 'pj');
    const c = await forward('pj', b, ['s2'], 'mhk');
    await concludeAndTell('mhk', c, 'C 已办结');
    const fromC = { passedOn: c, text: 'C 已办结', figures: nobody, givenOn: day };
    await eventually(async () =>
      expect(await of('pj-director', b)).toMatchObject({ forwardings: [{ forwardingId: c, result: { text: 'C 已办结' } }] }),
    );
    await eventually(async () =>
      expect(await of('mhk-intake', a)).toMatchObject({
        forwardings: [{ forwardingId: b, result: null, parts: [{ ...fromC, acknowledgedOn: null }] }],
      }),
    );
    expect((await of('mhk-intake', a)).allowed).toContain('acknowledge-forward-result');
    await sign('mhk-intake', a, b);
    expect(await of('mhk-intake', a)).toMatchObject({ forwardings: [{ result: null, parts: [{ ...fromC, acknowledgedOn: day }] }] });
    // B has signed for what C told, in its own library.
    await sign('pj-intake', b, c);
    await eventually(async () => expect((await of('mhk-director', c)).feedbackAcknowledgedOn).toBe(day));

    await concludeAndTell('pj', b, 'B 已办结');
    await eventually(async () =>
      expect(await of('mhk-intake', a)).toMatchObject({ forwardings: [{ result: { text: 'B 已办结', acknowledgedOn: null } }] }),
    );
    // What was signed for before is no receipt for this.
    expect((await of('pj-director', b)).feedbackAcknowledgedOn).toBeNull();
    await sign('mhk-intake', a, b);
    await eventually(async () => expect((await of('pj-director', b)).feedbackAcknowledgedOn).toBe(day));
    expect((await of('mhk-intake', a)).allowed).not.toContain('acknowledge-forward-result');
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });

  it('0.14, B1.6: given a part that B handed over to an agency, then what the agency answers comes back to A as well', async () => {
    await server.send('pj-director', 'PUT', `${api}/agencies/pj.procuratorate`, {
      name: '检察院',
      kind: 'procuratorate',
      commissionId: 'pj',
      agreement: '协议',
      eventTypes: [clueTransferred.type],
    });
    const a = await registered();
    const b = await forward('mhk', a, ['s1', 's2'], 'pj');
    const { id } = await server.command<{ id: string }>('pj-director', `${api}/outgoing-transfers`, {
      organisationId: 'pj',
      agencyId: 'pj.procuratorate',
      way: 'hand-over',
      documentNumber: '潘监移1号',
      title: '公益损害',
      summary: '……',
      reason: '属检察机关管辖',
      clueId: b,
      subjectIds: ['s2'],
    });
    await server.command('pj-lead-east', `${api}/outgoing-transfers/${id}/approval`);
    const agency = (noun: string, body: object) => server.command('pj-procurator', `${api}/incoming-transfers/${id}/${noun}`, body);
    await agency('acceptance', { reference: '潘检收1号', acceptedOn: day });
    await agency('answer', { text: '已立案监督', figures: { ...nobody, filed: 1 }, answeredOn: day });
    await eventually(async () =>
      expect(await of('mhk-intake', a)).toMatchObject({
        forwardings: [{ parts: [{ passedOn: id, text: '已立案监督', figures: { filed: 1 } }] }],
      }),
    );
  });

  it('B1.8: given a receiver that has it already, when it keeps it as a repeat, then the sender learns of it, through every hop', async () => {
    const a = await registered();
    const b = await forward('mhk', a, ['s1', 's2'], 'pj');
    const c = await forward('pj', b, ['s2'], 'mhk');
    await act('mhk-intake', c, 'repeat', { firstClueId: a });
    await eventually(async () => expect(await of('pj-director', b)).toMatchObject({ forwardings: [{ status: 'kept-as-repeat' }] }));
    await eventually(async () =>
      expect(await of('mhk-director', a)).toMatchObject({ forwardings: [{ status: 'registered', repeats: [c] }] }),
    );
    const first = await registered();
    const [kept, original] = [await forward('mhk', first, ['s1'], 'pj'), await forward('mhk', first, ['s2'], 'pj')];
    await act('pj-intake', kept, 'repeat', { firstClueId: original });
    await eventually(async () =>
      expect(await of('mhk-director', first)).toMatchObject({ forwardings: [{ status: 'kept-as-repeat' }, { status: 'registered' }] }),
    );
    // Which clue it repeats there stays there.
    expect(JSON.stringify((await of('mhk-director', first)).forwardings[0])).not.toContain(original);
  });

  it('B1.5, B1.6, 0.7: given a part that comes back after the clue has gone on, then it keeps source and department, is bound by what had been decided of the whole, and A is told of it', async () => {
    const a = await registered();
    const b = await forward('mhk', a, ['s1', 's2'], 'pj');
    const whole = await registered({ departmentId: 'mhk.room-1' });
    await act('mhk-intake', whole, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    const meetingId = await conveneMeeting(server, [whole], { kind: 'joint-screening', title: '联合排查' });
    const meeting = (noun: string, body: object, who: string) =>
      server.command(who, `${api}/screening-meetings/${meetingId}/${noun}`, body);
    await meeting('opinions', { clueId: whole, decision: 'hold', opinion: '暂不具备核查条件' }, 'mhk-director');
    await meeting('minutes', { minutes: '纪要', heldOn: day }, 'mhk-principal');
    const gone = await forward('mhk', whole, ['s2'], 'pj');
    await act('mhk-intake', whole, 'disposal-proposal', { mode: 'hold', opinion: '……' });
    await act('pj-lead-east', gone, 'return', { reason: '不属本区管辖', returnedOn: day });
    const part = idFrom('returned', gone);
    await eventually(async () =>
      expect(await of('mhk-director', part)).toMatchObject({
        origin: { occurredOn: day },
        departmentId: 'mhk.room-1',
        departmentAs: 'issued',
        subjects: [{ subjectId: 's2' }],
        sourceKind: 'letter',
      }),
    );
    expect((await of('mhk-director', part)).matterId).toBe((await of('mhk-director', whole)).matterId);
    expect(await server.read('mhk-supervisor-1', `${api}/department-clues/${part}`)).toMatchObject({ departmentAs: 'issued' });
    await act('mhk-intake', part, 'registration');
    await act('mhk-intake', part, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    const propose = (mode: string, more: object = {}) =>
      server.send('mhk-intake', 'POST', `${clues}/${part}/disposal-proposal`, { mode, opinion: '……', ...planned(mode), ...more });
    expect(await propose('close')).toMatchObject({ status: 409, body: { code: 'clue.contradicts-minutes', details: { meetingId } } });
    expect(await propose('hold', { meetingId })).toMatchObject({ status: 201 });

    // At B, who had the clue from A: the part that came back from C is told to A under an id of its own.
    const c = await forward('pj', b, ['s2'], 'mhk');
    await act('pj-intake', b, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('pj-intake', b, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
    await act('mhk-lead-1', c, 'return', { reason: '不属本级管辖', returnedOn: day });
    const back = idFrom('returned', c);
    await eventually(() => of('pj-director', back));
    await act('pj-intake', back, 'registration');
    await concludeAndTell('pj', back, '回转部分已办结');
    await eventually(async () =>
      expect(await of('mhk-intake', a)).toMatchObject({
        forwardings: [{ result: null, parts: [{ partClueId: back, text: '回转部分已办结' }] }],
      }),
    );
    await sign('mhk-intake', a, b);
    await eventually(async () => expect((await of('pj-director', back)).feedbackAcknowledgedOn).toBe(day));
    expect((await of('pj-director', b)).feedbackAcknowledgedOn).toBeNull();
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });

  it('B1.6, B1.8: given a part that came back to B, when B keeps it as a repeat, then at A that part alone is one, and what B handles itself is still told and signed for', async () => {
    const a = await registered();
    const b = await forward('mhk', a, ['s1', 's2'], 'pj');
    const c = await forward('pj', b, ['s2'], 'mhk');
    await act('pj-intake', b, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('pj-intake', b, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
    await act('mhk-lead-1', c, 'return', { reason: '不属本级管辖', returnedOn: day });
    const part = idFrom('returned', c);
    await eventually(() => of('pj-director', part));
    await act('pj-intake', part, 'registration');
    await act('pj-intake', part, 'repeat', { firstClueId: b });
    await eventually(async () =>
      expect(await of('mhk-director', a)).toMatchObject({ forwardings: [{ status: 'registered', repeats: [part] }] }),
    );
    await act('pj-principal', b, 'disposal-approval');
    await act('pj-director', b, 'conclusion', { summary: 'B 已办结', concludedOn: day });
    await act('pj-director', b, 'feedback', { text: 'B 已办结', givenOn: day });
    await eventually(async () => expect(await of('mhk-intake', a)).toMatchObject({ forwardings: [{ result: { text: 'B 已办结' } }] }));
    await sign('mhk-intake', a, b);
    await eventually(async () => expect((await of('pj-director', b)).feedbackAcknowledgedOn).toBe(day));
    expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);
  });
});
