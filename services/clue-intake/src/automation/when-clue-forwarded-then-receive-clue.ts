import { jurisdictionsBelow } from '@liandong/access';
import { clueForwarded } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';

/** B1.6: what was forwarded enters the receiver’s library under the forwarding’s id; B1.9: as forwarded from above where the sender stands over it. */
export const whenClueForwardedThenReceiveClue = automation(
  'when-clue-forwarded-then-receive-clue',
  clueForwarded,
  ({ data, time, matterId }) => {
    const { forwardingId, fromOrganisation, toOrganisation, clueId, clueNumber, title, summary, subjects, source } = data;
    const kind = jurisdictionsBelow(fromOrganisation, dateInChina(time)).includes(toOrganisation)
      ? ('upper-level' as const)
      : ('commission' as const);
    return [
      {
        type: 'receive',
        id: forwardingId,
        organisationId: toOrganisation,
        data: {
          organisationId: toOrganisation,
          source: { kind, agencyId: fromOrganisation, reference: clueNumber },
          title,
          summary,
          receivedOn: dateInChina(time),
          subjects,
          priority: false,
          raisedLevel: false,
          forwarded: { forwardingId, organisationId: fromOrganisation, clueId, clueNumber, matterId, source },
        } satisfies ReceiveClue,
      },
    ];
  },
);
