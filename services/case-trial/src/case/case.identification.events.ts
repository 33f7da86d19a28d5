import type { Subject } from '@liandong/contracts';
import type { FilingApprover } from '../rules/filing-authority.js';
import type { Fact } from './case.events.js';

/** Who an unidentified subject is, or is said to be, or who it is instead of whom an earlier supplementary filing named; the township as of a case that is opened. */
export interface Identified {
  readonly subject: Subject;
  readonly formerly: Subject;
  readonly townshipId: string | null;
}

/** 查明身份 in a case on a matter (以事立案): 补充立案 makes it the case of this person or institution, once those have approved who approve a filing against such a subject (B2.4). */
export type IdentificationEvent =
  | Fact<
      'SupplementaryFilingProposed',
      Identified & { basis: string; approvers: readonly FilingApprover[]; proposedOn: string; proposedBy: string }
    >
  | Fact<'SupplementaryFilingEndorsed', { role: FilingApprover; endorsedOn: string; endorsedBy: string }>
  | Fact<'SupplementaryFilingApproved', Identified & { role: FilingApprover; filedOn: string; approvedBy: string }>
  /** It stays the case that it was. */
  | Fact<'SupplementaryFilingRejected', { reason: string; rejectedOn: string; rejectedBy: string }>
  /** Of cases in which an investigator alone said who it was, before that needed an approval. */
  | Fact<'SubjectIdentified', { subject: Subject; formerly: Subject; basis: string; identifiedOn: string; identifiedBy: string }>;
