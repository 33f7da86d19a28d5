import { reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenClueReceivedFromAboveThenOpenAssignment } from '../automation/when-clue-received-from-above-then-open-assignment.js';
import { assignmentFigures } from '../figures/assignment.figures.js';
import { AssignmentHistoryController } from '../read/assignment-history/assignment-history.controller.js';
import { AssignmentHistoryQuery } from '../read/assignment-history/assignment-history.query.js';
import { AssignmentRegisterController } from '../read/assignment-register/assignment-register.controller.js';
import { assignmentRegister } from '../read/assignment-register/assignment-register.projection.js';
import { AssignmentRegisterQuery } from '../read/assignment-register/assignment-register.query.js';
import { Assignment } from '../read/assignment-register/assignment.entity.js';
import { assignmentView } from '../views/assignment.view.js';
import { AssignmentController } from './assignment.controller.js';
import { AssignmentDuties } from './assignment-duties.service.js';
import { AssignmentService } from './assignment.service.js';

/** 交办督办件 / assignments from above and to below (B1.12–B1.14). */
export const assignmentSlice: ServiceSlice = {
  categories: ['assignment'],
  projections: [assignmentRegister],
  entities: [Assignment],
  decisionViews: [assignmentView],
  figures: assignmentFigures,
  reactions: [
    reaction(whenClueReceivedFromAboveThenOpenAssignment, AssignmentService, (assignments, request, { id, data }) =>
      assignments.open(request, id, data),
    ),
  ],
  controllers: [AssignmentController, AssignmentRegisterController, AssignmentHistoryController],
  providers: [AssignmentDuties, AssignmentService, AssignmentRegisterQuery, AssignmentHistoryQuery],
};
