import type { Subject } from '@liandong/contracts';
import { type Projection, put, set } from '@liandong/projections';
import type { AcquaintanceCheck } from '../../person-facts/acquaintance.js';
import type { PlannedTalker } from '../../rules/talk-staffing.js';
import type { PartyChiefReport, TalkHandling, TalkInquiryEvent, Talker } from '../../talk-inquiry/talk-inquiry.events.js';
import { talkInquiryUpcasters } from '../../talk-inquiry/talk-inquiry.upcasters.js';

/** One talk or inquiry, as it stands. */
export interface TalkInquiryRow {
  readonly talkInquiryId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly clueNumber: string;
  readonly title: string;
  readonly round: number;
  readonly subject: Subject;
  /** The handling department (承办部门), and how it came to that; null: opened before talks had one. */
  readonly departmentId: string | null;
  readonly departmentAs: TalkHandling | null;
  readonly leaderPersonId: string | null;
  readonly status: string;
  readonly form: string | null;
  readonly plan: {
    readonly plan: string;
    readonly nextLowerPartyChief: boolean;
    readonly talkers: readonly PlannedTalker[];
    readonly approver: string;
    readonly proposedBy: string;
    readonly approvedBy: string | null;
    /** Whether those who talk may know the subject (2.5), and why they talk nevertheless. */
    readonly acquaintances: (Pick<AcquaintanceCheck, 'checked' | 'hits'> & { readonly acceptance?: string }) | null;
  } | null;
  readonly partyChiefReport: PartyChiefReport | null;
  readonly notice: { readonly servedOn: string; readonly servedTo: string; readonly reference: string } | null;
  readonly talk: {
    readonly talkers: readonly Talker[];
    readonly heldOn: string;
    readonly place: string;
    readonly inTime: boolean | null;
  } | null;
  readonly record: {
    readonly record: string;
    readonly signedBySubject: boolean;
    readonly signedOn: string;
    readonly inTime: boolean | null;
  } | null;
  readonly reply: {
    readonly statement: string;
    readonly countersignedBy: string | null;
    readonly receivedOn: string;
    readonly inTime: boolean;
  } | null;
  readonly report: {
    readonly facts: string;
    readonly opinion: string;
    readonly outcome: string;
    readonly approver: string;
    readonly reportedOn: string;
    readonly inTime: boolean;
    readonly reportedBy: string;
  } | null;
  readonly outcome: string | null;
  readonly approvedBy: string | null;
  /** The limit that runs: for talk or reply, for the record, for the report (B1.19–B1.21). */
  readonly dueAt: string | null;
  readonly dueRule: string | null;
  readonly reason: string | null;
  readonly revision: number;
}

type Place = { readonly stream: string; readonly revision: number };
const idOf = (stream: string) => stream.slice('talkInquiry-'.length);
const columns = ({ stream, revision }: Place, values: Partial<TalkInquiryRow>) => [
  set<TalkInquiryRow>({ talkInquiryId: idOf(stream) }, { ...values, revision }),
];

type Found = NonNullable<TalkInquiryRow['plan']>['acquaintances'];
const found = (check: AcquaintanceCheck | undefined): Found => (check ? { checked: check.checked, hits: check.hits } : null);
const accepted = (check: Found, acceptance: string | undefined): Found =>
  check && { ...check, ...(acceptance === undefined ? {} : { acceptance }) };

/** What a talk or inquiry has not before its plan, and has no more when it begins anew. */
const nothingYet = {
  form: null,
  plan: null,
  partyChiefReport: null,
  notice: null,
  talk: null,
  record: null,
  reply: null,
  report: null,
  outcome: null,
  approvedBy: null,
  dueAt: null,
  dueRule: null,
  reason: null,
} satisfies Partial<TalkInquiryRow>;
const nobody = { departmentId: null, departmentAs: null, leaderPersonId: null };
const due = (limit: { readonly dueAt: string; readonly ruleId: string }) => ({ dueAt: limit.dueAt, dueRule: limit.ruleId });
const nothingDue = { dueAt: null, dueRule: null };

export const talkInquiryRegister: Projection<TalkInquiryRow, TalkInquiryEvent> = {
  name: 'talk-inquiry-register',
  version: 4,
  categories: ['talkInquiry'],
  table: {
    name: 'talk_inquiry_register',
    columns: {
      talkInquiryId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      clueId: 'text NOT NULL',
      clueNumber: 'text NOT NULL',
      title: 'text NOT NULL',
      round: 'integer NOT NULL',
      subject: 'jsonb NOT NULL',
      departmentId: 'text',
      departmentAs: 'text',
      leaderPersonId: 'text',
      status: 'text NOT NULL',
      form: 'text',
      plan: 'jsonb',
      partyChiefReport: 'jsonb',
      notice: 'jsonb',
      talk: 'jsonb',
      record: 'jsonb',
      reply: 'jsonb',
      report: 'jsonb',
      outcome: 'text',
      approvedBy: 'text',
      dueAt: 'timestamptz',
      dueRule: 'text',
      reason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['talkInquiryId'],
    indexes: ['(organisation_id, status)', '(department_id)', '(clue_id)', '(due_at)'],
  },
  upcasters: talkInquiryUpcasters,
  on: {
    TalkInquiryOpened: ({ data, stream, revision, metadata }) => [
      put({ ...nothingYet, ...nobody, ...data, talkInquiryId: idOf(stream), matterId: metadata.correlationId, status: 'opened', revision }),
    ],
    TalkHandlerAssigned: (event) => {
      const { departmentId, departmentAs, leaderPersonId = null } = event.data;
      return columns(event, { departmentId, departmentAs, leaderPersonId });
    },
    PlanProposed: (event) => {
      const { form, plan, nextLowerPartyChief, talkers, approval, proposedBy, acquaintances } = event.data;
      return columns(event, {
        ...nothingYet,
        status: 'plan-proposed',
        form,
        plan: {
          plan,
          nextLowerPartyChief,
          talkers,
          approver: approval.role,
          proposedBy,
          approvedBy: null,
          acquaintances: found(acquaintances),
        },
      });
    },
    PlanApproved: ({ data, stream, revision }) => [
      {
        op: 'change',
        key: { talkInquiryId: idOf(stream) },
        change: (row) => ({
          ...row,
          status: 'plan-approved',
          plan: {
            ...row.plan!,
            approvedBy: data.approvedBy,
            acquaintances: accepted(found(data.acquaintances) ?? row.plan!.acquaintances, data.acceptance),
          },
          partyChiefReport: data.partyChiefReport ?? null,
          revision,
        }),
      },
    ],
    PlanRejected: (event) => columns(event, { ...nothingYet, status: 'opened', reason: event.data.reason }),
    NoticeServed: (event) => {
      const { servedOn, servedTo, reference, deadline } = event.data;
      return columns(event, { status: 'notified', notice: { servedOn, servedTo, reference }, ...due(deadline) });
    },
    TalkHeld: (event) => {
      const { talkers, heldOn, place, inTime, recordDeadline, reportDeadline } = event.data;
      return columns(event, { status: 'held', talk: { talkers, heldOn, place, inTime }, ...due(recordDeadline ?? reportDeadline) });
    },
    RecordSigned: ({ data: { record, signedBySubject, signedOn, inTime, reportDeadline }, ...event }) =>
      columns(event, { status: 'answered', record: { record, signedBySubject, signedOn, inTime }, ...due(reportDeadline) }),
    ReplyReceived: (event) => {
      const { statement, countersignedBy, receivedOn, inTime, reportDeadline } = event.data;
      return columns(event, { status: 'answered', reply: { statement, countersignedBy, receivedOn, inTime }, ...due(reportDeadline) });
    },
    ReportMade: (event) => {
      const { facts, opinion, outcome, approval, reportedOn, inTime, reportedBy } = event.data;
      return columns(event, {
        status: 'reported',
        report: { facts, opinion, outcome, approver: approval.role, reportedOn, inTime, reportedBy },
        ...nothingDue,
      });
    },
    OutcomeApproved: (event) => {
      const { outcome, approvedBy } = event.data;
      return columns(
        event,
        outcome === 'inquire-again' ? { ...nothingYet, status: 'opened' } : { status: 'concluded', outcome, approvedBy },
      );
    },
    OutcomeRejected: (event) =>
      columns(event, { status: 'answered', report: null, reason: event.data.reason, ...due(event.data.reportDeadline) }),
    TalkInquiryDiscontinued: (event) => columns(event, { status: 'discontinued', reason: event.data.reason, ...nothingDue }),
  },
};
