import type { RecordedEvent } from '@liandong/event-sourcing';
import { foldRows } from '@liandong/projections';
import { given } from '@liandong/testing';
import { library } from '../../library/library.decider.js';
import type { LibraryEvent } from '../../library/library.events.js';
import { giver, handedOver, taker } from '../../library/library.fixtures.js';
import { keeperOf } from './keeper-of.js';
import { libraryRegister, type LibraryRow } from './library-register.projection.js';

function rowOf(history: readonly LibraryEvent[]): LibraryRow {
  const events = history.map((event, revision) => ({
    ...event,
    stream: 'library-mhk',
    revision,
    position: BigInt((revision + 1) * 10),
    metadata: { correlationId: 'm1' },
  }));
  return foldRows(libraryRegister, events as unknown as readonly RecordedEvent[])[0]!;
}

describe('register of libraries', () => {
  it('after every event the row says the same as the library', () => {
    for (let length = 1; length <= handedOver.length; length += 1) {
      const { state } = given(library, handedOver.slice(0, length));
      expect(rowOf(handedOver.slice(0, length))).toMatchObject({
        organisationId: 'mhk',
        status: state.status,
        unitId: state.unitId,
        keepers: state.keepers,
        handovers: state.handovers,
        revision: length - 1,
      });
    }
    expect(Object.keys(rowOf(handedOver)).sort()).toEqual(Object.keys(libraryRegister.table.columns).sort());
  });

  it('B1.4: who keeps an item follows from the hand-overs; what stood on a list stays on it', () => {
    const { handovers } = rowOf(handedOver);
    const completedAt = String(handedOver.length * 10);
    expect(handovers.map((one) => one.completedAt)).toEqual([completedAt]);
    const item = (position: string, keeper = giver.personId) => ({ clueId: 'c', number: '信〔2020〕1号', keeper, position });
    expect([
      keeperOf(item('5'), handovers),
      keeperOf(item('5'), handovers, '42'),
      keeperOf(item('5', 'other'), handovers),
      keeperOf(item('900'), handovers),
    ]).toEqual([taker.personId, giver.personId, 'other', giver.personId]);
  });
});
