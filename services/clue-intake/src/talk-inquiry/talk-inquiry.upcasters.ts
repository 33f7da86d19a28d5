import type { Upcaster } from '@liandong/event-sourcing';

/** PlanProposed 1 → 2: it names who talks (B4.9). An older plan named nobody. */
const withTalkers: Upcaster = (older: object) => ({ talkers: [], ...older });

/** From each stored schema version to the next, by event type. */
export const talkInquiryUpcasters = { PlanProposed: [withTalkers] } as const;
