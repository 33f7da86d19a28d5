import { momentsByPractice } from '@liandong/legal-time';
import { ended, limitClock, limitTimer } from '@liandong/service-kit';
import { report } from './report.decider.js';
import { ReportService } from './report.service.js';

const sendingUp = limitClock('report-direct-forward', report, {
  ReportDirectForwardFound: ({ deadline }) => deadline,
  ReportSentUp: ended,
});

/** B1.7: up within five working days. It acts on the report itself, as the timer of the envelopes does, and for the same reason. */
export const reportTimer = limitTimer(
  sendingUp,
  momentsByPractice,
  { confidential: true, actsOn: report },
  ReportService,
  (reports, request, _warningId, due) => reports.limitDue(request, due),
);
