import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { agency } from '../agency/agency.decider.js';
import { assignment } from '../assignment/assignment.decider.js';
import { intakeErrors } from './clue.intake.errors.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import type { AssignmentResult } from './clue.feedback.decider.js';
import { postedStraight, signsHere } from './clue.feedback-terms.js';
import type { ClueState } from './clue.state.js';
import { station } from '../station/station.decider.js';

/** What whoever handed a clue over is told, and that they got it. One method per command. */
@Injectable()
export class ClueFeedbackService {
  constructor(private readonly commands: CommandRunner) {}

  /** FeedbackGiven; to an upper body, the reviewed result of the clue's assignment alone. Mechanism 0.14; rule B1.14. */
  async giveFeedback(request: RequestContext, clueId: string, data: Omit<Data<'give-feedback'>, 'result' | 'signsHere'>) {
    requireRole(request.principal, 'clue.give-feedback');
    const { state } = await this.commands.read(clue, clueId);
    const result = state.assignmentId === undefined ? {} : { result: await this.resultOf(state.assignmentId) };
    return this.commands.run(clue, clueId, request, 'clue.give-feedback', {
      type: 'give-feedback',
      data: { ...data, ...result, signsHere: await this.signsHere(state) },
    });
  }

  /** FeedbackAcknowledged, by whoever handed the clue in: an agency, the reception office, a township, the department that found it. Mechanism 0.14; rule B1.11. */
  async acknowledgeFeedback(request: RequestContext, clueId: string, data: Data<'acknowledge-feedback'>) {
    requireRole(request.principal, 'clue.acknowledge-feedback');
    const { state } = await this.commands.read(clue, clueId);
    return this.commands.run(
      clue,
      clueId,
      request,
      'clue.acknowledge-feedback',
      { type: 'acknowledge-feedback', data },
      { unseen: intakeErrors.notHandedIn, ...postedStraight(state, request.principal) },
    );
  }

  /** FeedbackAcknowledged: the receipt came on paper. Mechanism 0.14. */
  async recordLetterReceipt(request: RequestContext, clueId: string, data: Omit<Data<'record-letter-receipt'>, 'signsHere'>) {
    requireRole(request.principal, 'clue.record-letter-receipt');
    const signs = await this.signsHere((await this.commands.read(clue, clueId)).state);
    return this.commands.run(clue, clueId, request, 'clue.record-letter-receipt', {
      type: 'record-letter-receipt',
      data: { ...data, signsHere: signs },
    });
  }

  /** A suspended agency reads nothing, and a closed station has nobody who does. */
  private async signsHere(state: ClueState): Promise<boolean> {
    const { source, origin } = state;
    if (!source) return false;
    const agencyActive = (await this.commands.read(agency, source.agencyId)).state.status === 'active';
    const stationOpen = origin?.stationId !== undefined && (await this.commands.read(station, origin.stationId)).state.status === 'open';
    return signsHere(state, { agencyActive, stationOpen });
  }

  private async resultOf(assignmentId: string): Promise<AssignmentResult> {
    const { status, resultSummary } = (await this.commands.read(assignment, assignmentId)).state;
    return { status, ...(resultSummary === undefined ? {} : { summary: resultSummary }) };
  }
}
