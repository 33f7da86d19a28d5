import { Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { type Admission, agency } from './agency.decider.js';
import { agencyErrors } from './agency.errors.js';

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

  /**
   * Under which terms the reader's own agency takes part. Mechanism 0.13.
   *
   * @throws DomainError access.role-required, agency.unknown, agency.suspended
   */
  async ensureActive({ principal }: Pick<RequestContext, 'principal'>, permission: Permission): Promise<Admission> {
    requireRole(principal, permission);
    const { status, admission } = (await this.commands.read(agency, principal.organisationId)).state;
    ensure(status !== 'none' && admission, agencyErrors.unknown);
    ensure(status === 'active', agencyErrors.suspended);
    return admission;
  }
}
