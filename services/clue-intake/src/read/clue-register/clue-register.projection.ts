import { deeper, type Subject, type SubjectOutcome } from '@liandong/contracts';
import { change, type Projection, put, set } from '@liandong/projections';
import type { ClueEvent, Figures } from '../../clue/clue.events.js';
import { keyOfPart, partOnly } from '../../clue/clue.forward-results.decider.js';
import type { DisposalPlan } from '../../clue/clue.disposal-plan.js';
import { areasOf } from '../../clue/clue.problem-types.js';
import { type SubjectEvent, withSubject } from '../../clue/clue.subjects.decider.js';
import type { ClueOrigin } from '../../clue/clue.sources.js';
import { answered, type ListedForwarding, told } from './listed-forwarding.js';
import { isFinal, outcomeOfTalk } from '../../clue/clue.talks.js';
import { approvedOn, noPast, type PastColumns, withFact } from './clue-register.past.js';
import {
  approvedRouting,
  noRouting,
  proposedRouting,
  type RaiseColumn,
  raisedRouting,
  rejectedRouting,
  type RoutingColumns,
  supervisedRouting,
  withAdded,
} from './clue-register.routing.js';

/** Where one person of a clue stands. */
export interface OutcomeOfPerson {
  readonly subjectId: string;
  readonly expected: SubjectOutcome | null;
  readonly decided: SubjectOutcome | null;
  /** Case or measure behind the decision. */
  readonly reference: string | null;
  /** Decided by talk or inquiry (B1.19). */
  readonly talked?: true;
}

/** One line of the clue library (线索库). */
export interface ClueRegisterRow extends RoutingColumns, RaiseColumn, PastColumns {
  readonly clueId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly number: string | null;
  readonly title: string;
  readonly summary: string;
  readonly status: string;
  readonly sourceKind: string;
  readonly sourceAgencyId: string;
  readonly sourceReference: string;
  /** What the source brought beside its reference, such as the kind of problem (1.10). */
  readonly origin: ClueOrigin | null;
  /** The department that it is with, and how it came there (B1.5, B1.8); null: case management distributes it. */
  readonly departmentId: string | null;
  readonly departmentAs: string | null;
  readonly receivedOn: string;
  /** Of what another organisation forwarded: which clue there it came from (B1.6). */
  readonly forwardedFrom: { readonly organisationId: string; readonly clueNumber: string } | null;
  /** What went to other organisations that use the system. */
  readonly forwardings: readonly ListedForwarding[];
  /** Of what was forwarded from above: whether it was registered within the limit of B1.9. */
  readonly acceptedInTime: boolean | null;
  readonly keeper: string | null;
  readonly problemTypes: readonly string[];
  /** Of the types (问题大类, B1.22). */
  readonly problemAreas: readonly string[];
  readonly disposalDueAt: string;
  /** Since when the limit stands still; null while it runs (B1.2). */
  readonly disposalPausedAt: string | null;
  readonly limitChange: { readonly change: string; readonly reason: string; readonly proposedBy: string } | null;
  /** Null until the first mode is approved (B1.2). */
  readonly disposalInTime: boolean | null;
  readonly proposal: {
    readonly mode: string;
    readonly opinion: string;
    readonly proposedBy: string;
    readonly from?: 'disposed-before';
    readonly plan?: DisposalPlan;
    readonly planOnly?: true;
  } | null;
  /** 处置方案 of the current mode (B1.2); null where none was approved, or where it was approved before there were any. */
  readonly plan: DisposalPlan | null;
  /** Who has not approved the current mode, and would have to since its subjects changed (B1.1); null: nobody. */
  readonly approvalLacks: readonly string[] | null;
  /** The one current mode (B1.1), or that of an old ledger (B1.22). */
  readonly mode: string | null;
  /** Of a clue on hold: until when it is looked at again (B2.36). */
  readonly reviewDueAt: string | null;
  readonly priority: boolean;
  /** With priority (3.14), and not ended yet: stands before everything else. */
  readonly urgent: boolean;
  readonly raisedLevel: boolean;
  readonly subjects: readonly Subject[];
  readonly outcomes: readonly OutcomeOfPerson[];
  readonly figures: Figures | null;
  /** Until when whoever handed it in is to be told, and is then to sign (0.14); null where nothing is owed, or was before there were limits. */
  readonly feedbackDueAt: string | null;
  readonly feedbackReceiptDueAt: string | null;
  readonly feedbackText: string | null;
  readonly feedbackGivenOn: string | null;
  readonly feedbackAcknowledgedOn: string | null;
  readonly concludedOn: string | null;
  readonly closedOn: string | null;
  /** The first clue, of a repeat (B1.8). */
  readonly firstClueId: string | null;
  readonly revision: number;
}

/** Where an event happened: its stream and its place there. */
interface Place {
  readonly stream: string;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('clue-'.length);
const columns = ({ stream, revision }: Place, values: Partial<ClueRegisterRow>) => [
  set<ClueRegisterRow>({ clueId: idOf(stream) }, { ...values, revision }),
];
const row = ({ stream, revision }: Place, how: (row: ClueRegisterRow) => Partial<ClueRegisterRow>) => [
  change<ClueRegisterRow>({ clueId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];

/** What a clue goes back to when its mode stays. */
const withoutProposal = ({ mode, zoneId, proposal }: ClueRegisterRow) =>
  proposal?.from ?? (!mode ? 'screened' : zoneId === null ? 'disposal-approved' : 'routed');
const changedSubject = (event: Place & Pick<SubjectEvent, 'data'>) =>
  row(event, ({ subjects, raisedLevel, acquaintances }) => ({
    acquaintances: withAdded(acquaintances, event.data.acquaintances),
    subjects: withSubject(subjects, event.data.subject),
    raisedLevel: event.data.raisedLevel ?? raisedLevel,
    approvalLacks: event.data.approvalLacks ?? null,
  }));

/** What a clue does not have yet when it comes in. */
const nothingYet = {
  ...noRouting,
  ...noPast,
  number: null,
  forwardedFrom: null,
  forwardings: [],
  acceptedInTime: null,
  keeper: null,
  disposalPausedAt: null,
  limitChange: null,
  problemTypes: [],
  problemAreas: [],
  disposalInTime: null,
  proposal: null,
  plan: null,
  approvalLacks: null,
  mode: null,
  reviewDueAt: null,
  raise: null,
  outcomes: [],
  figures: null,
  feedbackDueAt: null,
  feedbackReceiptDueAt: null,
  feedbackText: null,
  feedbackGivenOn: null,
  feedbackAcknowledgedOn: null,
  concludedOn: null,
  closedOn: null,
  firstClueId: null,
} satisfies Partial<ClueRegisterRow>;

export const clueRegister: Projection<ClueRegisterRow, ClueEvent> = {
  name: 'clue-register',
  version: 15,
  categories: ['clue'],
  table: {
    name: 'clue_register',
    columns: {
      clueId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      number: 'text',
      title: 'text NOT NULL',
      summary: 'text NOT NULL',
      status: 'text NOT NULL',
      sourceKind: 'text NOT NULL',
      sourceAgencyId: 'text NOT NULL',
      sourceReference: 'text NOT NULL',
      origin: 'jsonb',
      departmentId: 'text',
      departmentAs: 'text',
      receivedOn: 'date NOT NULL',
      forwardedFrom: 'jsonb',
      forwardings: 'jsonb NOT NULL',
      acceptedInTime: 'boolean',
      keeper: 'text',
      problemTypes: 'jsonb NOT NULL',
      problemAreas: 'jsonb NOT NULL',
      disposalDueAt: 'timestamptz NOT NULL',
      disposalPausedAt: 'timestamptz',
      limitChange: 'jsonb',
      disposalInTime: 'boolean',
      proposal: 'jsonb',
      plan: 'jsonb',
      approvalLacks: 'jsonb',
      mode: 'text',
      reviewDueAt: 'timestamptz',
      zoneId: 'text',
      leaderPersonId: 'text',
      level: 'text',
      handling: 'jsonb',
      crossed: 'jsonb',
      leadReason: 'text',
      planVersion: 'integer',
      acquaintances: 'jsonb',
      raise: 'jsonb',
      priority: 'boolean NOT NULL',
      urgent: 'boolean NOT NULL',
      raisedLevel: 'boolean NOT NULL',
      subjects: 'jsonb NOT NULL',
      outcomes: 'jsonb NOT NULL',
      figures: 'jsonb',
      feedbackDueAt: 'timestamptz',
      feedbackReceiptDueAt: 'timestamptz',
      feedbackText: 'text',
      feedbackGivenOn: 'date',
      feedbackAcknowledgedOn: 'date',
      concludedOn: 'date',
      closedOn: 'date',
      firstClueId: 'text',
      disposedOn: 'date',
      facts: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['clueId'],
    // The second in the order of the list, the third in that of an export: a page is found in it, and nothing is sorted.
    indexes: [
      '(status, source_kind, organisation_id)',
      '(urgent, received_on, priority, clue_id) INCLUDE (organisation_id, status, source_kind)',
      '(received_on, priority, clue_id)',
      '(source_agency_id, source_reference)',
      '(matter_id)',
      '(department_id) WHERE department_id IS NOT NULL',
      '(review_due_at) WHERE review_due_at IS NOT NULL',
    ],
  },
  on: {
    ClueReceived: ({ data, stream, revision, metadata }) => {
      const { organisationId, source, title, summary, receivedOn, subjects, priority, raisedLevel, disposalDeadline } = data;
      return [
        put({
          ...nothingYet,
          clueId: idOf(stream),
          matterId: metadata.correlationId,
          status: 'received',
          sourceKind: source.kind,
          sourceAgencyId: source.agencyId,
          sourceReference: source.reference,
          origin: data.origin ?? null,
          departmentId: data.department?.departmentId ?? null,
          departmentAs: data.department?.as ?? null,
          forwardedFrom: data.forwarded ? { organisationId: data.forwarded.organisationId, clueNumber: data.forwarded.clueNumber } : null,
          disposalDueAt: disposalDeadline.dueAt,
          organisationId,
          title,
          summary,
          receivedOn,
          subjects,
          priority,
          urgent: priority,
          raisedLevel,
          revision,
        }),
      ];
    },
    ClueRegistered: (event) =>
      columns(event, {
        status: 'registered',
        number: event.data.number,
        keeper: event.data.keeper,
        acceptedInTime: event.data.acceptance?.inTime ?? null,
      }),
    ClueForwarded: (event) =>
      row(event, ({ status, subjects, forwardings, urgent }) => {
        const { remaining, subjectIds, forwardingId, toOrganisation } = event.data;
        const gone = subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
        const sent =
          forwardingId === undefined ? [] : [{ forwardingId, toOrganisation, status: 'sent', subjects: gone, number: null, result: null }];
        const left = remaining === 0 ? { status: 'forwarded', departmentId: null, departmentAs: null } : { status };
        return {
          ...left,
          urgent: urgent && remaining > 0,
          subjects: subjects.filter((subject) => !gone.includes(subject)),
          forwardings: [...forwardings, ...sent],
        };
      }),
    ForwardingRegistered: (event) =>
      row(event, ({ forwardings }) => ({
        forwardings: answered(forwardings, event.data.forwardingId, { status: 'registered', number: event.data.number }),
      })),
    ForwardingResultRecorded: (event) =>
      row(event, ({ forwardings }) => {
        const { forwardingId, text, figures, givenOn } = event.data;
        return {
          forwardings: told(forwardings, forwardingId, partOnly(event.data), () => ({ text, figures, givenOn, acknowledgedOn: null })),
        };
      }),
    ForwardingResultAcknowledged: (event) =>
      row(event, ({ forwardings }) => {
        const { forwardingId, acknowledgedOn } = event.data;
        return { forwardings: told(forwardings, forwardingId, partOnly(event.data), (before) => before && { ...before, acknowledgedOn }) };
      }),
    ForwardingKeptAsRepeat: (event) =>
      row(event, ({ forwardings }) => {
        const { forwardingId } = event.data;
        const key = keyOfPart(event.data);
        const repeats = forwardings.find((one) => one.forwardingId === forwardingId)?.repeats ?? [];
        return {
          forwardings: answered(
            forwardings,
            forwardingId,
            key === undefined ? { status: 'kept-as-repeat' } : { repeats: [...repeats, key] },
          ),
        };
      }),
    PassedOnResultAcknowledged: (event) => columns(event, {}),
    ForwardingReturned: (event) =>
      row(event, ({ forwardings, subjects, disposalDueAt, status, priority, urgent }) => {
        const { forwardingId, subjectIds, reopened, deadline } = event.data;
        const back = reopened
          ? forwardings.find((one) => one.forwardingId === forwardingId)!.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId))
          : [];
        return {
          forwardings: answered(forwardings, forwardingId, { status: 'returned' }),
          subjects: [...subjects, ...back],
          status: deadline ? 'registered' : status,
          urgent: deadline ? priority : urgent,
          disposalDueAt: deadline?.dueAt ?? disposalDueAt,
        };
      }),
    ClueReturned: (event) =>
      columns(event, { status: 'returned', urgent: false, closedOn: event.data.returnedOn, departmentId: null, departmentAs: null }),
    RepeatKept: (event) =>
      columns(event, { status: 'repeat-kept', urgent: false, firstClueId: event.data.firstClueId, departmentId: null, departmentAs: null }),
    SubjectIdentified: changedSubject,
    SubjectAdded: changedSubject,
    SubjectCorrected: changedSubject,
    ClueScreened: (event) =>
      columns(event, { status: 'screened', problemTypes: event.data.problemTypes, problemAreas: areasOf(event.data) }),
    PastDisposalEntered: (event) =>
      columns(event, {
        status: 'disposed-before',
        mode: event.data.mode,
        disposedOn: event.data.disposedOn,
        disposalInTime: event.data.inTime,
      }),
    CaseFactRecorded: (event) => row(event, (before) => withFact(before, event.data)),
    RecoveryConfirmed: (event) => columns(event, {}),
    DisposalProposed: (event) =>
      row(event, ({ status }) => ({
        status: 'disposal-proposed',
        proposal: status === 'disposed-before' ? { ...event.data, from: status } : event.data,
      })),
    LimitChangeProposed: (event) => columns(event, { limitChange: event.data }),
    LimitChangeRejected: (event) => columns(event, { limitChange: null }),
    DisposalLimitPaused: (event) => columns(event, { limitChange: null, disposalPausedAt: event.data.deadline.pausedAt! }),
    DisposalLimitExtended: (event) => columns(event, { limitChange: null, disposalDueAt: event.data.deadline.dueAt }),
    DisposalLimitResumed: (event) => columns(event, { disposalPausedAt: null, disposalDueAt: event.data.deadline.dueAt }),
    DisposalStepApproved: (event) => columns(event, {}),
    DisposalApproved: (event) =>
      row(event, ({ proposal }) => ({
        ...approvedOn(event.data),
        plan: proposal?.plan ?? null,
        approvalLacks: null,
        status: 'disposal-approved',
        mode: event.data.mode,
        reviewDueAt: event.data.reviewDeadline?.dueAt ?? null,
        disposalInTime: event.data.inTime,
        proposal: null,
        ...noRouting,
      })),
    DisposalPlanApproved: (event) =>
      row(event, (before) => ({ status: withoutProposal(before), plan: event.data.plan, approvalLacks: null, proposal: null })),
    DisposalRejected: (event) => row(event, (before) => ({ status: withoutProposal(before), proposal: null })),
    HoldReviewed: (event) => columns(event, event.data.deadline ? { reviewDueAt: event.data.deadline.dueAt } : {}),
    TalkInquiryRecorded: (event) =>
      row(event, ({ outcomes }) => {
        const { subjectId, outcome: end, talkInquiryId } = event.data;
        if (!isFinal(end)) return {};
        const known = outcomes.find((one) => one.subjectId === subjectId);
        const outcome = outcomeOfTalk(end);
        return {
          outcomes: [
            ...outcomes.filter((one) => one !== known),
            { subjectId, expected: outcome, decided: deeper(known?.decided ?? undefined, outcome), reference: talkInquiryId, talked: true },
          ],
        };
      }),
    TownshipResultReported: (event) =>
      row(event, ({ outcomes }) => {
        const reported = event.data.results.map(({ subjectId, outcome, reference }) => ({
          subjectId,
          expected: outcome,
          decided: outcome,
          reference,
        }));
        return {
          status: 'verified',
          outcomes: [...outcomes.filter(({ subjectId }) => !reported.some((one) => one.subjectId === subjectId)), ...reported],
        };
      }),
    RoutingProposed: ({ data, ...event }) => columns(event, { status: 'routing-proposed', ...proposedRouting(data) }),
    ClueRouted: (event) => row(event, (before) => ({ status: 'routed', ...approvedRouting(event.data, before) })),
    RoutingRejected: (event) => row(event, rejectedRouting),
    ClueSupervised: (event) => columns(event, supervisedRouting(event.data)),
    RaiseProposed: (event) => columns(event, { raise: event.data }),
    RaiseRejected: (event) => columns(event, { raise: null }),
    LevelRaised: (event) => row(event, (before) => raisedRouting(event.data, before)),
    VerificationRecorded: (event) =>
      row(event, ({ outcomes, subjects, acquaintances }) => {
        const found = event.data.findings.map(({ subject }) => subject);
        const others = subjects.filter(({ subjectId }) => !found.some((one) => one.subjectId === subjectId));
        // Whoever's talk ended for good before the verification stays.
        const talked = others.filter(({ subjectId }) => outcomes.some((one) => one.subjectId === subjectId && one.talked));
        return {
          status: 'verified',
          acquaintances: withAdded(acquaintances, event.data.acquaintances),
          subjects: [...talked, ...found],
          outcomes: [
            ...outcomes.filter((one) => talked.some(({ subjectId }) => subjectId === one.subjectId)),
            ...event.data.findings.map(({ subject: { subjectId }, outcome }) => {
              const known = outcomes.find((one) => one.subjectId === subjectId);
              const decided = outcome === 'no-case' ? deeper(known?.decided ?? undefined, outcome) : (known?.decided ?? null);
              return { subjectId, expected: outcome, decided, reference: known?.reference ?? null };
            }),
          ],
        };
      }),
    OutcomeRecorded: (event) =>
      row(event, ({ outcomes }) => {
        const { subjectId, outcome, reference } = event.data;
        const known = outcomes.find((one) => one.subjectId === subjectId);
        const decided = deeper(known?.decided ?? undefined, outcome);
        const next = {
          subjectId,
          expected: known?.expected ?? null,
          decided,
          reference: decided === outcome ? reference : (known?.reference ?? null),
          ...(known?.talked ? { talked: true as const } : {}),
        };
        return { outcomes: known ? outcomes.map((one) => (one === known ? next : one)) : [...outcomes, next] };
      }),
    ClueConcluded: (event) =>
      columns(event, {
        status: 'concluded',
        urgent: false,
        figures: event.data.figures,
        concludedOn: event.data.concludedOn,
        feedbackDueAt: event.data.feedbackBy?.dueAt ?? null,
      }),
    FeedbackGiven: (event) =>
      columns(event, {
        status: 'feedback-given',
        feedbackText: event.data.text,
        feedbackGivenOn: event.data.givenOn,
        feedbackReceiptDueAt: event.data.receiptBy?.dueAt ?? null,
      }),
    FeedbackAcknowledged: (event) => columns(event, { feedbackAcknowledgedOn: event.data.acknowledgedOn }),
    ClueClosed: (event) => columns(event, { status: 'closed', urgent: false, closedOn: event.data.closedOn }),
  },
};
