import type { Subject } from '@liandong/contracts';
import { change, type Projection, set } from '@liandong/projections';
import type { DecisionLetter } from '../../case/case.decision.events.js';
import type { CaseEvent, ImposedSanction } from '../../case/case.events.js';

/** One line of the case register (案件台账). */
export interface CaseRegisterRow {
  readonly caseId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly townshipId: string | null;
  readonly clueId: string;
  readonly verificationId: string;
  readonly status: string;
  readonly number: string | null;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly subjectPosition: string;
  readonly managedBy: string;
  readonly verifiers: readonly string[];
  readonly tracks: readonly string[];
  readonly gravity: string | null;
  /** Whose approval of the filing, or of the supplementary one, is awaited, in this order. */
  readonly awaitedApprovers: readonly string[];
  /** Who the unidentified subject is said to be, as long as nobody has decided on it (补充立案). */
  readonly identification: {
    readonly subject: Subject;
    readonly basis: string;
    readonly proposedBy: string;
    readonly proposedOn: string;
  } | null;
  /** Day of the supplementary filing. */
  readonly supplementedOn: string | null;
  readonly filedOn: string | null;
  readonly decisionDueAt: string | null;
  readonly investigators: readonly string[];
  readonly filingAnnouncedOn: string | null;
  readonly signatures: readonly string[];
  readonly townshipRoute: string | null;
  readonly acceptedOn: string | null;
  readonly complex: boolean;
  readonly trialDueAt: string | null;
  /** The clock stands still while evidence is supplemented (B2.15). */
  readonly trialPaused: boolean;
  readonly trialInTime: boolean | null;
  readonly panel: readonly string[];
  /** Day of the trial talk, or of the approval to skip it (B2.17). */
  readonly talkSettledOn: string | null;
  readonly deliberatedOn: string | null;
  readonly outcome: string | null;
  readonly sanctions: readonly ImposedSanction[];
  readonly form: number | null;
  readonly decidedOn: string | null;
  readonly decisionInTime: boolean | null;
  readonly letter: DecisionLetter | null;
  readonly announcementDueAt: string | null;
  readonly announcedOn: string | null;
  readonly announcedInTime: boolean | null;
  readonly executionDueAt: string | null;
  readonly executionReportDueAt: string | null;
  readonly outstanding: readonly string[];
  /** False as soon as one part was late (B2.28). */
  readonly executionInTime: boolean | null;
  readonly closedOn: string | null;
  /** Why the case ended without a filing. */
  readonly declinedReason: string | null;
  readonly revision: number;
}

/** What these events do to the register: a page of it. */
export type HandlersOf<Type extends CaseEvent['type']> = Required<Pick<Projection<CaseRegisterRow, CaseEvent>['on'], Type>>;

/** Where an event happened: its stream and its place there. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** The row of a case, by its stream. */
export const key = (stream: string) => ({ caseId: stream.slice('case-'.length) });
/** Columns that do not hang on what the row held. */
export const columns = ({ stream, revision }: Place, values: Partial<CaseRegisterRow>) => [
  set<CaseRegisterRow>(key(stream), { ...values, revision }),
];
/** Columns that follow from what the row held. */
export const row = ({ stream, revision }: Place, how: (row: CaseRegisterRow) => Partial<CaseRegisterRow>) => [
  change<CaseRegisterRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];

/** What a case has of its trial before it begins; a re-investigation begins it anew. */
export const noTrial = {
  signatures: [],
  townshipRoute: null,
  acceptedOn: null,
  complex: false,
  trialDueAt: null,
  trialPaused: false,
  trialInTime: null,
  panel: [],
  talkSettledOn: null,
  deliberatedOn: null,
};

/** What no case has when it is opened. */
export const nothingYet = {
  number: null,
  tracks: [],
  gravity: null,
  awaitedApprovers: [],
  identification: null,
  supplementedOn: null,
  filedOn: null,
  decisionDueAt: null,
  investigators: [],
  filingAnnouncedOn: null,
  ...noTrial,
  outcome: null,
  sanctions: [],
  form: null,
  decidedOn: null,
  decisionInTime: null,
  letter: null,
  announcementDueAt: null,
  announcedOn: null,
  announcedInTime: null,
  executionDueAt: null,
  executionReportDueAt: null,
  outstanding: [],
  executionInTime: null,
  closedOn: null,
  declinedReason: null,
} satisfies Partial<CaseRegisterRow>;

/** How the register is stored. */
export const caseTable: Projection<CaseRegisterRow, CaseEvent>['table'] = {
  name: 'case_register',
  columns: {
    caseId: 'text',
    matterId: 'text NOT NULL',
    organisationId: 'text NOT NULL',
    townshipId: 'text',
    clueId: 'text NOT NULL',
    verificationId: 'text NOT NULL',
    status: 'text NOT NULL',
    number: 'text',
    subjectId: 'text NOT NULL',
    subjectName: 'text NOT NULL',
    subjectPosition: 'text NOT NULL',
    managedBy: 'text NOT NULL',
    verifiers: 'jsonb NOT NULL',
    tracks: 'jsonb NOT NULL',
    gravity: 'text',
    awaitedApprovers: 'jsonb NOT NULL',
    identification: 'jsonb',
    supplementedOn: 'date',
    filedOn: 'date',
    decisionDueAt: 'timestamptz',
    investigators: 'jsonb NOT NULL',
    filingAnnouncedOn: 'date',
    signatures: 'jsonb NOT NULL',
    townshipRoute: 'text',
    acceptedOn: 'date',
    complex: 'boolean NOT NULL',
    trialDueAt: 'timestamptz',
    trialPaused: 'boolean NOT NULL',
    trialInTime: 'boolean',
    panel: 'jsonb NOT NULL',
    talkSettledOn: 'date',
    deliberatedOn: 'date',
    outcome: 'text',
    sanctions: 'jsonb NOT NULL',
    form: 'smallint',
    decidedOn: 'date',
    decisionInTime: 'boolean',
    letter: 'jsonb',
    announcementDueAt: 'timestamptz',
    announcedOn: 'date',
    announcedInTime: 'boolean',
    executionDueAt: 'timestamptz',
    executionReportDueAt: 'timestamptz',
    outstanding: 'jsonb NOT NULL',
    executionInTime: 'boolean',
    closedOn: 'date',
    declinedReason: 'text',
    revision: 'integer NOT NULL',
  },
  primaryKey: ['caseId'],
  indexes: [
    '(organisation_id, status)',
    '(township_id)',
    '(clue_id)',
    '(matter_id)',
    'USING gin (investigators)',
    'USING gin (verifiers)',
    'USING gin (panel)',
  ],
};
