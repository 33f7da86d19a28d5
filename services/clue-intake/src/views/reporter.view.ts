import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { reporterRegister, type ReporterRow } from '../read/reporter-register/reporter-register.projection.js';
import { reporterActions } from '../reporter/reporter.allowed-actions.js';
import { reporter } from '../reporter/reporter.decider.js';
import type { ReporterEvent } from '../reporter/reporter.events.js';

export interface ShownReporter extends ReporterRow {
  readonly allowed: readonly string[];
}

/** While an approval of its own stood for the finding of false accusation. */
const version1: ViewVersion<ReporterRow, ShownReporter> = {
  project: (events) => rowOf(reporterRegister, events),
  mask: (row) => ({ ...row, allowed: formerActions[row.status] }),
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
  mask: (row) => ({ ...row, allowed: reporterActions[row.status] }),
};

/** What lies before whoever decides on a reveal: standing, requests and readings; never anything of the identity. */
export const reporterView = decisionView<ReporterEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'reporter',
  category: reporter.category,
  decisions: [
    'ReporterIdentityChecked',
    'ReporterTracingApproved',
    'ReporterRevealApproved',
    'ReporterRevealRefused',
    'ReporterKeyDestructionOrdered',
  ],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
