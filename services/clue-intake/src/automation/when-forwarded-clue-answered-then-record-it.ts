import {
  forwardedClueKeptAsRepeat,
  forwardedClueRegistered,
  forwardedClueResultAcknowledged,
  forwardedClueResultGiven,
  forwardedClueReturned,
} from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import { partOnly } from '../clue/clue.forward-results.decider.js';

/** The sender learns under which number the receiver has it (B1.6, B1.9). */
export const whenForwardedClueRegisteredThenRecordReceipt = automation(
  'when-forwarded-clue-registered-then-record-receipt',
  forwardedClueRegistered,
  ({ data }) => {
    const { forwardingId, fromOrganisation, sentClueId, clueId, clueNumber, registeredOn } = data;
    return [
      {
        type: 'record-forward-receipt',
        id: sentClueId,
        organisationId: fromOrganisation,
        data: { forwardingId, clueId, number: clueNumber, registeredOn },
      },
    ];
  },
);

/** What the receiver sends back is the sender’s again (B1.6). */
export const whenForwardedClueReturnedThenRecordReturn = automation(
  'when-forwarded-clue-returned-then-record-return',
  forwardedClueReturned,
  ({ data }) => {
    const { forwardingId, fromOrganisation, sentClueId, subjectIds, reason, returnedOn } = data;
    return [
      {
        type: 'record-forward-return',
        id: sentClueId,
        organisationId: fromOrganisation,
        data: { forwardingId, subjectIds, reason, returnedOn },
      },
    ];
  },
);

/** What came of it there is the sender’s to know (B1.6, B1.9). */
export const whenForwardedClueResultGivenThenRecordResult = automation(
  'when-forwarded-clue-result-given-then-record-result',
  forwardedClueResultGiven,
  ({ data }) => {
    const { forwardingId, fromOrganisation, sentClueId, text, figures, givenOn } = data;
    return [
      {
        type: 'record-forward-result',
        id: sentClueId,
        organisationId: fromOrganisation,
        data: { forwardingId, text, figures, givenOn, ...partOnly(data) },
      },
    ];
  },
);

/** The receiver keeps it as a repeat: the sender waits no more (B1.6, B1.8). */
export const whenForwardedClueKeptAsRepeatThenRecordIt = automation(
  'when-forwarded-clue-kept-as-repeat-then-record-it',
  forwardedClueKeptAsRepeat,
  ({ data }) => {
    const { forwardingId, fromOrganisation, sentClueId, keptOn } = data;
    return [
      {
        type: 'record-forward-repeat',
        id: sentClueId,
        organisationId: fromOrganisation,
        data: { forwardingId, keptOn, ...partOnly(data) },
      },
    ];
  },
);

/** The receiver learns that its feedback was signed for; its clue has the forwarding’s id, a part that had come back its own. */
export const whenForwardedClueResultAcknowledgedThenRecordReceipt = automation(
  'when-forwarded-clue-result-acknowledged-then-record-receipt',
  forwardedClueResultAcknowledged,
  ({ data }) =>
    data.passedOn === undefined
      ? [
          {
            type: 'record-feedback-receipt',
            id: data.partClueId ?? data.forwardingId,
            organisationId: data.toOrganisation,
            data: { acknowledgedOn: data.acknowledgedOn },
          },
        ]
      : [],
);

/** The receiver learns that what it had passed on, and what came of that, is signed for where it had come from. */
export const whenPassedOnResultAcknowledgedThenRecordReceipt = automation(
  'when-passed-on-result-acknowledged-then-record-receipt',
  forwardedClueResultAcknowledged,
  ({ data }) =>
    data.passedOn === undefined
      ? []
      : [
          {
            type: 'record-passed-on-receipt',
            id: data.forwardingId,
            organisationId: data.toOrganisation,
            data: { passedOn: data.passedOn, acknowledgedOn: data.acknowledgedOn },
          },
        ],
);
