import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { at, closed, command, concluded, director, disposalDeadline, fedBack, figures, from, keeper, registered } from './clue.fixtures.js';

const automation = { personId: 'automation:clue-intake', organisationId: 'mhk', role: 'automation' };
const day = at.slice(0, 10);
const sent: readonly ClueEvent[] = [
  ...registered,
  {
    type: 'ClueForwarded',
    data: {
      toOrganisation: 'pj',
      subjectIds: ['s1'],
      remaining: 0,
      reason: '属潘集区管辖',
      forwardedOn: day,
      forwardedBy: director.personId,
      deadline: disposalDeadline,
      inTime: true,
      forwardingId: 'f1',
    },
  },
];
const told = { forwardingId: 'f1', text: '已办结', figures, givenOn: day };
const answered: readonly ClueEvent[] = [...sent, { type: 'ForwardingResultRecorded', data: told }];
const receipt = { forwardingId: 'f1', acknowledgedOn: day };
const signed: readonly ClueEvent[] = [
  ...answered,
  { type: 'ForwardingResultAcknowledged', data: { ...receipt, acknowledgedBy: keeper.personId } },
];

describe('clue: the result of what was forwarded, at the sender’s', () => {
  it('B1.6: given a forwarding, when the receiver tells the result, then it is recorded, whatever became of the clue here; told twice, once', () => {
    given(clue, sent)
      .when(command('record-forward-result', told, automation))
      .then([{ type: 'ForwardingResultRecorded', data: told }]);
    expect(given(clue, answered).state).toMatchObject({ status: 'forwarded', forwardings: { f1: { result: 'recorded' } } });
    given(clue, answered)
      .when(command('record-forward-result', told, automation))
      .thenNothing();
    given(clue, signed)
      .when(command('record-forward-result', told, automation))
      .thenNothing();
  });

  it('B1.6: given a result that overtook the number, when the number comes, then both stand', () => {
    const number = { forwardingId: 'f1', clueId: 'f1', number: '委移〔2020〕1号', registeredOn: day };
    given(clue, answered)
      .when(command('record-forward-receipt', number, automation))
      .thenTypes('ForwardingRegistered');
    expect(given(clue, [...answered, { type: 'ForwardingRegistered', data: number }]).state.forwardings['f1']).toMatchObject({
      status: 'registered',
      result: 'recorded',
    });
  });

  it('B1.6: given the result, when an officer signs for it, then the signature stands, once', () => {
    given(clue, answered)
      .when(command('acknowledge-forward-result', receipt, keeper))
      .then([{ type: 'ForwardingResultAcknowledged', data: { ...receipt, acknowledgedBy: keeper.personId } }]);
    given(clue, signed)
      .when(command('acknowledge-forward-result', receipt, director))
      .thenNothing();
  });

  it('B1.6: given no such forwarding, no result, or a day to come, when signed for, then it is refused', () => {
    given(clue, sent).when(command('acknowledge-forward-result', receipt)).thenRefused('clue.forward-result-awaited');
    given(clue, answered)
      .when(command('acknowledge-forward-result', { ...receipt, acknowledgedOn: '2020-06-12' }))
      .thenRefused('clue.date-in-future');
    for (const [type, data] of [
      ['acknowledge-forward-result', { ...receipt, forwardingId: 'f9' }],
      ['record-forward-result', { ...told, forwardingId: 'f9' }],
    ] as const) {
      given(clue, answered).when(command(type, data)).thenRefused('clue.unknown-forwarding');
    }
  });
});

describe('clue: what was forwarded goes on, A to B to C', () => {
  const passedOn = { ...told, passedOn: 'f2' };
  const part = { ...told, partClueId: 'r1' };
  const recorded = (...data: readonly object[]): readonly ClueEvent[] => [
    ...sent,
    ...data.map((one) => ({ type: 'ForwardingResultRecorded', data: one }) as ClueEvent),
  ];
  const record = (data: object) => command('record-forward-result', data as typeof told, automation);

  it('B1.6: given results of the receiver, of whom it passed a part on to, and of a part that had come back to it, then each is recorded, each once', () => {
    for (const data of [passedOn, part, told]) {
      given(clue, sent)
        .when(record(data))
        .then([{ type: 'ForwardingResultRecorded', data }]);
      given(clue, recorded(told, passedOn, part))
        .when(record(data))
        .thenNothing();
    }
    given(clue, recorded(told, part)).when(record(passedOn)).thenTypes('ForwardingResultRecorded');
  });

  it('B1.6: given several results, when signed for, then for each that waits; a later one is signed for by itself', () => {
    const signs = (history: readonly ClueEvent[]) =>
      clue.decide(command('acknowledge-forward-result', receipt, keeper), given(clue, history).state);
    const both = signs(recorded(passedOn, part));
    const acknowledgedBy = keeper.personId;
    expect(both.map(({ data }) => data)).toEqual([
      { ...receipt, passedOn: 'f2', acknowledgedBy },
      { ...receipt, partClueId: 'r1', acknowledgedBy },
    ]);
    const later = [...recorded(passedOn, part), ...both, { type: 'ForwardingResultRecorded', data: told }] as readonly ClueEvent[];
    expect(signs(later).map(({ data }) => data)).toEqual([{ ...receipt, acknowledgedBy }]);
    expect(signs([...later, ...signs(later)])).toEqual([]);
  });

  it('B1.6: given a result, and one of a part, when signed for with a day before either was told, then it is refused', () => {
    const late = '2020-06-20T02:00:00.000Z';
    const history = recorded({ ...told, givenOn: '2020-06-12' }, { ...part, givenOn: '2020-06-15' });
    const sign = (acknowledgedOn: string) => command('acknowledge-forward-result', { ...receipt, acknowledgedOn }, keeper, late);
    given(clue, history).when(sign('2020-06-14')).thenRefused('clue.feedback-date-too-early');
    given(clue, history).when(sign('2020-06-15')).thenTypes('ForwardingResultAcknowledged', 'ForwardingResultAcknowledged');
    const first = recorded({ ...told, givenOn: '2020-06-12' });
    given(clue, first).when(sign('2020-06-11')).thenRefused('clue.feedback-date-too-early');
    // What was signed for before does not bind what is signed for now.
    const signed = [
      ...history,
      ...clue.decide(sign('2020-06-15'), given(clue, history).state),
      { type: 'ForwardingResultRecorded', data: { ...passedOn, givenOn: '2020-06-13' } },
    ] as readonly ClueEvent[];
    given(clue, signed).when(sign('2020-06-13')).thenTypes('ForwardingResultAcknowledged');
  });

  it('B1.8: given a receiver that keeps it as a repeat, then that is recorded once, and no result is signed for; so is what happened further on', () => {
    const kept = (data: object = {}) => command('record-forward-repeat', { forwardingId: 'f1', keptOn: day, ...data }, automation);
    given(clue, sent)
      .when(kept())
      .then([{ type: 'ForwardingKeptAsRepeat', data: { forwardingId: 'f1', keptOn: day } }]);
    const repeated: readonly ClueEvent[] = [...sent, { type: 'ForwardingKeptAsRepeat', data: { forwardingId: 'f1', keptOn: day } }];
    given(clue, repeated).when(kept()).thenNothing();
    given(clue, repeated)
      .when(command('acknowledge-forward-result', receipt, keeper))
      .thenRefused('clue.forward-result-awaited');
    const further: readonly ClueEvent[] = [
      ...sent,
      { type: 'ForwardingKeptAsRepeat', data: { forwardingId: 'f1', keptOn: day, passedOn: 'f2' } },
    ];
    given(clue, further)
      .when(kept({ passedOn: 'f2' }))
      .thenNothing();
    given(clue, further)
      .when(command('acknowledge-forward-result', receipt, keeper))
      .thenRefused('clue.forward-result-awaited');
    expect(given(clue, further).state.forwardings['f1']).toMatchObject({ status: 'sent' });
    // So is a part that had come back to the receiver: what it handles itself is still to be told.
    const ofPart = [...sent, ...clue.decide(kept({ partClueId: 'r1' }), given(clue, sent).state)];
    expect(ofPart.at(-1)).toEqual({ type: 'ForwardingKeptAsRepeat', data: { forwardingId: 'f1', keptOn: day, partClueId: 'r1' } });
    given(clue, ofPart)
      .when(kept({ partClueId: 'r1' }))
      .thenNothing();
    given(clue, ofPart).when(kept()).thenTypes('ForwardingKeptAsRepeat');
    expect(given(clue, ofPart).state.forwardings['f1']).toMatchObject({ status: 'sent', parts: { r1: { told: 'kept-as-repeat' } } });
  });

  it('B1.6: given a receipt of whoever had forwarded it here, for what was passed on, then it is recorded once', () => {
    const above = command('record-passed-on-receipt', { passedOn: 'f2', acknowledgedOn: day }, automation);
    given(clue, sent)
      .when(above)
      .then([{ type: 'PassedOnResultAcknowledged', data: { passedOn: 'f2', acknowledgedOn: day } }]);
    given(clue, [...sent, { type: 'PassedOnResultAcknowledged', data: { passedOn: 'f2', acknowledgedOn: day } }])
      .when(above)
      .thenNothing();
  });
});

describe('clue: the result of what was forwarded, at the receiver’s', () => {
  const forwarded = {
    forwardingId: 'c1',
    organisationId: 'pj',
    clueId: 'k1',
    clueNumber: '信〔2020〕1号',
    matterId: 'm1',
    source: { kind: 'letter', agencyId: 'pj.reception', reference: '信1号' },
  };
  const arrived = (history: readonly ClueEvent[]) => from('commission', history, { forwarded });
  const close = command('close', { reason: '办结', closedOn: day }, director);

  it('B1.6, B1.9: given a clue that came inside the system, when closed without feedback, then it is refused; with it, it closes, and so does one of before', () => {
    expect(given(clue, arrived(concluded)).when(close).thenRefused('clue.feedback-missing')).toMatchObject({
      refusal: { allowed: ['give-feedback'] },
    });
    given(clue, arrived(concluded))
      .when(command('give-feedback', { text: '已办结', givenOn: day }, director))
      .thenTypes('FeedbackGiven');
    given(clue, arrived(fedBack)).when(close).thenTypes('ClueClosed');
    // Closed before anything was demanded, it stays closed.
    const before = arrived(closed.filter(({ type }) => !type.startsWith('Feedback')));
    expect(given(clue, before).state).toMatchObject({ status: 'closed', feedback: 'none' });
  });

  it('0.14: given one that another commission sent on paper, then its letter goes back on paper, under its number, before it closes; the receipt is recorded by its own', () => {
    const onPaper = from('commission', concluded);
    given(clue, onPaper).when(close).thenRefused('clue.feedback-missing');
    given(clue, onPaper)
      .when(command('give-feedback', { text: '已办结', givenOn: day }, director))
      .thenRefused('clue.letter-missing');
    given(clue, onPaper)
      .when(command('record-letter-receipt', { reference: '回执1号', acknowledgedOn: day, signsHere: false }, director))
      .thenRefused('clue.feedback-missing');
    const told = [
      ...onPaper,
      ...clue.decide(
        command('give-feedback', { text: '已办结', givenOn: day, documentNumber: '梅监函1号' }, director),
        given(clue, onPaper).state,
      ),
    ];
    expect(told.at(-1)).toMatchObject({
      type: 'FeedbackGiven',
      data: { documentNumber: '梅监函1号', receiptBy: { ruleId: '0.14-receipt' } },
    });
    given(clue, told).when(close).thenTypes('ClueClosed');
    given(clue, told)
      .when(command('record-letter-receipt', { reference: '回执1号', acknowledgedOn: day, signsHere: false }, director))
      .then([
        {
          type: 'FeedbackAcknowledged',
          data: { agencyId: 'mhk.procuratorate', acknowledgedOn: day, acknowledgedBy: director.personId, letter: '回执1号' },
        },
      ]);
  });

  it('B1.6, B1.9: given the feedback, when the sender has signed there, then its receipt is noted in the name of the system, once, a closed clue’s too', () => {
    const signature = command('record-feedback-receipt', { acknowledgedOn: day }, automation);
    const noted: ClueEvent = {
      type: 'FeedbackAcknowledged',
      data: { agencyId: 'pj', acknowledgedOn: day, acknowledgedBy: automation.personId },
    };
    const history = arrived(fedBack);
    given(clue, history).when(signature).then([noted]);
    given(clue, [...history, { type: 'ClueClosed', data: { reason: '办结', closedOn: day, closedBy: director.personId } }])
      .when(signature)
      .then([noted]);
    given(clue, [...history, noted])
      .when(signature)
      .thenNothing();
  });

  it('given no feedback, or a clue that nobody forwarded, when a receipt comes, then it is refused', () => {
    given(clue, arrived(concluded))
      .when(command('record-feedback-receipt', { acknowledgedOn: day }, automation))
      .thenRefused('clue.feedback-missing');
    given(clue, fedBack)
      .when(command('record-feedback-receipt', { acknowledgedOn: day }, automation))
      .thenRefused('clue.feedback-missing');
  });
});
