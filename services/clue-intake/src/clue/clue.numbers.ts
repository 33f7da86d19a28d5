import { numberRegister } from '@liandong/event-sourcing';
import type { ClueSourceKind } from './clue.events.js';
import { clueSources } from './clue.sources.js';

export const clueNumbers = numberRegister('clueNumber');

/** The series of numbers that a clue belongs to: one per organisation, source and year of receipt (B1.4). */
export function seriesOf({
  organisationId,
  kind,
  receivedOn,
}: {
  readonly organisationId: string;
  readonly kind: ClueSourceKind;
  readonly receivedOn: string;
}) {
  const year = receivedOn.slice(0, 4);
  return { id: `${organisationId}-${kind}-${year}`, numberOf: (next: number) => `${clueSources[kind].numberPrefix}〔${year}〕${next}号` };
}
