import { Module } from '@nestjs/common';
import { defineService, ofSlices } from '@liandong/service-kit';
import { agencySlice } from './agency/agency.slice.js';
import { assignmentSlice } from './assignment/assignment.slice.js';
import { breachSlice } from './breach/breach.slice.js';
import { clarificationSlice } from './clarification/clarification.slice.js';
import { classificationSlice, matterSecrecy } from './classification/classification.slice.js';
import { clueCopySlice } from './clue-copy/clue-copy.slice.js';
import { clueSlice } from './clue/clue.slice.js';
import { custodySlice } from './custody/custody.slice.js';
import { departureSlice } from './departure/departure.slice.js';
import { directForwardSlice } from './direct-forward/direct-forward.slice.js';
import { falseAccusationSlice } from './false-accusation/false-accusation.slice.js';
import { figureDigestSlice } from './read/figure-digest/figure-digest.slice.js';
import { workListSlice } from './read/work-list/work-list.slice.js';
import { dimensionOf } from './figures/figure.terms.js';
import { importSlice } from './import/import.slice.js';
import { libraryExportSlice } from './library-export/library-export.slice.js';
import { interventionSlice } from './intervention/intervention.slice.js';
import { keyMarkSlice } from './key-mark/key-mark.slice.js';
import { librarySlice } from './library/library.slice.js';
import { outgoingTransferSlice } from './outgoing-transfer/outgoing-transfer.slice.js';
import { personEnquirySlice } from './person-enquiry/person-enquiry.slice.js';
import { quarterlyListSlice } from './quarterly-list/quarterly-list.slice.js';
import { reviewSlice } from './review/review.slice.js';
import { replySlice } from './reply/reply.slice.js';
import { reconciliationSlice } from './reconciliation/reconciliation.slice.js';
import { personFactsSlice } from './person-facts/person-facts.slice.js';
import { matterRecusals, recusalSlice } from './recusal/recusal.slice.js';
import { reportSlice } from './report/report.slice.js';
import { reporterSlice } from './reporter/reporter.slice.js';
import { screeningMeetingSlice } from './screening-meeting/screening-meeting.slice.js';
import { seriesSlice } from './series/series.slice.js';
import { stationSlice } from './station/station.slice.js';
import { talkInquirySlice } from './talk-inquiry/talk-inquiry.slice.js';
import { verifiersSlice } from './verifiers/verifiers.slice.js';
import { warningSlice } from './warning/warning.slice.js';
import { zonePlanSlice } from './zone-plan/zone-plan.slice.js';

/** Takes clues in, decides on their disposal, routes them, and tells the sender what became of them. */
@Module(
  defineService(
    ofSlices({ name: 'clue-intake', seals: true, recusals: matterRecusals, secrecy: matterSecrecy, figureTerms: dimensionOf }, [
      clueSlice,
      clueCopySlice,
      agencySlice,
      outgoingTransferSlice,
      stationSlice,
      reportSlice,
      reporterSlice,
      replySlice,
      quarterlyListSlice,
      interventionSlice,
      breachSlice,
      departureSlice,
      directForwardSlice,
      assignmentSlice,
      importSlice,
      libraryExportSlice,
      seriesSlice,
      keyMarkSlice,
      screeningMeetingSlice,
      talkInquirySlice,
      clarificationSlice,
      falseAccusationSlice,
      personEnquirySlice,
      librarySlice,
      custodySlice,
      reconciliationSlice,
      warningSlice,
      figureDigestSlice,
      workListSlice,
      reviewSlice,
      recusalSlice,
      personFactsSlice,
      classificationSlice,
      zonePlanSlice,
      verifiersSlice,
    ]),
  ),
)
export class ClueIntakeModule {}
