import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { rectification } from '../rectification/rectification.decider.js';
import type { RectificationEvent } from '../rectification/rectification.events.js';
import { assignment, deputy, proposal, proposed, reopened } from '../rectification/rectification.fixtures.js';
import { publishRectification } from './rectification.integration-events.js';

const recorded = (event: RectificationEvent, revision: number) =>
  ({
    ...event,
    id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    stream: 'rectification-i1',
    revision,
    metadata: { occurredAt: `2020-07-01T02:00:0${revision}.000Z`, correlationId: 'm1' },
  }) as unknown as RecordedEvent<RectificationEvent>;

const publish = (history: readonly RectificationEvent[]) =>
  history.flatMap((event, index) =>
    publishRectification(recorded(event, index), 'i1', given(rectification, history.slice(0, index + 1)).state),
  );

const leg = { legId: 'i1', kind: 'rectification', title: proposal.problem, organisationId: 'mhk' };
const opened = {
  itemId: 'i1',
  organisationId: 'mhk',
  responsibleOrganisationId: 'mhk.unit-agriculture',
  problem: proposal.problem,
  requirement: assignment.requirement,
};

describe('what rectification announces', () => {
  it('from the proposal to the closure and a look-back that fails: the leg opens, closes and opens again; nothing else leaves the service', () => {
    expect(publish(reopened).map(({ type, data }) => [type, data])).toEqual([
      ['matter.leg-opened.v1', leg],
      ['rectification.item-opened.v1', { ...opened, dueAt: '2020-08-20T15:59:59.999Z' }],
      ['rectification.item-closed.v1', { itemId: 'i1', organisationId: 'mhk', closedOn: '2020-06-30' }],
      ['matter.leg-closed.v1', { ...leg, reason: '整改销号' }],
      ['matter.leg-opened.v1', leg],
      ['rectification.item-opened.v1', { ...opened, dueAt: '2020-09-01T15:59:59.999Z' }],
    ]);
  });

  it('every announcement has an id of its own, and the same one whenever it is made', () => {
    const ids = publish(reopened).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(publish(reopened).map(({ id }) => id)).toEqual(ids);
  });

  it('given a dismissed item, then its leg ends', () => {
    const dismissed: readonly RectificationEvent[] = [
      ...proposed,
      { type: 'RectificationDismissed', data: { reason: '已另案处理', dismissedOn: '2020-06-20', dismissedBy: deputy.personId } },
    ];
    expect(publish(dismissed).at(-1)).toMatchObject({ type: 'matter.leg-closed.v1', data: { ...leg, reason: '已另案处理' } });
  });
});
