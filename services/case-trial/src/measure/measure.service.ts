import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import type { DataOf } from '../ask.js';
import { amongFree } from '../recusal/free-persons.js';
import { measure, type MeasureCommand } from './measure.decider.js';
import type { MeasureOpening } from './measure.events.js';

type Data<Type extends MeasureCommand['type']> = DataOf<MeasureCommand, Type>;

/** One method per command. What is decided stands in measure.decider.ts. */
@Injectable()
export class MeasureService {
  constructor(private readonly commands: CommandRunner) {}

  /** MeasureOpened, by the automation. Rule B1.7. */
  open(request: RequestContext, measureId: string, data: MeasureOpening) {
    return this.commands.run(measure, measureId, request, 'measure.open', { type: 'open', data }, { organisationId: data.organisationId });
  }

  /** MeasureApproved. Rule B1.18. */
  approve(request: RequestContext, measureId: string, data: Data<'approve'>) {
    return this.commands.run(measure, measureId, request, 'measure.approve', { type: 'approve', data });
  }

  /** MeasureDropped. */
  drop(request: RequestContext, measureId: string, data: Data<'drop'>) {
    return this.commands.run(measure, measureId, request, 'measure.approve', { type: 'drop', data });
  }

  /** MeasureApplied, and MeasureClosed where nothing follows the talk. Rules B1.18, B2.26, B4.1. */
  async carryOut(request: RequestContext, measureId: string, data: Data<'carry-out'>) {
    const decider = await amongFree(this.commands, measure, measureId, data.talkers);
    return this.commands.run(decider, measureId, request, 'measure.carry-out', { type: 'carry-out', data });
  }

  /** InstitutionMeasureIssued, and MeasureClosed where nothing is to be answered. Rule B6.1. */
  issue(request: RequestContext, measureId: string, data: Data<'issue'>) {
    return this.commands.run(measure, measureId, request, 'measure.carry-out', { type: 'issue', data });
  }

  /** MeasureClosed. */
  close(request: RequestContext, measureId: string, data: Data<'close'>) {
    return this.commands.run(measure, measureId, request, 'measure.close', { type: 'close', data });
  }
}
