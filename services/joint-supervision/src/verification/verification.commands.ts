import type { Recusal } from '@liandong/access';
import type { Actor, Instant } from '@liandong/event-sourcing';
import type { AskedSubject } from '@liandong/contracts';
import type { Drawn } from './draw.js';
import type { Measure, Opening, Finding, Report, VerificationPlan } from './verification.events.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export interface ProposePlan {
  readonly plan: VerificationPlan;
  readonly proposedOn: string;
}

export interface FormTeams {
  readonly teams: readonly { readonly name: string; readonly leaderPersonId: string; readonly memberIds: readonly string[] }[];
  readonly drawnOn: string;
}

export interface ReplaceMember {
  readonly formerPersonId: string;
  readonly personId: string;
  readonly reason: string;
  readonly replacedOn: string;
}

export type RaiseRecusal = Omit<Recusal, 'chief'>;

export interface DecideRecusal {
  readonly personId: string;
  readonly upheld: boolean;
  readonly reason: string;
  readonly decidedOn: string;
  readonly actingChiefId?: string;
}

/** B4.2: an order needs no decision after it. */
export type OrderRecusal = Omit<RaiseRecusal, 'raisedBy' | 'raisedOn'> & { readonly orderedOn: string; readonly actingChiefId?: string };

export interface AddSubjects {
  readonly subjects: readonly AskedSubject[];
  readonly partyChiefSubjectIds: readonly string[];
  readonly reason: string;
  readonly addedOn: string;
}

/** `subject`: under the id that it has. */
export interface IdentifySubject {
  readonly subject: AskedSubject;
  /** Chief of a next-lower party organisation (B2.1). */
  readonly partyChief: boolean;
  readonly basis: string;
  readonly identifiedOn: string;
}

/** What collaboration plan and staff roster say on the day in question; the service reads them. */
export interface PlanFacts {
  readonly facts: { readonly zoneIds: readonly string[] };
}
export interface DrawFacts {
  readonly facts: { readonly planVersion: number; readonly drawn: Readonly<Record<string, Drawn>> };
}
export interface RosterFacts {
  readonly facts: { readonly listed: boolean; readonly chief: boolean };
}
export interface UpperBodyFacts {
  readonly facts: { readonly upperBodyId: string | undefined };
}

export type VerificationCommand =
  | Ask<'open', Opening>
  | Ask<'let-routing-fall', { readonly organisationId: string; readonly routingNo: number }>
  | Ask<'propose-plan', ProposePlan & PlanFacts>
  | Ask<'approve-plan', object>
  | Ask<'reject-plan', { readonly reason: string }>
  | Ask<'form-teams', FormTeams & DrawFacts>
  | Ask<'replace-member', ReplaceMember & DrawFacts>
  | Ask<'raise-recusal', RaiseRecusal & RosterFacts>
  | Ask<'decide-recusal', DecideRecusal & UpperBodyFacts>
  | Ask<'order-recusal', OrderRecusal & { readonly facts: RosterFacts['facts'] & UpperBodyFacts['facts'] }>
  | Ask<'start', { readonly startedOn: string }>
  | Ask<'extend', { readonly reason: string; readonly extendedOn: string }>
  | Ask<'take-measure', Measure>
  | Ask<'add-subjects', AddSubjects>
  | Ask<'identify-subject', IdentifySubject>
  | Ask<'approve-subjects', { readonly subjectIds: readonly string[] }>
  | Ask<'reject-subjects', { readonly subjectIds: readonly string[]; readonly reason: string }>
  | Ask<'record-finding', Finding>
  | Ask<'draft-report', Report>
  | Ask<'sign-report', { readonly version: number; readonly signedOn: string }>
  | Ask<'submit-report', { readonly opinion: string; readonly reportedOn: string }>
  | Ask<'return-report', { readonly reason: string }>
  | Ask<'conclude', { readonly concludedOn: string }>;

/** One command by its type. */
export type CommandOf<Type extends VerificationCommand['type']> = Extract<VerificationCommand, { readonly type: Type }>;
