import { count } from '@liandong/service-kit/testing';
import type { RectificationEvent } from '../rectification/rectification.events.js';
import { closed, proposed, reopened } from '../rectification/rectification.fixtures.js';
import { rectificationFigures } from './rectification.figures.js';

const counted = (history: readonly RectificationEvent[]) => count(rectificationFigures, { category: 'rectification', history });

describe('figures of the rectification ledger', () => {
  it('B3.11: given an item to its closure, then found, assigned and closed count', () => {
    expect(counted(closed)).toEqual({
      'items-by-status': { closed: 1 },
      'items-found': { 'joint-supervision': 1 },
      'items-assigned': { '': 1 },
      'items-closed': { '': 1 },
    });
  });

  it('B3.9: given a look-back that failed, then the item is closed no longer', () => {
    expect(counted(reopened)).toMatchObject({ 'items-closed': {}, 'items-by-status': { rectifying: 1 } });
  });

  it('given a problem that was dismissed, then it is found no longer; a late closure is overdue', () => {
    expect(
      counted([...proposed, { type: 'RectificationDismissed', data: { reason: 'x', dismissedOn: '2020-06-20', dismissedBy: 'd' } }])[
        'items-found'
      ],
    ).toEqual({});
    const late = closed.map((event) =>
      event.type === 'RectificationClosed' ? { ...event, data: { ...event.data, inTime: false } } : event,
    );
    expect(counted(late)['closures-overdue']).toEqual({ '': 1 });
  });
});
