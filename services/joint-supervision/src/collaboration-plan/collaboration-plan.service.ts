import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type AdoptPlan, collaborationPlan, type CollaborationPlanCommand } from './collaboration-plan.decider.js';

type Data<Type extends CollaborationPlanCommand['type']> = Extract<CollaborationPlanCommand, { readonly type: Type }>['data'];

/** One method per command. A commission has one plan, under its own id. */
@Injectable()
export class CollaborationPlanService {
  constructor(private readonly commands: CommandRunner) {}

  /** PlanAdopted. Mechanisms 0.2, 2.5, 3.13. */
  adopt(request: RequestContext, data: AdoptPlan) {
    const { organisationId } = data;
    return this.commands.run(
      collaborationPlan,
      organisationId,
      request,
      'collaboration-plan.adopt',
      { type: 'adopt', data },
      { organisationId },
    );
  }

  /** MemberMoved. */
  moveMember(request: RequestContext, organisationId: string, data: Data<'move-member'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', { type: 'move-member', data });
  }

  /** MemberJoined. */
  join(request: RequestContext, organisationId: string, data: Data<'join'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', { type: 'join', data });
  }

  /** MemberLeft. */
  leave(request: RequestContext, organisationId: string, data: Data<'leave'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', { type: 'leave', data });
  }

  /** LeadChanged. Mechanism 0.3. */
  changeLead(request: RequestContext, organisationId: string, data: Data<'change-lead'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', { type: 'change-lead', data });
  }

  /** LiaisonRoomChanged. Mechanism 2.5. */
  changeLiaisonRoom(request: RequestContext, organisationId: string, data: Data<'change-liaison-room'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', {
      type: 'change-liaison-room',
      data,
    });
  }

  /** GroupChanged. */
  changeGroup(request: RequestContext, organisationId: string, data: Data<'change-group'>) {
    return this.commands.run(collaborationPlan, organisationId, request, 'collaboration-plan.change', { type: 'change-group', data });
  }
}
