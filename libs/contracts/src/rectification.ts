import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';

export const rectificationItemOpened = contract(
  'rectification.item-opened.v1',
  z.object({
    itemId: z.string(),
    organisationId: z.string(),
    responsibleOrganisationId: z.string(),
    problem: z.string(),
    /** What the unit has to do. */
    requirement: z.string(),
    dueAt: z.iso.datetime(),
  }),
);
export type RectificationItemOpened = EventOf<typeof rectificationItemOpened>;

export const rectificationItemClosed = contract(
  'rectification.item-closed.v1',
  z.object({ itemId: z.string(), organisationId: z.string(), closedOn: z.iso.date() }),
);
export type RectificationItemClosed = EventOf<typeof rectificationItemClosed>;
