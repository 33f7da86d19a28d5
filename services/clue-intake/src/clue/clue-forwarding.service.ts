import { Inject, Injectable } from '@nestjs/common';
import { type Permission, requireScope } from '@liandong/access';
import { decidedAtRevision } from '@liandong/event-sourcing';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import { type ForwardClue, isPlace, reopens } from './clue.forwarding.decider.js';
import { ensureOwnLevel, type ReceiveClue } from './clue.intake.decider.js';
import type { ClueState } from './clue.state.js';

const PAPER: Permission = 'clue.record-paper-answer';

/** What is done about clues that go from one organisation to another, inside the system mostly by automations. One method per command. */
@Injectable()
export class ClueForwardingService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
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
    if (again) await this.receiveAgain(request, state, matterId, data, again, 'clue.receive');
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-forward-return', data });
  }

  /** ForwardingRegistered: the receipt that came on paper. Rule B1.6. */
  recordPaperReceipt(request: RequestContext, clueId: string, data: Data<'record-paper-receipt'>) {
    return this.commands.run(clue, clueId, request, PAPER, { type: 'record-paper-receipt', data });
  }

  /** ForwardingResultRecorded: what a letter tells. Rule B1.6. */
  recordPaperResult(request: RequestContext, clueId: string, data: Data<'record-paper-result'>) {
    return this.commands.run(clue, clueId, request, PAPER, { type: 'record-paper-result', data });
  }

  /** ForwardingReturned, and ClueReceived, as inside the system. Rule B1.6. */
  async recordPaperReturn(request: RequestContext, clueId: string, data: Data<'record-paper-return'>) {
    const by = await this.commands.actorIn(clue, clueId, request, PAPER);
    const { state, matterId, revision } = await this.commands.read(clue, clueId);
    const again = reopens(state) ? undefined : partThatReturns(state, clueId, data);
    if (again) {
      requireScope(request.principal, PAPER, state.organisationId);
      // What would be refused leaves nothing behind.
      decidedAtRevision(revision, request.expectedRevision, () =>
        clue.decide({ type: 'record-paper-return', data, by, at: this.platform.clock.now() }, state),
      );
      await this.receiveAgain(request, state, matterId, data, again, PAPER);
    }
    return this.commands.run(clue, clueId, request, PAPER, { type: 'record-paper-return', data });
  }

  /** Who comes back later than others is a part of its own. */
  private async receiveAgain(
    request: RequestContext,
    { forwardings }: ClueState,
    matterId: string | undefined,
    { forwardingId }: Data<'record-forward-return'>,
    again: ReceiveClue,
    permission: Permission,
  ): Promise<void> {
    const later = (forwardings[forwardingId]!.returned ?? []).length > 0;
    // What went on paper before there were ids is known by its place among the forwardings of its clue alone.
    const known = isPlace(forwardingId) ? [again.partOf!.clueId, forwardingId] : [forwardingId];
    const partId = idFrom('returned', ...known, ...(later ? again.subjects.map(({ subjectId }) => subjectId) : []));
    // The revision that is expected is the clue's, not that of a part which is not there yet.
    const { expectedRevision: _ofTheClue, ...unexpecting } = request;
    const own = { ...unexpecting, commandId: idFrom('returned', request.commandId) };
    // Interrupted after this, it is here already.
    const { state: there } = await this.commands.read(clue, partId);
    if (there.status !== 'none') {
      if (there.partOf?.clueId === again.partOf!.clueId) return;
      throw new Error(`${partId} is no part of ${again.partOf!.clueId}`);
    }
    await this.commands.run(
      clue,
      partId,
      own,
      permission,
      { type: 'receive', data: again },
      { organisationId: again.organisationId, ...(matterId ? { matterId } : {}) },
    );
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
