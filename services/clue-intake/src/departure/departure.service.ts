import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { departureIdOf } from './departed.js';
import { departure, type DepartureData as Data } from './departure.decider.js';

/** One method per command. What is decided stands in departure.decider.ts. */
@Injectable()
export class DepartureService {
  constructor(private readonly commands: CommandRunner) {}

  /** OfficerDeparted, with the secrecy period and the bar on conflicting occupations. Rule B4.7. */
  record(request: RequestContext, data: Data<'record'>) {
    const { organisationId, personId } = data;
    return this.commands.run(
      departure,
      departureIdOf(organisationId, personId),
      request,
      'departure.record',
      { type: 'record', data },
      { organisationId },
    );
  }

  /** OfficerReappointed. Rule B4.7. */
  recordReturn(request: RequestContext, departureId: string, data: Data<'record-return'>) {
    return this.commands.run(departure, departureId, request, 'departure.record', { type: 'record-return', data });
  }
}
