import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { importActions } from '../import/import.allowed-actions.js';
import { ledgerImport } from '../import/import.decider.js';
import type { ImportEvent } from '../import/import.events.js';
import { importRegister, type ImportRow } from '../read/import-register/import-register.projection.js';

export interface ShownImport extends ImportRow {
  readonly allowed: readonly string[];
}

/** Before it was told which columns are not taken in. */
const version1: ViewVersion<ImportRow, Omit<ShownImport, 'notTakenIn' | 'unknownColumns'>> = {
  project: (events) => rowOf(importRegister, events),
  mask: ({ notTakenIn: _left, unknownColumns: _unknown, ...row }) => ({ ...row, allowed: importActions[row.status] }),
};

const version2: ViewVersion<ImportRow, ShownImport> = {
  project: version1.project,
  mask: (row) => ({ ...row, allowed: importActions[row.status] }),
};

/** An import as it lies before whoever approves it. */
export const importView = decisionView<ImportEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'import',
  category: ledgerImport.category,
  decisions: ['ImportConfirmed', 'ImportCancelled'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
