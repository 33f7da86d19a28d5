import { clueHandedOver } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';

/** 优先办理 (3.14): a tour's clue enters with priority; 提级办理 (3.15, B3.6): at the raised level for village cadres. */
export const whenTourClueHandedOverThenReceiveClue = automation(
  'when-tour-clue-handed-over-then-receive-clue',
  clueHandedOver,
  ({ data }) => [
    {
      type: 'receive',
      id: data.itemId,
      organisationId: data.organisationId,
      data: {
        organisationId: data.organisationId,
        source: { kind: 'inspection-tour', agencyId: data.tourOfficeId, reference: data.itemId },
        title: data.title,
        summary: data.summary,
        receivedOn: data.receivedOn,
        subjects: data.subjects,
        priority: true,
        raisedLevel: data.raisedLevel,
      } satisfies ReceiveClue,
    },
  ],
);
