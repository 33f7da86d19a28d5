import { Module } from '@nestjs/common';
import { defineService, publisher, reaction } from '@liandong/service-kit';
import { AgencyController } from './agency/agency.controller.js';
import { AgencyInboxService } from './agency/agency-inbox.service.js';
import { AgencyService } from './agency/agency.service.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { AssignmentService } from './assignment/assignment.service.js';
import { whenCaseDecidedThenRecordOutcome, whenMeasureAppliedThenRecordOutcome, whenSubjectClearedThenRecordOutcome } from './automation/when-outcome-decided-then-record-outcome.js';
import { whenLimitWarnedThenAskForLetters } from './automation/when-limit-warned-then-ask-for-letters.js';
import { whenTourClueHandedOverThenReceiveClue } from './automation/when-tour-clue-handed-over-then-receive-clue.js';
import { whenVerificationConcludedThenRecordVerification } from './automation/when-verification-concluded-then-record-verification.js';
import { whenTalkInquiryApprovedThenOpenTalkInquiries } from './automation/when-talk-inquiry-approved-then-open-talk-inquiries.js';
import { whenTalkInquiryEndedThenRecordTalkInquiry } from './automation/when-talk-inquiry-ended-then-record-talk-inquiry.js';
import { ClarificationController } from './clarification/clarification.controller.js';
import { ClarificationService } from './clarification/clarification.service.js';
import { ClueDisposalController } from './clue/clue-disposal.controller.js';
import { clueIntakeTimers } from './clocks/clue-intake.clocks.js';
import { ClueController } from './clue/clue.controller.js';
import { clue } from './clue/clue.decider.js';
import { ClueService } from './clue/clue.service.js';
import { FalseAccusationController } from './false-accusation/false-accusation.controller.js';
import { FalseAccusationService } from './false-accusation/false-accusation.service.js';
import { importParts } from './import/import.parts.js';
import { publishClue } from './publishing/clue-intake.integration-events.js';
import { publishTalkInquiry } from './publishing/talk-inquiry.integration-events.js';
import { publishWarning } from './publishing/warning.integration-events.js';
import { AgencyRegisterController } from './read/agency-register/agency-register.controller.js';
import { agencyRegister } from './read/agency-register/agency-register.projection.js';
import { AgencyRegisterQuery } from './read/agency-register/agency-register.query.js';
import { Agency } from './read/agency-register/agency.entity.js';
import { AgencyTransfer } from './read/agency-transfers/agency-transfer.entity.js';
import { AgencyTransfersController } from './read/agency-transfers/agency-transfers.controller.js';
import { agencyTransfers } from './read/agency-transfers/agency-transfers.projection.js';
import { AgencyTransfersQuery } from './read/agency-transfers/agency-transfers.query.js';
import { AssignmentRegisterController } from './read/assignment-register/assignment-register.controller.js';
import { assignmentRegister } from './read/assignment-register/assignment-register.projection.js';
import { AssignmentRegisterQuery } from './read/assignment-register/assignment-register.query.js';
import { Assignment } from './read/assignment-register/assignment.entity.js';
import { ClueLibraryController } from './read/clue-library/clue-library.controller.js';
import { LibraryClue } from './read/clue-library/clue-library.entity.js';
import { clueLibrary } from './read/clue-library/clue-library.projection.js';
import { ClueLibraryQuery } from './read/clue-library/clue-library.query.js';
import { ClueRegisterController } from './read/clue-register/clue-register.controller.js';
import { clueRegister } from './read/clue-register/clue-register.projection.js';
import { ClueRegisterQuery } from './read/clue-register/clue-register.query.js';
import { Clue } from './read/clue-register/clue.entity.js';
import { Clarification } from './read/clarification-register/clarification.entity.js';
import { ClarificationRegisterController } from './read/clarification-register/clarification-register.controller.js';
import { clarificationRegister } from './read/clarification-register/clarification-register.projection.js';
import { ClarificationRegisterQuery } from './read/clarification-register/clarification-register.query.js';
import { FalseAccusation } from './read/false-accusation-register/false-accusation.entity.js';
import { FalseAccusationRegisterController } from './read/false-accusation-register/false-accusation-register.controller.js';
import { falseAccusationRegister } from './read/false-accusation-register/false-accusation-register.projection.js';
import { FalseAccusationRegisterQuery } from './read/false-accusation-register/false-accusation-register.query.js';
import { Meeting } from './read/meeting-register/meeting.entity.js';
import { MeetingRegisterController } from './read/meeting-register/meeting-register.controller.js';
import { meetingRegister } from './read/meeting-register/meeting-register.projection.js';
import { MeetingRegisterQuery } from './read/meeting-register/meeting-register.query.js';
import { ScreeningMeetingController } from './screening-meeting/screening-meeting.controller.js';
import { ScreeningMeetingService } from './screening-meeting/screening-meeting.service.js';
import { TalkInquiry } from './read/talk-inquiry-register/talk-inquiry.entity.js';
import { TalkInquiryRegisterController } from './read/talk-inquiry-register/talk-inquiry-register.controller.js';
import { talkInquiryRegister } from './read/talk-inquiry-register/talk-inquiry-register.projection.js';
import { TalkInquiryRegisterQuery } from './read/talk-inquiry-register/talk-inquiry-register.query.js';
import { TalkInquiryController } from './talk-inquiry/talk-inquiry.controller.js';
import { talkInquiry } from './talk-inquiry/talk-inquiry.decider.js';
import { TalkInquiryService } from './talk-inquiry/talk-inquiry.service.js';
import { InterventionController } from './intervention/intervention.controller.js';
import { InterventionService } from './intervention/intervention.service.js';
import { Intervention } from './read/intervention-register/intervention.entity.js';
import { InterventionRegisterController } from './read/intervention-register/intervention-register.controller.js';
import { interventionRegister } from './read/intervention-register/intervention-register.projection.js';
import { InterventionRegisterQuery } from './read/intervention-register/intervention-register.query.js';
import { Reporter } from './read/reporter-register/reporter.entity.js';
import { ReporterRegisterController } from './read/reporter-register/reporter-register.controller.js';
import { reporterRegister } from './read/reporter-register/reporter-register.projection.js';
import { ReporterRegisterQuery } from './read/reporter-register/reporter-register.query.js';
import { ReporterController } from './reporter/reporter.controller.js';
import { ReporterService } from './reporter/reporter.service.js';
import { ReportLine } from './read/report-register/report-line.entity.js';
import { ReportRegisterController } from './read/report-register/report-register.controller.js';
import { reportRegister } from './read/report-register/report-register.projection.js';
import { ReportRegisterQuery } from './read/report-register/report-register.query.js';
import { CodeHasher } from './report/code-hasher.js';
import { PublicGate } from './report/public-gate.js';
import { PublicReportController } from './report/public-report.controller.js';
import { PublicReportService } from './report/public-report.service.js';
import { ReportPageController } from './report/page/report-page.controller.js';
import { ReportController } from './report/report.controller.js';
import { ReportService } from './report/report.service.js';
import { ReportChannelController } from './report-channel/report-channel.controller.js';
import { ReportChannelService } from './report-channel/report-channel.service.js';
import { WarningRegisterController } from './read/warning-register/warning-register.controller.js';
import { warningRegister } from './read/warning-register/warning-register.projection.js';
import { WarningRegisterQuery } from './read/warning-register/warning-register.query.js';
import { Warning } from './read/warning-register/warning.entity.js';
import { clueIntakeFigures } from './figures/clue-intake.figures.js';
import { meetingFigures } from './figures/meeting.figures.js';
import { talkInquiryFigures } from './figures/talk-inquiry.figures.js';
import { StationRegisterController } from './read/station-register/station-register.controller.js';
import { stationRegister } from './read/station-register/station-register.projection.js';
import { StationRegisterQuery } from './read/station-register/station-register.query.js';
import { Station } from './read/station-register/station.entity.js';
import { DirectForwardController } from './direct-forward/direct-forward.controller.js';
import { DirectForwardService } from './direct-forward/direct-forward.service.js';
import { DirectForward } from './read/direct-forward-register/direct-forward.entity.js';
import { DirectForwardRegisterController } from './read/direct-forward-register/direct-forward-register.controller.js';
import { directForwardRegister } from './read/direct-forward-register/direct-forward-register.projection.js';
import { DirectForwardRegisterQuery } from './read/direct-forward-register/direct-forward-register.query.js';
import { KeyMarkController } from './key-mark/key-mark.controller.js';
import { KeyMarkService } from './key-mark/key-mark.service.js';
import { KeyMark } from './read/key-mark-register/key-mark.entity.js';
import { KeyMarkRegisterController } from './read/key-mark-register/key-mark-register.controller.js';
import { keyMarkRegister } from './read/key-mark-register/key-mark-register.projection.js';
import { KeyMarkRegisterQuery } from './read/key-mark-register/key-mark-register.query.js';
import { SeriesController } from './series/series.controller.js';
import { SeriesService } from './series/series.service.js';
import { StationController } from './station/station.controller.js';
import { StationService } from './station/station.service.js';
import { assignmentView } from './views/assignment.view.js';
import { clarificationView } from './views/clarification.view.js';
import { clueView } from './views/clue.view.js';
import { falseAccusationView } from './views/false-accusation.view.js';
import { meetingView } from './views/meeting.view.js';
import { talkInquiryView } from './views/talk-inquiry.view.js';
import { reporterView } from './views/reporter.view.js';
import { reportView } from './views/report.view.js';
import { WarningController } from './warning/warning.controller.js';
import { warning } from './warning/warning.decider.js';
import { WarningLetterService } from './warning/warning-letter.service.js';
import { WarningService } from './warning/warning.service.js';

/** Takes clues in, decides on their disposal, routes them, and tells the sender what became of them. */
@Module(
  defineService({
    name: 'clue-intake',
    categories: ['clue', 'clueNumber', 'agency', 'talkInquiry', 'station', 'assignment', 'reporter', 'intervention', 'report', 'reportChannel', 'series', 'keyMark', 'directForward', 'screeningMeeting', 'clarification', 'falseAccusation', ...importParts.categories, 'warning'],
    seals: true,
    projections: [clueRegister, agencyTransfers, agencyRegister, talkInquiryRegister, stationRegister, assignmentRegister, reporterRegister, interventionRegister, reportRegister, clueLibrary, keyMarkRegister, directForwardRegister, meetingRegister, clarificationRegister, falseAccusationRegister, ...importParts.projections, warningRegister],
    entities: [Clue, AgencyTransfer, Agency, TalkInquiry, Station, Assignment, Reporter, Intervention, ReportLine, LibraryClue, KeyMark, DirectForward, Meeting, Clarification, FalseAccusation, ...importParts.entities, Warning],
    decisionViews: [clueView, talkInquiryView, assignmentView, reporterView, reportView, meetingView, clarificationView, falseAccusationView, ...importParts.decisionViews],
    figures: [...clueIntakeFigures, ...talkInquiryFigures, ...meetingFigures],
    migrations: importParts.migrations,
    publish: [publisher(clue, publishClue), publisher(talkInquiry, publishTalkInquiry), publisher(warning, publishWarning)],
    reactions: [
      reaction(whenTourClueHandedOverThenReceiveClue, ClueService, (clues, request, { id, data }) => clues.receive(request, id, data)),
      reaction(whenVerificationConcludedThenRecordVerification, ClueService, (clues, request, { id, data }) => clues.recordVerification(request, id, data)),
      reaction(whenCaseDecidedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
      reaction(whenMeasureAppliedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
      reaction(whenSubjectClearedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
      reaction(whenTalkInquiryApprovedThenOpenTalkInquiries, TalkInquiryService, (talkInquiries, request, { id, data }) => talkInquiries.open(request, id, data)),
      reaction(whenTalkInquiryEndedThenRecordTalkInquiry, ClueService, (clues, request, { id, data }) => clues.recordTalkInquiry(request, id, data)),
      reaction(whenLimitWarnedThenAskForLetters, WarningLetterService, (letters, request, { id, data }) => letters.ask(request, id, data)),
    ],
    timers: clueIntakeTimers,
    controllers: [
      ClueController, ClueDisposalController, TalkInquiryController, AgencyController, StationController, AssignmentController,
      ClueRegisterController, TalkInquiryRegisterController, AgencyTransfersController, AgencyRegisterController, StationRegisterController, AssignmentRegisterController,
      ReporterController, ReporterRegisterController, InterventionController, InterventionRegisterController,
      PublicReportController, ReportPageController, ReportController, ReportChannelController, ReportRegisterController,
      SeriesController, ClueLibraryController, KeyMarkController, KeyMarkRegisterController,
      DirectForwardController, DirectForwardRegisterController,
      ScreeningMeetingController, MeetingRegisterController,
      ClarificationController, ClarificationRegisterController, FalseAccusationController, FalseAccusationRegisterController, ...importParts.controllers,
      WarningController, WarningRegisterController,
    ],
    providers: [
      ClueService, TalkInquiryService, AgencyService, AgencyInboxService, StationService, AssignmentService,
      ClueRegisterQuery, TalkInquiryRegisterQuery, AgencyTransfersQuery, AgencyRegisterQuery, StationRegisterQuery, AssignmentRegisterQuery,
      ReporterService, ReporterRegisterQuery, InterventionService, InterventionRegisterQuery,
      CodeHasher, PublicGate, PublicReportService, ReportService, ReportChannelService, ReportRegisterQuery,
      SeriesService, ClueLibraryQuery, KeyMarkService, KeyMarkRegisterQuery,
      DirectForwardService, DirectForwardRegisterQuery,
      ScreeningMeetingService, MeetingRegisterQuery,
      ClarificationService, ClarificationRegisterQuery, FalseAccusationService, FalseAccusationRegisterQuery, ...importParts.providers,
      WarningService, WarningLetterService, WarningRegisterQuery,
    ],
  }),
)
export class ClueIntakeModule {}
