import { Module } from '@nestjs/common';
import { defineService, ofSlices, publisher, reaction } from '@liandong/service-kit';
import { whenClueRoutedThenOpenVerification } from './automation/when-clue-routed-then-open-verification.js';
import { whenLegClosedThenCloseLeg } from './automation/when-leg-closed-then-close-leg.js';
import { whenLegOpenedThenOpenLeg } from './automation/when-leg-opened-then-open-leg.js';
import { whenRoutingFellThenEndVerification } from './automation/when-routing-fell-then-end-verification.js';
import { CollaborationPlanController } from './collaboration-plan/collaboration-plan.controller.js';
import { collaborationPlan } from './collaboration-plan/collaboration-plan.decider.js';
import { CollaborationPlanService } from './collaboration-plan/collaboration-plan.service.js';
import { MatterController } from './matter/matter.controller.js';
import { matter } from './matter/matter.decider.js';
import { MatterService } from './matter/matter.service.js';
import { publishMatter, publishPlan, publishVerification } from './publishing/joint-supervision.integration-events.js';
import { MatterBoardController } from './read/matter-board/matter-board.controller.js';
import { MatterEntry } from './read/matter-board/matter-board.entity.js';
import { matterBoard } from './read/matter-board/matter-board.projection.js';
import { MatterBoardQuery } from './read/matter-board/matter-board.query.js';
import { StaffBoardController } from './read/staff-board/staff-board.controller.js';
import { StaffBoardEntry } from './read/staff-board/staff-board.entity.js';
import { staffBoard } from './read/staff-board/staff-board.projection.js';
import { StaffBoardQuery } from './read/staff-board/staff-board.query.js';
import { VerificationRegisterController } from './read/verification-register/verification-register.controller.js';
import { VerificationEntry } from './read/verification-register/verification-register.entity.js';
import { verificationRegister } from './read/verification-register/verification-register.projection.js';
import { VerificationRegisterQuery } from './read/verification-register/verification-register.query.js';
import { ZoneBoardController } from './read/zone-board/zone-board.controller.js';
import { ZoneBoardEntry } from './read/zone-board/zone-board.entity.js';
import { zoneBoard } from './read/zone-board/zone-board.projection.js';
import { ZoneBoardQuery } from './read/zone-board/zone-board.query.js';
import { StaffRosterController } from './staff-roster/staff-roster.controller.js';
import { staffRoster } from './staff-roster/staff-roster.decider.js';
import { StaffRosterService } from './staff-roster/staff-roster.service.js';
import { followed, levels } from './verification/recusals-followed.js';
import { VerificationWorkController } from './verification/verification-work.controller.js';
import { VerificationController } from './verification/verification.controller.js';
import { verification } from './verification/verification.decider.js';
import { VerificationFacts } from './verification/verification.facts.js';
import { VerificationService } from './verification/verification.service.js';
import { collaborationPlanFigures } from './figures/collaboration-plan.figures.js';
import { jointSupervisionFigures } from './figures/joint-supervision.figures.js';
import { verificationView } from './views/verification.view.js';

/** Joint supervision (联合监督): zones and staff, verifications by drawn teams, and the matters that tie everything together. */
@Module(
  defineService(
    ofSlices({ name: 'joint-supervision', recusals: followed.recusals, secrecy: levels.secrecy }, [
      followed.slice,
      levels.slice,
      {
        categories: [collaborationPlan.category, staffRoster.category, verification.category, matter.category],
        projections: [zoneBoard, staffBoard, verificationRegister, matterBoard],
        entities: [ZoneBoardEntry, StaffBoardEntry, VerificationEntry, MatterEntry],
        decisionViews: [verificationView],
        figures: [...jointSupervisionFigures, ...collaborationPlanFigures],
        publish: [
          publisher(verification, publishVerification),
          publisher(matter, publishMatter),
          publisher(collaborationPlan, publishPlan),
        ],
        reactions: [
          reaction(whenClueRoutedThenOpenVerification, VerificationService, (service, request, command) =>
            service.open(request, command.id, command.data),
          ),
          reaction(whenRoutingFellThenEndVerification, VerificationService, (service, request, { id, data }) =>
            service.letRoutingFall(request, id, data),
          ),
          reaction(whenLegOpenedThenOpenLeg, MatterService, (service, request, command) =>
            service.openLeg(request, command.id, command.data),
          ),
          reaction(whenLegClosedThenCloseLeg, MatterService, (service, request, command) =>
            service.closeLeg(request, command.id, command.data),
          ),
        ],
        controllers: [
          CollaborationPlanController,
          StaffRosterController,
          VerificationController,
          VerificationWorkController,
          MatterController,
          ZoneBoardController,
          StaffBoardController,
          VerificationRegisterController,
          MatterBoardController,
        ],
        providers: [
          CollaborationPlanService,
          StaffRosterService,
          VerificationFacts,
          VerificationService,
          MatterService,
          ZoneBoardQuery,
          StaffBoardQuery,
          VerificationRegisterQuery,
          MatterBoardQuery,
        ],
      },
    ]),
  ),
)
export class JointSupervisionModule {}
