import type { RecordedEvent } from '@liandong/event-sourcing';
import type { Projection, RowChange } from '@liandong/projections';
import { given } from '@liandong/testing';
import { handover } from '../../handover/handover.decider.js';
import type { HandoverEvent } from '../../handover/handover.events.js';
import {
  closed,
  concludedAs,
  content,
  convened,
  figures,
  handedOver,
  handoverId,
  intake,
  itemId,
  limit,
  listedAs,
  result,
  signedOut,
  tour,
} from '../../handover/handover.fixtures.js';
import { unfinished } from '../../handover/handover.state.js';
import { handoverItems, type HandoverItemRow } from '../handover-items/handover-items.projection.js';
import { handoverRegister, type HandoverRegisterRow } from './handover-register.projection.js';

type Handlers<R> = Readonly<Record<string, (event: RecordedEvent) => readonly RowChange<R>[]>>;

/** The one row that a history leads to. */
function project<R extends object>(
  { on, onAny }: Pick<Projection<R, HandoverEvent>, 'on' | 'onAny'>,
  history: readonly HandoverEvent[],
): R {
  return history.reduce<R | undefined>((row, event, revision) => {
    const recorded = {
      ...event,
      id: `e${revision}`,
      stream: `handover-${handoverId}`,
      revision,
      metadata: { correlationId: 'm1', occurredAt: '2020-06-01T02:00:00.000Z' },
    } as unknown as RecordedEvent;
    const changes = [...((on as unknown as Handlers<R>)[event.type]?.(recorded) ?? []), ...(onAny?.(recorded) ?? [])];
    return changes.reduce<R | undefined>(
      (current, change) => (change.op === 'put' ? change.row : change.op === 'change' ? change.change(current!) : undefined),
      row,
    );
  }, undefined)!;
}
const register = (history: readonly HandoverEvent[]) => project<HandoverRegisterRow>(handoverRegister, history);
const item = (history: readonly HandoverEvent[]) => project<HandoverItemRow>(handoverItems, history);

const returned: HandoverEvent = {
  type: 'ItemReturned',
  data: { itemNo: 1, reason: '材料不全', returnedOn: '2020-06-02', returnedBy: intake.personId },
};
const histories: readonly (readonly HandoverEvent[])[] = [
  closed,
  [
    ...listedAs('problem-list'),
    convened,
    concludedAs('clue'),
    signedOut,
    returned,
    { type: 'ItemAmended', data: { itemNo: 1, ...content('clue'), summary: '补充', amendedBy: tour.personId } },
    signedOut,
  ],
  [
    ...listedAs('clue'),
    convened,
    concludedAs(),
    { type: 'ItemWithdrawn', data: { itemNo: 1, reason: 'x', withdrawnOn: '2020-06-01', withdrawnBy: tour.personId } },
  ],
];
const each = (check: (history: readonly HandoverEvent[]) => void) =>
  histories.forEach((history) => history.forEach((_event, index) => check(history.slice(0, index + 1))));

describe('read models of hand-overs', () => {
  it('after every event of every history the register says the same as the hand-over', () => {
    each((history) => {
      const { state } = given(handover, history);
      expect(register(history)).toMatchObject({
        handoverId,
        matterId: 'm1',
        status: state.status,
        revision: history.length - 1,
        items: state.items.length,
        handedOver: state.items.filter(({ signedInOn }) => signedInOn).length,
        finished: state.items.length - unfinished(state).length,
      });
    });
  });

  it('after every event of every history the item says the same as in the hand-over', () => {
    each((history) => {
      const [one] = given(handover, history).state.items;
      if (!one) return;
      const { status, kind, title, summary, subjects, receiverId, priority, raisedLevel } = one;
      expect(item(history)).toMatchObject({
        handoverId,
        itemNo: 1,
        itemId,
        status,
        kind,
        title,
        summary,
        subjects,
        receiverId,
        priority,
        raisedLevel,
        resultDueAt: one.resultDeadline?.dueAt ?? null,
        signedOutBy: one.signedOutBy ?? null,
        signedInBy: one.signedInBy ?? null,
        awaitsFeedback: status === 'signed-in' || status === 'result-recorded',
      });
    });
  });

  it('B3.4: the limit runs from the second signature until the feedback; 3.5: the consultation is shown with its opinion', () => {
    expect(item(handedOver)).toMatchObject({ resultDueAt: limit('B3.4', '2020-06-01').dueAt, awaitsFeedback: true });
    expect(item(closed)).toMatchObject({
      awaitsFeedback: false,
      feedbackInTime: true,
      resultText: result.text,
      resultReference: result.reference,
      figures,
      progress: [{ stage: 'arranged' }],
    });
    expect(item(histories[1]!).consultations).toMatchObject([
      { question: 'nature', opinion: '共同商定', agreedKind: 'clue', concludedOn: '2020-05-28' },
    ]);
    expect(item(histories[2]!).consultations).toMatchObject([{ agreedKind: null, opinion: '共同商定' }]);
    expect(item(histories[1]!.slice(0, 6))).toMatchObject({ status: 'returned', returnReason: '材料不全', signedOutOn: null });
  });

  it('the columns of the tables are those of the rows', () => {
    expect(Object.keys(register(closed)).sort()).toEqual(Object.keys(handoverRegister.table.columns).sort());
    expect(Object.keys(item(closed)).sort()).toEqual(Object.keys(handoverItems.table.columns).sort());
  });
});
