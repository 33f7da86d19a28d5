import type { Instant, RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { EnquiryApprover, EnquiryChain, EnquiryPurpose } from '../rules/enquiry-authority.js';

/** Somebody asked about. */
export interface EnquiredPerson {
  /** Within the enquiry: `p1`. */
  readonly person: string;
  readonly name: string;
  /** The unit they belong to, by which persons of one name are told apart. */
  readonly unitId: string;
  readonly position: string;
}

/** 来函 of a body that asks what is known of persons (廉政意见征求). */
export interface Enquiry {
  readonly organisationId: string;
  /** 征求意见单位, as the letter names it: it need not use the system. */
  readonly askingBody: string;
  /** Number and day of its letter. */
  readonly reference: string;
  readonly letterDate: string;
  readonly receivedOn: string;
  readonly purpose: EnquiryPurpose;
  readonly persons: readonly EnquiredPerson[];
}

/** 在办 · 已办结 · 已移送其他机关 (或退回过迟,另立线索) · 未在本库办理 (退回、重复、作废) · 原台账已处置,未载明是否办结 (B1.22) */
export const standings = ['open', 'ended', 'elsewhere', 'gone', 'unclear'] as const;
export type Standing = (typeof standings)[number];

/** A clue in the library about a person of that name: an id and where it stands, and nothing of what it says (B4.4). */
export interface FoundClue {
  readonly person: string;
  readonly clueId: string;
  /** Whom of the clue: more than one may bear the name. */
  readonly subjectId: string;
  readonly standing: Standing;
  /** Whether it ended with something for that subject: criticised, admonished, a case filed. */
  readonly consequence: boolean;
}

/** 未发现问题线索 · 有问题线索尚未办结,暂不宜 · 问题线索已办结 */
export const opinions = ['no-clue', 'pending', 'concluded'] as const;
export type Opinion = (typeof opinions)[number];

/** 不影响 · 影响使用 */
export const effects = ['none', 'affects'] as const;
export type Effect = (typeof effects)[number];

/** What is said of one person (廉政意见), and on what it rests; only `opinion` and `effect` leave the house. */
export interface PersonOpinion {
  readonly person: string;
  readonly opinion: Opinion;
  /** Of what was concluded, and of nothing else. */
  readonly effect?: Effect;
  /** Found clues that are about this very person, and those about somebody else of the name (同名), by `clueId/subjectId`. */
  readonly same: readonly string[];
  readonly namesakes: readonly { readonly clue: string; readonly reason: string }[];
  /** For whoever approves. */
  readonly note?: string;
}

interface Approval {
  /** Whose step it was: an acting chief takes the principal’s (B4.2). */
  readonly role: EnquiryApprover;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  /** By whoever stands in for the chief in the matter of a clue that was found. */
  readonly forChief?: true;
}

/** What happens to an enquiry about persons (廉政意见回复). Names are storage formats. */
export type PersonEnquiryEvent =
  | {
      readonly type: 'PersonEnquiryRecorded';
      readonly data: Enquiry & { readonly recordedBy: string; readonly deadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** Every search is on record, whatever it found; one that was refused as `SearchRefused`. `position`: everything stored up to it was searched. */
  | {
      readonly type: 'LibrarySearched';
      readonly data: {
        readonly found: readonly FoundClue[];
        readonly position: string;
        readonly searchedBy: string;
        readonly searchedAt: Instant;
      };
    }
  /** Somebody may not know one of the clues that were found: every such attempt is on record, and neither which clue nor why (B4.1, B4.9). */
  | { readonly type: 'SearchRefused'; readonly data: { readonly searchedBy: string; readonly searchedAt: Instant } }
  | {
      readonly type: 'EnquiryReplyProposed';
      readonly data: { readonly opinions: readonly PersonOpinion[]; readonly chain: EnquiryChain; readonly proposedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'EnquiryReplyStepApproved'; readonly data: Approval }
  | { readonly type: 'EnquiryReplyApproved'; readonly data: Approval }
  | { readonly type: 'EnquiryReplyRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  | {
      readonly type: 'EnquiryReplySent';
      readonly data: { readonly replyNumber: string; readonly sentOn: string; readonly inTime: boolean; readonly sentBy: string };
    }
  /** The asking body needs no answer any more, or it was recorded by mistake. */
  | { readonly type: 'PersonEnquiryWithdrawn'; readonly data: { readonly reason: string; readonly recordedBy: string } };
