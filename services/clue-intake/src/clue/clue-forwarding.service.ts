import { Injectable } from '@nestjs/common';
import { CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import { type ForwardClue, reopens } from './clue.forwarding.decider.js';
import { ensureOwnLevel, type ReceiveClue } from './clue.intake.decider.js';

/** What is done about clues that go from one organisation of the system to another, mostly by automations. One method per command. */
@Injectable()
export class ClueForwardingService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly duties: ReplyDuties,
    private readonly assignments: AssignmentDuties,
  ) {}

  /** ClueForwarded: to an agency, by an approved transfer; done before, it changes nothing. Rules B1.6, B1.15; mechanism 0.14. */
  async handOver(request: RequestContext, clueId: string, data: ForwardClue & { readonly forwardingId: string }): Promise<void> {
    const { forwardings } = (await this.commands.read(clue, clueId)).state;
    if (!Object.hasOwn(forwardings, data.forwardingId)) await this.commands.run(clue, clueId, request, 'outgoing-transfer.approve', { type: 'forward', data });
    await this.duties.followClue(request, clueId);
    await this.assignments.followClue(request, clueId);
  }

  /** ClueReceived: forwarded by another organisation that uses the system, in a matter of its own. Rules B1.6, B1.9. */
  receiveForwarded(request: RequestContext, clueId: string, data: ReceiveClue) {
    ensureOwnLevel(data);
    const { organisationId } = data;
    return this.commands.run(clue, clueId, request, 'clue.receive', { type: 'receive', data }, { organisationId, matterId: idFrom('matter', clueId) });
  }

  /** ForwardingRegistered: the receiver’s receipt. Rule B1.6. */
  recordForwardReceipt(request: RequestContext, clueId: string, data: Data<'record-forward-receipt'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-receipt', data });
  }

  /** ForwardingResultRecorded: what came of it at the receiver’s. Rules B1.6, B1.9. */
  recordForwardResult(request: RequestContext, clueId: string, data: Data<'record-forward-result'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-result', data });
  }

  /** ForwardingResultAcknowledged, by an officer. Rule B1.6. */
  acknowledgeForwardResult(request: RequestContext, clueId: string, data: Data<'acknowledge-forward-result'>) {
    return this.commands.run(clue, clueId, request, 'clue.acknowledge-forward-result', { type: 'acknowledge-forward-result', data });
  }

  /** FeedbackAcknowledged: the organisation that forwarded it has signed there. Rules B1.6, B1.9. */
  recordFeedbackReceipt(request: RequestContext, clueId: string, data: Data<'record-feedback-receipt'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-feedback-receipt', data });
  }

  /** ForwardingReturned; ClueReceived where the clue has gone on meanwhile: then who came back is a clue of its own, in the same matter. Rule B1.6. */
  async recordForwardReturn(request: RequestContext, clueId: string, data: Data<'record-forward-return'>) {
    const { state, matterId } = await this.commands.read(clue, clueId);
    const forwarding = Object.hasOwn(state.forwardings, data.forwardingId) ? state.forwardings[data.forwardingId] : undefined;
    if (forwarding && !reopens(state)) {
      const { organisationId, source, title, summary, assignmentId } = state;
      const subjects = forwarding.subjects.filter(({ subjectId }) => data.subjectIds.includes(subjectId));
      const again: ReceiveClue = { organisationId: organisationId!, source: source!, title, summary, receivedOn: data.returnedOn, subjects, priority: state.priority, raisedLevel: state.raisedLevel, ...(assignmentId ? { assignmentId } : {}) };
      const own = { ...request, commandId: idFrom('returned', request.commandId) };
      await this.commands.run(clue, idFrom('returned', data.forwardingId), own, 'clue.receive', { type: 'receive', data: again }, { organisationId: organisationId!, ...(matterId ? { matterId } : {}) });
    }
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-return', data });
  }
}
