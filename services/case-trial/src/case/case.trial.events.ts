import type { Deadline } from '@liandong/legal-time';
import type { Papers } from '../rules/checklists.js';
import type { TownshipRoute } from '../rules/sanction-authority.js';
import type { EarlierPunishment, Fact, Opinion } from './case.events.js';

/** 审理 */
export type TrialEvent =
  /** The township's own internal trial (内审). */
  | Fact<
      'TownshipReviewed',
      {
        reviewers: readonly string[];
        opinion: Opinion;
        complex: boolean;
        route: TownshipRoute;
        papers: Papers;
        reviewedOn: string;
        reviewedBy: string;
      }
    >
  /** 代行乡镇纪委书记职责 in this case, by the commission over the township (B4.2). */
  | Fact<
      'ActingSecretaryAppointed',
      { secretaryId: string; actingSecretaryId: string; reason: string; appointedOn: string; appointedBy: string }
    >
  | Fact<'SubmittedToCounty', { route: TownshipRoute; approvalReference: string; papers: Papers; submittedOn: string; approvedBy: string }>
  | Fact<'TrialAccepted', { acceptedOn: string; complex: boolean; deadline: Deadline; acceptedBy: string }>
  | Fact<'PanelFormed', { members: readonly string[]; formedOn: string; formedBy: string }>
  | Fact<'CaseClassified', { complex: boolean; reason: string; classifiedBy: string }>
  | Fact<'TrialExtended', { deadline: Deadline; reason: string; extendedOn: string; approvedBy: string }>
  /** The deadline stands still from this day on. */
  | Fact<'ReturnedForSupplement', { gaps: readonly string[]; deadline: Deadline; returnedOn: string; approvedBy: string }>
  | Fact<'Resubmitted', { supplements: readonly string[]; deadline: Deadline; resubmittedOn: string; resubmittedBy: string }>
  | Fact<'ReturnedForReinvestigation', { reason: string; returnedOn: string; approvedBy: string }>
  | Fact<
      'TrialTalkHeld',
      { talkers: readonly string[]; record: string; avRecording?: string | undefined; heldOn: string; recordedBy: string }
    >
  | Fact<'TrialTalkSkipped', { reason: string; skippedOn: string; approvedBy: string }>
  /** 室务会: with the one tendency opinion (倾向性意见); the trial's limit is measured here. */
  | Fact<
      'CaseDeliberated',
      {
        participants: readonly string[];
        opinion: Opinion;
        dissents: readonly { readonly personId: string; readonly text: string }[];
        earlierPunishments: readonly EarlierPunishment[];
        inTime: boolean;
        deliberatedOn: string;
        recordedBy: string;
      }
    >;
