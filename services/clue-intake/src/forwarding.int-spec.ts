import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clueForwarded, forwardedClueResultGiven, type IntegrationEvent } from '@liandong/contracts';
import type { EventMetadata } from '@liandong/event-sourcing';
import { idFrom, type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, dispose, HandClock } from './clocks/clocks.fixtures.js';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';
import { keptLibrary } from './testing/kept-library.js';

const day = '2020-06-11';

interface Line {
  readonly clueId: string;
  readonly matterId: string;
  readonly revision: number;
  readonly status: string;
  readonly number: string;
  readonly subjects: readonly { readonly subjectId: string }[];
  readonly forwardings: readonly {
    readonly forwardingId: string;
    readonly status: string;
    readonly number: string | null;
    readonly result: { readonly text: string; readonly acknowledgedOn: string | null } | null;
  }[];
  readonly allowed: readonly string[];
  readonly feedbackAcknowledgedOn: string | null;
}

describe('forwarding inside the system', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  let sql: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    for (const one of ['mhk', 'pj']) await keptLibrary(server, one);
    sql = new pg.Client({ connectionString: server.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await server.close();
  });

  const act = (who: string, clueId: string, noun: string, body: object = {}) =>
    server.command<{ matterId: string }>(who, `${clues}/${clueId}/${noun}`, body);
  const of = (who: string, clueId: string) => server.read<Line>(who, `${clues}/${clueId}`);
  async function registered(): Promise<string> {
    const source = { kind: 'letter', agencyId: 'mhk.reception', reference: '信7号' };
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source,
      title: '两地干部',
      summary: '反映两地',
      receivedOn: day,
      subjects: [person('s1'), person('s2')],
      origin: { occurredOn: day },
    });
    await act('mhk-intake', id, 'registration');
    return id;
  }
  async function forward(clueId: string, subjectIds: readonly string[], toOrganisation = 'pj'): Promise<string> {
    await act('mhk-director', clueId, 'forwarding', { toOrganisation, subjectIds, reason: '属潘集区管辖', forwardedOn: day });
    return (await eventually(async () => (await of('mhk-director', clueId)).forwardings.at(-1)))!.forwardingId;
  }
  /** From its arrival to its end without a verification. */
  async function conclude(clueId: string): Promise<void> {
    await act('pj-intake', clueId, 'registration');
    await act('pj-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('pj-intake', clueId, 'disposal-proposal', { mode: 'close', opinion: '反映不实' });
    await act('pj-principal', clueId, 'disposal-approval');
    await act('pj-director', clueId, 'conclusion', { summary: '反映不实,予以了结', concludedOn: day });
  }
  const arrived = (forwardingId: string) => eventually(() => of('pj-intake', forwardingId));

  it('B1.6: a part goes to another library, with its sender, source and matter; the number comes back as the receipt; the own part stays', async () => {
    const clueId = await registered();
    const forwardingId = await forward(clueId, ['s2']);
    expect(await arrived(forwardingId)).toMatchObject({
      organisationId: 'pj',
      status: 'received',
      sourceKind: 'commission',
      sourceAgencyId: 'mhk',
      title: '两地干部',
      subjects: [{ subjectId: 's2' }],
      forwardedFrom: { organisationId: 'mhk' },
    });
    const sent = await of('mhk-director', clueId);
    expect(sent.matterId).not.toBe((await of('pj-intake', forwardingId)).matterId);
    expect(sent).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }], forwardings: [{ status: 'sent' }] });
    await act('pj-intake', forwardingId, 'registration');
    await eventually(async () =>
      expect(await of('mhk-director', clueId)).toMatchObject({
        forwardings: [{ status: 'registered', number: '委移〔2020〕1号', toOrganisation: 'pj' }],
      }),
    );
    // Nothing of the sender's is shown to the receiver, nor the other way round.
    expect(await server.send('pj-director', 'GET', `${clues}/${clueId}`)).toMatchObject({ status: 404 });
    expect(await server.send('mhk-director', 'GET', `${clues}/${forwardingId}`)).toMatchObject({ status: 404 });
  });

  it('B1.6: what the receiver sends back is the sender’s again, with limits that start anew', async () => {
    const clueId = await registered();
    const forwardingId = await forward(clueId, ['s1', 's2']);
    expect(await of('mhk-director', clueId)).toMatchObject({ status: 'forwarded', subjects: [] });
    await arrived(forwardingId);
    await act('pj-intake', forwardingId, 'registration');
    clock.to('2020-06-15T02:00:00.000Z');
    await act('pj-lead-east', forwardingId, 'return', { reason: '不属本区管辖', returnedOn: '2020-06-15' });
    await eventually(async () =>
      expect(await of('mhk-director', clueId)).toMatchObject({
        status: 'registered',
        forwardings: [{ status: 'returned' }],
        disposalDueAt: '2020-07-15T15:59:59.999Z',
      }),
    );
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
  });

  it('B1.6, B1.9: what came of it travels back: recorded in the sender’s matter, signed for there, and its receipt at the receiver’s', async () => {
    const clueId = await registered();
    const forwardingId = await forward(clueId, ['s2']);
    await arrived(forwardingId);
    await conclude(forwardingId);
    expect(await server.send('pj-director', 'POST', `${clues}/${forwardingId}/closure`, { reason: '办结', closedOn: day })).toMatchObject({
      status: 409,
      body: { code: 'clue.feedback-missing', allowed: ['give-feedback'] },
    });
    expect(
      await server.send('mhk-intake', 'POST', `${clues}/${clueId}/forwarding-result-receipt`, { forwardingId, acknowledgedOn: day }),
    ).toMatchObject({ status: 409, body: { code: 'clue.forward-result-awaited', rule: 'B1.6' } });
    await act('pj-director', forwardingId, 'feedback', { text: '经核实,反映不实,予以了结', givenOn: day });
    const result = { text: '经核实,反映不实,予以了结', figures: { filed: 0, admonished: 0, educated: 0, noCase: 0 }, givenOn: day };
    await eventually(async () =>
      expect(await of('mhk-intake', clueId)).toMatchObject({
        status: 'registered',
        forwardings: [{ status: 'registered', result: { ...result, acknowledgedOn: null } }],
      }),
    );
    const told = await of('mhk-intake', clueId);
    expect(told.allowed).toContain('acknowledge-forward-result');
    const recorded = await sql.query<{ stream: string }>(
      `SELECT stream FROM event_store.events WHERE type = 'ForwardingResultRecorded' AND metadata ->> 'correlationId' = $1`,
      [told.matterId],
    );
    expect(recorded.rows).toEqual([{ stream: `clue-${clueId}` }]);
    // The receiver may close without waiting; the receipt arrives all the same.
    await act('pj-director', forwardingId, 'closure', { reason: '已反馈', closedOn: day });
    await act('mhk-intake', clueId, 'forwarding-result-receipt', { forwardingId, acknowledgedOn: '2020-06-12' });
    expect(await of('mhk-intake', clueId)).toMatchObject({ forwardings: [{ result: { acknowledgedOn: '2020-06-12' } }] });
    expect((await of('mhk-intake', clueId)).allowed).not.toContain('acknowledge-forward-result');
    await eventually(async () =>
      expect(await of('pj-director', forwardingId)).toMatchObject({ status: 'closed', feedbackAcknowledgedOn: '2020-06-12' }),
    );
  });

  it('B1.6: a result that is announced twice is recorded once', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const [first, second] = [await registered(), await registered()];
    const announced = async (sentClueId: string): Promise<IntegrationEvent> => {
      const forwardingId = await forward(sentClueId, ['s1', 's2']);
      const data = {
        forwardingId,
        fromOrganisation: 'mhk',
        toOrganisation: 'pj',
        sentClueId,
        text: '已办结',
        figures: { filed: 0, admonished: 0, educated: 0, noCase: 2 },
        givenOn: day,
      };
      return {
        id: randomUUID(),
        type: forwardedClueResultGiven.type,
        source: 'clue-intake',
        time: clock.now(),
        matterId: randomUUID(),
        causationId: randomUUID(),
        data,
      };
    };
    const event = await announced(first);
    // One consumer takes them in this order: once the last one is there, the second of the same has been passed by.
    await bus.publish([event, { ...event, id: randomUUID() }, await announced(second)]);
    for (const clueId of [first, second])
      await eventually(async () =>
        expect(await of('mhk-director', clueId)).toMatchObject({ status: 'forwarded', forwardings: [{ result: { text: '已办结' } }] }),
      );
    const recorded = await sql.query(`SELECT 1 FROM event_store.events WHERE type = 'ForwardingResultRecorded' AND stream = $1`, [
      `clue-${first}`,
    ]);
    expect(recorded.rowCount).toBe(1);
  });

  it('B1.9: forwarded from above, then registered within five working days of its arrival; announced twice, it is received once', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const [forwardingId, matterId] = [randomUUID(), randomUUID()];
    const data = {
      forwardingId,
      fromOrganisation: 'upper',
      toOrganisation: 'pj',
      clueId: 'u1',
      clueNumber: '信〔2020〕9号',
      title: '上级移送',
      summary: '……',
      subjects: [person('u1')],
      reason: '属潘集区管辖',
      forwardedOn: '2020-06-15',
      source: { kind: 'letter', agencyId: 'upper.reception', reference: '信9号' },
    };
    const event: IntegrationEvent = {
      id: randomUUID(),
      type: clueForwarded.type,
      source: 'clue-intake',
      time: clock.now(),
      matterId,
      causationId: randomUUID(),
      data,
    };
    await bus.publish([event]);
    await bus.publish([event]);
    expect(await arrived(forwardingId)).toMatchObject({
      sourceKind: 'upper-level',
      sourceReference: '信〔2020〕9号',
      receivedOn: '2020-06-15',
      revision: 0,
    });
    clock.to('2020-06-23T02:00:00.000Z');
    await act('pj-intake', forwardingId, 'registration');
    expect(await of('pj-intake', forwardingId)).toMatchObject({ acceptedInTime: false, revision: 1 });
    await eventually(async () => expect(await server.read('ops', '/api/clue-intake/ops/inbox/parked')).toMatchObject([{}]));
  });

  it('B1.14: given a clue from above whose part comes back after the rest has gone on, then that part is answered by the same assignment', async () => {
    const source = { kind: 'upper-level', agencyId: 'upper', reference: '交8号' };
    const { id: clueId } = await server.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source,
      title: '上级交办',
      summary: '反映两地',
      receivedOn: day,
      subjects: [person('s1'), person('s2')],
    });
    await act('mhk-intake', clueId, 'registration');
    const forwardingId = await forward(clueId, ['s2']);
    await arrived(forwardingId);
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    await act('mhk-intake', clueId, 'disposal-proposal', { mode: 'close', opinion: '……' });
    await act('pj-intake', forwardingId, 'registration');
    await act('pj-lead-east', forwardingId, 'return', { reason: '不属本区管辖', returnedOn: day });
    const back = idFrom('returned', forwardingId);
    await eventually(async () =>
      expect(await of('mhk-director', back)).toMatchObject({ sourceKind: 'upper-level', subjects: [{ subjectId: 's2' }] }),
    );
    await dispose(server, 'mhk', back, 'close');
    await act('mhk-director', back, 'conclusion', { summary: '已办结', concludedOn: day });
    const assignmentId = await eventually(
      async () =>
        (
          await server.read<{ readonly items: readonly { readonly assignmentId: string }[] }>(
            'mhk-director',
            `/api/clue-intake/assignments?clueId=${clueId}`,
          )
        ).items[0]?.assignmentId ?? false,
    );
    expect(await server.send('mhk-director', 'POST', `${clues}/${back}/feedback`, { text: '已办结', givenOn: day })).toMatchObject({
      status: 409,
      body: { code: 'clue.result-not-reviewed', details: { assignmentId } },
    });
    expect(await server.read('mhk-director', '/api/clue-intake/assignments')).toMatchObject({ total: 1 });
  });

  it('B1.6: to a body without a library here it goes by letter; its receipt, return and result are entered', async () => {
    const clueId = await registered();
    const letter = { toOrganisation: '辉南县纪委监委', subjectIds: ['s1', 's2'], reason: '属辉南县管辖', forwardedOn: day };
    expect(await server.send('mhk-director', 'POST', `${clues}/${clueId}/forwarding`, letter)).toMatchObject({
      status: 422,
      body: { code: 'clue.forward-letter-missing', rule: 'B1.6' },
    });
    await act('mhk-director', clueId, 'forwarding', { ...letter, documentNumber: '梅监移〔2020〕1号' });
    const sent = await of('mhk-director', clueId);
    expect(sent).toMatchObject({
      status: 'forwarded',
      subjects: [],
      forwardings: [
        {
          toOrganisation: '辉南县纪委监委',
          forwardedOn: day,
          reason: '属辉南县管辖',
          documentNumber: '梅监移〔2020〕1号',
          onPaper: true,
          status: 'sent',
        },
      ],
    });
    expect(sent.allowed).toEqual(expect.arrayContaining(['record-paper-receipt', 'record-paper-return', 'record-paper-result']));
    const { forwardingId } = sent.forwardings[0]!;
    clock.to('2020-07-01T02:00:00.000Z');
    const document = (no: number) => ({ number: `辉纪函${no}号`, date: '2020-06-29' });
    await act('mhk-intake', clueId, 'forwarding-paper-receipt', { forwardingId, number: '辉信9号', document: document(1) });
    const back = { forwardingId, subjectIds: ['s1'], reason: '一人不属本县管辖', returnedOn: '2020-06-30', document: document(2) };
    await act('mhk-intake', clueId, 'forwarding-paper-return', back);
    const figuresOf = { filed: 1, admonished: 0, educated: 0, noCase: 0 };
    await act('mhk-director', clueId, 'forwarding-paper-result', {
      forwardingId,
      text: '已立案',
      figures: figuresOf,
      document: document(3),
    });
    await act('mhk-intake', clueId, 'forwarding-result-receipt', { forwardingId, acknowledgedOn: '2020-07-01' });
    expect(await of('mhk-director', clueId)).toMatchObject({
      status: 'registered',
      number: sent.number,
      subjects: [{ subjectId: 's1' }],
      // Thirty days from the day on which it came back.
      disposalDueAt: '2020-07-30T15:59:59.999Z',
      forwardings: [
        {
          number: '辉信9号',
          receipt: document(1),
          returns: [{ subjectIds: ['s1'], reason: '一人不属本县管辖', returnedOn: '2020-06-30', document: document(2) }],
          result: { text: '已立案', figures: figuresOf, givenOn: '2020-06-29', document: document(3), acknowledgedOn: '2020-07-01' },
        },
      ],
    });
    expect((await of('mhk-director', clueId)).allowed).not.toContain('record-paper-receipt');
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
    // Who comes back after that is a clue of their own, in the same matter; what is refused leaves none behind.
    await act('mhk-intake', clueId, 'disposal-proposal', { mode: 'close', opinion: '……' });
    const rest = { ...back, subjectIds: ['s2'], document: document(4) };
    const partId = idFrom('returned', forwardingId, 's2');
    expect(
      await server.send('mhk-intake', 'POST', `${clues}/${clueId}/forwarding-paper-return`, { ...rest, returnedOn: '2020-06-01' }),
    ).toMatchObject({ status: 422, body: { code: 'clue.paper-answer-too-early' } });
    expect(await server.send('mhk-director', 'GET', `${clues}/${partId}`)).toMatchObject({ status: 404 });
    await act('mhk-intake', clueId, 'forwarding-paper-return', rest);
    expect(await eventually(() => of('mhk-director', partId))).toMatchObject({
      status: 'received',
      receivedOn: '2020-06-30',
      matterId: (await of('mhk-director', clueId)).matterId,
      subjects: [{ subjectId: 's2' }],
    });
  });

  it('B1.6: of letters from before they had ids, whoever comes back late is a clue of their own, of each clue apart; the expected revision is that of the clue', async () => {
    const store = server.app.get<Platform>(PLATFORM).eventStore('clue-intake');
    const returnedPart = async () => {
      const clueId = await registered();
      const { revision } = await of('mhk-director', clueId);
      let metadata: EventMetadata | undefined;
      for await (const event of store.readStream(`clue-${clueId}`)) metadata = event.metadata;
      const data = {
        toOrganisation: '辉南县纪委监委',
        subjectIds: ['s2'],
        remaining: 1,
        reason: '属其管辖',
        forwardedOn: day,
        forwardedBy: 'mhk-director',
        inTime: true,
      };
      await store.append(`clue-${clueId}`, revision, [
        { id: randomUUID(), type: 'ClueForwarded', schemaVersion: 1, data, metadata: { ...metadata!, commandId: randomUUID() } },
      ]);
      await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
      await act('mhk-intake', clueId, 'disposal-proposal', { mode: 'close', opinion: '……' });
      const back = {
        forwardingId: 'paper-1',
        subjectIds: ['s2'],
        reason: '不属其管辖',
        returnedOn: day,
        document: { number: '辉纪函1号', date: day },
      };
      const path = `${clues}/${clueId}/forwarding-paper-return`;
      const { revision: at } = await of('mhk-director', clueId);
      expect(await server.send('mhk-intake', 'POST', path, back, { 'if-match': `"${at - 1}"` })).toMatchObject({
        body: { code: 'stale-revision' },
      });
      const partId = idFrom('returned', clueId, 'paper-1');
      expect(await server.send('mhk-director', 'GET', `${clues}/${partId}`)).toMatchObject({ status: 404 });
      expect(await server.send('mhk-intake', 'POST', path, back, { 'if-match': `"${at}"` })).toMatchObject({ status: 201 });
      return eventually(() => of('mhk-director', partId));
    };
    for (const part of [await returnedPart(), await returnedPart()])
      expect(part).toMatchObject({ status: 'received', subjects: [{ subjectId: 's2' }] });
  });
});
