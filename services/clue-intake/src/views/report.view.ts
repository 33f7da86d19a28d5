import { warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { reportRegister, type ReportRow } from '../read/report-register/report-register.projection.js';
import { reportActions } from '../report/report.allowed-actions.js';
import { report } from '../report/report.decider.js';
import type { ReportEvent } from '../report/report.events.js';
import type { ReportStatus } from '../report/report.state.js';

/** What the reporter does is nobody's allowed action here. */
const REPORTERS: readonly string[] = ['submit', 'answer', 'supplement', 'add-photograph'];

export interface ShownReport extends ReportRow {
  /** Colour of the running limit: for sending it up (B1.7), or for telling whoever signed what becomes of it (B1.15); null where none runs. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
  readonly allowed: readonly string[];
}

/** Without the photographs, which came later. */
const version1: ViewVersion<ReportRow, Omit<ShownReport, 'unopenedPhotographs'>> = {
  project: (events) => rowOf(reportRegister, events),
  mask: ({ unopenedPhotographs: _unopened, ...row }, _viewer, at) => ({
    ...row,
    band: bandOf(row, at),
    allowed: allowedTo(row).filter((command) => command !== 'read-photograph'),
  }),
};

const version2: ViewVersion<ReportRow, ShownReport> = {
  project: version1.project,
  mask: (row, _viewer, at) => ({ ...row, band: bandOf(row, at), allowed: allowedTo(row) }),
};

function allowedTo({ status }: Pick<ReportRow, 'status'>): readonly string[] {
  return reportActions[status as ReportStatus].filter((command) => !REPORTERS.includes(command));
}

function bandOf({ status, sendUpDueAt, acknowledgeDueAt }: Pick<ReportRow, 'status' | 'sendUpDueAt' | 'acknowledgeDueAt'>, at: string): ShownReport['band'] {
  const dueAt = status === 'direct-forward' ? sendUpDueAt : status === 'submitted' || status === 'decline-proposed' ? acknowledgeDueAt : null;
  return dueAt === null ? null : warningBand(dueAt, at);
}

/** A report as it lies before whoever decides on it. What was told is not part of it: the reading of that is an event of its own. */
export const reportView = decisionView<ReportEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'report',
  category: report.category,
  decisions: ['ReportTakenIn', 'ReportDeclined', 'ReportDeclineRejected', 'ReportRepeatKept', 'ReportDirectForwardFound', 'ReportSentUp'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
