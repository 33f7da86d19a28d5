import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { importActions } from '../import/import.allowed-actions.js';
import { ledgerImport } from '../import/import.decider.js';
import type { ImportEvent } from '../import/import.events.js';
import { importRegister, type ImportRow } from '../read/import-register/import-register.projection.js';

export interface ShownImport extends ImportRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ImportRow, ShownImport> = {
  project: (events) => rowOf(importRegister, events),
  mask: (row) => ({ ...row, allowed: importActions[row.status] }),
};

/** An import as it lies before whoever approves it. */
export const importView = decisionView<ImportEvent, { 1: typeof version1 }, 1>({
  name: 'import',
  category: ledgerImport.category,
  decisions: ['ImportConfirmed', 'ImportCancelled'],
  versions: { 1: version1 },
  current: 1,
});
