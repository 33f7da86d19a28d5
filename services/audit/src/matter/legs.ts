import { z } from 'zod';
import { legOpened } from '@liandong/contracts';

/** A leg (环节) of the matter as it stood: who opened it when, and how it ended. */
export interface LegStanding {
  readonly kind: string;
  readonly legId: string;
  readonly title: string;
  readonly organisationId: string;
  readonly openedAt: Date;
  readonly closedAt?: Date;
  readonly reason?: string;
}

export interface MatterStanding {
  /** As joint supervision (联动监督) has it; null where it knows nothing of the matter yet. */
  readonly status: 'open' | 'closed' | null;
  readonly openLegs: readonly LegStanding[];
  readonly closedLegs: readonly LegStanding[];
}

interface MatterFact {
  readonly type: string;
  readonly data: object;
  readonly recordedAt: Date;
}

/** The category in which joint supervision keeps matters. */
export const MATTER_CATEGORY = 'matter';

const closing = legOpened.schema.extend({ reason: z.string() });

/** How a matter stood after these events of its own stream. Event types that it does not know change nothing. */
export function standingOf(facts: readonly MatterFact[]): MatterStanding {
  const legs = new Map<string, LegStanding>();
  let status: MatterStanding['status'] = null;
  for (const { type, data, recordedAt } of facts) {
    if (type === 'MatterOpened' || type === 'MatterReopened') status = 'open';
    else if (type === 'MatterClosed') status = 'closed';
    else if (type === 'LegOpened') {
      const { kind, legId, title, organisationId } = legOpened.schema.parse(data);
      legs.set(`${kind} ${legId}`, { kind, legId, title, organisationId, openedAt: recordedAt });
    } else if (type === 'LegClosed') {
      const { kind, legId, title, organisationId, reason } = closing.parse(data);
      const opened = legs.get(`${kind} ${legId}`);
      legs.set(`${kind} ${legId}`, {
        kind,
        legId,
        title,
        organisationId,
        openedAt: opened?.openedAt ?? recordedAt,
        closedAt: recordedAt,
        reason,
      });
    }
  }
  const all = [...legs.values()];
  return { status, openLegs: all.filter(({ closedAt }) => !closedAt), closedLegs: all.filter(({ closedAt }) => closedAt) };
}
