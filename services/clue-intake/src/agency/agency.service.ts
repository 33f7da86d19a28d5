import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type Admission, agency } from './agency.decider.js';

/** Which agencies may post, under which agreement. */
@Injectable()
export class AgencyService {
  constructor(private readonly commands: CommandRunner) {}

  /** AgencyAdmitted: an agency of the own jurisdiction may post to the own commission. Mechanism 0.13. */
  async admit(request: RequestContext, agencyId: string, data: Admission) {
    requireRole(request.principal, 'agency.admit');
    for (const organisationId of [agencyId, data.commissionId]) requireScope(request.principal, 'agency.admit', organisationId);
    return this.commands.run(agency, agencyId, request, 'agency.admit', { type: 'admit', data });
  }

  /** AgencySuspended. */
  suspend(request: RequestContext, agencyId: string, data: { readonly reason: string }) {
    return this.commands.run(agency, agencyId, request, 'agency.admit', { type: 'suspend', data });
  }

  /** AgencyResumed. */
  resume(request: RequestContext, agencyId: string) {
    return this.commands.run(agency, agencyId, request, 'agency.admit', { type: 'resume', data: {} });
  }
}
