import type { RecordedEvent } from '@liandong/event-sourcing';
import { given } from '@liandong/testing';
import { handover } from '../handover/handover.decider.js';
import type { HandoverEvent } from '../handover/handover.events.js';
import { asked, closed, handoverId, itemId, limit, listedAs, opening, signedIn, signedOut } from '../handover/handover.fixtures.js';
import { publishHandover } from './inspection-liaison.integration-events.js';

const recorded = (event: HandoverEvent, revision: number) =>
  ({
    ...event,
    id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    stream: `handover-${handoverId}`,
    revision,
    metadata: { occurredAt: '2020-06-01T02:00:00.000Z', correlationId: 'm1' },
  }) as unknown as RecordedEvent<HandoverEvent>;

/** Publishes a whole history, each event with the hand-over as it stood with it. */
const publish = (history: readonly HandoverEvent[]) =>
  history.flatMap((event, index) =>
    publishHandover(recorded(event, index), handoverId, given(handover, history.slice(0, index + 1)).state),
  );

describe('what inspection liaison announces', () => {
  it('3.14, 3.15: from opening to closing: the leg opens, the clue is handed over with both signatures, the leg closes; nothing else leaves', () => {
    const { title, summary, subjects } = asked('clue');
    const leg = { legId: handoverId, kind: 'handover', title: opening.title, organisationId: 'pj' };
    expect(publish(closed).map(({ type, data }) => [type, data])).toEqual([
      ['matter.leg-opened.v1', leg],
      [
        'inspection-liaison.clue-handed-over.v1',
        {
          itemId,
          handoverId,
          round: '第九轮',
          tourOfficeId: 'pj.tour-office',
          organisationId: 'pj',
          title,
          summary,
          subjects,
          receivedOn: '2020-06-01',
          raisedLevel: true,
          resultDueAt: limit('B3.4', '2020-06-01').dueAt,
        },
      ],
      ['matter.leg-closed.v1', { ...leg, reason: '全部办结反馈' }],
    ]);
  });

  it('B3.5: one signature announces nothing, and what is no clue goes to no clue library', () => {
    expect(publish([...listedAs('clue'), signedOut]).map(({ type }) => type)).toEqual(['matter.leg-opened.v1']);
    for (const kind of ['problem-list', 'cadre-matter', 'policy'] as const)
      expect(publish([...listedAs(kind), signedOut, signedIn])).toHaveLength(1);
  });

  it('the same event is always published under the same id, in the hand-over’s matter, caused by the private event', () => {
    const history = [...listedAs('clue'), signedOut, signedIn];
    const clue = publish(history).at(-1);
    expect(publish(history).at(-1)).toEqual(clue);
    expect(clue).toMatchObject({ matterId: 'm1', source: 'inspection-liaison', causationId: '00000000-0000-4000-8000-000000000003' });
  });
});
