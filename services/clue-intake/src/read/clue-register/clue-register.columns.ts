import type { Subject, SubjectOutcome } from '@liandong/contracts';
import { change, type Projection, set } from '@liandong/projections';
import type { FieldChange } from '../../clue/clue.correction.decider.js';
import type { DisposalPlan } from '../../clue/clue.disposal-plan.js';
import type { ClueEvent, Figures } from '../../clue/clue.events.js';
import type { ClueOrigin } from '../../clue/clue.sources.js';
import { noPast, type PastColumns } from './clue-register.past.js';
import { noRouting, type RaiseColumn, type RoutingColumns } from './clue-register.routing.js';
import type { ListedCorrection } from './clue-register.corrections.js';
import type { ListedReopening } from './clue-register.reopenings.js';
import type { ListedForwarding } from './listed-forwarding.js';

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
  /** What went to other organisations, inside the system or by letter (B1.6). */
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
  /** Put right since it was registered, the oldest first (B1.4, B1.22). */
  readonly corrections: readonly ListedCorrection[];
  /** A correction that waits for its approval. */
  readonly correction: { readonly changes: readonly FieldChange[]; readonly reason: string; readonly proposedBy: string } | null;
  /** Of what was voided: the entry that stays. */
  readonly rightClueId: string | null;
  /** 重新办理 (B1.15), the last one last. */
  readonly reopenings: readonly ListedReopening[];
  /** Posted by an agency, forwarded by another organisation, or come back as a part: no slip of this library. */
  readonly arrived: boolean;
  readonly revision: number;
}

/** What a clue does not have yet when it comes in. */
export const nothingYet = {
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
  corrections: [],
  correction: null,
  rightClueId: null,
  reopenings: [],
} satisfies Partial<ClueRegisterRow>;

/** What waited for a decision, where the clue left the library or was closed. */
export const nothingUndecided = { correction: null, limitChange: null, raise: null } satisfies Partial<ClueRegisterRow>;

/** The table of the register. */
export const clueRegisterTable: Projection<ClueRegisterRow, ClueEvent>['table'] = {
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
    corrections: 'jsonb NOT NULL',
    correction: 'jsonb',
    rightClueId: 'text',
    reopenings: 'jsonb NOT NULL',
    arrived: 'boolean NOT NULL',
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
    '(first_clue_id) WHERE first_clue_id IS NOT NULL',
    '(right_clue_id) WHERE right_clue_id IS NOT NULL',
    '(department_id) WHERE department_id IS NOT NULL',
    '(review_due_at) WHERE review_due_at IS NOT NULL',
  ],
};

/** What of the register's handlers one page tells. */
export type HandlersOf<Type extends ClueEvent['type']> = Required<Pick<Projection<ClueRegisterRow, ClueEvent>['on'], Type>>;

/** Where an event happened: its stream and its place there. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
}

export const idOf = (stream: string) => stream.slice('clue-'.length);
/** Sets these columns. */
export const columns = ({ stream, revision }: Place, values: Partial<ClueRegisterRow>) => [
  set<ClueRegisterRow>({ clueId: idOf(stream) }, { ...values, revision }),
];
/** Sets what follows from the row as it stands. */
export const row = ({ stream, revision }: Place, how: (row: ClueRegisterRow) => Partial<ClueRegisterRow>) => [
  change<ClueRegisterRow>({ clueId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];
