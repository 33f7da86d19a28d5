import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, isAfter, isInTime, limitFrom, type QuietDue, quietWarning } from '@liandong/legal-time';
import { type PleaderStanding, reportingOf } from '../rules/intervention-reporting.js';
import { interventionActions, interventionOwnActions } from './intervention.allowed-actions.js';
import { interventionErrors } from './intervention.errors.js';
import type { Intervention, InterventionEvent, InterventionHandover, InterventionOutcome } from './intervention.events.js';
import { evolveIntervention, initialIntervention, type InterventionState } from './intervention.state.js';

export type InterventionCommand =
  | Ask<'record', Intervention>
  | Ask<'limit-due', QuietDue>
  | Ask<'assess', { readonly standing: PleaderStanding; readonly opinion: string; readonly assessedOn: string }>
  | Ask<'report-upward', { readonly receiverId: string; readonly documentNumber: string; readonly reportedOn: string }>
  | Ask<
      'handle',
      {
        readonly outcome: Exclude<InterventionOutcome, 'reported-upward'>;
        readonly reason: string;
        readonly handover?: InterventionHandover | undefined;
        readonly handledOn: string;
      }
    >;

export type InterventionData<Type extends InterventionCommand['type']> = Extract<InterventionCommand, { readonly type: Type }>['data'];

function decide(command: InterventionCommand, state: InterventionState): readonly InterventionEvent[] {
  const { by, at } = command;
  if (command.type === 'limit-due') return interventionOwnActions[state.status]?.includes(command.type) ? warn(command.data, at) : [];
  // Whoever inquired or pleaded is told that there is no such entry, whatever is allowed.
  if (command.type !== 'record') ensure(state.status !== 'none' && state.pleader !== by.personId, interventionErrors.unknown);
  ensureAllowed('intervention', interventionActions, state.status, command.type);
  switch (command.type) {
    case 'record':
      return record(command.data, by, at);
    case 'assess':
      ensure(state.addressee !== by.personId, interventionErrors.askedDecides);
      ensure(state.recordedBy !== by.personId, interventionErrors.recorderAssesses);
      ensureFollows('assessedOn', command.data.assessedOn, state, at);
      return [{ type: 'InterventionAssessed', data: { ...command.data, assessedBy: by.personId } }];
    case 'report-upward':
      return reportUpward(command.data, by, at, state);
    case 'handle':
      return handle(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** B4.6: by whoever met with it; it is to be handled within the limit that starts on the day of the entry. */
function record(data: Intervention, by: Actor, at: Instant): readonly InterventionEvent[] {
  ensure(!isAfter(data.occurredOn, at), interventionErrors.dateInFuture('occurredOn'));
  const deadline = limitFrom('B4.6', dateInChina(at), data.organisationId);
  return [{ type: 'InterventionRecorded', data: { ...data, recordedBy: by.personId, deadline }, rules: [ruleOf(deadline)] }];
}

/** To the body that the version of the day names; what the chief cannot decide, to the body above. Whoever assessed it may report it: they decide nothing by that. */
function reportUpward(
  data: InterventionData<'report-upward'>,
  by: Actor,
  at: Instant,
  state: InterventionState,
): readonly InterventionEvent[] {
  ensure(state.addressee !== by.personId, interventionErrors.askedDecides);
  ensureFollows('reportedOn', data.reportedOn, state, at);
  const { rules, level, competent } = reportingOf(
    state.status === 'with-chief' ? 'superior' : state.standing!,
    data.receiverId,
    state.organisationId!,
    dateInChina(at),
  );
  ensure(competent, interventionErrors.bodyNotCompetent(level));
  return [
    {
      type: 'InterventionReportedUpward',
      data: { ...data, level, reportedBy: by.personId, ...(level === 'upper' ? timeliness(data.reportedOn, state) : {}) },
      rules,
    },
  ];
}

/** By the deputy or the chief; what was reported to the chief, by the chief. What a superior did is for nobody here to decide. */
function handle(data: InterventionData<'handle'>, by: Actor, at: Instant, state: InterventionState): readonly InterventionEvent[] {
  ensure(state.addressee !== by.personId, interventionErrors.askedDecides);
  ensure(state.assessedBy !== by.personId, interventionErrors.assessorDecides);
  ensure(state.standing !== 'superior', interventionErrors.superiorGoesUp);
  ensure(state.status !== 'with-chief' || by.role === 'principal', interventionErrors.chiefDecides);
  const { handover, ...decision } = data;
  ensure((data.outcome === 'handed-over') === (handover !== undefined), interventionErrors.handoverUnfit);
  ensureFollows('handledOn', data.handledOn, state, at);
  return [
    {
      type: 'InterventionHandled',
      data: { ...decision, ...(handover ? { handover } : {}), decidedBy: by.personId, ...timeliness(data.handledOn, state) },
    },
  ];
}

function warn(due: QuietDue, at: Instant): readonly InterventionEvent[] {
  const warning = quietWarning(due, at);
  return warning ? [{ type: 'InterventionWarned', ...warning }] : [];
}

function ensureFollows(field: string, date: string, { lastDay }: InterventionState, at: Instant): void {
  ensure(!isAfter(date, at), interventionErrors.dateInFuture(field));
  if (lastDay !== undefined) ensure(date >= lastDay, interventionErrors.dateBefore(field, lastDay));
}

/** Entries from before there was a limit are neither in time nor late. */
const timeliness = (date: string, { deadline }: InterventionState) => (deadline ? { inTime: isInTime(deadline, date) } : {});

/** 打听案情、过问、说情干预登记 (B4.6). */
export const intervention: Decider<InterventionState, InterventionCommand, InterventionEvent> = {
  category: 'intervention',
  initial: initialIntervention,
  evolve: evolveIntervention,
  decide,
  owner: (state) => state.organisationId,
};
