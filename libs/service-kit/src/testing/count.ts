import type { DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import { entriesOf, type FigureEntryRow } from '../auditing/figure-entries.js';
import type { Figure } from '../auditing/figure.js';

/** One aggregate's history. */
export interface Life {
  readonly category: string;
  readonly id?: string;
  readonly history: readonly DomainEvent[];
}

/** What figures come to after these histories, one after the other: per figure the value of each group that is not 0, by the members of its dimensions. */
export function count(figures: readonly Figure[], ...lives: readonly Life[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const standing = new Map<string, FigureEntryRow>();
  for (const row of lives.flatMap((life, place) => entriesOfLife(figures, life, place * 1_000))) {
    const key = row.subject === null ? `${row.figure} ${row.position} ${row.entryNo}` : `${row.figure} of ${row.subject}`;
    const known = standing.get(key);
    if (!known || row.rank > known.rank) standing.set(key, row);
  }
  const counted: Record<string, Record<string, number>> = {};
  for (const { figure, dimensions, value } of standing.values()) {
    const group = Object.values(dimensions).join(' ');
    const groups = (counted[figure.split('.')[1]!] ??= {});
    groups[group] = (groups[group] ?? 0) + value;
  }
  return Object.fromEntries(
    Object.entries(counted).map(([figure, groups]) => [
      figure,
      Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== 0)),
    ]),
  );
}

function entriesOfLife(figures: readonly Figure[], { category, id = 'x', history }: Life, from: number): readonly FigureEntryRow[] {
  const decider = figures.flatMap((figure) => figure.from).find((source) => source.category === category)!.decider;
  let before: unknown = decider.initial;
  return history.flatMap((event, revision) => {
    const metadata = { correlationId: 'm1', actor: { organisationId: 'mhk' } };
    const recorded = {
      ...event,
      id: `e${from + revision}`,
      stream: `${category}-${id}`,
      revision,
      position: BigInt(from + revision),
      recordedAt: '',
      metadata,
      before,
    };
    const entries = entriesOf(figures, recorded as unknown as RecordedEvent);
    before = decider.evolve(before, { type: event.type, data: event.data } as never);
    return entries;
  });
}
