import { isBarred as isBarredFrom, type Recusal, type RecusalStatus } from '@liandong/access';
import type { Subject } from '@liandong/contracts';
import { firstFree, type RecusedElsewhere } from '@liandong/protection';
import type { Deadline } from '@liandong/legal-time';
import type { RequiredAuthority } from './authority.js';
import type { Member } from './draw.js';
import type { Figures, Finding, Measure, Opening, Report, Team, VerificationEvent, VerificationPlan } from './verification.events.js';

export const verificationStatuses = [
  'opened',
  'plan-proposed',
  'plan-approved',
  'teams-formed',
  'running',
  'report-drafted',
  'report-submitted',
  'concluded',
  'ended',
] as const;
export type VerificationStatus = 'none' | (typeof verificationStatuses)[number];

/** `awaits`: who has yet to approve the subject, who added or identified it while the verification ran, and what it was before that. */
export type VerifiedSubject = Subject & { readonly awaits?: RequiredAuthority & { readonly addedBy: string; readonly formerly?: Subject } };

/** Without the statement: it stays in the event, for those who decide. */
export type RaisedRecusal = Pick<Recusal, 'ground' | 'chief' | 'raisedOn'> & { readonly status: RecusalStatus };

export interface Draft extends Report {
  readonly version: number;
  readonly signatures: readonly { readonly personId: string; readonly signedOn: string }[];
}

export interface VerificationState extends Partial<Omit<Opening, 'title' | 'subjects'>> {
  readonly status: VerificationStatus;
  readonly title: string;
  readonly subjects: readonly VerifiedSubject[];
  readonly plan?: VerificationPlan;
  readonly authority?: RequiredAuthority;
  readonly proposedBy?: string;
  readonly approvedBy?: string;
  readonly teams: readonly Team[];
  readonly drawnOn?: string;
  /** Everybody who ever had a place in a team (B2.13 bars them from the trial). */
  readonly participants: readonly string[];
  readonly recusals: Readonly<Record<string, RaisedRecusal>>;
  readonly actingChiefId?: string;
  /** B4.1: what other records say of the matter. No event of the verification has it: it is read with each command. */
  readonly elsewhere?: RecusedElsewhere;
  readonly startedOn?: string;
  readonly deadline?: Deadline;
  readonly measures: readonly Measure[];
  readonly findings: Readonly<Record<string, Finding>>;
  /** Version of the newest draft, whether or not it still stands. */
  readonly draftVersion: number;
  readonly draft?: Draft;
  readonly submittedBy?: string;
  readonly reportedOn?: string;
  readonly reportInTime?: boolean;
  readonly concludedOn?: string;
  readonly days?: number;
  readonly figures?: Figures;
  /** The last routing of the clue that fell, of which the news has come. */
  readonly fellUpTo?: number;
}

export const initialVerification: VerificationState = {
  status: 'none',
  title: '',
  subjects: [],
  teams: [],
  participants: [],
  recusals: {},
  measures: [],
  findings: {},
  draftVersion: 0,
};

/** Everyone with a place in a team who has not been recused: whose signatures the report needs. */
export function membersOf(state: Pick<VerificationState, 'teams' | 'recusals'>): readonly Member[] {
  return state.teams.flatMap(({ members }) => members).filter(({ personId }) => state.recusals[personId]?.status !== 'upheld');
}

/** B4.1: no work from the moment a recusal is raised, here or elsewhere in the matter; after it was upheld, none at all. */
export function isBarred(state: Pick<VerificationState, 'recusals' | 'elsewhere'>, personId: string): boolean {
  return isBarredFrom(state.recusals, personId) || isBarredElsewhere(state, personId);
}

export function isBarredElsewhere({ elsewhere }: Pick<VerificationState, 'elsewhere'>, personId: string): boolean {
  return elsewhere?.barred.includes(personId) ?? false;
}

/** B4.2: who decides in the place of the recused chief: as appointed here, else elsewhere. */
export function actingChiefOf(state: Pick<VerificationState, 'recusals' | 'actingChiefId' | 'elsewhere'>): string | undefined {
  return firstFree([state.actingChiefId, state.elsewhere?.actingChiefId], (personId) => isBarred(state, personId));
}

/** Evidence of all measures. */
export function evidenceIdsOf(state: Pick<VerificationState, 'measures'>): readonly string[] {
  return state.measures.flatMap(({ evidence }) => evidence.map(({ evidenceId }) => evidenceId));
}

export function evolveVerification(state: VerificationState, event: VerificationEvent): VerificationState {
  switch (event.type) {
    case 'VerificationOpened':
      return { ...state, ...event.data, status: 'opened' };
    case 'VerificationOpenedAnew':
      return { ...initialVerification, ...kept(state), ...event.data, status: 'opened' };
    case 'RoutingFell': {
      const { organisationId, routingNo: fellUpTo } = event.data;
      return { ...state, organisationId, fellUpTo, ...(goesOnUnder(fellUpTo, state) ? { status: 'ended' as const } : {}) };
    }
    case 'VerificationPlanProposed': {
      const { plan, authority, proposedBy } = event.data;
      return { ...state, plan, authority, proposedBy, status: 'plan-proposed' };
    }
    case 'VerificationPlanApproved':
      return { ...state, status: 'plan-approved', approvedBy: event.data.approvedBy };
    case 'VerificationPlanRejected':
      return { ...state, status: 'opened', plan: undefined };
    case 'TeamsFormed': {
      const { teams, drawnOn } = event.data;
      return {
        ...state,
        status: 'teams-formed',
        teams,
        drawnOn,
        participants: withParticipants(
          state,
          teams.flatMap(({ members }) => members),
        ),
      };
    }
    case 'MemberReplaced':
      return replaced(state, event.data);
    case 'RecusalRaised': {
      const { personId, ground, chief, raisedOn } = event.data;
      return { ...state, recusals: { ...state.recusals, [personId]: { ground, chief, raisedOn, status: 'pending' } } };
    }
    case 'RecusalDecided': {
      const { personId, upheld, actingChiefId = state.actingChiefId } = event.data;
      const recusal = { ...state.recusals[personId]!, status: upheld ? ('upheld' as const) : ('rejected' as const) };
      const decided = { ...state, recusals: { ...state.recusals, [personId]: recusal }, ...(actingChiefId ? { actingChiefId } : {}) };
      return upheld ? withoutSignature(decided, personId) : decided;
    }
    case 'VerificationStarted':
      return { ...state, status: 'running', startedOn: event.data.startedOn, deadline: event.data.deadline };
    case 'VerificationExtended':
      return { ...state, deadline: event.data.deadline };
    case 'MeasureTaken': {
      const { recordedBy: _recordedBy, ...measure } = event.data;
      return { ...withoutDraft(state), measures: [...state.measures, measure] };
    }
    case 'SubjectsAdded': {
      const { subjects, authority, addedBy } = event.data;
      return {
        ...withoutDraft(state),
        subjects: [...state.subjects, ...subjects.map((subject) => ({ ...subject, awaits: { ...authority, addedBy } }))],
      };
    }
    case 'SubjectIdentified': {
      const { subject, formerly, authority, identifiedBy: addedBy } = event.data;
      return {
        ...withoutDraft(state),
        subjects: state.subjects.map((one) =>
          one.subjectId === subject.subjectId ? { ...subject, awaits: { ...authority, addedBy, formerly } } : one,
        ),
      };
    }
    case 'SubjectsApproved':
      return {
        ...state,
        subjects: state.subjects.map((subject) => (event.data.subjectIds.includes(subject.subjectId) ? approved(subject) : subject)),
      };
    case 'SubjectsRejected':
      return {
        ...state,
        subjects: state.subjects.flatMap((subject) =>
          event.data.subjectIds.includes(subject.subjectId) ? (subject.awaits?.formerly ?? []) : [subject],
        ),
      };
    case 'FindingRecorded': {
      const { recordedBy: _recordedBy, ...finding } = event.data;
      return { ...withoutDraft(state), findings: { ...state.findings, [finding.subjectId]: finding } };
    }
    case 'ReportDrafted': {
      const { draftedBy: _draftedBy, ...draft } = event.data;
      return { ...state, status: 'report-drafted', draftVersion: draft.version, draft: { ...draft, signatures: [] } };
    }
    case 'ReportSigned': {
      const { personId, signedOn } = event.data;
      const draft = state.draft!;
      return { ...state, draft: { ...draft, signatures: [...draft.signatures, { personId, signedOn }] } };
    }
    case 'ReportSubmitted': {
      const { reportedOn, submittedBy, inTime } = event.data;
      return { ...state, status: 'report-submitted', reportedOn, submittedBy, reportInTime: inTime };
    }
    case 'ReportReturned':
      return { ...withoutDraft(state), submittedBy: undefined, reportedOn: undefined, reportInTime: undefined };
    case 'VerificationConcluded': {
      const { concludedOn, days, figures } = event.data;
      return { ...state, status: 'concluded', concludedOn, days, figures };
    }
  }
}

/** Whether it goes on under that routing, or one before it; which one is unknown of those that were opened before they were counted. */
function goesOnUnder(upTo: number, { status, routingNo = 0 }: VerificationState): boolean {
  return !['none', 'concluded', 'ended'].includes(status) && routingNo <= upTo;
}

/** What outlasts a routing: who took part (B2.13), who is recused from the matter (B4.1, B4.2), and how many drafts there were. */
function kept({ participants, recusals, actingChiefId, draftVersion, fellUpTo }: VerificationState): Partial<VerificationState> {
  return { participants, recusals, draftVersion, ...(actingChiefId ? { actingChiefId } : {}), ...(fellUpTo ? { fellUpTo } : {}) };
}

/** New facts make the draft, and what was signed under it, void. */
function withoutDraft(state: VerificationState): VerificationState {
  return { ...state, status: 'running', draft: undefined };
}

function withoutSignature(state: VerificationState, personId: string): VerificationState {
  if (!state.draft) return state;
  return { ...state, draft: { ...state.draft, signatures: state.draft.signatures.filter((signature) => signature.personId !== personId) } };
}

function approved({ awaits: _awaits, ...subject }: VerifiedSubject): VerifiedSubject {
  return subject;
}

function withParticipants(state: VerificationState, members: readonly Member[]): readonly string[] {
  return [...new Set([...state.participants, ...members.map(({ personId }) => personId)])];
}

/** The new member takes the former one's place, as leader too. */
function replaced(
  state: VerificationState,
  { teamId, formerPersonId, member }: { readonly teamId: string; readonly formerPersonId: string; readonly member: Member },
): VerificationState {
  const teams = state.teams.map((team) => {
    if (team.teamId !== teamId) return team;
    const members = team.members.map((current) => (current.personId === formerPersonId ? member : current));
    return { ...team, members, leaderPersonId: team.leaderPersonId === formerPersonId ? member.personId : team.leaderPersonId };
  });
  return withoutSignature({ ...state, teams, participants: withParticipants(state, [member]) }, formerPersonId);
}
