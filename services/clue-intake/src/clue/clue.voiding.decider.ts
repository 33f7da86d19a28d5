import { type Ask, ensure } from '@liandong/event-sourcing';
import { correctionErrors } from './clue.correction.errors.js';
import type { ClueEvent } from './clue.events.js';
import { arrivesBySystem } from './clue.sources.js';
import { isGone } from './clue.gone.js';
import type { ClueState, ClueStatus } from './clue.state.js';
import { nothingUndecided } from './clue.undecided.js';

/** 作废登记 (B1.4): entered twice by mistake. Its number is never given again; the line stays, as voided. */
export interface VoidingEvent {
  readonly type: 'ClueVoided';
  /** `rightClueId`: the entry that stays. */
  readonly data: { readonly reason: string; readonly rightClueId?: string; readonly voidedBy: string };
}

/** What is said outside of why it ended. */
export const VOIDED = '登记有误,已作废';

export function evolveVoiding(state: ClueState, _event: VoidingEvent): ClueState {
  return { ...state, ...nothingUndecided, status: 'voided', department: undefined };
}

export type VoidingCommand = Ask<
  'void',
  {
    readonly reason: string;
    readonly rightClueId?: string | undefined;
    /** Whose library that entry stands in, and how; undefined where there is none, or it is this very one. */
    readonly right?: { readonly organisationId: string; readonly status: ClueStatus } | undefined;
    /** Repeats were kept with it, or double entries voided for it. */
    readonly isLedTo?: boolean | undefined;
    /** Whoever reported it signed, and was not found to be somebody else (B1.16). */
    readonly hasReporter?: boolean | undefined;
  }
>;

/** Not in the library yet or any more, or handled with another clue. */
const isUnfit = (status: ClueStatus) => status === 'none' || status === 'received' || isGone(status);

/** B1.4: nobody else works with it yet, and nobody outside waits for what comes of it. */
export function decideVoiding({ data, by }: VoidingCommand, state: ClueState): readonly ClueEvent[] {
  const { forwarded, transferred, partOf, source, forwardings, organisationId, reopenings } = state;
  ensure(!forwarded && !transferred && !partOf && !arrivesBySystem.includes(source!.kind), correctionErrors.voidArrived);
  ensure(Object.keys(forwardings).length === 0, correctionErrors.voidForwarded);
  ensure(reopenings.length === 0, correctionErrors.voidDecidedOn);
  const { reason, rightClueId, right } = data;
  const fits = right?.organisationId === organisationId && right !== undefined && !isUnfit(right.status);
  ensure(rightClueId === undefined || fits, correctionErrors.notTheRightOne);
  const grounds = rightClueId === undefined ? groundsToKeep(data, state) : [];
  ensure(grounds.length === 0, correctionErrors.voidLeavesNothing(grounds));
  return [{ type: 'ClueVoided', data: { reason, ...(rightClueId === undefined ? {} : { rightClueId }), voidedBy: by.personId } }];
}

/** B1.8, B1.12, B1.16: others lead to it, or wait for what comes of it. */
function groundsToKeep({ isLedTo, hasReporter }: VoidingCommand['data'], { assignmentId }: ClueState): readonly string[] {
  return [...(isLedTo ? ['repeats'] : []), ...(assignmentId === undefined ? [] : ['assignment']), ...(hasReporter ? ['reporter'] : [])];
}
