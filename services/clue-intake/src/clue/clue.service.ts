import { Inject, Injectable } from '@nestjs/common';
import { isWithin, requireRole, requireScope } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, newId, type Platform, PLATFORM, type RequestContext, type RunOptions } from '@liandong/service-kit';
import { dateInChina } from '@liandong/legal-time';
import { AssignmentDuties } from '../assignment/assignment-duties.service.js';
import { assignment } from '../assignment/assignment.decider.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import { nextApprover } from './clue.disposal-approval.decider.js';
import { intakeErrors } from './clue.intake.errors.js';
import type { Transfer } from './clue.events.js';
import type { ForwardClue } from './clue.forwarding.decider.js';
import { withAssignment } from './clue.from-above.js';
import { ensureOwnLevel, type ReceiveClue } from './clue.intake.decider.js';
import { postedStraight } from './clue.feedback-terms.js';
import { clueNumbers, seriesOf } from './clue.numbers.js';
import { assignmentIdOf } from './clue.routing.terms.js';
import { unsignedStepOf } from './clue.signatures.js';
import { ensureEntry } from './clue.sources.js';
import type { ClueState } from './clue.state.js';
import { ensureKeeper } from '../library/ensure-keeper.js';
import { library } from '../library/library.decider.js';
import { station } from '../station/station.decider.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { ClueEntries } from '../read/clue-register/clue-entries.js';
import { SignedDecisions } from '../screening-meeting/signed-decisions.js';

/** One method per command. What is decided stands in clue.decider.ts. */
@Injectable()
export class ClueService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly duties: ReplyDuties,
    private readonly decisions: SignedDecisions,
    private readonly assignments: AssignmentDuties,
    private readonly facts: PersonFactsService,
    private readonly entries: ClueEntries,
  ) {}

  /** ClueReceived: on paper, found by supervision itself, or handed over by a tour. Rules B1.2, B1.5, B1.7. */
  async receive(request: RequestContext, clueId: string, data: ReceiveClue) {
    requireRole(request.principal, 'clue.receive');
    ensureOwnLevel(data);
    ensureEntry(data.source.kind, data.origin, request.principal.roles);
    const reporting = await this.reportingOf(request, data);
    return this.commands.run(
      clue,
      clueId,
      request,
      'clue.receive',
      { type: 'receive', data: withAssignment(clueId, data) },
      { organisationId: data.organisationId, ...reporting },
    );
  }

  /** ClueReceived: posted by an admitted agency, whoever of its people repeats it. Rules B1.2, B1.5, B1.7; mechanism 0.14. */
  async receiveTransfer(request: RequestContext, clueId: string, data: ReceiveClue & { readonly transfer: Transfer }) {
    requireRole(request.principal, 'clue.transfer');
    ensureOwnLevel(data);
    return this.commands.run(
      clue,
      clueId,
      request,
      'clue.transfer',
      { type: 'receive', data: withAssignment(clueId, data) },
      { organisationId: data.organisationId, repeatableBy: 'organisation' },
    );
  }

  /** ClueRegistered, with the next number of its source's ledger for the year of receipt. Rule B1.4. */
  async register(request: RequestContext, clueId: string) {
    const { state } = await this.commands.read(clue, clueId);
    // Numbers are without gaps: nobody draws one who may not register.
    requireRole(request.principal, 'clue.register');
    requireScope(request.principal, 'clue.register', state.organisationId);
    if (state.organisationId !== undefined)
      await ensureKeeper(this.commands, state.organisationId, request.principal.personId, dateInChina(this.platform.clock.now()));
    const number = state.number ?? (state.status === 'received' ? await this.nextNumber(request, clueId, state) : '');
    return this.commands.run(clue, clueId, request, 'clue.register', { type: 'register', data: { number } });
  }

  /** ClueForwarded: another body's part; the own part stays. It enters the library of a receiver that has one here, and goes to others by letter; whoever takes all of it tells the reporter. Rules B1.6, B1.15. */
  async forward(request: RequestContext, clueId: string, data: ForwardClue) {
    requireRole(request.principal, 'clue.forward');
    const receiver = await this.commands.read(library, data.toOrganisation);
    const how = { forwardingId: newId(request, 'forwarding'), ...(receiver.state.status === 'none' ? { onPaper: true as const } : {}) };
    const receipt = await this.commands.run(clue, clueId, request, 'clue.forward', { type: 'forward', data: { ...data, ...how } });
    await this.followUp(request, clueId);
    return receipt;
  }

  /** ClueReturned, by the deputy in charge (分管领导). Rules B1.6, B1.10. */
  async returnToSender(request: RequestContext, clueId: string, data: Data<'return'>) {
    const receipt = await this.commands.run(clue, clueId, request, 'clue.return', { type: 'return', data });
    await this.followUp(request, clueId);
    return receipt;
  }

  /** RepeatKept; the reporter of a repeat is not told again. Rules B1.8, B1.15. */
  async keepRepeat(request: RequestContext, clueId: string, firstClueId: string) {
    requireRole(request.principal, 'clue.keep-repeat');
    const { state } = await this.commands.read(clue, firstClueId);
    const first =
      state.organisationId !== undefined && state.status !== 'voided' && firstClueId !== clueId
        ? { organisationId: state.organisationId, isRepeat: state.status === 'repeat-kept' }
        : undefined;
    const receipt = await this.commands.run(clue, clueId, request, 'clue.keep-repeat', {
      type: 'keep-repeat',
      data: { firstClueId, isLedTo: await this.entries.leadTo(clueId), ...(first ? { first } : {}) },
    });
    await this.followUp(request, clueId);
    return receipt;
  }

  /** ClueScreened. */
  screen(request: RequestContext, clueId: string, data: Data<'screen'>) {
    return this.commands.run(clue, clueId, request, 'clue.screen', { type: 'screen', data });
  }

  /** DisposalProposed: the first mode, or a change of it. Rules B1.1, B1.2, B1.5; mechanisms 0.7, 4.8. */
  async proposeDisposal(
    request: RequestContext,
    clueId: string,
    { meetingId, ...proposal }: Omit<Data<'propose-disposal'>, 'meeting' | 'signed'> & { readonly meetingId?: string },
  ) {
    requireRole(request.principal, 'clue.propose-disposal');
    const named = meetingId
      ? { meeting: await this.decisions.of(meetingId, clueId, (await this.commands.read(clue, clueId)).state.partOf) }
      : {};
    return this.commands.run(clue, clueId, request, 'clue.propose-disposal', {
      type: 'propose-disposal',
      data: { ...proposal, ...named, ...(await this.signedOn(clueId)) },
    });
  }

  /** DisposalStepApproved or, by whoever is last in the chain, DisposalApproved. Rules B1.1, B1.2, B1.3; mechanisms 0.7, 4.8. */
  async approveDisposal(request: RequestContext, clueId: string) {
    await this.commands.actorIn(clue, clueId, request, 'clue.approve-disposal');
    return this.commands.run(
      clue,
      clueId,
      request,
      'clue.approve-disposal',
      { type: 'approve-disposal', data: await this.signedOn(clueId) },
      await this.stepOf(clueId),
    );
  }

  /** DisposalRejected. */
  async rejectDisposal(request: RequestContext, clueId: string, data: Data<'reject-disposal'>) {
    return this.commands.run(clue, clueId, request, 'clue.approve-disposal', { type: 'reject-disposal', data }, await this.stepOf(clueId));
  }

  /** LimitChangeProposed: the limit of the disposal is to stand still, or to end later. Rule B1.2. */
  proposeLimitChange(request: RequestContext, clueId: string, data: Data<'propose-limit-change'>) {
    return this.commands.run(clue, clueId, request, 'clue.propose-limit-change', { type: 'propose-limit-change', data });
  }

  /** DisposalLimitPaused or DisposalLimitExtended, by the principal. Rule B1.2. */
  approveLimitChange(request: RequestContext, clueId: string) {
    return this.commands.run(clue, clueId, request, 'clue.decide-limit-change', { type: 'approve-limit-change', data: {} });
  }

  /** LimitChangeRejected. Rule B1.2. */
  rejectLimitChange(request: RequestContext, clueId: string, data: Data<'reject-limit-change'>) {
    return this.commands.run(clue, clueId, request, 'clue.decide-limit-change', { type: 'reject-limit-change', data });
  }

  /** DisposalLimitResumed. Rule B1.2. */
  resumeLimit(request: RequestContext, clueId: string, data: Data<'resume-limit'>) {
    return this.commands.run(clue, clueId, request, 'clue.propose-limit-change', { type: 'resume-limit', data });
  }

  /** HoldReviewed, by nobody who may know the subject. Rule B2.36; mechanism 2.5. */
  async reviewHold(request: RequestContext, clueId: string, asked: Omit<Data<'review-hold'>, 'reviewer'>) {
    const check = await this.facts.checkPerson(request.principal, (await this.commands.read(clue, clueId)).state.subjects);
    const data = { ...asked, reviewer: { check, accepted: [] } };
    return this.commands.run(clue, clueId, request, 'clue.review-hold', { type: 'review-hold', data });
  }

  /** TalkInquiryRecorded. Rule B1.19. */
  recordTalkInquiry(request: RequestContext, clueId: string, data: Data<'record-talk-inquiry'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-talk-inquiry', data });
  }

  /** CaseFactRecorded: by the case's own service, or by hand. Rules B1.22, B2.26; mechanisms 3.16, 2.10. */
  recordCaseFact(request: RequestContext, clueId: string, data: Data<'record-case-fact'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-case-fact', { type: 'record-case-fact', data });
  }

  /** TownshipResultReported. Rule B1.1. */
  reportTownshipResult(request: RequestContext, clueId: string, data: Data<'report-township-result'>) {
    return this.commands.run(clue, clueId, request, 'clue.report-township-result', { type: 'report-township-result', data });
  }

  /** OutcomeRecorded. */
  recordOutcome(request: RequestContext, clueId: string, data: Data<'record-outcome'>) {
    return this.commands.run(clue, clueId, request, 'clue.record-result', { type: 'record-outcome', data });
  }

  /** ClueConcluded; what was assigned or supervised, once its result was approved. Rule B1.13. */
  async conclude(request: RequestContext, clueId: string, data: Omit<Data<'conclude'>, 'assigned'>) {
    const assignmentId = assignmentIdOf((await this.commands.read(clue, clueId)).state.routing?.handling);
    const assigned = assignmentId === undefined ? {} : { assigned: (await this.commands.read(assignment, assignmentId)).state.status };
    return this.commands.run(clue, clueId, request, 'clue.conclude', { type: 'conclude', data: { ...data, ...assigned } });
  }

  /** ClueClosed, once everybody on its way has signed. Rule B1.4. */
  async close(request: RequestContext, clueId: string, data: Data<'close'>) {
    return this.commands.run(clue, clueId, request, 'clue.close', {
      type: 'close',
      data: { ...data, unsigned: await unsignedStepOf(this.commands, clueId) },
    });
  }

  /** What the reporter and the upper body are owed once the clue has left the library. */
  private async followUp(request: RequestContext, clueId: string): Promise<void> {
    await this.duties.followClue(request, clueId);
    await this.assignments.followClue(request, clueId);
  }

  /** 2.4, 2.13: what a point or station reports names it, and goes to whom it reports: a township posts what its own point reports to a higher commission. */
  private async reportingOf({ principal }: RequestContext, { source, origin, organisationId }: ReceiveClue): Promise<RunOptions> {
    if (origin?.stationId === undefined) return {};
    const { state } = await this.commands.read(station, origin.stationId);
    const reportsThere =
      state.commissionId === undefined ? isWithin(source.agencyId, organisationId) : organisationId === state.commissionId;
    const fits = state.status === 'open' && state.kind === source.kind && state.organisationId === source.agencyId && reportsThere;
    const own = !principal.roles.includes('township-secretary') || isWithin(source.agencyId, principal.organisationId);
    ensure(fits && own, intakeErrors.stationUnfit);
    return postedStraight({ source, origin, organisationId }, principal);
  }

  /** What was decided last about a clue, whatever the proposer names. */
  private async signedOn(clueId: string): Promise<Data<'approve-disposal'>> {
    const signed = await this.decisions.newest(clueId, (await this.commands.read(clue, clueId)).state.partOf);
    return signed ? { signed } : {};
  }

  /** B4.2: whoever stands in for the chief takes the deputy's step as a deputy. */
  private async stepOf(clueId: string): Promise<RunOptions> {
    return nextApprover((await this.commands.read(clue, clueId)).state) === 'deputy' ? { inOwnRole: true } : {};
  }

  private async nextNumber(request: RequestContext, clueId: string, state: ClueState): Promise<string> {
    const series = seriesOf({ organisationId: state.organisationId!, kind: state.source!.kind, receivedOn: state.receivedOn! });
    return series.numberOf(await this.commands.nextNumber(clueNumbers, series.id, clueId, request));
  }
}
