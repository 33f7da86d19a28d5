import type { DisposalMode } from '../clue/clue.events.js';

/** 联合排查会 (0.7): several organisations screen clues together · 案件线索专题会 (4.8): a group and a room study them */
export const meetingKinds = ['joint-screening', 'clue-study'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** What the meeting came to about one clue: a mode, or nothing yet. */
export const deferred = 'deferred';
export type MeetingDecision = DisposalMode | typeof deferred;

export interface Participant {
  readonly organisationId: string;
  readonly persons: readonly string[];
}

/** 不同意见 of a participating organisation, kept beside the decision. */
export interface Dissent {
  readonly organisationId: string;
  readonly opinion: string;
}

export interface MeetingPlan {
  readonly organisationId: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly scheduledOn: string;
  readonly participants: readonly Participant[];
  /** Ids of the clues that are spoken about. */
  readonly agenda: readonly string[];
}

export interface MeetingOpinion {
  readonly clueId: string;
  readonly decision: MeetingDecision;
  readonly opinion: string;
  readonly dissent: readonly Dissent[];
}

/** What happens in a meeting about clues. Names are storage formats. */
export type ScreeningMeetingEvent =
  | { readonly type: 'MeetingConvened'; readonly data: MeetingPlan & { readonly convenedBy: string } }
  | { readonly type: 'ClueAdded'; readonly data: { readonly clueId: string; readonly addedBy: string } }
  /** 阅卷: how many volumes of a clue somebody has read for the meeting. */
  | {
      readonly type: 'VolumesRead';
      readonly data: { readonly clueId: string; readonly volumes: number; readonly readOn: string; readonly readBy: string };
    }
  /** A later one about the same clue takes the place of the first. */
  | { readonly type: 'OpinionRecorded'; readonly data: MeetingOpinion & { readonly recordedBy: string } }
  /** From now on a disposal may name the meeting; nothing of it changes any more. */
  | {
      readonly type: 'MinutesSigned';
      readonly data: {
        readonly minutes: string;
        readonly heldOn: string;
        readonly decisions: Readonly<Record<string, MeetingDecision>>;
        readonly signedBy: string;
      };
    }
  | { readonly type: 'MeetingCancelled'; readonly data: { readonly reason: string; readonly cancelledBy: string } };
