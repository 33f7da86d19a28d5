import type { RecordedEvent } from '@liandong/event-sourcing';
import type { RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { rectification } from '../../rectification/rectification.decider.js';
import type { RectificationEvent } from '../../rectification/rectification.events.js';
import {
  assigned,
  checkers,
  closed,
  limit,
  proposed,
  reopened,
  submitted,
  supervisor,
} from '../../rectification/rectification.fixtures.js';
import { itemRegister, type ItemRow } from './item-register.projection.js';
import { rateOf } from './rate.js';

/** The row that a history leads to. */
function project(history: readonly RectificationEvent[]): ItemRow {
  const handlers = itemRegister.on as Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<ItemRow>[]>>;
  return history.reduce<ItemRow | undefined>((row, event, revision) => {
    const recorded = { ...event, id: `e${revision}`, stream: 'rectification-i1', revision, metadata: { correlationId: 'm1' } };
    return handlers[event.type]!(recorded as never).reduce<ItemRow | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}

const documents: readonly RectificationEvent[] = [
  ...assigned,
  { type: 'DocumentLinked', data: { documentId: 'd1' } },
  { type: 'DocumentAnswerRecorded', data: { documentId: 'd1', repliedOn: '2020-06-25' } },
  {
    type: 'DeadlineExtended',
    data: {
      deadline: { ...limit, dueAt: '2020-08-31T15:59:59.999Z' },
      days: 10,
      approvedOn: '2020-07-01',
      approvedBy: 'd',
      reason: '汛期',
    },
  },
];
const failed: readonly RectificationEvent[] = [
  ...submitted,
  {
    type: 'RectificationChecked',
    data: { result: 'failed', findings: '未落实', checkedBy: checkers, checkedOn: '2020-06-29', recordedBy: supervisor.personId },
  },
];
const dismissed: readonly RectificationEvent[] = [
  ...proposed,
  { type: 'RectificationDismissed', data: { reason: 'x', dismissedOn: '2020-06-20', dismissedBy: 'd' } },
];

describe('item register', () => {
  it('after every event of every history the row says the same as the item', () => {
    for (const history of [reopened, documents, failed, dismissed]) {
      for (let length = 1; length <= history.length; length += 1) {
        const row = project(history.slice(0, length));
        const { state } = given(rectification, history.slice(0, length));
        expect(row).toMatchObject({
          itemId: 'i1',
          matterId: 'm1',
          revision: length - 1,
          status: state.status,
          unitId: state.unitId,
          dueAt: state.deadline?.dueAt ?? null,
          approvals: state.approvals,
          evidenceCount: state.evidenceIds.length,
        });
        expect(row.closures).toHaveLength(state.closures);
        expect(row.documents).toEqual(state.documents.map(({ documentId, repliedOn = null }) => ({ documentId, repliedOn })));
      }
    }
  });

  it('given a look-back that failed, then the first closure still stands beside it', () => {
    expect(project(reopened)).toMatchObject({
      status: 'rectifying',
      closures: [{ closedOn: '2020-06-30', inTime: true }],
      lookBacks: [{ heldOn: '2020-07-01', passed: false, findings: '反弹' }],
      rule: 'B3.1@2015',
    });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(project(closed)).sort()).toEqual(Object.keys(itemRegister.table.columns).sort());
  });
});

describe('rectification rate', () => {
  const items = (count: number, status: string) =>
    Array.from({ length: count }, (_, index) => ({ itemId: `${status}-${index}`, status, evidence: [{ evidenceId: `e-${index}` }] }));

  it('B3.11: 688 of 697 done is 98.71 per cent, with the evidence of each item that is done', () => {
    const rate = rateOf([...items(688, 'closed'), ...items(4, 'rectifying'), ...items(3, 'submitted'), ...items(2, 'checked')]);
    expect(rate).toMatchObject({ done: 688, total: 697, percent: 98.71 });
    expect(rate.doneItems[1]).toEqual({ itemId: 'closed-1', evidenceIds: ['e-1'] });
    expect(rate.openItemIds).toHaveLength(9);
  });

  it('B3.11: what was only proposed or was dismissed does not count; of nothing there is no rate', () => {
    expect(rateOf([...items(2, 'proposed'), ...items(1, 'dismissed')])).toEqual({
      done: 0,
      total: 0,
      percent: null,
      doneItems: [],
      openItemIds: [],
    });
  });
});
