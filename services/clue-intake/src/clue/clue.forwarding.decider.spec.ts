import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { at, closed, command, concluded, director, disposalDeadline, fedBack, figures, from, keeper, registered } from './clue.fixtures.js';

const automation = { personId: 'automation:clue-intake', organisationId: 'mhk', role: 'automation' };
const day = at.slice(0, 10);
const sent: readonly ClueEvent[] = [
  ...registered,
  { type: 'ClueForwarded', data: { toOrganisation: 'pj', subjectIds: ['s1'], remaining: 0, reason: '属潘集区管辖', forwardedOn: day, forwardedBy: director.personId, deadline: disposalDeadline, inTime: true, forwardingId: 'f1' } },
];
const told = { forwardingId: 'f1', text: '已办结', figures, givenOn: day };
const answered: readonly ClueEvent[] = [...sent, { type: 'ForwardingResultRecorded', data: told }];
const receipt = { forwardingId: 'f1', acknowledgedOn: day };
const signed: readonly ClueEvent[] = [...answered, { type: 'ForwardingResultAcknowledged', data: { ...receipt, acknowledgedBy: keeper.personId } }];

describe('clue: the result of what was forwarded, at the sender’s', () => {
  it('B1.6: given a forwarding, when the receiver tells the result, then it is recorded, whatever became of the clue here; told twice, once', () => {
    given(clue, sent).when(command('record-forward-result', told, automation)).then([{ type: 'ForwardingResultRecorded', data: told }]);
    expect(given(clue, answered).state).toMatchObject({ status: 'forwarded', forwardings: { f1: { result: 'recorded' } } });
    given(clue, answered).when(command('record-forward-result', told, automation)).thenNothing();
    given(clue, signed).when(command('record-forward-result', told, automation)).thenNothing();
  });

  it('B1.6: given a result that overtook the number, when the number comes, then both stand', () => {
    const number = { forwardingId: 'f1', clueId: 'f1', number: '委移〔2020〕1号', registeredOn: day };
    given(clue, answered).when(command('record-forward-receipt', number, automation)).thenTypes('ForwardingRegistered');
    expect(given(clue, [...answered, { type: 'ForwardingRegistered', data: number }]).state.forwardings['f1']).toMatchObject({ status: 'registered', result: 'recorded' });
  });

  it('B1.6: given the result, when an officer signs for it, then the signature stands, once', () => {
    given(clue, answered).when(command('acknowledge-forward-result', receipt, keeper)).then([{ type: 'ForwardingResultAcknowledged', data: { ...receipt, acknowledgedBy: keeper.personId } }]);
    given(clue, signed).when(command('acknowledge-forward-result', receipt, director)).thenNothing();
  });

  it('B1.6: given no such forwarding, no result, or a day to come, when signed for, then it is refused', () => {
    given(clue, sent).when(command('acknowledge-forward-result', receipt)).thenRefused('clue.forward-result-awaited');
    given(clue, answered).when(command('acknowledge-forward-result', { ...receipt, acknowledgedOn: '2020-06-12' })).thenRefused('clue.date-in-future');
    for (const [type, data] of [['acknowledge-forward-result', { ...receipt, forwardingId: 'f9' }], ['record-forward-result', { ...told, forwardingId: 'f9' }]] as const) {
      given(clue, answered).when(command(type, data)).thenRefused('clue.unknown-forwarding');
    }
  });
});

describe('clue: the result of what was forwarded, at the receiver’s', () => {
  const forwarded = { forwardingId: 'c1', organisationId: 'pj', clueId: 'k1', clueNumber: '信〔2020〕1号', matterId: 'm1', source: { kind: 'letter', agencyId: 'pj.reception', reference: '信1号' } };
  const arrived = (history: readonly ClueEvent[]) => from('commission', history, { forwarded });
  const close = command('close', { reason: '办结', closedOn: day }, director);

  it('B1.6, B1.9: given a clue that came inside the system, when closed without feedback, then it is refused; with it, it closes, and so does one of before', () => {
    expect(given(clue, arrived(concluded)).when(close).thenRefused('clue.feedback-missing')).toMatchObject({ refusal: { allowed: ['give-feedback'] } });
    given(clue, arrived(concluded)).when(command('give-feedback', { text: '已办结', givenOn: day }, director)).thenTypes('FeedbackGiven');
    given(clue, arrived(fedBack)).when(close).thenTypes('ClueClosed');
    // Closed before anything was demanded, it stays closed.
    const before = arrived(closed.filter(({ type }) => !type.startsWith('Feedback')));
    expect(given(clue, before).state).toMatchObject({ status: 'closed', feedback: 'none' });
  });

  it('B1.6: given one that another commission sent on paper, then its letter goes back on paper, and it closes as before', () => {
    given(clue, from('commission', concluded)).when(close).thenTypes('ClueClosed');
  });

  it('B1.6, B1.9: given the feedback, when the sender has signed there, then its receipt is noted in the name of the system, once, a closed clue’s too', () => {
    const signature = command('record-feedback-receipt', { acknowledgedOn: day }, automation);
    const noted: ClueEvent = { type: 'FeedbackAcknowledged', data: { agencyId: 'pj', acknowledgedOn: day, acknowledgedBy: automation.personId } };
    const history = arrived(fedBack);
    given(clue, history).when(signature).then([noted]);
    given(clue, [...history, { type: 'ClueClosed', data: { reason: '办结', closedOn: day, closedBy: director.personId } }]).when(signature).then([noted]);
    given(clue, [...history, noted]).when(signature).thenNothing();
  });

  it('given no feedback, or a clue that nobody forwarded, when a receipt comes, then it is refused', () => {
    given(clue, arrived(concluded)).when(command('record-feedback-receipt', { acknowledgedOn: day }, automation)).thenRefused('clue.feedback-missing');
    given(clue, fedBack).when(command('record-feedback-receipt', { acknowledgedOn: day }, automation)).thenRefused('clue.feedback-missing');
  });
});
