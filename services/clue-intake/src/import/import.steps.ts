import type { Permission } from '@liandong/access';
import type { Intent } from '@liandong/service-kit';
import type { ClueCommand } from '../clue/clue.decider.js';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';
import type { PastOfRow } from '../clue/clue.past.decider.js';
import type { ImportField } from './import.columns.js';

/** A row as the clue that it becomes, with what the ledger says of its past. */
export type LedgerRow = ReceiveClue & { readonly past?: PastOfRow };

/** One wish of a row; the column that it stands in. */
export interface RowStep {
  readonly permission: Permission;
  readonly intent: Intent<ClueCommand>;
  readonly column?: ImportField;
}

const columns: Readonly<Record<PastOfRow['facts'][number]['fact'], ImportField>> = {
  filed: 'filedOn',
  handled: 'handledOn',
  sanctioned: 'sanctionedOn',
  detained: 'detainedOn',
  transferred: 'transferredOn',
  recovered: 'recovered',
};

/** What a row wants, in order: all of it enters with one append, or none. */
export function stepsOf({ past, ...data }: LedgerRow, number: string): readonly RowStep[] {
  return [
    { permission: 'clue.receive', intent: { type: 'receive', data } },
    { permission: 'clue.register', intent: { type: 'register', data: { number } } },
    ...(past?.problemTypes
      ? [
          {
            permission: 'clue.screen',
            intent: { type: 'screen', data: { problemTypes: past.problemTypes, opinion: '原有台账所载 / as the old ledger has it' } },
            column: 'problemTypes',
          } as const,
        ]
      : []),
    ...(past?.disposal
      ? [{ permission: 'clue.enter-past-disposal', intent: { type: 'enter-past-disposal', data: past.disposal }, column: 'mode' } as const]
      : []),
    ...(past?.facts ?? []).map(({ place = 0, ...fact }): RowStep => ({
      permission: 'clue.record-case-fact',
      intent: { type: 'record-case-fact', data: { ...fact, subjectId: data.subjects[place]?.subjectId ?? '' } },
      column: columns[fact.fact],
    })),
  ];
}
