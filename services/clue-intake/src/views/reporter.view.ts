import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { reporterRegister, type ReporterRow } from '../read/reporter-register/reporter-register.projection.js';
import { reporterActions } from '../reporter/reporter.allowed-actions.js';
import { reporter } from '../reporter/reporter.decider.js';
import type { ReporterEvent } from '../reporter/reporter.events.js';

type Since3 = 'reporterId' | 'number' | 'wantsReply';

/** As a page shows a reporter; before version 3 a clue had one, who was answered. */
export interface ShownReporter extends Omit<ReporterRow, Since3>, Partial<Pick<ReporterRow, Since3>> {
  readonly allowed: readonly string[];
}

/** While an approval of its own stood for the finding of false accusation. */
const version1: ViewVersion<ReporterRow, ShownReporter> = {
  project: (events) => rowOf(reporterRegister, events),
  mask: (row) => ({ ...onlyOne(row), allowed: formerActions[row.status] }),
};
const sealed = ['request-reveal', 'approve-reveal', 'refuse-reveal', 'read-identity', 'order-key-destruction'];
const gone = ['order-key-destruction', 'confirm-key-destruction'];
const formerActions: Readonly<Record<ReporterRow['status'], readonly string[]>> = {
  anonymous: ['check-identity', 'record-tracing-approval', ...sealed],
  'real-name': sealed,
  'sealed-off': gone,
  forgotten: gone,
};

const version2: ViewVersion<ReporterRow, ShownReporter> = {
  project: (events) => rowOf(reporterRegister, events),
  mask: (row) => ({ ...onlyOne(row), allowed: reporterActions[row.status] }),
};

/** With the number among the clue's reporters, and whether they want a reply (B1.15). */
const version3: ViewVersion<ReporterRow, ShownReporter> = {
  project: (events) => rowOf(reporterRegister, events),
  mask: (row) => ({ ...row, allowed: reporterActions[row.status] }),
};

function onlyOne({ reporterId: _id, number: _number, wantsReply: _wants, ...row }: ReporterRow) {
  return row;
}

/** What lies before whoever decides on a reveal: standing, requests and readings; never anything of the identity. */
export const reporterView = decisionView<ReporterEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3 }, 3>({
  name: 'reporter',
  category: reporter.category,
  decisions: [
    'ReporterIdentityChecked',
    'ReporterTracingApproved',
    'ReporterRevealApproved',
    'ReporterRevealRefused',
    'ReporterKeyDestructionOrdered',
  ],
  versions: { 1: version1, 2: version2, 3: version3 },
  current: 3,
});
