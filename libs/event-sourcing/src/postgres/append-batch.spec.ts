import { newEvents } from '../contract/fixtures.js';
import type { ExpectedRevision } from '../store/event-store.js';
import { outcomesOf } from './append-batch.js';
import { pendingAppend } from './pending-append.js';

const pending = (stream: string, expected: ExpectedRevision) =>
  pendingAppend(stream, expected, newEvents(1), { resolve: () => undefined, reject: () => undefined });

describe('outcomes of a batch', () => {
  it('given a refused append before and after one that is stored, then both are told where the stream stands after the batch', () => {
    const batch = [pending('a', 3), pending('a', 7), pending('a', 5), pending('b', 2)];
    const outcomes = outcomesOf(batch, ['40', '{7,8,8,-1}', '{0,41,0,0}', '{}']);
    expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.error : outcome))).toMatchObject([
      { expected: 3, actual: 8 },
      { kind: 'stored', result: { revision: 8, position: 41n } },
      { expected: 5, actual: 8 },
      { expected: 2, actual: 'no-stream' },
    ]);
  });

  it('given a repetition, then its first place does not count as where the stream stands', () => {
    const [repeated, refused] = outcomesOf([pending('a', 1), pending('a', 3)], ['40', '{2,9}', '{12,0}', '{}']);
    expect(repeated).toMatchObject({ kind: 'repeated', result: { revision: 2, position: 12n } });
    expect(refused).toMatchObject({ error: { actual: 9 } });
  });
});
