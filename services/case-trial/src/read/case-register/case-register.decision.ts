import type { DecisionEvent } from '../../case/case.decision.events.js';
import { columns, type HandlersOf, row } from './case-register.columns.js';

/** Decision and execution: what was decided, and whether it was announced and executed in time (B2.25 to B2.28). */
export const ofDecision: HandlersOf<DecisionEvent['type']> = {
  DefenceHeard: (event) => columns(event, { status: 'defence-heard' }),
  CaseDecided: (event) => {
    const { outcome, sanctions, form, decidedOn, inTime, letter, announcementDeadline, changesDeadline, reportDeadline, required } =
      event.data;
    const due = {
      announcementDueAt: announcementDeadline.dueAt,
      executionDueAt: changesDeadline.dueAt,
      executionReportDueAt: reportDeadline.dueAt,
    };
    return columns(event, {
      status: 'decided',
      outcome,
      sanctions,
      form,
      decidedOn,
      decisionInTime: inTime,
      letter,
      ...due,
      outstanding: required,
    });
  },
  DecisionAnnounced: (event) =>
    columns(event, { status: 'announced', announcedOn: event.data.announcedOn, announcedInTime: event.data.inTime }),
  ExecutionRecorded: (event) =>
    row(event, ({ outstanding, executionInTime }) => ({
      status: event.data.complete ? 'executed' : 'announced',
      outstanding: outstanding.filter((kind) => !event.data.items.some((item) => item.kind === kind)),
      executionInTime: (executionInTime ?? true) && event.data.inTime,
    })),
  CaseClosed: (event) => columns(event, { status: 'closed', closedOn: event.data.closedOn }),
};
