import { isWithin } from '@liandong/access';
import { type Actor, type Ask, ensure, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { ClueEvent } from './clue.events.js';
import { intakeErrors } from './clue.intake.errors.js';
import { areasOf, type FiledProblems, filedUnder } from './clue.problem-types.js';
import { resultErrors } from './clue.results.errors.js';
import { unitOf } from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';

/** 更正问题类型 (B1.22): what the handling finds is what the clue is filed under. */
export interface RefilingEvent {
  readonly type: 'ProblemTypesAmended';
  readonly data: FiledProblems & { readonly formerly: FiledProblems; readonly reason: string; readonly amendedBy: string };
  readonly rules?: readonly RuleVersion[];
}

export function evolveRefiling(state: ClueState, { data }: RefilingEvent): ClueState {
  return { ...state, problemTypes: data.problemTypes, areas: areasOf(data) };
}

export type RefilingCommand = Ask<'amend-problem-types', { readonly problemTypes: readonly string[]; readonly reason: string }>;

/** B1.22: under types of the table that is in use on the day, or was when the clue came in; the figures follow from that moment on. */
export function decideRefiling({ data, by, at }: RefilingCommand, state: ClueState): readonly ClueEvent[] {
  ensureHandles(by, state);
  const { receivedOn, organisationId, problemTypes, areas } = state;
  const { rules, ...filed } = filedUnder(data.problemTypes, { receivedOn: receivedOn!, filedOn: dateInChina(at), organisationId });
  if (sameSet(filed.problemTypes, problemTypes)) return [];
  const formerly = { problemTypes, areas };
  return [{ type: 'ProblemTypesAmended', data: { ...filed, formerly, reason: data.reason, amendedBy: by.personId }, rules }];
}

/** Case management; a department of what is with it or was routed to it; a township of what it handles. */
function ensureHandles({ role, organisationId }: Actor, { department, routing, status }: ClueState): void {
  const handling = routing && status !== 'routing-proposed' ? [unitOf(routing), routing.zoneId] : [];
  const there = [...handling, ...(department ? [department.departmentId] : [])].some((unit) => isWithin(unit, organisationId));
  ensure(role !== 'supervisor' || there, intakeErrors.notYourDepartment);
  ensure(role !== 'township-secretary' || (there && routing?.level === 'township'), resultErrors.notAtTownship);
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value));
