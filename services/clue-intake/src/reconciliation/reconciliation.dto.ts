import { z } from 'zod';
import { answerKinds, settlements } from './reconciliation.events.js';

const text = z.string().trim().min(1).max(2_000);
const id = z.string().min(1).max(100);

/** `handlerId`: the zone or organisation to which clues were routed. */
export const OpenReconciliationBody = z
  .strictObject({ organisationId: id, handlerId: id, openedOn: z.iso.date() })
  .meta({ id: 'OpenReconciliation' });

export const AnswerReconciliationBody = z
  .strictObject({
    answers: z
      .array(z.strictObject({ clueId: id, answer: z.enum(answerKinds), note: text.optional() }))
      .min(1)
      .max(1_000),
  })
  .meta({ id: 'AnswerReconciliation' });

export const SettleDifferenceBody = z
  .strictObject({ clueId: id, settlement: z.enum(settlements), note: text })
  .meta({ id: 'SettleDifference' });
