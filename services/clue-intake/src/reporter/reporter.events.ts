import type { AccessMark, RuleVersion } from '@liandong/event-sourcing';

/** What identifies a reporter (举报人); every field is sealed on its own. */
export const identityFields = ['name', 'idNumber', 'phone', 'address', 'workplace'] as const;
export type IdentityField = (typeof identityFields)[number];

/** Ciphertexts with the id of the key that opens them; the plaintext never reaches the domain. */
export interface SealedIdentity {
  readonly keyId: string;
  readonly fields: Readonly<Partial<Record<IdentityField, string>>>;
}

/** Whether the report bears a name (署名) or none (匿名). A signature makes nobody a real-name reporter: its verification does. */
export const signatures = ['signed', 'unsigned'] as const;
export type Signature = (typeof signatures)[number];

export interface TracingApproval {
  readonly level: string;
  /** The body that approved. */
  readonly approvedBy: string;
  /** Its document. */
  readonly reference: string;
  readonly approvedOn: string;
}

type Marked<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly access: AccessMark };
type Ruled<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Data;
  readonly rules?: readonly RuleVersion[];
};

/** 联名举报、集体访: who signed or came beside the first. `number` counts the clue's reporters, the first is 1. */
export interface Signatory {
  readonly clueId: string;
  readonly number: number;
}

/** One reporter of a clue, the first under the clue's id, each further one under an id of their own. `number` counts the requests for a reveal (查看身份申请) from 1; `findingId`: the false accusation (诬告陷害) on whose grounds somebody anonymous is traced. */
export type ReporterEvent =
  | Ruled<
      'ReporterRegistered',
      {
        readonly organisationId: string;
        readonly signature: Signature;
        readonly receivedOn: string;
        readonly identity?: SealedIdentity;
        /** Absent: the first, or only one. */
        readonly signatory?: Signatory;
        /** False: whoever signed asks for no reply (B1.15). */
        readonly wantsReply?: boolean;
        readonly registeredBy: string;
      }
    >
  /** Verified: a real-name report (实名举报); unverifiable: anonymous for good (B1.16). */
  | Ruled<
      'ReporterIdentityChecked',
      {
        readonly outcome: 'verified' | 'unverifiable';
        readonly means: string;
        readonly checkedOn: string;
        /** What the reporter said when asked; absent: what was registered stands. */
        readonly wantsReply?: boolean;
        readonly checkedBy: string;
      }
    >
  /** Written before the finding of false accusation took its place: read for good, written no more. */
  | Ruled<'ReporterTracingApproved', TracingApproval & { readonly recordedBy: string }>
  | Marked<
      'ReporterRevealRequested',
      { readonly number: number; readonly reason: string; readonly requestedBy: string; readonly findingId?: string }
    >
  | Marked<'ReporterRevealApproved', { readonly number: number; readonly approvedBy: string; readonly validUntil: string }>
  | Marked<'ReporterRevealRefused', { readonly number: number; readonly reason: string; readonly refusedBy: string }>
  /** Stored before the identity is opened: who looks is known even where the answer is lost. */
  | Marked<'ReporterIdentityRead', { readonly number: number; readonly readBy: string }>
  | Ruled<'ReporterKeyDestructionOrdered', { readonly reason: string; readonly orderedBy: string }>
  /** The key is gone; nobody reads the identity any more. */
  | Ruled<'ReporterKeyDestroyed', object>;
