import { clueVoided } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** B1.4: nobody has to sign for what was entered by mistake. */
export const whenClueVoidedThenWithdrawSteps = automation(
  'when-clue-voided-then-withdraw-steps',
  clueVoided,
  ({ data: { clueId: id, organisationId } }) => [{ type: 'let-entry-fall', id, organisationId, data: { organisationId } }],
);
