import { Injectable } from '@nestjs/common';
import { requireScope } from '@liandong/access';
import type { AskedSubject } from '@liandong/contracts';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue, type ClueData as Data } from './clue.decider.js';
import { ensureOwnLevel } from './clue.intake.decider.js';

/** 查明身份、补充、更正. One method per command; what is decided stands in clue.subjects.decider.ts. */
@Injectable()
export class ClueSubjectsService {
  constructor(private readonly commands: CommandRunner) {}

  /** SubjectIdentified. Rules B1.3, B1.7, B3.6. */
  async identify(request: RequestContext, clueId: string, data: Data<'identify-subject'>) {
    await this.ensureOwn(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'identify-subject', data });
  }

  /** SubjectAdded. Rules B1.3, B1.7, B3.6. */
  async add(request: RequestContext, clueId: string, data: Data<'add-subject'>) {
    await this.ensureOwn(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'add-subject', data });
  }

  /** SubjectCorrected. Rules B1.3, B1.7, B3.6. */
  async correct(request: RequestContext, clueId: string, data: Data<'correct-subject'>) {
    await this.ensureOwn(request, clueId, data);
    return this.commands.run(clue, clueId, request, 'clue.change-subjects', { type: 'correct-subject', data });
  }

  /** B1.7: of whoever is managed above nothing is kept, not even the fingerprint of a key. */
  private async ensureOwn(
    request: RequestContext,
    clueId: string,
    { subject, on }: { readonly subject: AskedSubject; readonly on: string },
  ): Promise<void> {
    await this.commands.actorIn(clue, clueId, request, 'clue.change-subjects');
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    requireScope(request.principal, 'clue.change-subjects', organisationId);
    ensureOwnLevel({ subjects: [subject], receivedOn: on, organisationId });
  }
}
