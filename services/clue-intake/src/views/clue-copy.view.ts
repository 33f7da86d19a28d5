import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { clueCopyActions } from '../clue-copy/clue-copy.allowed-actions.js';
import { type AnalysisGroup, groupsOf } from '../clue-copy/clue-copy.analysis.js';
import { clueCopy } from '../clue-copy/clue-copy.decider.js';
import type { ClueCopyEvent } from '../clue-copy/clue-copy.events.js';
import type { ClueCopyStatus } from '../clue-copy/clue-copy.state.js';
import { clueCopyRegister, type ClueCopyRow } from '../read/clue-copy-register/clue-copy-register.projection.js';

export interface ShownClueCopy extends ClueCopyRow {
  /** The analysis by problem and unit. */
  readonly groups: readonly AnalysisGroup[];
  readonly allowed: readonly string[];
}

const version2: ViewVersion<ClueCopyRow, ShownClueCopy> = {
  project: (events) => rowOf(clueCopyRegister, events),
  mask: (row) => ({ ...row, groups: groupsOf(row.analysis), allowed: clueCopyActions[row.status as ClueCopyStatus] }),
};

/** Before items were filed under areas of problems (B1.22). */
const version1: ViewVersion<ClueCopyRow, ShownClueCopy> = {
  project: version2.project,
  mask: (row, viewer, at) => version2.mask({ ...row, analysis: row.analysis.map(({ area: _area, ...item }) => item) }, viewer, at),
};

/** A copy and its analysis, as they lie before whoever takes an item in, or approves. */
export const clueCopyView = decisionView<ClueCopyEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'clue-copy',
  category: clueCopy.category,
  decisions: ['CopiedItemTakenIn', 'CopyAnalysisApproved', 'CopyAnalysisRejected'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
