import { limitFrom } from '@liandong/legal-time';
import { quarterlyList } from '../../quarterly-list/quarterly-list.decider.js';
import type { DisposalLine, QuarterlyListEvent } from '../../quarterly-list/quarterly-list.events.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { quarterlyListRegister } from './quarterly-list-register.projection.js';

const line = (clueId: string): DisposalLine => ({
  clueId,
  revision: 5,
  number: '信〔2026〕1号',
  reference: '信访1号',
  mode: 'close',
  concludedOn: '2026-03-30',
});
const sendBy = limitFrom('B1.11', '2026-03-31');
const entered = (clueId: string): QuarterlyListEvent => ({ type: 'QuarterlyDisposalEntered', data: line(clueId) });
const sent = (lines: number): QuarterlyListEvent => ({
  type: 'QuarterlyListSent',
  data: { lines, sentOn: '2026-04-10', inTime: true, sentBy: 'd' },
});
const received: QuarterlyListEvent = { type: 'QuarterlyListReceived', data: { lines: 1, receivedOn: '2026-04-11', receivedBy: 'r' } };
const history: readonly QuarterlyListEvent[] = [
  { type: 'QuarterlyListOwed', data: { organisationId: 'mhk', quarter: '2026q1', sendBy } },
  entered('c1'),
  sent(1),
  received,
  entered('c2'),
  sent(2),
];

describe('register of quarterly lists', () => {
  itIsAReadModel(quarterlyListRegister, ['quarterlyList-mhk-2026q1', history]);

  it('B1.11: after every event the row says the same as the list; a late line makes it owed again', () => {
    const rows = rowAfterEach(quarterlyListRegister, ['quarterlyList-mhk-2026q1', history]);
    for (const [index, row] of rows.entries())
      expect(row).toMatchObject({
        listId: 'mhk-2026q1',
        dueAt: sendBy.dueAt,
        status: history.slice(0, index + 1).reduce(quarterlyList.evolve, quarterlyList.initial).status,
        revision: index,
      });
    expect(rows.map(({ status }) => status)).toEqual(['owed', 'owed', 'sent', 'received', 'owed', 'sent']);
    expect(rows.at(-1)).toMatchObject({
      lines: [line('c1'), line('c2')],
      sentOn: '2026-04-10',
      sentInTime: true,
      sentBy: 'd',
      receivedBy: 'r',
    });
  });
});
