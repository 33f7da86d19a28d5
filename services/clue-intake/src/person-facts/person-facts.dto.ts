import { z } from 'zod';
import { personFactKinds } from './person-facts.events.js';

const id = z.string().trim().min(1).max(100);
const name = z.string().trim().min(1).max(200);
const date = z.iso.date();
const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), personId: id }),
  z.strictObject({ kind: z.literal('subject'), name, unitId: id }),
]);
const fact = z.strictObject({
  kind: z.enum(personFactKinds),
  organisationId: id.optional(),
  name: name.optional(),
  detail: name.optional(),
  from: date.optional(),
  until: date.optional(),
});

/** `until` is excluded. Of a subject's kin, `detail` names the officer. */
export const DeclareFactsBody = z
  .strictObject({ organisationId: id, holder, facts: z.array(fact).min(1).max(100), declaredOn: date })
  .meta({ id: 'DeclareFacts' });

export const WithdrawFactBody = z.strictObject({ factId: id, reason: z.string().trim().min(1).max(2_000) }).meta({ id: 'WithdrawFact' });
