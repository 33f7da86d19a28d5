import { type Actor, type Ask, type Decider, ensure, ensureAllowed, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, type Deadline, isAfter, isInTime } from '@liandong/legal-time';
import { bodyCompetent } from '../rules/breach-competence.js';
import { breachRule } from '../rules/breach-kinds.js';
import { breachActions } from './breach.allowed-actions.js';
import { breachErrors } from './breach.errors.js';
import type { BreachEvent, BreachReport, Occupation } from './breach.events.js';
import { type BreachState, evolveBreach, initialBreach } from './breach.state.js';

/** The last departure of the officer. */
export interface DepartedOfficer {
  readonly departureId: string;
  readonly departedOn: string;
  readonly bar: Deadline | null;
}

export type BreachCommand =
  /** `occupation` and what is recorded of the officer’s departure: of a leaver. */
  | Ask<'report', BreachReport & { readonly occupation?: Occupation | undefined; readonly departed?: DepartedOfficer | undefined }>
  | Ask<'register', { readonly registeredOn: string }>
  | Ask<'open-examination', { readonly openedOn: string }>
  | Ask<'find', { readonly facts: string; readonly decidedOn: string }>
  | Ask<'clear', { readonly reason: string; readonly decidedOn: string }>
  | Ask<'hand-over', { readonly receiverId: string; readonly documentNumber: string; readonly handedOn: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string }>;

export type BreachData<Type extends BreachCommand['type']> = Extract<BreachCommand, { readonly type: Type }>['data'];

/** Whose own checks count as found; everybody else reports. */
const finders: readonly string[] = ['case-director', 'intake-officer', 'cadre-supervisor'];

function decideBreach(command: BreachCommand, state: BreachState): readonly BreachEvent[] {
  const { by, at } = command;
  if (command.type !== 'report') ensure(state.officer && state.officer.personId !== by.personId, breachErrors.unknown);
  ensureAllowed('breach', breachActions, state.status, command.type);
  switch (command.type) {
    case 'report':
      return report(command.data, by, at);
    case 'register':
      ensureFollows('registeredOn', command.data.registeredOn, state, at);
      return [{ type: 'BreachRegistered', data: { ...command.data, registeredBy: by.personId } }];
    case 'open-examination':
      ensureFollows('openedOn', command.data.openedOn, state, at);
      ensure(state.reportedBy !== by.personId, breachErrors.reporterExamines);
      return state.examiner === by.personId ? [] : [{ type: 'BreachExaminationOpened', data: { ...command.data, openedBy: by.personId } }];
    case 'find':
      ensureExaminer(by, state);
      ensureFollows('decidedOn', command.data.decidedOn, state, at);
      return [{ type: 'BreachFound', data: { ...command.data, decidedBy: by.personId } }];
    case 'clear':
      ensureExaminer(by, state);
      ensureFollows('decidedOn', command.data.decidedOn, state, at);
      return [{ type: 'BreachNotFound', data: { ...command.data, decidedBy: by.personId } }];
    case 'hand-over':
      return handOver(command.data, by, at, state);
    case 'close':
      ensure(state.status !== 'found' || state.examiner !== by.personId, breachErrors.examinerDecides);
      ensureFollows('closedOn', command.data.closedOn, state, at);
      return [{ type: 'BreachClosed', data: { ...command.data, closedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B4.5, B4.8: by whoever learnt of it; the rule is that of the day on which it happened. Officers may report themselves. */
function report({ occupation, departed, ...data }: BreachData<'report'>, by: Actor, at: Instant): readonly BreachEvent[] {
  ensure(!isAfter(data.occurredOn, at), breachErrors.dateInFuture('occurredOn'));
  ensure(data.discovery === 'reported' || finders.includes(by.role), breachErrors.finderUnfit);
  ensure((data.kind === 'barred-occupation') === (occupation !== undefined), breachErrors.occupationUnfit);
  if (data.kind !== 'barred-occupation')
    return [{ type: 'BreachReported', data: { ...data, reportedBy: by.personId }, rules: [breachRule(data.kind, data.occurredOn)] }];
  const { departureId, bar } = barOn(data.occurredOn, departed);
  return [
    {
      type: 'BreachReported',
      data: { ...data, occupation: { ...occupation!, departureId, bar }, reportedBy: by.personId },
      rules: [ruleOf(bar)],
    },
  ];
}

/** B4.7: what was taken up after the departure and before its bar ended, in the version that the departure stored. */
function barOn(takenUpOn: string, departed: DepartedOfficer | undefined): { readonly departureId: string; readonly bar: Deadline } {
  const bar = departed?.bar;
  ensure(departed && bar, breachErrors.notBarred);
  ensure(takenUpOn >= departed.departedOn && isInTime(bar, takenUpOn), breachErrors.outsideBar(departed.departedOn, bar.dueAt));
  return { departureId: departed.departureId, bar };
}

/** To the body that is competent on the day of the decision; never by whoever found it. */
function handOver(data: BreachData<'hand-over'>, by: Actor, at: Instant, state: BreachState): readonly BreachEvent[] {
  ensure(state.examiner !== by.personId, breachErrors.examinerDecides);
  ensureFollows('handedOn', data.handedOn, state, at);
  const { rules, level, competent } = bodyCompetent(data.receiverId, state.officer!, dateInChina(at));
  ensure(competent, breachErrors.bodyNotCompetent(state.officer!.standing, level));
  return [{ type: 'BreachHandedOver', data: { ...data, level, decidedBy: by.personId }, rules }];
}

function ensureExaminer(by: Actor, { examiner }: BreachState): void {
  ensure(examiner === by.personId, breachErrors.notExaminer);
}

function ensureFollows(field: string, date: string, { lastDay }: BreachState, at: Instant): void {
  ensure(!isAfter(date, at), breachErrors.dateInFuture(field));
  if (lastDay !== undefined) ensure(date >= lastDay, breachErrors.dateBefore(field, lastDay));
}

/** 违规违纪行为登记: one breach of the rules on reports, secrecy and leaving (B4.5, B4.7, B4.8). */
export const breach: Decider<BreachState, BreachCommand, BreachEvent> = {
  category: 'breach',
  initial: initialBreach,
  evolve: evolveBreach,
  decide: decideBreach,
  owner: (state) => state.organisationId,
};
