import { publisher, reaction, type ServiceSlice } from '@liandong/service-kit';
import {
  whenCaseDecidedThenRecordOutcome,
  whenInstitutionMeasureAppliedThenRecordOutcome,
  whenMeasureAppliedThenRecordOutcome,
  whenSubjectClearedThenRecordOutcome,
} from '../automation/when-outcome-decided-then-record-outcome.js';
import {
  whenCaseDecidedThenRecordCaseFacts,
  whenCaseFiledThenRecordCaseFact,
  whenPropertyRecoveredThenRecordCaseFact,
} from '../automation/when-case-changed-then-record-case-facts.js';
import { whenClueForwardedThenReceiveClue } from '../automation/when-clue-forwarded-then-receive-clue.js';
import {
  whenForwardedClueKeptAsRepeatThenRecordIt,
  whenForwardedClueRegisteredThenRecordReceipt,
  whenForwardedClueResultAcknowledgedThenRecordReceipt,
  whenForwardedClueResultGivenThenRecordResult,
  whenForwardedClueReturnedThenRecordReturn,
  whenPassedOnResultAcknowledgedThenRecordReceipt,
} from '../automation/when-forwarded-clue-answered-then-record-it.js';
import { whenTalkInquiryEndedThenRecordTalkInquiry } from '../automation/when-talk-inquiry-ended-then-record-talk-inquiry.js';
import { whenTourClueHandedOverThenReceiveClue } from '../automation/when-tour-clue-handed-over-then-receive-clue.js';
import { whenVerificationConcludedThenRecordVerification } from '../automation/when-verification-concluded-then-record-verification.js';
import { clueIntakeFigures } from '../figures/clue-intake.figures.js';
import { caseFigures } from '../figures/case.figures.js';
import { crossedFigures } from '../figures/crossed.figures.js';
import { overdueFigures } from '../figures/overdue.figures.js';
import { subjectFigures } from '../figures/subject.figures.js';
import { routingAndFeedbackFigures } from '../figures/routing-and-feedback.figures.js';
import { publishClue } from '../publishing/clue-intake.integration-events.js';
import { AgencyTransfer } from '../read/agency-transfers/agency-transfer.entity.js';
import { AgencyTransfersController } from '../read/agency-transfers/agency-transfers.controller.js';
import { agencyTransfers } from '../read/agency-transfers/agency-transfers.projection.js';
import { AgencyTransfersQuery } from '../read/agency-transfers/agency-transfers.query.js';
import { ClueHistoryController } from '../read/clue-history/clue-history.controller.js';
import { ClueHistoryQuery } from '../read/clue-history/clue-history.query.js';
import { ClueRegisterController } from '../read/clue-register/clue-register.controller.js';
import { clueRegister } from '../read/clue-register/clue-register.projection.js';
import { ClueEntries } from '../read/clue-register/clue-entries.js';
import { BarredCluesQuery } from '../read/clue-register/barred-clues.query.js';
import { ClueRegisterQuery } from '../read/clue-register/clue-register.query.js';
import { Clue } from '../read/clue-register/clue.entity.js';
import { DepartmentCluesController } from '../read/department-clues/department-clues.controller.js';
import { DepartmentCluesQuery } from '../read/department-clues/department-clues.query.js';
import { ClueHandlers } from '../read/handled-clues/clue-handlers.entity.js';
import { clueHandlers } from '../read/handled-clues/clue-handlers.projection.js';
import { HandledCluesController } from '../read/handled-clues/handled-clues.controller.js';
import { HandledCluesQuery } from '../read/handled-clues/handled-clues.query.js';
import { ProblemTypesController } from '../read/problem-types/problem-types.controller.js';
import { clueView } from '../views/clue.view.js';
import { ClueCorrectionsController } from './clue-corrections.controller.js';
import { ClueCorrectionsService } from './clue-corrections.service.js';
import { ClueDisposalController } from './clue-disposal.controller.js';
import { ClueFeedbackService } from './clue-feedback.service.js';
import { ClueForwardingController } from './clue-forwarding.controller.js';
import { ClueForwardingService } from './clue-forwarding.service.js';
import { ClueReopeningController } from './clue-reopening.controller.js';
import { ClueReopeningService } from './clue-reopening.service.js';
import { ClueRoutingService } from './clue-routing.service.js';
import { ClueRoutingController } from './clue-routing.controller.js';
import { ClueSubjectsController } from './clue-subjects.controller.js';
import { ClueSubjectsService } from './clue-subjects.service.js';
import { ClueController } from './clue.controller.js';
import { clue } from './clue.decider.js';
import { ClueService } from './clue.service.js';

/** 线索:受理、登记、处置、移送、反馈 / the clue, from receipt to feedback. */
export const clueSlice: ServiceSlice = {
  categories: ['clue', 'clueNumber'],
  projections: [clueRegister, clueHandlers, agencyTransfers],
  entities: [Clue, ClueHandlers, AgencyTransfer],
  decisionViews: [clueView],
  figures: [...crossedFigures, ...clueIntakeFigures, ...subjectFigures, ...caseFigures, ...overdueFigures, ...routingAndFeedbackFigures],
  publish: [publisher(clue, publishClue)],
  reactions: [
    reaction(whenTourClueHandedOverThenReceiveClue, ClueService, (clues, request, { id, data }) => clues.receive(request, id, data)),
    reaction(whenClueForwardedThenReceiveClue, ClueForwardingService, (clues, request, { id, data }) =>
      clues.receiveForwarded(request, id, data),
    ),
    reaction(whenForwardedClueRegisteredThenRecordReceipt, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordForwardReceipt(request, id, data),
    ),
    reaction(whenForwardedClueReturnedThenRecordReturn, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordForwardReturn(request, id, data),
    ),
    reaction(whenForwardedClueResultGivenThenRecordResult, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordForwardResult(request, id, data),
    ),
    reaction(whenForwardedClueResultAcknowledgedThenRecordReceipt, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordFeedbackReceipt(request, id, data),
    ),
    reaction(whenPassedOnResultAcknowledgedThenRecordReceipt, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordPassedOnReceipt(request, id, data),
    ),
    reaction(whenForwardedClueKeptAsRepeatThenRecordIt, ClueForwardingService, (clues, request, { id, data }) =>
      clues.recordForwardRepeat(request, id, data),
    ),
    reaction(whenVerificationConcludedThenRecordVerification, ClueRoutingService, (clues, request, { id, data }) =>
      clues.recordVerification(request, id, data),
    ),
    reaction(whenCaseDecidedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
    reaction(whenMeasureAppliedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
    reaction(whenInstitutionMeasureAppliedThenRecordOutcome, ClueService, (clues, request, { id, data }) =>
      clues.recordOutcome(request, id, data),
    ),
    reaction(whenCaseFiledThenRecordCaseFact, ClueService, (clues, request, { id, data }) => clues.recordCaseFact(request, id, data)),
    reaction(whenCaseDecidedThenRecordCaseFacts, ClueService, (clues, request, { id, data }) => clues.recordCaseFact(request, id, data)),
    reaction(whenPropertyRecoveredThenRecordCaseFact, ClueService, (clues, request, { id, data }) =>
      clues.recordCaseFact(request, id, data),
    ),
    reaction(whenSubjectClearedThenRecordOutcome, ClueService, (clues, request, { id, data }) => clues.recordOutcome(request, id, data)),
    reaction(whenTalkInquiryEndedThenRecordTalkInquiry, ClueService, (clues, request, { id, data }) =>
      clues.recordTalkInquiry(request, id, data),
    ),
  ],
  controllers: [
    ClueController,
    ClueDisposalController,
    ClueForwardingController,
    ClueCorrectionsController,
    ClueSubjectsController,
    ClueRoutingController,
    ClueReopeningController,
    ClueRegisterController,
    ClueHistoryController,
    DepartmentCluesController,
    HandledCluesController,
    AgencyTransfersController,
    ProblemTypesController,
  ],
  providers: [
    ClueService,
    ClueFeedbackService,
    ClueForwardingService,
    ClueCorrectionsService,
    ClueSubjectsService,
    ClueRoutingService,
    ClueReopeningService,
    ClueRegisterQuery,
    ClueHistoryQuery,
    DepartmentCluesQuery,
    HandledCluesQuery,
    BarredCluesQuery,
    ClueEntries,
    AgencyTransfersQuery,
  ],
};
