import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';

/** A leg (环节) is a part of a matter that must end before the matter can be closed. */
export const legKinds = ['clue', 'handover', 'verification', 'case', 'measure', 'rectification', 'document'] as const;
export type LegKind = (typeof legKinds)[number];

const leg = { legId: z.string(), kind: z.enum(legKinds), title: z.string(), organisationId: z.string() };

/** Every service announces the legs that it opens under this one type; `source` tells which service. */
export const legOpened = contract('matter.leg-opened.v1', z.object(leg));
export type LegOpened = EventOf<typeof legOpened>;

/** The leg has ended; `reason` says how. */
export const legClosed = contract('matter.leg-closed.v1', z.object({ ...leg, reason: z.string() }));
export type LegClosed = EventOf<typeof legClosed>;
