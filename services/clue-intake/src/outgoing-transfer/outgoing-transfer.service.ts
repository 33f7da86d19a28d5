import { Inject, Injectable } from '@nestjs/common';
import { automationPrincipal, type Permission, requireRole, requireScope, unclassified } from '@liandong/access';
import { DomainError, ensure, ensureAllowed } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { classification, levelInForceOf } from '@liandong/protection';
import { type CommandReceipt, CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { agency } from '../agency/agency.decider.js';
import { AgencyService } from '../agency/agency.service.js';
import { clueActions } from '../clue/clue.allowed-actions.js';
import { ClueForwardingService } from '../clue/clue-forwarding.service.js';
import { clue } from '../clue/clue.decider.js';
import { TRANSFERRED } from '../clue/clue.forwarding.decider.js';
import { isGone } from '../clue/clue.gone.js';
import type { ClueState } from '../clue/clue.state.js';
import { keyMark } from '../key-mark/key-mark.decider.js';
import {
  isKnownTo,
  type Origin,
  outgoingTransfer,
  type OutgoingTransferCommand,
  type OutgoingTransferData as Data,
  type OutgoingTransferState,
} from './outgoing-transfer.decider.js';
import { outgoingTransferErrors } from './outgoing-transfer.errors.js';
import type { Letter } from './outgoing-transfer.events.js';

/** What an officer proposes; `clueId` or `keyMarkId` says where it comes from. */
export type ProposeTransfer = Omit<Letter, 'clueId' | 'keyMarkId'> & {
  readonly clueId?: string | undefined;
  readonly keyMarkId?: string | undefined;
  readonly subjectIds: readonly string[];
};

/** Any of the agency's people may send it again; and none of them learns that it is classified meanwhile (B4.9). */
const asAgency = { repeatableBy: 'organisation', unseen: outgoingTransferErrors.unknown } as const;

/** One method per command. What is decided stands in outgoing-transfer.decider.ts. */
@Injectable()
export class OutgoingTransferService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clues: ClueForwardingService,
    private readonly agencies: AgencyService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** TransferProposed, in the matter of its clue. Mechanisms 0.14, 1.12, 1.25; rule B1.6. */
  async propose(
    request: RequestContext,
    transferId: string,
    { subjectIds, clueId, keyMarkId, ...words }: ProposeTransfer,
  ): Promise<CommandReceipt> {
    requireRole(request.principal, 'outgoing-transfer.propose');
    requireScope(request.principal, 'outgoing-transfer.propose', words.organisationId);
    const letter: Letter = { ...words, ...(clueId === undefined ? {} : { clueId }), ...(keyMarkId === undefined ? {} : { keyMarkId }) };
    await this.ensureMayGo(letter);
    const { matterId, ...origin } = await this.originOf(transferId, letter);
    const admission = (await this.commands.read(agency, letter.agencyId)).state;
    const options = { organisationId: letter.organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(
      outgoingTransfer,
      transferId,
      request,
      'outgoing-transfer.propose',
      { type: 'propose', data: { letter, subjectIds, agency: admission, origin } },
      options,
    );
  }

  /**
   * TransferSent, by whoever leads; after it, ClueForwarded where persons are handed over. Interrupted in between, the same request, or the automation
   * that follows it, does what is left. Mechanism 0.14; rule B1.6.
   *
   * @throws DomainError outgoing-transfer.origin-changed, clue.not-allowed: what it comes from has gone on since it was proposed
   */
  async approve(request: RequestContext, transferId: string): Promise<CommandReceipt> {
    const { state } = await this.commands.read(outgoingTransfer, transferId);
    const by = await this.commands.actorIn(outgoingTransfer, transferId, request, 'outgoing-transfer.approve');
    requireScope(request.principal, 'outgoing-transfer.approve', state.organisationId);
    const { matterId: _matterId, ...origin } = await this.originOf(transferId, state);
    const data = { agency: await this.agencyOf(state), origin };
    if (state.status === 'proposed')
      await this.ensureMayLeave(transferId, state, { type: 'approve', data, by, at: this.platform.clock.now() });
    const receipt = await this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.approve', { type: 'approve', data });
    const refused = await this.handOver(request, transferId, 'outgoing-transfer.approve');
    if (refused) throw refused;
    return receipt;
  }

  /** ClueForwarded, where whoever approved was interrupted before it; TransferRecalled where the clue has gone on meanwhile. Rule B1.6. */
  async completeSending(request: RequestContext, transferId: string): Promise<void> {
    await this.handOver(request, transferId, 'outgoing-transfer.hand-over');
  }

  /** TransferRejected. Rule B1.6. */
  reject(request: RequestContext, transferId: string, data: Data<'reject'>) {
    return this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.approve', { type: 'reject', data });
  }

  /** TransferRecalled: the persons are the commission's again. Mechanism 0.14; rule B1.6. */
  async recall(request: RequestContext, transferId: string, { reason }: { readonly reason: string }) {
    requireRole(request.principal, 'outgoing-transfer.approve');
    const { state } = await this.commands.read(outgoingTransfer, transferId);
    requireScope(request.principal, 'outgoing-transfer.approve', state.organisationId);
    await this.ensureHandedOver(request, transferId, state);
    const { level } = await this.originOf(transferId, state);
    const data = { reason, agency: await this.agencyOf(state), level };
    return this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.approve', { type: 'recall', data });
  }

  /** TransferAccepted, by the agency. Mechanism 0.14. */
  async accept(request: RequestContext, transferId: string, data: Data<'accept'>) {
    await this.ensureMayAnswer(request, transferId);
    return this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.answer', { type: 'accept', data }, asAgency);
  }

  /** TransferRefused, by the agency: the persons are the commission's again. Mechanism 0.14; rule B1.6. */
  async refuse(request: RequestContext, transferId: string, data: Data<'refuse'>) {
    await this.ensureMayAnswer(request, transferId);
    return this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.answer', { type: 'refuse', data }, asAgency);
  }

  /** TransferAnswered, by the agency. Mechanism 0.14. */
  async answer(request: RequestContext, transferId: string, data: Data<'answer'>) {
    await this.ensureMayAnswer(request, transferId);
    return this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.answer', { type: 'answer', data }, asAgency);
  }

  /** TransferAnswerAcknowledged; where persons were handed over, ForwardingResultAcknowledged in their clue with it. Mechanism 0.14. */
  async acknowledgeAnswer(request: RequestContext, transferId: string, data: Data<'acknowledge-answer'>): Promise<CommandReceipt> {
    const receipt = await this.commands.run(outgoingTransfer, transferId, request, 'outgoing-transfer.acknowledge-answer', {
      type: 'acknowledge-answer',
      data,
    });
    const { way, clueId, organisationId, answer } = (await this.commands.read(outgoingTransfer, transferId)).state;
    if (way !== 'hand-over' || clueId === undefined || answer === undefined) return receipt;
    const { text, figures, answeredOn } = answer;
    const system = automationPrincipal('clue-intake', organisationId!);
    // The announcement of the answer may still be on its way to the clue.
    await this.clues.recordForwardResult(
      { principal: system, commandId: idFrom('transfer-answer', transferId), causationId: request.commandId },
      clueId,
      { forwardingId: transferId, text, figures, givenOn: answeredOn },
    );
    await this.clues.acknowledgeForwardResult(
      { principal: request.principal, commandId: idFrom('transfer-answer-receipt', request.commandId), causationId: request.commandId },
      clueId,
      { forwardingId: transferId, ...data },
    );
    return receipt;
  }

  /** 0.13: an agency that takes part, to which it was sent: asked before anything else that would tell the agency something. */
  private async ensureMayAnswer(request: RequestContext, transferId: string): Promise<void> {
    await this.agencies.ensureActive(request, 'outgoing-transfer.answer');
    const { state } = await this.commands.read(outgoingTransfer, transferId);
    ensure(isKnownTo(request.principal.organisationId, state), outgoingTransferErrors.unknown);
    await this.ensureHandedOver(request, transferId, state);
  }

  /** Whoever comes back has left before, also where the approval was interrupted and its automation is still on its way. */
  private async ensureHandedOver(request: RequestContext, transferId: string, state: OutgoingTransferState): Promise<void> {
    const forwarding = state.neverHandedOver ? undefined : forwardingOf(transferId, state);
    if (!forwarding || Object.hasOwn((await this.commands.read(clue, forwarding.clueId)).state.forwardings, transferId)) return;
    const principal = automationPrincipal('clue-intake', state.organisationId!);
    await this.completeSending(
      { principal, commandId: idFrom('complete-sending', transferId), causationId: request.commandId },
      transferId,
    );
  }

  /** What the clue does not allow is refused before anything is sent; what was handed over before has nothing to be asked. */
  private async ensureMayLeave(
    transferId: string,
    state: OutgoingTransferState,
    approval: Extract<OutgoingTransferCommand, { readonly type: 'approve' }>,
  ): Promise<void> {
    outgoingTransfer.decide(approval, state);
    const { by, at } = approval;
    const forwarding = forwardingOf(transferId, { ...state, sentOn: dateInChina(at) });
    if (!forwarding) return;
    const from = (await this.commands.read(clue, forwarding.clueId)).state;
    if (!Object.hasOwn(from.forwardings, transferId)) clue.decide({ type: 'forward', data: forwarding.data, by, at }, from);
  }

  /** B1.6: whoever goes is no subject here any more; done before, it changes nothing. The refusal of a clue that has gone on since the approval; then the transfer is given up. */
  private async handOver(request: RequestContext, transferId: string, permission: Permission): Promise<DomainError | undefined> {
    const { state } = await this.commands.read(outgoingTransfer, transferId);
    const forwarding = state.neverHandedOver ? undefined : forwardingOf(transferId, state);
    if (!forwarding) return undefined;
    const own = (what: string): RequestContext => ({
      principal: request.principal,
      commandId: idFrom(what, request.commandId),
      causationId: request.commandId,
    });
    try {
      await this.clues.handOver(own('hand-over'), forwarding.clueId, forwarding.data, permission);
      return undefined;
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('clue.')) throw error;
      // Approval and automation may meet: whoever came first has handed it over.
      if (Object.hasOwn((await this.commands.read(clue, forwarding.clueId)).state.forwardings, transferId)) return undefined;
      await this.commands.run(outgoingTransfer, transferId, own('give-up'), permission, {
        type: 'give-up',
        data: { reason: error.refusal.zh },
      });
      return error;
    }
  }

  private async agencyOf({ agencyId }: OutgoingTransferState) {
    return agencyId === undefined ? agency.initial : (await this.commands.read(agency, agencyId)).state;
  }

  /** B1.6: what could not be handed over is refused before it is proposed. */
  private async ensureMayGo({ clueId, way, organisationId }: Letter): Promise<void> {
    if (clueId === undefined || way !== 'hand-over') return;
    const { state } = await this.commands.read(clue, clueId);
    if (state.organisationId === organisationId) ensureAllowed('clue', clueActions, state.status, 'forward');
  }

  /** What it comes from, as it stands now. Clues are classified, marks are not (B4.9). */
  private async originOf(
    transferId: string,
    { clueId, keyMarkId = '' }: Pick<OutgoingTransferState, 'clueId' | 'keyMarkId'>,
  ): Promise<Origin & { readonly matterId?: string | undefined }> {
    if (clueId === undefined) {
      const { organisationId, status } = (await this.commands.read(keyMark, keyMarkId)).state;
      return { organisationId, subjects: [], stands: status === 'set', level: unclassified };
    }
    const { state, matterId } = await this.commands.read(clue, clueId);
    const level = matterId === undefined ? unclassified : levelInForceOf((await this.commands.read(classification, matterId)).state);
    return { ...ofClue(state, transferId), level, matterId };
  }
}

/** Who leaves which clue by it; undefined where nobody does, or not yet. */
function forwardingOf(transferId: string, { way, clueId, agencyId, subjects, sentOn }: OutgoingTransferState) {
  if (way !== 'hand-over' || clueId === undefined || sentOn === undefined) return undefined;
  const data = {
    toOrganisation: agencyId!,
    subjectIds: subjects.map(({ subjectId }) => subjectId),
    reason: TRANSFERRED,
    forwardedOn: sentOn,
    forwardingId: transferId,
    byTransfer: true as const,
  };
  return { clueId, data };
}

/** Whoever has left the clue by this very transfer still belongs to it. */
function ofClue({ organisationId, number, status, subjects, forwardings }: ClueState, transferId: string): Omit<Origin, 'level'> {
  const left = Object.hasOwn(forwardings, transferId) ? forwardings[transferId] : undefined;
  const stands = number !== undefined && (left !== undefined || !isGone(status));
  return { organisationId, subjects: [...subjects, ...(left?.subjects ?? [])], stands, ...(number === undefined ? {} : { number }) };
}
