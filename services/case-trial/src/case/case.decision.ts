import { isWithin } from '@liandong/access';
import { positionOf } from '@liandong/contracts';
import { type Ask, ensure, type Instant, type RuleVersion, ruleOf } from '@liandong/event-sourcing';
import { type Deadline, isInTime, limitFrom } from '@liandong/legal-time';
import { distinct } from '../ask.js';
import { remedyText } from '../rules/remedies.js';
import { areCompetent, competentBodies, decidingBodyNames, townshipRoute } from '../rules/sanction-authority.js';
import type { ExecutionKind } from '../rules/sanctions.js';
import { decisionErrors } from './case.decision.errors.js';
import { trialErrors } from './case.trial.errors.js';
import type { DecisionEvent, DecisionLetter, DecisionMeeting, ExecutionItem, PropertyItem } from './case.decision.events.js';
import type { Accountability, Opinion, Outcome } from './case.events.js';
import { type CaseState, managedByOf } from './case.state.js';
import {
  ensureDate,
  ensureOwnTownship,
  ensurePanel,
  ensurePersons,
  ensureSecretary,
  ensureUnconflicted,
  ensureUninvolved,
  type WithConflicts,
  type WithSecretary,
} from './checks.js';
import { isHeavier, weigh, type Weighed } from './opinion.js';

/** 处分 and 执行. */
export type DecisionCommand =
  | Ask<
      'hear-defence',
      { readonly statement: string | null; readonly response: string; readonly heardBy: readonly string[]; readonly heardOn: string }
    >
  | Ask<
      'decide',
      WithConflicts &
        WithSecretary & {
          readonly opinion: Opinion;
          readonly meetings: readonly DecisionMeeting[];
          /** 支部大会, where a township decides. */
          readonly branchMeeting?: { readonly heldOn: string; readonly record: string } | undefined;
          /** A post by election or appointment of a people's congress (B2.25), and when the person was removed from it. */
          readonly electedPost?: { readonly post: string; readonly removedOn?: string | undefined } | undefined;
          /** Reference of the agreement on the other township route (B5.6). */
          readonly routeConversion?: string | undefined;
          readonly property: readonly PropertyItem[];
          readonly letter: { readonly facts: string; readonly evidence: string };
          /** The number that the register holds ready. */
          readonly letterNumber: string;
        }
    >
  | Ask<
      'announce-decision',
      { readonly announcedBy: readonly string[]; readonly unit: string; readonly servedOn: string; readonly announcedOn: string }
    >
  | Ask<
      'record-execution',
      {
        readonly items: readonly ExecutionItem[];
        readonly report?: { readonly reference: string; readonly reportedOn: string } | undefined;
      }
    >
  | Ask<'close', { readonly archive: string; readonly closedOn: string }>;

type Given<Type extends DecisionCommand['type']> = Extract<DecisionCommand, { readonly type: Type }>;

export function decideDecision(command: DecisionCommand, state: CaseState): readonly DecisionEvent[] {
  switch (command.type) {
    case 'hear-defence':
      return hearDefence(command, state);
    case 'decide':
      return decide(command, state);
    case 'announce-decision':
      return announce(command, state);
    case 'record-execution':
      return recordExecution(command, state);
    case 'close': {
      ensureDate('closedOn', command.data.closedOn, command.at, state.stepOn);
      ensure(
        state.outstanding.length === 0 && (state.status === 'executed' || !reportDue(state)),
        decisionErrors.executionOutstanding(state.outstanding),
      );
      return [{ type: 'CaseClosed', data: { ...command.data, closedBy: command.by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

/** B2.24: facts and basis are told as the deliberation proposes them, the defence is heard by two or more and answered. */
function hearDefence({ data, by, at }: Given<'hear-defence'>, state: CaseState): readonly DecisionEvent[] {
  ensureDate('heardOn', data.heardOn, at, state.stepOn);
  const heardBy = ensurePanel(data.heardBy, 'B2.24', state);
  ensure(heardBy.includes(by.personId), trialErrors.notAmong(heardBy));
  return [{ type: 'DefenceHeard', data: { ...data, heardBy, told: state.opinion!, recordedBy: by.personId } }];
}

/** B2.20: collective, with effect from its date. B2.21: by the bodies that have the authority. B2.24: not heavier than told. */
function decide({ data, by, at }: Given<'decide'>, state: CaseState): readonly DecisionEvent[] {
  const { opinion, meetings, property } = data;
  const decidedOn =
    meetings
      .map(({ heldOn }) => heldOn)
      .sort()
      .at(-1) ?? '';
  for (const { heldOn } of meetings) ensureDate('meetings.heldOn', heldOn, at, state.stepOn);
  const kinds = opinion.sanctions.map(({ kind }) => kind);
  const competence = competentBodies({
    managedBy: managedByOf(state),
    complex: state.complex,
    raised: state.raisedLevel,
    sanctions: kinds,
    accountability: opinion.accountability,
    date: decidedOn || state.stepOn,
  });
  const met = meetings.map(({ body }) => body);
  ensure(met.length > 0 && areCompetent(met, competence.perSanction), decisionErrors.notCompetent(kinds, competence.perSanction));
  ensureRecorder(met, data, by, state);
  const sameRoute = !state.township || state.township.route === townshipRoute(competence.perSanction);
  ensure(sameRoute || data.routeConversion?.trim(), decisionErrors.routeConversionMissing);
  const weighed = weigh(opinion, decidedOn, state);
  ensure(!isHeavier(opinion, state.told!, decidedOn), decisionErrors.heavierThanTold);
  ensureBranchMeeting(data, met, at, state);
  ensureRemovedFirst(data, decidedOn);
  const remedy = remedyText(distinct(weighed.terms.map(({ track }) => track)) as ('party' | 'government')[], decidedOn);
  const limits = {
    announcementDeadline: limit('B2.27', decidedOn),
    changesDeadline: limit('B2.28', decidedOn),
    reportDeadline: limit('B2.28-report', decidedOn),
  };
  const required = requiredExecution(weighed, property);
  const { outcome, transferToJustice, accountability } = opinion;
  const inTime = isInTime(state.decisionDeadline!, decidedOn);
  const letter = letterOf(data, weighed, decidedOn, remedy.text, state);
  const rules: readonly RuleVersion[] = [competence.rule, ...weighed.rules, ...remedy.rules, ...Object.values(limits).map(ruleOf)];
  return [
    {
      type: 'CaseDecided',
      data: {
        outcome,
        sanctions: weighed.sanctions,
        transferToJustice,
        ...(accountability === undefined ? {} : { accountability }),
        form: weighed.form,
        meetings,
        decidedOn,
        inTime,
        property,
        letter,
        ...limits,
        required,
        routeConversion: data.routeConversion,
        recordedBy: by.personId,
      },
      rules,
    },
  ];
}

/** The township records what its own bodies decide, the county everything else; B2.13: not whoever investigated, nor for the county whoever reviewed for the township. */
function ensureRecorder(
  met: readonly DecisionMeeting['body'][],
  { conflictsElsewhere, secretaryRecused }: WithConflicts & WithSecretary,
  by: Given<'decide'>['by'],
  state: CaseState,
): void {
  const township = met.every((body) => body.startsWith('township'));
  ensure(by.role.startsWith('township') === township, decisionErrors.otherRecorder);
  ensure(township || isWithin(state.organisationId!, by.organisationId), decisionErrors.otherRecorder);
  ensureSecretary(by, { secretaryRecused }, state);
  (township ? ensureUninvolved : ensureUnconflicted)([by.personId], conflictsElsewhere, state);
}

/** B5.4: the branch meeting comes after the county's feedback and before the township's decision. */
function ensureBranchMeeting(
  { branchMeeting }: Given<'decide'>['data'],
  met: readonly DecisionMeeting['body'][],
  at: Instant,
  state: CaseState,
): void {
  if (!met.some((body) => body.startsWith('township'))) return;
  ensure(branchMeeting, decisionErrors.branchMeetingMissing);
  ensureDate('branchMeeting.heldOn', branchMeeting.heldOn, at, state.deliberatedOn!);
}

/** B2.25: whoever a people's congress elected is removed from the post before removal or dismissal is decided. */
function ensureRemovedFirst({ electedPost, opinion }: Given<'decide'>['data'], decidedOn: string): void {
  const losesPost = opinion.sanctions.some(({ kind }) => kind === 'government-removal' || kind === 'government-dismissal');
  if (!electedPost || !losesPost) return;
  ensure(electedPost.removedOn !== undefined && electedPost.removedOn <= decidedOn, decisionErrors.electedPostHeld);
}

function limit(ruleId: string, date: string): Deadline {
  return limitFrom(ruleId, date);
}

function requiredExecution({ terms }: Weighed, property: readonly PropertyItem[]): readonly ExecutionKind[] {
  const kinds = terms.flatMap(({ execution }) => execution);
  return distinct(property.length > 0 ? [...kinds, 'property'] : kinds) as readonly ExecutionKind[];
}

const outcomeNames: Readonly<Record<Outcome, string>> = {
  sanction: '给予处分',
  exempt: '免予处分',
  'no-sanction': '不予处分',
  withdraw: '撤销案件',
  transfer: '移送司法机关',
  accountability: '问责',
};
const accountabilityNames: Readonly<Record<Accountability, string>> = { examination: '责令检查', circular: '通报', reorganisation: '改组' };

/** B2.25: person, facts and evidence, kind and basis, remedy and its term, organ and date. */
function letterOf(
  { letter, letterNumber, meetings, opinion }: Given<'decide'>['data'],
  { terms }: Weighed,
  date: string,
  remedy: string,
  state: CaseState,
): DecisionLetter {
  const { name } = state.subject!;
  const held = opinion.accountability === undefined ? outcomeNames[opinion.outcome] : accountabilityNames[opinion.accountability];
  const decision = terms.length > 0 ? terms.map(({ zh }) => zh) : [held];
  if (opinion.transferToJustice && opinion.outcome === 'sanction') decision.push(outcomeNames.transfer);
  const organ = meetings.map(({ body }) => decidingBodyNames[body]).join('、');
  return {
    number: letterNumber,
    person: { name, position: positionOf(state.subject!) },
    ...letter,
    decision,
    basis: opinion.basis,
    remedy,
    organ,
    date,
  };
}

/** B2.27: to the basic unit and the person, by two or more, within the limit. The limit of property starts with the notice. */
function announce({ data, by, at }: Given<'announce-decision'>, state: CaseState): readonly DecisionEvent[] {
  ensureOwnTownship(by, state);
  const { announcementDeadline, decidedOn, property } = state.decision!;
  ensureDate('announcedOn', data.announcedOn, at, decidedOn);
  ensureDate('servedOn', data.servedOn, at, decidedOn);
  const announcedBy = ensurePersons(data.announcedBy, 2, 'B2.27');
  const inTime = isInTime(announcementDeadline, data.announcedOn);
  const propertyDeadline = property.length > 0 ? limit('B2.28-property', data.servedOn) : null;
  const rules = propertyDeadline ? [ruleOf(propertyDeadline)] : [];
  return [{ type: 'DecisionAnnounced', data: { ...data, announcedBy, inTime, propertyDeadline }, rules }];
}

/** B2.28: what was executed, and the report to the decider; complete when nothing is left. */
function recordExecution({ data, by, at }: Given<'record-execution'>, state: CaseState): readonly DecisionEvent[] {
  ensureOwnTownship(by, state);
  const { items, report = null } = data;
  const idle = items.map(({ kind }) => kind).filter((kind) => !state.outstanding.includes(kind));
  ensure(idle.length === 0 && (items.length > 0 || report), decisionErrors.notOutstanding(idle));
  for (const { executedOn } of items) ensureDate('items.executedOn', executedOn, at, state.decision!.decidedOn);
  if (report) ensureDate('report.reportedOn', report.reportedOn, at, state.decision!.decidedOn);
  const left = state.outstanding.filter((kind) => !items.some((item) => item.kind === kind));
  const complete = left.length === 0 && (report !== null || state.executionReported);
  return [{ type: 'ExecutionRecorded', data: { items, report, inTime: inTime(items, report, state), complete, recordedBy: by.personId } }];
}

function inTime(items: readonly ExecutionItem[], report: { readonly reportedOn: string } | null, state: CaseState): boolean {
  const { changesDeadline, propertyDeadline, reportDeadline } = state.decision!;
  const dueOf = (kind: ExecutionKind) => (kind === 'property' ? (propertyDeadline ?? changesDeadline) : changesDeadline);
  const itemsInTime = items.every(({ kind, executedOn }) => isInTime(dueOf(kind), executedOn));
  return itemsInTime && (report === null || isInTime(reportDeadline, report.reportedOn));
}

/** A decision without a sanction and without property has nothing to execute. */
function reportDue({ decision }: CaseState): boolean {
  return decision!.sanctions.length > 0 || decision!.property.length > 0;
}
