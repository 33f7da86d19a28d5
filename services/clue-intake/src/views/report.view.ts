import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { reportRegister, type ReportRow } from '../read/report-register/report-register.projection.js';
import { reportActions } from '../report/report.allowed-actions.js';
import { report } from '../report/report.decider.js';
import type { ReportEvent } from '../report/report.events.js';
import type { ReportStatus } from '../report/report.state.js';

/** What the reporter does is nobody's allowed action here. */
const OTHERS: readonly string[] = ['submit', 'answer', 'supplement', 'add-photograph'];

export interface ShownReport extends ReportRow {
  /** Colour of the running limit: for sending it up (B1.7), or for telling whoever signed what becomes of it (B1.15); null where none runs. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

/** Since the warnings about sending it up are shown (B1.7, B1.23). */
const version3: ViewVersion<ReportRow, ShownReport> = {
  project: (events) => rowOf(reportRegister, events),
  mask: (row, _viewer, at) => ({ ...row, band: bandOf(row, at), allowed: allowedTo(row) }),
};

const version2: ViewVersion<ReportRow, Omit<ShownReport, 'sendUpWarnings'>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { sendUpWarnings: _later, ...shown } = version3.mask(row, viewer, at);
    return shown;
  },
};

/** Without the photographs, which came later. */
const version1: ViewVersion<ReportRow, Omit<ShownReport, 'sendUpWarnings' | 'unopenedPhotographs'>> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { unopenedPhotographs: _later, ...shown } = version2.mask(row, viewer, at);
    return { ...shown, allowed: shown.allowed.filter((command) => command !== 'read-photograph') };
  },
};

function allowedTo({ status }: Pick<ReportRow, 'status'>): readonly string[] {
  return reportActions[status as ReportStatus].filter((command) => !OTHERS.includes(command));
}

function bandOf(
  { status, sendUpDueAt, acknowledgeDueAt }: Pick<ReportRow, 'status' | 'sendUpDueAt' | 'acknowledgeDueAt'>,
  at: string,
): ShownReport['band'] {
  const dueAt =
    status === 'direct-forward' ? sendUpDueAt : status === 'submitted' || status === 'decline-proposed' ? acknowledgeDueAt : null;
  return dueAt === null ? null : warningBand(dueAt, at);
}

/** A report as it lies before whoever decides on it. What was told is not part of it: the reading of that is an event of its own. */
export const reportView = decisionView<ReportEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3 }, 3>({
  name: 'report',
  category: report.category,
  decisions: ['ReportTakenIn', 'ReportDeclined', 'ReportDeclineRejected', 'ReportRepeatKept', 'ReportDirectForwardFound', 'ReportSentUp'],
  versions: { 1: version1, 2: version2, 3: version3 },
  current: 3,
});
