import type { AllowedActions } from '@liandong/event-sourcing';
import type { HandoverCommand, ItemCommand } from './handover.commands.js';
import type { HandoverStatus, ItemStatus } from './handover.state.js';

const ofItems = [
  'amend-item',
  'withdraw-item',
  'convene-consultation',
  'conclude-consultation',
  'sign-out',
  'sign-in',
  'return-item',
  'record-progress',
  'record-result',
  'give-feedback',
  'acknowledge-feedback',
] as const satisfies readonly ItemCommand['type'][];

/** Which command is allowed in which status of the hand-over. A refusal lists the row. */
export const handoverActions: AllowedActions<HandoverStatus, HandoverCommand['type']> = {
  none: ['open'],
  open: ['add-item', ...ofItems, 'close'],
  closed: [],
};

/** Which command is allowed in which status of its item. */
export const itemActions: AllowedActions<ItemStatus, ItemCommand['type']> = {
  listed: ['amend-item', 'withdraw-item', 'convene-consultation', 'sign-out'],
  consulting: ['conclude-consultation'],
  'signed-out': ['sign-in', 'return-item'],
  returned: ['amend-item', 'withdraw-item', 'convene-consultation', 'sign-out'],
  'signed-in': ['record-progress', 'record-result'],
  'result-recorded': ['give-feedback'],
  'fed-back': ['acknowledge-feedback'],
  done: [],
  withdrawn: [],
};
