import { count } from '@liandong/service-kit/testing';
import {
  after,
  answered,
  approveOutcome,
  command,
  concluded,
  letterSent,
  principal,
  report,
} from '../talk-inquiry/talk-inquiry.fixtures.js';
import { talkInquiryFigures } from './talk-inquiry.figures.js';

const life = (id: string, history: typeof concluded) => ({ category: 'talkInquiry', id, history });

describe('figures of talk and inquiry', () => {
  it('B1.22: status, outcome with its way, and the form; what is inquired again counts as outcome and in no form', () => {
    const clarified = after(answered, report('clarified'), command('approve-outcome', {}, principal));
    const again = after(answered, report('inquire-again'), approveOutcome);
    expect(count(talkInquiryFigures, life('a', concluded), life('b', clarified), life('c', again), life('d', letterSent))).toEqual({
      'talk-inquiries-by-status': { concluded: 2, opened: 1, notified: 1 },
      'talk-inquiries-by-outcome': { 'criticise-educate letter': 1, 'clarified letter': 1, 'inquire-again letter': 1 },
      'talk-inquiry-persons-by-form': { first: 1, none: 1 },
    });
  });
});
