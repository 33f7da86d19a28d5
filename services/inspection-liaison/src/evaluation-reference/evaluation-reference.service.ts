import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { evaluationReference, type EvaluationReferenceData as Data } from './evaluation-reference.decider.js';

/** What clue intake's analyses say about units, for the tours (1.13). */
@Injectable()
export class EvaluationReferenceService {
  constructor(private readonly commands: CommandRunner) {}

  /** EvaluationReferenceReceived. Mechanism 1.13. */
  receive(request: RequestContext, id: string, data: Data<'receive'>) {
    return this.commands.run(
      evaluationReference,
      id,
      request,
      'evaluation-reference.receive',
      { type: 'receive', data },
      { organisationId: data.organisationId },
    );
  }

  /** EvaluationReferenceAcknowledged, by a tour office. Mechanism 1.13. */
  acknowledge(request: RequestContext, id: string, data: Data<'acknowledge'>) {
    return this.commands.run(evaluationReference, id, request, 'evaluation-reference.acknowledge', { type: 'acknowledge', data });
  }
}
