import { isPerson, type Subject } from '@liandong/contracts';
import {
  type Actor,
  type Ask,
  type Decider,
  DomainError,
  ensure,
  ensureAllowed,
  type Instant,
  ruleOf,
  type RuleVersion,
} from '@liandong/event-sourcing';
import { dateInChina, isAfter, isInTime, limitFrom } from '@liandong/legal-time';
import { type AcquaintanceCheck, decideAcquaintances, rulesOf } from '../person-facts/acquaintance.js';
import { outcomeApproval, planApproval, type RequiredApproval, talkersNeeded } from '../rules/talk-inquiry-authority.js';
import { type PlannedTalker, staffingOf } from '../rules/talk-staffing.js';
import { talkInquiryActions } from './talk-inquiry.allowed-actions.js';
import { talkInquiryErrors } from './talk-inquiry.errors.js';
import type {
  PartyChiefReport,
  Talker,
  TalkHandling,
  TalkInquiryEvent,
  TalkInquiryForm,
  TalkInquiryOpening,
  TalkInquiryOutcome,
} from './talk-inquiry.events.js';
import { assignHandler, ensureHandles } from './talk-inquiry.handler.js';
import { evolveTalkInquiry, initialTalkInquiry, type TalkInquiryState } from './talk-inquiry.state.js';
import { talkInquiryUpcasters } from './talk-inquiry.upcasters.js';

export type TalkInquiryCommand =
  | Ask<'open', Omit<TalkInquiryOpening, 'subject'> & { readonly subject: Subject }>
  | Ask<
      'assign-handler',
      {
        readonly departmentId: string;
        readonly departmentAs: Exclude<TalkHandling, 'awaited'>;
        readonly leaderPersonId?: string | undefined;
      }
    >
  /** `lentOnRecord`: who of the talkers is declared as lent, whatever the plan says. `check`: whether they may know the subject (2.5). */
  | Ask<
      'propose-plan',
      {
        readonly form: TalkInquiryForm;
        readonly nextLowerPartyChief: boolean;
        readonly plan: string;
        readonly talkers: readonly PlannedTalker[];
        readonly lentOnRecord: readonly string[];
        readonly check?: AcquaintanceCheck;
      }
    >
  | Ask<'approve-plan', { readonly partyChiefReport?: PartyChiefReport; readonly acceptance?: string; readonly check?: AcquaintanceCheck }>
  | Ask<'reject-plan', { readonly reason: string }>
  | Ask<'serve-notice', { readonly servedOn: string; readonly servedTo: string; readonly reference: string }>
  | Ask<'hold-talk', { readonly talkers: readonly Talker[]; readonly heldOn: string; readonly place: string }>
  | Ask<'sign-record', { readonly record: string; readonly signedBySubject: boolean; readonly refusal?: string; readonly signedOn: string }>
  | Ask<'receive-reply', { readonly statement: string; readonly countersignedBy?: string; readonly receivedOn: string }>
  | Ask<'report', { readonly facts: string; readonly opinion: string; readonly outcome: TalkInquiryOutcome; readonly reportedOn: string }>
  | Ask<'approve-outcome', object>
  | Ask<'reject-outcome', { readonly reason: string }>
  | Ask<'discontinue', { readonly reason: string }>;

export type TalkInquiryData<Type extends TalkInquiryCommand['type']> = Extract<TalkInquiryCommand, { readonly type: Type }>['data'];

function decideTalkInquiry(command: TalkInquiryCommand, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  // A repeated hand-over by the automation finds it open.
  if (command.type === 'open' && state.opening?.clueId === command.data.clueId) return [];
  if (state.opening) ensureHandles(command.by, state.opening);
  ensureAllowed('talk-inquiry', talkInquiryActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open': {
      const { subject } = command.data;
      ensure(isPerson(subject), talkInquiryErrors.notPerson(subject.subjectId));
      return [{ type: 'TalkInquiryOpened', data: { ...command.data, subject } }];
    }
    case 'assign-handler':
      return assignHandler(command.data, by, state);
    case 'propose-plan':
      return proposePlan(command.data, by, at, state);
    case 'approve-plan':
      return approvePlan(command.data, by, at, state);
    case 'reject-plan':
      ensureApprover(state.plan!.approval, by);
      return [{ type: 'PlanRejected', data: { ...command.data, rejectedBy: by.personId } }];
    case 'serve-notice':
      return serveNotice(command.data, by, at, state);
    case 'hold-talk':
      return holdTalk(command.data, by, at, state);
    case 'sign-record':
      return signRecord(command.data, by, at, state);
    case 'receive-reply':
      return receiveReply(command.data, by, at, state);
    case 'report':
      return report(command.data, by, at, state);
    case 'approve-outcome':
      return approveOutcome(by, at, state);
    case 'reject-outcome':
      ensureApprover(state.report!.approval, by);
      return [
        {
          type: 'OutcomeRejected',
          data: {
            outcome: state.report!.outcome,
            reason: command.data.reason,
            reportDeadline: state.reportDeadline!,
            rejectedBy: by.personId,
          },
        },
      ];
    case 'discontinue':
      return [{ type: 'TalkInquiryDiscontinued', data: { ...command.data, discontinuedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** B1.18: to whom the authority of the day names. B4.9: of an own talk with who holds it, lent staff as auxiliaries only. 2.5: whether they may know the subject lies before whoever approves. */
function proposePlan(
  { lentOnRecord, check, ...data }: TalkInquiryData<'propose-plan'>,
  by: Actor,
  at: Instant,
  { opening }: TalkInquiryState,
): readonly TalkInquiryEvent[] {
  ensure(opening!.departmentAs !== 'awaited', talkInquiryErrors.handlerMissing);
  const approval = planApproval(data.nextLowerPartyChief, dateInChina(at), opening!.organisationId);
  const talkers = data.talkers.map((talker) => ({ ...talker, lent: talker.lent || lentOnRecord.includes(talker.personId) }));
  const rules = [ruleOf(approval)];
  if (data.form === 'talk') {
    rules.push(staffingRule(talkers, dateInChina(at), opening!.organisationId));
  } else ensure(talkers.length === 0, talkInquiryErrors.talkersUnfit);
  return [
    {
      type: 'PlanProposed',
      data: { ...data, talkers, approval, proposedBy: by.personId, ...(check ? { acquaintances: check } : {}) },
      rules: [...rules, ...(check ? rulesOf(check) : [])],
    },
  ];
}

/** B1.18: by the role that the authority of the proposal's day names; about a next-lower party chief with the report upward. */
function approvePlan(
  { partyChiefReport, acceptance, check }: TalkInquiryData<'approve-plan'>,
  by: Actor,
  at: Instant,
  { plan }: TalkInquiryState,
): readonly TalkInquiryEvent[] {
  const { approval, proposedBy, nextLowerPartyChief, acquaintances } = plan!;
  ensureApprover(approval, by);
  ensure(proposedBy !== by.personId, talkInquiryErrors.proposerApproves);
  ensure(!nextLowerPartyChief || partyChiefReport, talkInquiryErrors.partyChiefReportMissing);
  if (partyChiefReport) ensureNotFuture('reportedOn', partyChiefReport.reportedOn, at);
  const decided = decideAcquaintances(
    { shown: acquaintances, check, acceptance },
    { unseen: talkInquiryErrors.acquaintancesUnseen, undecided: talkInquiryErrors.acquaintancesUndecided },
  );
  return [
    {
      type: 'PlanApproved',
      data: { role: by.role, approvedBy: by.personId, approvedAt: at, ...(partyChiefReport ? { partyChiefReport } : {}), ...decided.data },
      rules: [ruleOf(approval), ...decided.rules],
    },
  ];
}

/** B1.20: the reply is due 15 working days after the letter; B1.21: so is a delegated talk after its notice. */
function serveNotice(data: TalkInquiryData<'serve-notice'>, by: Actor, at: Instant, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  const { plan } = state;
  ensure(plan!.form !== 'talk', talkInquiryErrors.wrongForm(plan!.form));
  ensureNotFuture('servedOn', data.servedOn, at);
  const limit = limitFrom(plan!.form === 'letter' ? 'B1.20' : 'B1.21', data.servedOn, state.opening!.organisationId);
  return [{ type: 'NoticeServed', data: { ...data, deadline: limit, servedBy: by.personId }, rules: [ruleOf(limit)] }];
}

/** B1.18: who may talk. B1.21: a delegated talk follows its notice, in time or not. B1.19: from now the report's month runs. */
function holdTalk(data: TalkInquiryData<'hold-talk'>, by: Actor, at: Instant, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  const { form } = state.plan!;
  const delegated = form === 'delegated-talk';
  ensure(state.status === (delegated ? 'notified' : 'plan-approved') && form !== 'letter', talkInquiryErrors.wrongForm(form));
  ensureFollows('heldOn', data.heldOn, state.noticeServedOn, at);
  const { rule, count } = talkersNeeded(delegated, data.heldOn, state.opening!.organisationId);
  ensure(new Set(data.talkers.map(({ personId }) => personId)).size >= count, talkInquiryErrors.tooFewTalkers(count));
  const capacities = delegated ? ['unit-party-chief'] : ['responsible-leader', 'department-head'];
  ensure(
    data.talkers.some(({ capacity }) => capacities.includes(capacity)),
    talkInquiryErrors.wrongTalker(capacities),
  );
  const staffed = ensureStaffed(data, capacities, state);
  const reportDeadline = limitFrom('B1.19', data.heldOn, state.opening!.organisationId);
  const recordDeadline = delegated ? limitFrom('B1.21-record', data.heldOn, state.opening!.organisationId) : undefined;
  const inTime = state.noticeDeadline ? isInTime(state.noticeDeadline, data.heldOn) : null;
  return [
    {
      type: 'TalkHeld',
      data: { ...data, inTime, ...(recordDeadline ? { recordDeadline } : {}), reportDeadline, recordedBy: by.personId },
      rules: [rule, ...staffed, ruleOf(reportDeadline), ...(recordDeadline ? [ruleOf(recordDeadline)] : [])],
    },
  ];
}

/** B4.9: held by persons of the plan, and led by nobody who is lent; a plan of schema version 1 named nobody. */
function ensureStaffed(
  { talkers, heldOn }: TalkInquiryData<'hold-talk'>,
  leading: readonly string[],
  { plan, opening }: TalkInquiryState,
): readonly RuleVersion[] {
  const planned = plan!.talkers;
  if (planned.length === 0) return [];
  const unplanned = talkers.map(({ personId }) => personId).filter((personId) => !planned.some((one) => one.personId === personId));
  ensure(unplanned.length === 0, talkInquiryErrors.talkerNotPlanned(unplanned));
  const present = talkers.map(({ personId, capacity }): PlannedTalker => {
    const one = planned.find((talker) => talker.personId === personId)!;
    return leading.includes(capacity) ? { ...one, role: 'lead' } : one;
  });
  return [staffingRule(present, heldOn, opening!.organisationId)];
}

/** The rule that these talkers meet on that day. @throws DomainError talk-inquiry.too-few-planned-talkers, all-lent, lent-leads, lead-missing */
function staffingRule(talkers: readonly PlannedTalker[], date: string, organisationId: string): RuleVersion {
  const { rule, needed, fault } = staffingOf(talkers, date, organisationId);
  if (fault) throw new DomainError(talkInquiryErrors.staffing(fault, needed));
  return rule;
}

function signRecord(data: TalkInquiryData<'sign-record'>, by: Actor, at: Instant, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  ensureFollows('signedOn', data.signedOn, state.answeredOn, at);
  ensure(data.signedBySubject || data.refusal, talkInquiryErrors.refusalMissing);
  const inTime = state.recordDeadline ? isInTime(state.recordDeadline, data.signedOn) : null;
  return [{ type: 'RecordSigned', data: { ...data, inTime, reportDeadline: state.reportDeadline!, recordedBy: by.personId } }];
}

/** B1.20: countersigned, unless the subject is the unit's party chief, who answers directly. */
function receiveReply(
  data: TalkInquiryData<'receive-reply'>,
  by: Actor,
  at: Instant,
  state: TalkInquiryState,
): readonly TalkInquiryEvent[] {
  const { form, nextLowerPartyChief } = state.plan!;
  ensure(form === 'letter', talkInquiryErrors.wrongForm(form));
  ensureFollows('receivedOn', data.receivedOn, state.noticeServedOn, at);
  ensure(nextLowerPartyChief || data.countersignedBy, talkInquiryErrors.countersignatureMissing);
  const reportDeadline = limitFrom('B1.19', data.receivedOn, state.opening!.organisationId);
  const inTime = isInTime(state.noticeDeadline!, data.receivedOn);
  return [
    {
      type: 'ReplyReceived',
      data: { ...data, countersignedBy: data.countersignedBy ?? null, inTime, reportDeadline, recordedBy: by.personId },
      rules: [ruleOf(reportDeadline)],
    },
  ];
}

/** B1.19: report and opinion within one month of talk or reply. */
function report(data: TalkInquiryData<'report'>, by: Actor, at: Instant, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  ensureFollows('reportedOn', data.reportedOn, state.answeredOn, at);
  const approval = outcomeApproval(data.outcome, state.plan!.nextLowerPartyChief, dateInChina(at), state.opening!.organisationId);
  return [
    {
      type: 'ReportMade',
      data: { ...data, approval, inTime: isInTime(state.reportDeadline!, data.reportedOn), reportedBy: by.personId },
      rules: [ruleOf(approval)],
    },
  ];
}

function approveOutcome(by: Actor, at: Instant, state: TalkInquiryState): readonly TalkInquiryEvent[] {
  const { outcome, approval, reportedBy } = state.report!;
  ensureApprover(approval, by);
  ensure(reportedBy !== by.personId, talkInquiryErrors.proposerApproves);
  return [
    { type: 'OutcomeApproved', data: { outcome, role: by.role, approvedBy: by.personId, approvedAt: at }, rules: [ruleOf(approval)] },
  ];
}

/** What the deputy may approve the principal may too, never the other way round. */
function ensureApprover({ role }: RequiredApproval, by: Actor): void {
  ensure(by.role === role || by.role === 'principal', talkInquiryErrors.notApprover(role));
}

function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), talkInquiryErrors.dateInFuture(field));
}

function ensureFollows(field: string, date: string, earlier: string | undefined, at: Instant): void {
  ensureNotFuture(field, date, at);
  if (earlier !== undefined) ensure(date >= earlier, talkInquiryErrors.dateBefore(field, earlier));
}

/** 谈话函询 of one subject of a clue (B1.18–B1.21). */
export const talkInquiry: Decider<TalkInquiryState, TalkInquiryCommand, TalkInquiryEvent> = {
  category: 'talkInquiry',
  initial: initialTalkInquiry,
  evolve: evolveTalkInquiry,
  decide: decideTalkInquiry,
  owner: (state) => state.opening?.organisationId,
  upcasters: talkInquiryUpcasters,
};
