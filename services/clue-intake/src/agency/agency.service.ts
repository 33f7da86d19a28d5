import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type Admission, agency } from './agency.decider.js';

/** Which agencies may post, under which agreement. */
@Injectable()
export class AgencyService {
  constructor(private readonly commands: CommandRunner) {}

  /** AgencyAdmitted. Mechanism 0.13. */
  admit(request: RequestContext, agencyId: string, data: Admission) {
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
