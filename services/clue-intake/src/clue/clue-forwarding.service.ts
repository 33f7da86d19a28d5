import { Injectable } from '@nestjs/common';
import type { Permission } from '@liandong/access';
import { CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import { type ForwardClue, reopens } from './clue.forwarding.decider.js';
import { ensureOwnLevel, type ReceiveClue } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

/** What is done about clues that go from one organisation of the system to another, mostly by automations. One method per command. */
@Injectable()
export class ClueForwardingService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly duties: ReplyDuties,
    private readonly assignments: AssignmentDuties,
  ) {}

  /** ClueForwarded: to an agency, by an approved transfer; done before, it changes nothing. Rules B1.6, B1.15; mechanism 0.14. */
  async handOver(
    request: RequestContext,
    clueId: string,
    data: ForwardClue & { readonly forwardingId: string },
    permission: Permission,
  ): Promise<void> {
    const { forwardings } = (await this.commands.read(clue, clueId)).state;
    if (!Object.hasOwn(forwardings, data.forwardingId))
      await this.commands.run(clue, clueId, request, permission, { type: 'forward', data });
    await this.duties.followClue(request, clueId);
    await this.assignments.followClue(request, clueId);
  }

  /** ClueReceived: forwarded by another organisation that uses the system, in a matter of its own. Rules B1.6, B1.9. */
  receiveForwarded(request: RequestContext, clueId: string, data: ReceiveClue) {
    ensureOwnLevel(data);
    const { organisationId } = data;
    return this.commands.run(
      clue,
      clueId,
      request,
      'clue.receive',
      { type: 'receive', data },
      { organisationId, matterId: idFrom('matter', clueId) },
    );
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

  /** ForwardingKeptAsRepeat: the receiver had it before. Rules B1.6, B1.8. */
  recordForwardRepeat(request: RequestContext, clueId: string, data: Data<'record-forward-repeat'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-repeat', data });
  }

  /** PassedOnResultAcknowledged: what was passed on further, and came back, is signed for where the clue had come from. Rules B1.6, B1.9. */
  recordPassedOnReceipt(request: RequestContext, clueId: string, data: Data<'record-passed-on-receipt'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-passed-on-receipt', data });
  }

  /** ForwardingReturned; ClueReceived where the clue has gone on meanwhile: then who came back is a clue of its own, in the same matter. Rule B1.6. */
  async recordForwardReturn(request: RequestContext, clueId: string, data: Data<'record-forward-return'>) {
    const { state, matterId } = await this.commands.read(clue, clueId);
    const again = reopens(state) ? undefined : partThatReturns(state, clueId, data);
    if (again) {
      const own = { ...request, commandId: idFrom('returned', request.commandId) };
      const returned = state.forwardings[data.forwardingId]!.returned ?? [];
      // Who comes back later than others is a part of its own.
      const partId = idFrom(
        'returned',
        data.forwardingId,
        ...(returned.length > 0 ? again.subjects.map(({ subjectId }) => subjectId) : []),
      );
      await this.commands.run(
        clue,
        partId,
        own,
        'clue.receive',
        { type: 'receive', data: again },
        { organisationId: again.organisationId, ...(matterId ? { matterId } : {}) },
      );
    }
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-return', data });
  }
}

/** B1.5, B1.6, B1.14: it stays what the clue was, whose it was, and owed to whom the clue was. */
function partThatReturns(
  state: ClueState,
  clueId: string,
  { forwardingId, subjectIds, returnedOn }: Data<'record-forward-return'>,
): ReceiveClue | undefined {
  const forwarding = Object.hasOwn(state.forwardings, forwardingId) ? state.forwardings[forwardingId] : undefined;
  const subjects = (forwarding?.subjects ?? []).filter(
    ({ subjectId }) => subjectIds.includes(subjectId) && !forwarding?.returned?.includes(subjectId),
  );
  if (!forwarding || subjects.length === 0) return undefined;
  const { organisationId, source, title, summary, priority, raisedLevel, origin, forwarded, department, assignmentId } = state;
  return {
    organisationId: organisationId!,
    source: source!,
    title,
    summary,
    receivedOn: returnedOn,
    subjects,
    priority,
    raisedLevel,
    partOf: { clueId, until: forwarding.forwardedOn ?? returnedOn },
    ...(origin ? { origin } : {}),
    ...(forwarded ? { forwarded } : {}),
    ...(department ? { departmentId: department.departmentId } : {}),
    ...(assignmentId ? { assignmentId } : {}),
  };
}
