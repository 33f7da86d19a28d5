import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { importActions } from './import.allowed-actions.js';
import { importErrors } from './import.errors.js';
import type { ImportEvent, ImportResult } from './import.events.js';
import { evolveImport, type ImportState, initialImport } from './import.state.js';

export type PrepareImport = Omit<Extract<ImportEvent, { type: 'ImportPrepared' }>['data'], 'preparedBy' | 'preparedAt'>;

export type ImportCommand =
  | Ask<'prepare', PrepareImport>
  | Ask<'confirm', object>
  | Ask<'record-progress', ImportResult>
  | Ask<'finish', ImportResult>
  | Ask<'cancel', { readonly reason: string }>;

/** Days that read rows wait for the approval; then they are gone. */
export const WAITING_DAYS = 7;
const DAY_MS = 86_400_000;

function decideImport(command: ImportCommand, state: ImportState): readonly ImportEvent[] {
  ensureAllowed('import', importActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'prepare':
      return [
        {
          type: 'ImportPrepared',
          data: { ...command.data, preparedBy: { personId: by.personId, organisationId: by.organisationId }, preparedAt: at },
        },
      ];
    case 'confirm':
      return confirm(by, at, state);
    case 'record-progress':
      return isSame(state.progress, command.data) ? [] : [{ type: 'ImportProgressed', data: command.data }];
    case 'finish':
      return [{ type: 'ImportFinished', data: { ...command.data, finishedAt: at } }];
    case 'cancel':
      return [{ type: 'ImportCancelled', data: { ...command.data, cancelledBy: by.personId, cancelledAt: at } }];
    default:
      return command satisfies never;
  }
}

/** B1.3: another person than the one who prepared it; B1.4: there is something to be kept. */
function confirm(by: Actor, at: Instant, { prepared }: ImportState): readonly ImportEvent[] {
  const { preparedBy, preparedAt, counts } = prepared!;
  ensure(preparedBy.personId !== by.personId, importErrors.preparerConfirms);
  ensure(counts.accepted > 0, importErrors.nothingToImport);
  ensure(Date.parse(at) - Date.parse(preparedAt) <= WAITING_DAYS * DAY_MS, importErrors.lapsed);
  return [{ type: 'ImportConfirmed', data: { confirmedBy: by.personId, confirmedAt: at } }];
}

function isSame(one: ImportResult, other: ImportResult): boolean {
  return one.imported === other.imported && one.skipped === other.skipped && one.refused === other.refused;
}

/** The import of an existing ledger (原有台账导入). */
export const ledgerImport: Decider<ImportState, ImportCommand, ImportEvent> = {
  category: 'import',
  initial: initialImport,
  evolve: evolveImport,
  decide: decideImport,
  owner: (state) => state.prepared?.organisationId,
};
