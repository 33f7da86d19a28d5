import type { RecordedEvent } from '@liandong/event-sourcing';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { figures, person } from '../clue/clue.fixtures.js';
import { outgoingTransferFigures } from '../figures/outgoing-transfer.figures.js';
import { publishOutgoingTransfer } from '../publishing/outgoing-transfer.integration-events.js';
import { type Origin, outgoingTransfer } from './outgoing-transfer.decider.js';
import type { OutgoingTransferEvent } from './outgoing-transfer.events.js';
import {
  accept,
  accepted,
  acknowledge,
  acknowledged,
  admitted,
  after,
  answer,
  answered,
  approve,
  at,
  command,
  congress,
  day,
  deputy,
  director,
  keeper,
  letter,
  origin,
  giveUp,
  procurator,
  propose,
  proposed,
  recall,
  refuse,
  sent,
} from './outgoing-transfer.fixtures.js';

const recorded = (history: readonly OutgoingTransferEvent[]) =>
  history.map((event, revision) => ({
    ...event,
    id: `e${revision}`,
    stream: 'outgoingTransfer-t1',
    revision,
    position: BigInt(revision + 1),
    metadata: { correlationId: 'm1', occurredAt: `${day}T02:00:00.000Z` },
  })) as unknown as readonly RecordedEvent<OutgoingTransferEvent>[];
const announced = (history: readonly OutgoingTransferEvent[]) =>
  recorded(history).flatMap((event, index) =>
    publishOutgoingTransfer(event, 't1', given(outgoingTransfer, history.slice(0, index + 1)).state),
  );

describe('outgoing transfer', () => {
  it('0.14, B1.6: proposed with the persons as the clue knows them, approved by another, it is sent with a limit for the receipt', () => {
    given(outgoingTransfer, [])
      .when(propose())
      .then([
        {
          type: 'TransferProposed',
          data: { ...letter, clueNumber: '信〔2020〕1号', subjects: [person('s1')], proposedBy: keeper.personId },
        },
      ]);
    expect(after(proposed, approve).at(-1)).toMatchObject({
      type: 'TransferSent',
      data: { sentOn: day, approvedBy: deputy.personId, acceptBy: { ruleId: '0.14-acceptance', dueAt: '2020-06-18T15:59:59.999Z' } },
      rules: [{ ruleId: '0.14-acceptance', version: '1' }],
    });
    given(outgoingTransfer, proposed)
      .when(command('approve', { agency: admitted, origin }, { ...deputy, personId: keeper.personId }))
      .thenRefused('outgoing-transfer.own-proposal');
    given(outgoingTransfer, proposed)
      .when(command('reject', { reason: '属本级管辖' }, deputy))
      .then([{ type: 'TransferRejected', data: { reason: '属本级管辖', rejectedBy: deputy.personId } }]);
    given(outgoingTransfer, sent)
      .when(command('reject', { reason: '……' }, deputy))
      .thenRefused('outgoing-transfer.not-allowed');
  });

  it('0.13: to an agency that this commission has admitted and not suspended, when it is proposed and when it is approved', () => {
    const suspended = { ...admitted, status: 'suspended' as const };
    const elsewhere = { ...admitted, admission: { ...admitted.admission!, commissionId: 'pj' } };
    for (const unfit of [suspended, elsewhere, { status: 'none' as const }])
      given(outgoingTransfer, [])
        .when(propose({}, ['s1'], { agency: unfit }))
        .thenRefused('outgoing-transfer.agency-unfit');
    given(outgoingTransfer, proposed)
      .when(command('approve', { agency: suspended, origin }, deputy))
      .thenRefused('outgoing-transfer.agency-unfit');
  });

  it('1.25: it comes from one registered clue, or from one mark, of the same organisation', () => {
    const { clueId: _clueId, ...unbound } = letter;
    const of = (more: object, subjectIds: readonly string[], from = origin) =>
      command('propose', { letter: { ...unbound, ...more }, subjectIds, agency: admitted, origin: from });
    const mark: Origin = { organisationId: 'mhk', stands: true, subjects: [], level: 'internal' };
    given(outgoingTransfer, [])
      .when(of({}, ['s1']))
      .thenRefused('outgoing-transfer.origin-unfit');
    given(outgoingTransfer, [])
      .when(of({ clueId: 'c1', keyMarkId: 'k1' }, ['s1']))
      .thenRefused('outgoing-transfer.origin-unfit');
    for (const unfit of [
      { ...origin, organisationId: 'pj' },
      { ...origin, stands: false },
    ])
      given(outgoingTransfer, [])
        .when(propose({}, ['s1'], { origin: unfit }))
        .thenRefused('outgoing-transfer.origin-unfit');
    given(outgoingTransfer, [])
      .when(of({ way: 'notice', keyMarkId: 'k1' }, [], mark))
      .thenTypes('TransferProposed');
    given(outgoingTransfer, [])
      .when(of({ keyMarkId: 'k1' }, [], mark))
      .thenRefused('outgoing-transfer.clue-missing');
  });

  it('B1.6: on approval it still stands, is the same organisation’s, and names none but its subjects; else it is rejected and proposed anew', () => {
    const approveFrom = (from: Partial<Origin>) => command('approve', { agency: admitted, origin: { ...origin, ...from } }, deputy);
    for (const changed of [{ stands: false }, { organisationId: 'pj' }])
      expect(given(outgoingTransfer, proposed).when(approveFrom(changed)).thenRefused('outgoing-transfer.origin-changed')).toMatchObject({
        refusal: { allowed: ['reject'] },
      });
    expect(
      given(outgoingTransfer, proposed)
        .when(approveFrom({ subjects: [person('s2')] }))
        .thenRefused('outgoing-transfer.origin-changed'),
    ).toMatchObject({ refusal: { details: { subjectIds: ['s1'] } } });
    given(outgoingTransfer, proposed)
      .when(approveFrom({ subjects: [person('s1')] }))
      .thenTypes('TransferSent');
  });

  it('B4.9: nothing goes to an agency that is classified above what it may know', () => {
    for (const level of ['confidential', 'secret', 'top-secret'] as const) {
      given(outgoingTransfer, [])
        .when(propose({}, ['s1'], { origin: { ...origin, level } }))
        .thenRefused('outgoing-transfer.above-receiver');
      given(outgoingTransfer, proposed)
        .when(command('approve', { agency: admitted, origin: { ...origin, level } }, deputy))
        .thenRefused('outgoing-transfer.above-receiver');
    }
    given(outgoingTransfer, [])
      .when(propose({}, ['s1'], { origin: { ...origin, level: 'public' } }))
      .thenTypes('TransferProposed');
  });

  it('B1.6, B4.4: subjects of the clue alone; of what is handed over one at least, of what is made known as many as need be', () => {
    expect(
      given(outgoingTransfer, [])
        .when(propose({}, ['s1', 's9']))
        .thenRefused('outgoing-transfer.not-subjects'),
    ).toMatchObject({ refusal: { details: { subjectIds: ['s9'] } } });
    given(outgoingTransfer, []).when(propose({}, [])).thenRefused('outgoing-transfer.clue-missing');
    given(outgoingTransfer, [])
      .when(propose({ way: 'notice' }, []))
      .thenTypes('TransferProposed');
  });

  it('0.14: the agency signs for it under its own number, in time or late, or sends it back with a reason; nobody else does', () => {
    given(outgoingTransfer, sent)
      .when(accept)
      .then([
        { type: 'TransferAccepted', data: { reference: '梅检收1号', acceptedOn: day, acceptedBy: procurator.personId, inTime: true } },
      ]);
    given(outgoingTransfer, sent)
      .when(refuse)
      .then([{ type: 'TransferRefused', data: { reason: '不属本院管辖', refusedOn: day, refusedBy: procurator.personId, inTime: true } }]);
    const late = command('accept', { reference: 'x', acceptedOn: '2020-06-19' }, procurator, '2020-06-19T02:00:00.000Z');
    expect(after(sent, late).at(-1)).toMatchObject({ data: { inTime: false } });
    given(outgoingTransfer, sent)
      .when(command('accept', { reference: 'x', acceptedOn: '2020-06-10' }, procurator))
      .thenRefused('outgoing-transfer.date-too-early');
    given(outgoingTransfer, sent)
      .when(command('accept', { reference: 'x', acceptedOn: '2020-06-12' }, procurator))
      .thenRefused('outgoing-transfer.date-in-future');
    for (const one of [accept, refuse, answer])
      given(outgoingTransfer, sent)
        .when({ ...one, by: congress })
        .thenRefused('outgoing-transfer.unknown');
    // Before it is approved, the agency knows nothing of it.
    for (const unsent of [proposed, after(proposed, command('reject', { reason: 'x' }, deputy))])
      for (const one of [accept, refuse, answer]) given(outgoingTransfer, unsent).when(one).thenRefused('outgoing-transfer.unknown');
    given(outgoingTransfer, []).when(accept).thenRefused('outgoing-transfer.unknown');
  });

  it('0.14: recalled from an agency that was suspended, that lets the limit pass, or that signed and does nothing; not from one that may still sign, nor once it has answered', () => {
    const recalled = (on: string): readonly OutgoingTransferEvent[] => [
      { type: 'TransferRecalled', data: { reason: '接收机关已暂停接入', recalledOn: on, recalledBy: deputy.personId } },
    ];
    given(outgoingTransfer, sent).when(recall()).then(recalled(day));
    expect(given(outgoingTransfer, sent).when(recall(admitted)).thenRefused('outgoing-transfer.recall-too-early')).toMatchObject({
      refusal: { details: { acceptDueAt: '2020-06-18T15:59:59.999Z' } },
    });
    given(outgoingTransfer, sent).when(recall(admitted, '2020-06-18T15:59:59.999Z')).thenRefused('outgoing-transfer.recall-too-early');
    given(outgoingTransfer, sent).when(recall(admitted, '2020-06-19T02:00:00.000Z')).then(recalled('2020-06-19'));
    given(outgoingTransfer, accepted).when(recall(admitted)).then(recalled(day));
    // B4.9: classified since, the agency can neither read it nor answer.
    given(outgoingTransfer, sent)
      .when(recall(admitted, at, 'confidential'))
      .then(recalled(day));
    for (const history of [proposed, answered, acknowledged, after(sent, refuse), after(sent, recall())])
      given(outgoingTransfer, history).when(recall()).thenRefused('outgoing-transfer.not-allowed');
    for (const one of [accept, refuse])
      given(outgoingTransfer, after(sent, recall())).when(one).thenRefused('outgoing-transfer.not-allowed');
    given(outgoingTransfer, after(accepted, recall())).when(answer).thenRefused('outgoing-transfer.not-allowed');
  });

  it('B1.6: given up where the clue had gone on before anybody left it: then nobody comes back', () => {
    const up = after(sent, giveUp);
    expect(up.at(-1)).toEqual({
      type: 'TransferRecalled',
      data: { reason: '线索已另行处理', recalledOn: day, recalledBy: deputy.personId, handedOver: false },
    });
    given(outgoingTransfer, up).when(giveUp).thenNothing();
    given(outgoingTransfer, after(sent, recall())).when(giveUp).thenRefused('outgoing-transfer.not-allowed');
    expect(given(outgoingTransfer, up).state).toMatchObject({ status: 'recalled', neverHandedOver: true });
    expect(announced(up).map(({ type }) => type)).toEqual(['clue-intake.outgoing-transfer-sent.v1']);
    expect(given(outgoingTransfer, after(sent, recall())).state).not.toHaveProperty('neverHandedOver');
  });

  it('0.14: the agency tells what came of it, after it signed for it; the commission signs for that, once', () => {
    given(outgoingTransfer, sent).when(answer).thenRefused('outgoing-transfer.not-allowed');
    given(outgoingTransfer, accepted)
      .when(answer)
      .then([{ type: 'TransferAnswered', data: { text: '已办结', figures, answeredOn: day, answeredBy: procurator.personId } }]);
    given(outgoingTransfer, answered)
      .when(acknowledge)
      .then([{ type: 'TransferAnswerAcknowledged', data: { acknowledgedOn: day, acknowledgedBy: director.personId } }]);
    expect(given(outgoingTransfer, acknowledged).when(acknowledge).thenRefused('outgoing-transfer.not-allowed')).toMatchObject({
      refusal: { allowed: [] },
    });
  });

  it('0.14: counted as sent, signed for, sent back and answered, with the persons in the answer', () => {
    const lives = [acknowledged, after(sent, refuse), proposed, after(accepted, recall())].map((history, index) => ({
      category: 'outgoingTransfer',
      id: `t${index}`,
      history,
    }));
    const agency = 'mhk.procuratorate';
    expect(count(outgoingTransferFigures, ...lives)).toEqual({
      'outgoing-transfers': {
        [`${agency} hand-over sent`]: 3,
        [`${agency} hand-over accepted`]: 2,
        [`${agency} hand-over refused`]: 1,
        [`${agency} hand-over recalled`]: 1,
        [`${agency} hand-over answered`]: 1,
        [`${agency} hand-over acknowledged`]: 1,
      },
      'outgoing-transfers-answered-in-time': { [`${agency} true`]: 3 },
      'persons-told-by-agencies': { [`${agency} file`]: 1, [`${agency} admonish`]: 1, [`${agency} no-case`]: 1 },
    });
  });

  it('B1.6: the clue learns the receipt, the return and the result of what was handed over; nothing of what was only made known', () => {
    const forwarding = { forwardingId: 't1', fromOrganisation: 'mhk', toOrganisation: 'mhk.procuratorate', sentClueId: 'c1' };
    expect(announced(acknowledged).map(({ type, data }) => [type, data])).toEqual([
      // Neither the clue nor anybody in it is named to other readers.
      ['clue-intake.outgoing-transfer-sent.v1', { transferId: 't1', organisationId: 'mhk' }],
      ['clue-intake.forwarded-clue-registered.v1', { ...forwarding, clueId: 't1', clueNumber: '梅检收1号', registeredOn: day }],
      ['clue-intake.forwarded-clue-result-given.v1', { ...forwarding, text: '已办结', figures, givenOn: day }],
    ]);
    expect(
      announced(after(sent, refuse))
        .slice(1)
        .map(({ data }) => data),
    ).toEqual([{ ...forwarding, subjectIds: ['s1'], reason: '不属本院管辖', returnedOn: day }]);
    expect(
      announced(after(sent, recall()))
        .slice(1)
        .map(({ type, data }) => [type, data]),
    ).toEqual([
      ['clue-intake.forwarded-clue-returned.v1', { ...forwarding, subjectIds: ['s1'], reason: '接收机关已暂停接入', returnedOn: day }],
    ]);
    expect(announced(after([], propose({ way: 'notice' }), approve, accept, answer))).toEqual([]);
    expect(announced(after([], propose({ way: 'notice' }), approve, recall()))).toEqual([]);
  });
});
