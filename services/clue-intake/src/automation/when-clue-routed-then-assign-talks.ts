import { clueRouted } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { TalkInquiryData } from '../talk-inquiry/talk-inquiry.decider.js';

/** B1.3: the talks of a clue go where it was routed, under the zone's lead. */
export const whenClueRoutedThenAssignTalks = automation(
  'when-clue-routed-then-assign-talks',
  clueRouted,
  ({ data: { clueId, organisationId, mode, zoneId, unitId = zoneId, leaderPersonId } }) =>
    mode === 'talk-inquiry'
      ? [
          {
            type: 'follow-routing',
            id: clueId,
            organisationId,
            data: {
              departmentId: unitId,
              departmentAs: unitId === zoneId ? 'zone' : 'routed',
              leaderPersonId,
            } satisfies TalkInquiryData<'assign-handler'>,
          },
        ]
      : [],
);
