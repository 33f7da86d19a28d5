import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { documentActions } from '../document/document.allowed-actions.js';
import { document } from '../document/document.decider.js';
import type { DocumentEvent } from '../document/document.events.js';
import type { DocumentStatus } from '../document/document.state.js';
import { documentRegister, type DocumentRegisterRow } from '../read/document-register/document-register.projection.js';

export interface ShownDocument extends DocumentRegisterRow {
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

const version1: ViewVersion<DocumentRegisterRow, ShownDocument> = {
  project: (events) => rowOf(documentRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    band: row.awaitsReply && row.dueAt !== null ? warningBand(row.dueAt, at) : null,
    allowed: documentActions[row.status as DocumentStatus],
  }),
};

/** A document as it lies before whoever signs, withdraws or closes it. */
export const documentView = decisionView<DocumentEvent, { 1: typeof version1 }, 1>({
  name: 'document',
  category: document.category,
  decisions: ['DocumentCountersigned', 'DocumentIssued', 'DocumentWithdrawn', 'DocumentEvaluated', 'DocumentEscalated', 'DocumentClosed'],
  versions: { 1: version1 },
  current: 1,
});
