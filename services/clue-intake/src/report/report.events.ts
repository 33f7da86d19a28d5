import type { AccessMark, RuleVersion } from '@liandong/event-sourcing';
import type { Deadline, QuietWarning } from '@liandong/legal-time';
import type { SealedIdentity } from '../reporter/reporter.events.js';

/** Through which part of the public channel a report (举报件) came: web page, messaging account (微信公众号, 4.15), column (“探照灯”专栏, 4.16). */
export const reportChannels = ['web', 'messaging-account', 'column'] as const;
export type ReportChannel = (typeof reportChannels)[number];

/** 检举 · 控告 · 申诉 · 批评建议, as the reporter names it. */
export const reportForms = ['denunciation', 'complaint', 'appeal', 'criticism'] as const;
export type ReportForm = (typeof reportForms)[number];

/** Why a report is not taken in (B1.10): others' remit, or nothing of substance. */
export const declineGrounds = ['others-remit', 'no-substance'] as const;
export type DeclineGround = (typeof declineGrounds)[number];

/** Why a report is for the upper level alone (径送, B1.7): it is about somebody whom that level manages, or about the own chief. */
export const directForwardGrounds = ['upper-managed', 'own-chief'] as const;
export type DirectForwardGround = (typeof directForwardGrounds)[number];

/** What the reporter told; every field is sealed on its own. */
export const contentFields = ['text', 'subjects', 'unit', 'timeAndPlace'] as const;
export type ContentField = (typeof contentFields)[number];

/** Ciphertexts with the id of the key that opens them; the plaintext never reaches the domain. */
export interface SealedFields<Field extends string> {
  readonly keyId: string;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}
export type SealedContent = SealedFields<ContentField>;
export type SealedMessage = SealedFields<'message'>;

/** A photograph (照片) that the reporter adds: sealed, it stands beside the log under its digest. */
export interface SealedPhotograph {
  readonly keyId: string;
  /** SHA-256 (hex) of the ciphertext. */
  readonly digest: string;
}

export interface Submission {
  readonly organisationId: string;
  readonly channel: ReportChannel;
  readonly form: ReportForm;
  /** Argon2id of the receipt code's secret part; the code itself is nowhere. */
  readonly codeHash: string;
  readonly content: SealedContent;
  /** Of whoever signed (署名), under a key of its own: nobody opens it here, it goes to the clue's reporter (B1.16). Then the limit of B1.15 runs. */
  readonly identity?: SealedIdentity;
}

type Plain<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data };
type Ruled<Type extends string, Data extends object> = Plain<Type, Data> & { readonly rules?: readonly RuleVersion[] };

/** What happens to a report. Events that the reporter causes have the day for a moment (docs/adr/0018). Names are storage formats. */
export type ReportEvent =
  | Ruled<'ReportSubmitted', Submission & { readonly receivedOn: string; readonly acknowledgeBy?: Deadline }>
  /** Stored before anything is opened. */
  | (Plain<'ReportContentRead', { readonly readBy: string }> & { readonly access: AccessMark })
  | Plain<'ReportQuestionAsked', { readonly number: number; readonly question: SealedMessage; readonly askedBy: string }>
  | Plain<'ReportQuestionAnswered', { readonly number: number; readonly answer: SealedMessage }>
  | Plain<'ReportSupplemented', { readonly supplement: SealedMessage }>
  /** Numbered from 1 within the report. */
  | Plain<'ReportPhotographAdded', { readonly number: number; readonly photograph: SealedPhotograph }>
  /** Stored before it is opened. */
  | (Plain<'ReportPhotographRead', { readonly number: number; readonly readBy: string }> & { readonly access: AccessMark })
  | Plain<'ReportNoticeGiven', { readonly notice: SealedMessage; readonly givenBy: string }>
  /** Became a clue of the library, issued to a department that handles it (B1.8); before departments were named, to none. */
  | Plain<'ReportTakenIn', { readonly clueId: string; readonly departmentId?: string; readonly takenInBy: string }>
  | Plain<'ReportDeclineProposed', { readonly ground: DeclineGround; readonly notice: SealedMessage; readonly proposedBy: string }>
  /** 不予受理, approved by the deputy in charge (B1.10); the reporter sees the notice from now on. */
  | Plain<'ReportDeclined', { readonly ground: DeclineGround; readonly approvedBy: string }>
  | Plain<'ReportDeclineRejected', { readonly reason: string; readonly rejectedBy: string }>
  /** 重复件: kept with the first one, not issued again (B1.8). */
  | Plain<'ReportRepeatKept', { readonly firstReportId: string; readonly notice: SealedMessage; readonly keptBy: string }>
  | Ruled<'ReportDirectForwardFound', { readonly ground: DirectForwardGround; readonly foundBy: string; readonly deadline: Deadline }>
  /** The limit for sending it up comes near, or has passed. Raised by a timer; none of the warnings about clues, which others read (B1.7). */
  | Ruled<'ReportSendingUpWarned', QuietWarning>
  /** Gone up, outside of this system; from now on nothing of it is opened here (B1.7). */
  | Plain<'ReportSentUp', { readonly toOrganisation: string; readonly sentOn: string; readonly sentBy: string; readonly inTime: boolean }>
  /** The key is destroyed: nobody reads any more what was told. */
  | Plain<'ReportContentDestroyed', object>;
