import type { AllowedActions } from '@liandong/event-sourcing';
import type { CustodyCommand } from './custody.decider.js';
import type { CustodyState } from './custody.state.js';

/** What follows from the clue, and is offered to nobody: it holds in every status. */
export const custodyOwnActions = { any: ['let-routing-fall', 'let-entry-fall'] } as const satisfies Readonly<
  Record<string, readonly CustodyCommand['type'][]>
>;
type OwnCommand = (typeof custodyOwnActions.any)[number];

export const custodyActions: AllowedActions<CustodyState['status'], Exclude<CustodyCommand['type'], OwnCommand>> = {
  none: ['open', 'pass-on'],
  running: ['open', 'pass-on', 'hand-over', 'receive', 'send-back', 'withdraw'],
};
