import { initialReply, type ReplyState } from './reply.state.js';
import { keyOfNext, placeOf } from './reply.sealing.js';

const of = (kind: 'report' | 'clue', clueId?: string): ReplyState => ({
  ...initialReply,
  kind,
  ...(clueId === undefined ? {} : { clueId }),
});

describe('under whose key an objection is sealed', () => {
  it('B4.4: given a letter, then the reporter’s of its clue', () => {
    const state = of('clue', 'c1');
    expect(placeOf('c1', state, keyOfNext(state))).toEqual({ subject: 'reporter-c1', stream: 'reply-c1' });
  });

  it('B4.4, B1.16: given a report that was taken in, then the reporter’s of the clue, where the identity is; an older one opens with the report’s key', () => {
    const state = of('report', 'c1');
    expect(placeOf('r1', state, keyOfNext(state))).toEqual({ subject: 'reporter-c1', stream: 'reply-r1' });
    expect(placeOf('r1', state, {})).toEqual({ subject: 'report-r1', stream: 'reply-r1' });
  });

  it('given a report without a clue, then the report’s', () => {
    expect(placeOf('r1', of('report'), keyOfNext(of('report')))).toEqual({ subject: 'report-r1', stream: 'reply-r1' });
  });
});
