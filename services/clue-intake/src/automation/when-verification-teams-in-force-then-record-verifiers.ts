import { verificationTeamsInForce } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';

/** 0.3: whoever verifies a clue reads it where it is kept. */
export const whenVerificationTeamsInForceThenRecordVerifiers = automation(
  'when-verification-teams-in-force-then-record-verifiers',
  verificationTeamsInForce,
  ({ data: { verificationId, clueId, organisationId, revision, members, zoneId, routingNo } }) => [
    {
      type: 'record',
      id: verificationId,
      organisationId,
      data: {
        organisationId,
        clueId,
        revision,
        members,
        ...(zoneId === undefined ? {} : { zoneId }),
        ...(routingNo === undefined ? {} : { routingNo }),
      },
    },
  ],
);
