import type { clueSourceKinds, OutcomeFigures } from '@liandong/contracts';
import type { ConclusionEvent } from './clue.conclusion.decider.js';
import type { CorrectionEvent } from './clue.correction.decider.js';
import type { DisposalEvent } from './clue.disposal.decider.js';
import type { FeedbackEvent } from './clue.feedback.decider.js';
import type { ForwardResultEvent } from './clue.forward-results.decider.js';
import type { ForwardingEvent } from './clue.forwarding.decider.js';
import type { IntakeEvent } from './clue.intake.decider.js';
import type { LimitEvent } from './clue.limit.decider.js';
import type { PastEvent } from './clue.past.decider.js';
import type { RaisingEvent } from './clue.raising.decider.js';
import type { RefilingEvent } from './clue.refiling.decider.js';
import type { ReopeningEvent } from './clue.reopening.decider.js';
import type { ResultEvent } from './clue.results.decider.js';
import type { RoutingEvent } from './clue.routing.decider.js';
import type { SubjectEvent } from './clue.subjects.decider.js';
import type { VoidingEvent } from './clue.voiding.decider.js';

export type ClueSourceKind = (typeof clueSourceKinds)[number];

/** 处置方式 (B1.1): 初步核实 · 谈话函询 · 暂存待查 · 予以了结 */
export const disposalModes = ['initial-verification', 'talk-inquiry', 'hold', 'close'] as const;
export type DisposalMode = (typeof disposalModes)[number];

export interface ClueSource {
  readonly kind: ClueSourceKind;
  readonly agencyId: string;
  readonly reference: string;
}

/** The CloudEvent behind a clue that an agency posted: what was said can be compared with it for good. */
export interface Transfer {
  readonly eventSource: string;
  readonly eventId: string;
  /** SHA-256 (hex) of the CloudEvent's canonical JSON (RFC 8785). */
  readonly digest: string;
}

/** How many persons, and beside them how many institutions and matters, ended with which outcome. */
export type Figures = OutcomeFigures;

/** What happens to a problem clue (问题线索), phase by phase: each phase is a page of its own, with its events, its part of the state and its decisions. Names are storage formats. */
export type ClueEvent =
  | IntakeEvent
  | ForwardingEvent
  | ForwardResultEvent
  | SubjectEvent
  | CorrectionEvent
  | VoidingEvent
  | RefilingEvent
  | DisposalEvent
  | LimitEvent
  | RaisingEvent
  | RoutingEvent
  | ResultEvent
  | ConclusionEvent
  | PastEvent
  | FeedbackEvent
  | ReopeningEvent;
