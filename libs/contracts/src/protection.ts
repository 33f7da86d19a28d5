import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';

/**
 * 回避 (B4.1, B4.2): whom the recusals of a matter bar in the service that keeps them, told whole with every change; `source` tells which service. It binds
 * whoever handles the matter later, until that service tells otherwise. Ids alone: no ground, no statement, nothing of the matter.
 */
export const recusalsInForce = contract(
  'matter.recusals-in-force.v1',
  z.object({
    /** The record that keeps them in that service, and the how-manieth change of it this is: an older one that comes later is nothing new. */
    registerId: z.string(),
    revision: z.int().nonnegative(),
    organisationId: z.string(),
    /** Persons who were raised and are not decided on, or are recused. */
    barred: z.array(z.string()),
    /** Who decides in the place of the recused chief. */
    actingChiefId: z.string().optional(),
  }),
);
export type RecusalsInForce = EventOf<typeof recusalsInForce>;
