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

/**
 * 密级 (B4.9): how a matter is classified in the service that keeps the level, told whole with every change; `source` tells which service. Whoever handles the matter, too, has it
 * for a floor, until that service tells otherwise. Ids alone: no reason, nothing of the matter.
 */
export const levelInForce = contract(
  'matter.level-in-force.v1',
  z.object({
    /** The record that keeps it in that service, and the how-manieth change of it this is: an older one that comes later is nothing new. */
    registerId: z.string(),
    revision: z.int().nonnegative(),
    organisationId: z.string(),
    /** 公开 · 内部 · 秘密 · 机密 · 绝密. */
    level: z.enum(['public', 'internal', 'confidential', 'secret', 'top-secret']),
    /** Persons who were admitted to it one by one, whatever their role's clearance. */
    admitted: z.array(z.string()),
  }),
);
export type LevelInForce = EventOf<typeof levelInForce>;
