import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { matterOf } from '@liandong/protection';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { departureIdOf, departureOf } from '../departure/departed.js';
import { namedRecords } from '../matter/named-records.js';
import { breach, type BreachData as Data, type DepartedOfficer } from './breach.decider.js';
import { breachErrors } from './breach.errors.js';

/** One method per command. A breach is a matter of its own: whoever may read the clue that it is about does not find it there. */
@Injectable()
export class BreachService {
  constructor(private readonly commands: CommandRunner) {}

  /** BreachReported, in the register of an organisation of the own jurisdiction. Rules B4.5, B4.7, B4.8. */
  async report(request: RequestContext, breachId: string, data: Omit<Data<'report'>, 'departed'>) {
    const { about, organisationId } = data;
    requireRole(request.principal, 'breach.report');
    // Nobody learns by asking which records there are elsewhere. A matter may be another service's: only its name is kept.
    if (about && about.kind !== 'matter') {
      const found = await matterOf(this.commands, namedRecords, { kind: about.kind, id: about.id }, breachErrors.recordUnknown);
      requireScope(request.principal, 'breach.report', found.organisationId);
    }
    const departed = data.occupation && (await this.departedFrom(data.officer));
    return this.commands.run(
      breach,
      breachId,
      request,
      'breach.report',
      { type: 'report', data: { ...data, departed } },
      { organisationId },
    );
  }

  /** BreachRegistered. Rule B4.5. */
  register(request: RequestContext, breachId: string, data: Data<'register'>) {
    return this.commands.run(breach, breachId, request, 'breach.register', { type: 'register', data });
  }

  /** BreachExaminationOpened, by neither the person concerned nor whoever reported it. Rule B4.5. */
  openExamination(request: RequestContext, breachId: string, data: Data<'open-examination'>) {
    return this.commands.run(breach, breachId, request, 'breach.examine', { type: 'open-examination', data });
  }

  /** BreachFound, by the examiner. Rules B4.5, B4.8. */
  find(request: RequestContext, breachId: string, data: Data<'find'>) {
    return this.commands.run(breach, breachId, request, 'breach.examine', { type: 'find', data });
  }

  /** BreachNotFound, by the examiner. Rule B4.5. */
  clear(request: RequestContext, breachId: string, data: Data<'clear'>) {
    return this.commands.run(breach, breachId, request, 'breach.examine', { type: 'clear', data });
  }

  /** BreachHandedOver, to the discipline body that is competent. Rules B4.5, B4.8. */
  handOver(request: RequestContext, breachId: string, data: Data<'hand-over'>) {
    return this.commands.run(breach, breachId, request, 'breach.hand-over', { type: 'hand-over', data });
  }

  /** BreachClosed, with the reason. Rule B4.5. */
  close(request: RequestContext, breachId: string, data: Data<'close'>) {
    return this.commands.run(breach, breachId, request, 'breach.close', { type: 'close', data });
  }

  private async departedFrom({ organisationId, personId }: Data<'report'>['officer']): Promise<DepartedOfficer | undefined> {
    const { departedOn, bar } = await departureOf(this.commands, organisationId, personId);
    return departedOn === undefined ? undefined : { departureId: departureIdOf(organisationId, personId), departedOn, bar: bar ?? null };
  }
}
