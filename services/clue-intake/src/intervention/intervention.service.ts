import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { type Intervention, intervention, interventionErrors } from './intervention.decider.js';

/** The register of inquiring, interfering and pleading; append-only. */
@Injectable()
export class InterventionService {
  constructor(private readonly commands: CommandRunner) {}

  /** InterventionRecorded, in the clue's matter and for its organisation. Rule B4.6. */
  async record(request: RequestContext, interventionId: string, data: Omit<Intervention, 'organisationId'>) {
    requireRole(request.principal, 'intervention.record');
    const { state, matterId } = await this.commands.read(clue, data.clueId);
    const { organisationId } = state;
    ensure(organisationId !== undefined, interventionErrors.clueUnknown);
    const options = { organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(intervention, interventionId, request, 'intervention.record', { type: 'record', data: { ...data, organisationId } }, options);
  }
}
