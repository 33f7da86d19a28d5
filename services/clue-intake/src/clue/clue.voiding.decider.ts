import { type Ask, ensure } from '@liandong/event-sourcing';
import { correctionErrors } from './clue.correction.errors.js';
import type { ClueEvent } from './clue.events.js';
import { arrivesBySystem } from './clue.sources.js';
import type { ClueState } from './clue.state.js';
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
    /** Whose library that entry stands in; undefined where there is none, or it is voided itself. */
    readonly right?: { readonly organisationId: string } | undefined;
  }
>;

/** B1.4: nobody else works with it yet, and nobody outside waits for what comes of it. */
export function decideVoiding({ data, by }: VoidingCommand, state: ClueState): readonly ClueEvent[] {
  const { forwarded, transferred, partOf, source, forwardings, organisationId } = state;
  ensure(!forwarded && !transferred && !partOf && !arrivesBySystem.includes(source!.kind), correctionErrors.voidArrived);
  ensure(Object.keys(forwardings).length === 0, correctionErrors.voidForwarded);
  const { reason, rightClueId, right } = data;
  ensure(rightClueId === undefined || right?.organisationId === organisationId, correctionErrors.notTheRightOne);
  return [{ type: 'ClueVoided', data: { reason, ...(rightClueId === undefined ? {} : { rightClueId }), voidedBy: by.personId } }];
}
