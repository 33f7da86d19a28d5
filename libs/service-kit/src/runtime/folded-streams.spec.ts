import type { EventStore, RecordedEvent } from '@liandong/event-sourcing';
import { type AnyDecider, FoldedStreams } from './folded-streams.js';

const counting: AnyDecider = { category: 'counted', initial: 0, evolve: (state) => (state as number) + 1, decide: () => [] };
const at = (revision: number) =>
  ({ stream: 'counted-1', revision, type: 'Counted', schemaVersion: 1, data: {} }) as unknown as RecordedEvent;

/** A store with ten events of the stream, which notes what is read. */
function tenEvents() {
  const asked: unknown[] = [];
  const readStream: EventStore['readStream'] = async function* (_stream, { fromRevision = 0, limit = 10 } = {}) {
    asked.push({ fromRevision, limit });
    for (let revision = fromRevision; revision < fromRevision + limit; revision += 1) yield await Promise.resolve(at(revision));
  };
  return { asked, folded: new FoldedStreams({ readStream }, 10) };
}

describe('folded streams', () => {
  it('given events of a stream that are taken side by side, then each finds what the ones before led to, and nothing is read', () => {
    const { asked, folded } = tenEvents();
    const seen = [0, 1, 2].map((revision) => {
      const before = folded.before(counting, at(revision));
      folded.with(counting, at(revision), before);
      return before;
    });
    expect([seen, asked]).toEqual([[0, 1, 2], []]);
  });

  it('given a stream that is met in its middle, then what came before is read, as far as it is not known', async () => {
    const { asked, folded } = tenEvents();
    folded.with(counting, at(2), 2);
    expect(await folded.before(counting, at(7))).toBe(7);
    expect(await folded.before(counting, at(1))).toBe(1);
    expect(asked).toEqual([
      { fromRevision: 3, limit: 4 },
      { fromRevision: 0, limit: 1 },
    ]);
  });
});
