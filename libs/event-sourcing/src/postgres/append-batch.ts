import type { QueryArrayConfig } from 'pg';
import { type AppendResult, CategoryForbidden, EventIdReused, type ExpectedRevision, RevisionConflict } from '../store/event-store.js';
import { bigintArray, intArray, jsonArray, smallintArray, textArray, uuidArray } from './binary-arrays.js';
import type { PendingAppend } from './pending-append.js';

/** What became of one append of a batch. `stored` and `repeated` carry its result. */
export type Outcome =
  { readonly kind: 'stored' | 'repeated'; readonly result: AppendResult } | { readonly kind: 'refused'; readonly error: Error };

/** The answer's columns as PostgreSQL writes them: previous, revisions, positions, known. */
export type AppendAnswer = [string, string, string, string];

const asText = { getTypeParser: () => (text: string | null) => text };

/** The statement for a batch, as named in `appendFunction`. */
export function appendStatement(schema: string, batch: readonly PendingAppend[]): QueryArrayConfig {
  const places = new Map<string, number>();
  for (const { stream } of batch) if (!places.has(stream)) places.set(stream, places.size + 1);
  const events = <T>(list: (append: PendingAppend) => readonly T[]): readonly T[] =>
    batch.length === 1 ? list(batch[0]!) : batch.flatMap(list);
  return {
    name: 'append',
    text: `SELECT previous, revisions, positions, known FROM ${schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    rowMode: 'array',
    types: asText,
    values: [
      textArray([...places.keys()]),
      intArray(batch.map(({ stream }) => places.get(stream)!)),
      bigintArray(batch.map(({ expected }) => encodeExpected(expected))),
      intArray(batch.map(({ ids }) => ids.length)),
      intArray(batch.flatMap(({ ids }, index) => ids.map(() => index + 1))),
      uuidArray(events(({ ids }) => ids)),
      textArray(events(({ types }) => types)),
      smallintArray(events(({ versions }) => versions)),
      jsonArray(events(({ data }) => data)),
      jsonArray(events(({ metadata }) => metadata)),
    ],
  };
}

/** One outcome per append, in the batch's order. */
export function outcomesOf(batch: readonly PendingAppend[], [previous, revisions, positions, known]: AppendAnswer): Outcome[] {
  const lastBefore = BigInt(previous);
  const revisionOf = listOf(revisions);
  const positionOf = listOf(positions);
  const knownIds = new Set(listOf(known));
  // Where each stream stands after the batch: a writer that is told less would come back too late again.
  const tips = new Map<string, number>();
  for (const [index, { stream }] of batch.entries()) tips.set(stream, Math.max(Number(revisionOf[index]), tips.get(stream) ?? -1));
  return batch.map((append, index) => {
    const position = BigInt(positionOf[index]!);
    if (position > 0n)
      return { kind: position > lastBefore ? 'stored' : 'repeated', result: { revision: Number(revisionOf[index]), position } };
    return { kind: 'refused', error: refusal(append, position, tips.get(append.stream)!, knownIds) };
  });
}

function refusal({ stream, expected, ids }: PendingAppend, position: bigint, revision: number, known: ReadonlySet<string>): Error {
  if (position === -1n) return new CategoryForbidden(stream);
  if (position === -2n)
    return new EventIdReused(
      stream,
      ids.filter((id) => known.has(id)),
    );
  return new RevisionConflict(stream, expected, revision < 0 ? 'no-stream' : revision);
}

function encodeExpected(expected: ExpectedRevision): number {
  if (expected === 'no-stream') return -1;
  return expected === 'any' ? -2 : expected;
}

/** `{1,2,3}`: the elements are numbers or UUIDs, which PostgreSQL never quotes. */
function listOf(array: string): string[] {
  return array === '{}' ? [] : array.slice(1, -1).split(',');
}
