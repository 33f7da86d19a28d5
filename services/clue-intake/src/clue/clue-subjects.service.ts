import { Injectable } from '@nestjs/common';
import { requireScope } from '@liandong/access';
import type { AskedSubject } from '@liandong/contracts';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import { ClueRoutingService } from './clue-routing.service.js';
import { ensureOwnLevel, subjectsOf } from './clue.intake.decider.js';

type Asked<Type extends 'identify-subject' | 'add-subject' | 'correct-subject'> = Omit<Data<Type>, 'check'>;

/** 查明身份、补充、更正. One method per command; what is decided stands in clue.subjects.decider.ts. */
@Injectable()
export class ClueSubjectsService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly routing: ClueRoutingService,
  ) {}

  /** SubjectIdentified. Rules B1.3, B1.7, B3.6, B4.1; mechanism 2.5. */
  async identify(request: RequestContext, clueId: string, data: Asked<'identify-subject'>) {
    const checked = await this.checked(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'identify-subject', data: checked });
  }

  /** SubjectAdded. Rules B1.3, B1.7, B3.6, B4.1; mechanism 2.5. */
  async add(request: RequestContext, clueId: string, data: Asked<'add-subject'>) {
    const checked = await this.checked(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'add-subject', data: checked });
  }

  /** SubjectCorrected. Rules B1.3, B1.7, B3.6, B4.1; mechanism 2.5. */
  async correct(request: RequestContext, clueId: string, data: Asked<'correct-subject'>) {
    const checked = await this.checked(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'correct-subject', data: checked });
  }

  /** B1.7: of whoever is managed above nothing is kept, not even the fingerprint of a key. 2.5, 3.15: whoever handles the clue already is compared with the subject. */
  private async checked<T extends { readonly subject: AskedSubject; readonly on: string }>(
    request: RequestContext,
    clueId: string,
    data: T,
  ): Promise<T & { readonly check?: AcquaintanceCheck }> {
    await this.commands.actorIn(clue, clueId, request, 'clue.change-subjects');
    const { state } = await this.commands.read(clue, clueId);
    const { organisationId } = state;
    requireScope(request.principal, 'clue.change-subjects', organisationId);
    ensureOwnLevel({ subjects: [data.subject], receivedOn: data.on, organisationId });
    if (state.status !== 'routed') return data;
    const check = await this.routing.acquaintancesSince(state, subjectsOf([data.subject], organisationId!));
    return { ...data, ...(check ? { check } : {}) };
  }
}
