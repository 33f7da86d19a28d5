import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { assignment } from '../assignment/assignment.decider.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import type { AssignmentResult } from './clue.feedback.decider.js';

/** What whoever handed a clue over is told, and that they got it. One method per command. */
@Injectable()
export class ClueFeedbackService {
  constructor(private readonly commands: CommandRunner) {}

  /** FeedbackGiven; to an upper body, the reviewed result of the clue's assignment alone. Mechanism 0.14; rule B1.14. */
  async giveFeedback(request: RequestContext, clueId: string, data: Omit<Data<'give-feedback'>, 'result'>) {
    requireRole(request.principal, 'clue.give-feedback');
    const { assignmentId } = (await this.commands.read(clue, clueId)).state;
    const result = assignmentId === undefined ? {} : { result: await this.resultOf(assignmentId) };
    return this.commands.run(clue, clueId, request, 'clue.give-feedback', { type: 'give-feedback', data: { ...data, ...result } });
  }

  /** FeedbackAcknowledged, by the agency that handed the clue over. */
  acknowledgeFeedback(request: RequestContext, clueId: string, data: Data<'acknowledge-feedback'>) {
    return this.commands.run(clue, clueId, request, 'clue.acknowledge-feedback', { type: 'acknowledge-feedback', data });
  }

  private async resultOf(assignmentId: string): Promise<AssignmentResult> {
    const { status, resultSummary } = (await this.commands.read(assignment, assignmentId)).state;
    return { status, ...(resultSummary === undefined ? {} : { summary: resultSummary }) };
  }
}
