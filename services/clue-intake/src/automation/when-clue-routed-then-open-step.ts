import { clueRouted } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { OpenStep } from '../custody/custody.events.js';

/** B1.4: the distribution (分办) that was approved is a step that both sides sign. */
export const whenClueRoutedThenOpenStep = automation('when-clue-routed-then-open-step', clueRouted, ({ data }) => [
  {
    type: 'open',
    id: data.clueId,
    organisationId: data.organisationId,
    data: {
      organisationId: data.organisationId,
      clueNumber: data.clueNumber,
      kind: 'routing',
      to: { organisationId: data.zoneId, personId: data.leaderPersonId },
      ...(data.routingNo === undefined ? {} : { routingNo: data.routingNo }),
    } satisfies OpenStep,
  },
]);
