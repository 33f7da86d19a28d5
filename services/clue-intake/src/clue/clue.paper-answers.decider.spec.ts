import { given } from '@liandong/testing';
import { clue } from './clue.decider.js';
import type { ClueEvent } from './clue.events.js';
import { command, director, figures, keeper, person, registered, screened } from './clue.fixtures.js';

const [day, late] = ['2020-06-11', '2020-07-20T02:00:00.000Z'];
const document = { number: '辉纪函〔2020〕3号', date: '2020-06-20' };
const forwarding = {
  toOrganisation: '辉南县纪委监委',
  subjectIds: ['s1'],
  reason: '属辉南县管辖',
  forwardedOn: day,
  forwardingId: 'f1',
  onPaper: true as const,
  documentNumber: '梅监移〔2020〕1号',
};
const after = (history: readonly ClueEvent[], type: Parameters<typeof command>[0], data: object): readonly ClueEvent[] => [
  ...history,
  ...clue.decide(command(type, data as never, director, late), given(clue, history).state),
];
const sent = after(registered, 'forward', forwarding);
const record = (type: 'record-paper-receipt' | 'record-paper-return' | 'record-paper-result', data: object = {}) =>
  command(type, { forwardingId: 'f1', document, ...data } as never, keeper, late);
const back = { subjectIds: ['s1'], reason: '不属本县管辖', returnedOn: '2020-06-24' };
const result = { text: '已了结', figures };

describe('clue: what went on paper is answered on paper', () => {
  it('B1.6: given a receiver that is not connected, when forwarded without a letter number, then it is refused; with one, it stands', () => {
    const { documentNumber: _none, ...without } = forwarding;
    given(clue, registered)
      .when(command('forward', without, director))
      .thenRefused('clue.forward-letter-missing');
    expect(sent.at(-1)).toMatchObject({ type: 'ClueForwarded', data: { onPaper: true, documentNumber: '梅监移〔2020〕1号' } });
  });

  it('B1.6: given a receipt on paper, then it stands with its letter and who entered it, once', () => {
    given(clue, sent)
      .when(record('record-paper-receipt', { number: '辉信1号' }))
      .then([
        {
          type: 'ForwardingRegistered',
          data: { forwardingId: 'f1', number: '辉信1号', registeredOn: document.date, document, recordedBy: keeper.personId },
        },
      ]);
    given(clue, after(sent, 'record-paper-receipt', { forwardingId: 'f1', document }))
      .when(record('record-paper-receipt'))
      .thenRefused('clue.paper-answer-known');
  });

  it('B1.6: given a return on paper of the whole clue, then it is open again under its number, with limits from the day it came back', () => {
    const returned = after(sent, 'record-paper-return', { forwardingId: 'f1', document, ...back });
    expect(returned.at(-1)).toMatchObject({
      type: 'ForwardingReturned',
      data: {
        reopened: true,
        recordedBy: director.personId,
        document,
        deadline: { ruleId: 'B1.2', startedAt: '2020-06-23T16:00:00.000Z' },
      },
      rules: [{ ruleId: 'B1.2' }],
    });
    const { state } = given(clue, returned);
    expect(state).toMatchObject({ status: 'registered', number: given(clue, registered).state.number, subjects: [{ subjectId: 's1' }] });
    // Nobody comes back twice, and of nobody who came back a result is told.
    given(clue, returned).when(record('record-paper-return', back)).thenRefused('clue.not-a-subject');
    given(clue, returned).when(record('record-paper-result', result)).thenRefused('clue.paper-answer-known');
    given(clue, returned).when(record('record-paper-receipt')).thenRefused('clue.paper-answer-known');
    given(clue, sent)
      .when(record('record-paper-return', { ...back, subjectIds: ['s9'] }))
      .thenRefused('clue.not-a-subject');
  });

  it('B1.6: given a result on paper, then it stands, is signed for, and is entered once', () => {
    const told = after(sent, 'record-paper-result', { forwardingId: 'f1', document, ...result });
    expect(told.at(-1)).toEqual({
      type: 'ForwardingResultRecorded',
      data: { forwardingId: 'f1', ...result, document, givenOn: document.date, recordedBy: director.personId },
    });
    given(clue, told)
      .when(command('acknowledge-forward-result', { forwardingId: 'f1', acknowledgedOn: '2020-06-24' }, keeper, late))
      .thenTypes('ForwardingResultAcknowledged');
    given(clue, told).when(record('record-paper-result', result)).thenRefused('clue.paper-answer-known');
  });

  it('B1.6: given a connected receiver, no such forwarding, or an impossible day, then nothing is entered', () => {
    const { onPaper: _letter, ...inside } = forwarding;
    for (const [type, data] of [
      ['record-paper-receipt', {}],
      ['record-paper-return', back],
      ['record-paper-result', result],
    ] as const) {
      given(clue, after(registered, 'forward', inside))
        .when(record(type, data))
        .thenRefused('clue.forwarding-connected');
      given(clue, sent)
        .when(record(type, { ...data, forwardingId: 'f9' }))
        .thenRefused('clue.unknown-forwarding');
      given(clue, sent)
        .when(record(type, { ...data, document: { ...document, date: '2020-06-10' } }))
        .thenRefused('clue.paper-answer-too-early');
      given(clue, sent)
        .when(record(type, { ...data, document: { ...document, date: '2020-07-21' } }))
        .thenRefused('clue.date-in-future');
    }
    given(clue, sent)
      .when(record('record-paper-return', { ...back, returnedOn: '2020-06-19' }))
      .thenRefused('clue.paper-answer-too-early');
  });

  it('B1.6: what went on paper before it had an id is answered all the same, under its place', () => {
    const { forwardingId: _id, onPaper: _letter, documentNumber: _number, ...former } = forwarding;
    const old = after(screened, 'forward', former);
    expect(given(clue, old).state.forwardings).toMatchObject({ 'paper-1': { onPaper: true, subjects: [person('s1')] } });
    given(clue, old)
      .when(record('record-paper-result', { ...result, forwardingId: 'paper-1' }))
      .thenTypes('ForwardingResultRecorded');
  });
});
