import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import type { LimitDue } from '@liandong/legal-time';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { breach } from '../breach/breach.decider.js';
import { clue } from '../clue/clue.decider.js';
import { intervention, type InterventionData as Data } from './intervention.decider.js';
import { interventionErrors } from './intervention.errors.js';
import type { InterventionHandover } from './intervention.events.js';

/** The register of inquiring, interfering and pleading, and what is done about its entries. One method per command. */
@Injectable()
export class InterventionService {
  constructor(private readonly commands: CommandRunner) {}

  /** InterventionRecorded, in the clue's matter and for its organisation. Rule B4.6. */
  async record(request: RequestContext, interventionId: string, data: Omit<Data<'record'>, 'organisationId'>) {
    requireRole(request.principal, 'intervention.record');
    const { state, matterId } = await this.commands.read(clue, data.clueId);
    const { organisationId } = state;
    ensure(organisationId !== undefined, interventionErrors.clueUnknown);
    const options = { organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(
      intervention,
      interventionId,
      request,
      'intervention.record',
      { type: 'record', data: { ...data, organisationId } },
      options,
    );
  }

  /** InterventionWarned, when the timer fires. Rules B4.6, B1.23. */
  limitDue(request: RequestContext, { of, stage, dueAt, organisationId, limit }: LimitDue) {
    return this.commands.run(intervention, of.id, request, 'intervention.warn', {
      type: 'limit-due',
      data: { stage, dueAt, organisationId, limit },
    });
  }

  /** InterventionAssessed, by neither whoever was asked nor whoever recorded it. Rule B4.6. */
  assess(request: RequestContext, interventionId: string, data: Data<'assess'>) {
    return this.commands.run(intervention, interventionId, request, 'intervention.assess', { type: 'assess', data });
  }

  /** InterventionReportedUpward, to the chief or the body above. Rule B4.6. */
  reportUpward(request: RequestContext, interventionId: string, data: Data<'report-upward'>) {
    return this.commands.run(intervention, interventionId, request, 'intervention.report-upward', { type: 'report-upward', data });
  }

  /** InterventionHandled, by the deputy or the chief. Rule B4.6. */
  async handle(request: RequestContext, interventionId: string, data: Data<'handle'>) {
    // Whoever may not handle it asks after no other record by it.
    await this.commands.actorIn(intervention, interventionId, request, 'intervention.handle');
    const { organisationId } = (await this.commands.read(intervention, interventionId)).state;
    ensure(organisationId !== undefined, interventionErrors.unknown);
    requireScope(request.principal, 'intervention.handle', organisationId);
    if (data.handover) await this.ensureStands(request, data.handover);
    return this.commands.run(intervention, interventionId, request, 'intervention.handle', { type: 'handle', data });
  }

  /** Nobody learns by asking which records there are elsewhere, nor that a breach is about them. */
  private async ensureStands({ principal }: RequestContext, { kind, id }: InterventionHandover): Promise<void> {
    if (kind === 'clue') {
      const { organisationId } = (await this.commands.read(clue, id)).state;
      ensure(organisationId !== undefined, interventionErrors.recordUnknown);
      requireScope(principal, 'intervention.handle', organisationId);
      return;
    }
    const { organisationId, officer } = (await this.commands.read(breach, id)).state;
    ensure(organisationId !== undefined && officer?.personId !== principal.personId, interventionErrors.recordUnknown);
    requireScope(principal, 'intervention.handle', organisationId);
  }
}
