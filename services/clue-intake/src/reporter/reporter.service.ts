import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import { ensure, streamName } from '@liandong/event-sourcing';
import {
  type CommandReceipt,
  CommandRunner,
  idFrom,
  type Intent,
  type RequestContext,
  type RunOptions,
  Sealer,
} from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueState } from '../clue/clue.state.js';
import { falseAccusation } from '../false-accusation/false-accusation.decider.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { ensureMayRegister, reporter, type ReporterCommand, type ReporterData, rulesOfGroup } from './reporter.decider.js';
import { reporterErrors } from './reporter.errors.js';
import type { IdentityField, Signature } from './reporter.events.js';
import { reporterIdOf, type WhichReporter } from './reporter.signatories.js';

/** An identity in the clear: lives in the request and in the answer of an approved reveal, and nowhere else. */
export type Identity = Readonly<Partial<Record<IdentityField, string>>>;

export type OpenedIdentity = CommandReceipt & { readonly identity: Identity };

interface Registration {
  readonly signature: Signature;
  readonly identity?: Identity;
  readonly wantsReply?: boolean;
}

/** A key of their own for each: forgetting one opens and closes nothing of another. */
const placeOf = (reporterId: string) => ({ subject: `reporter-${reporterId}`, stream: streamName(reporter.category, reporterId) });

/** Seals and opens at the edge; what is decided stands in reporter.decider.ts. */
@Injectable()
export class ReporterService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sealer: Sealer,
    private readonly duties: ReplyDuties,
  ) {}

  /** ReporterRegistered, at intake or later. The same command seals to the same ciphertext, so a repetition is recognised. Whoever signed is owed a reply, unless they want none. Rules B1.15, B1.16. */
  async register(request: RequestContext, of: WhichReporter, { signature, identity = {}, wantsReply }: Registration) {
    requireRole(request.principal, 'reporter.register');
    const { clueId } = of;
    const { state, matterId } = await this.commands.read(clue, clueId);
    ensure(state.organisationId !== undefined && state.receivedOn !== undefined, reporterErrors.clueUnknown);
    const { organisationId, receivedOn } = state;
    // Nobody makes keys who may not register.
    requireScope(request.principal, 'reporter.register', organisationId);
    const entry = { receivedBy: state.receivedBy, fresh: state.status === 'received' || state.status === 'registered' };
    const home = { organisationId, ...(matterId ? { matterId } : {}) };
    const id = idOf(of);
    ensureMayRegister(await this.commands.actorIn(reporter, id, request, 'reporter.register', home), entry);
    const signatory = await this.beside(of, state);
    if (signatory) rulesOfGroup(signatory, receivedOn);
    const sealed = Object.keys(identity).length === 0 ? undefined : await this.sealer.seal(placeOf(id), request.commandId, identity);
    const data = {
      organisationId,
      signature,
      receivedOn,
      entry,
      ...(sealed ? { identity: sealed } : {}),
      ...(signatory ? { signatory } : {}),
      ...(wantsReply === undefined ? {} : { wantsReply }),
    };
    const receipt = await this.commands.run(reporter, id, request, 'reporter.register', { type: 'register', data }, home);
    await this.duties.followClue(request, clueId);
    return receipt;
  }

  /** ReporterIdentityChecked: verified makes a real-name report; unverifiable, nobody is owed a reply. Rules B1.15, B1.16. */
  async checkIdentity(request: RequestContext, of: WhichReporter, data: ReporterData<'check-identity'>) {
    const receipt = await this.run(request, of, 'reporter.verify', { type: 'check-identity', data });
    await this.duties.followClue(request, of.clueId);
    return receipt;
  }

  /** ReporterRevealRequested; of somebody anonymous on the grounds of a finding of false accusation in the same clue. Rules B1.16, B4.4. */
  async requestReveal(
    request: RequestContext,
    of: WhichReporter,
    { reason, findingId }: { readonly reason: string; readonly findingId?: string },
  ) {
    const data = { reason, ...(findingId === undefined ? {} : { finding: await this.findingOf(of, findingId) }) };
    return this.run(request, of, 'reporter.request-reveal', { type: 'request-reveal', data });
  }

  /** ReporterRevealApproved, for one person and some hours. Rule B4.4. */
  async approveReveal(request: RequestContext, of: WhichReporter, data: ReporterData<'approve-reveal'>) {
    await this.ensureHandlesNothing(request, of);
    return this.run(request, of, 'reporter.decide-reveal', { type: 'approve-reveal', data });
  }

  /** ReporterRevealRefused. Rule B4.4. */
  async refuseReveal(request: RequestContext, of: WhichReporter, data: ReporterData<'refuse-reveal'>) {
    return this.run(request, of, 'reporter.decide-reveal', { type: 'refuse-reveal', data });
  }

  /** ReporterIdentityRead, and only then the identity. Every reading is an event, the one under a repeated key too. Rule B4.4. */
  async readIdentity(request: RequestContext, of: WhichReporter, number: number): Promise<OpenedIdentity> {
    const each = { ...request, commandId: randomUUID() };
    const receipt = await this.run(each, of, 'reporter.read-identity', { type: 'read-identity', data: { number } });
    const { state } = await this.commands.read(reporter, idOf(of));
    ensure(state.identity, reporterErrors.keyDestroyed);
    return { ...receipt, identity: await this.sealer.unseal(placeOf(idOf(of)), state.identity) };
  }

  /** ReporterKeyDestructionOrdered, then the key goes, then ReporterKeyDestroyed. Whatever was interrupted is done when asked again. */
  async destroyKey(request: RequestContext, of: WhichReporter, data: ReporterData<'order-key-destruction'>): Promise<CommandReceipt> {
    const ordered = await this.run(request, of, 'reporter.destroy-key', { type: 'order-key-destruction', data });
    await this.sealer.destroy(placeOf(idOf(of)).subject);
    const { principal } = request;
    const confirmation: RequestContext = {
      principal,
      commandId: idFrom('reporter-key-destroyed', idOf(of), principal.personId),
      causationId: ordered.eventIds[0] ?? request.commandId,
    };
    const confirmed = await this.run(confirmation, of, 'reporter.destroy-key', { type: 'confirm-key-destruction', data: {} });
    return { ...ordered, revision: confirmed.revision, position: confirmed.position };
  }

  /** B4.4: whoever stands in for the chief and leads or handles the same clue does not decide who learns the reporter's name. */
  private async ensureHandlesNothing(request: RequestContext, of: WhichReporter): Promise<void> {
    requireRole(request.principal, 'reporter.decide-reveal');
    const by = await this.commands.actorIn(reporter, idOf(of), request, 'reporter.decide-reveal', await this.home(of));
    if (!by.standsIn) return;
    const { routing } = (await this.commands.read(clue, of.clueId)).state;
    ensure(![routing?.leaderPersonId, ...(routing?.handlerIds ?? [])].includes(by.personId), reporterErrors.handlesClue);
  }

  /** Whether 诬告陷害 was found of this reporter, by a body that is high enough (B1.16-authority): whoever signed beside them accused nobody falsely. */
  private async findingOf(
    { clueId, number }: WhichReporter,
    findingId: string,
  ): Promise<NonNullable<ReporterData<'request-reveal'>['finding']>> {
    const { state } = await this.commands.read(falseAccusation, findingId);
    return { findingId, found: state.status === 'found' && state.clueId === clueId && state.reporterNumber === number };
  }

  /** What decides about whoever signed or came beside the first. */
  private async beside({ clueId, number }: WhichReporter, { source }: ClueState): Promise<ReporterData<'register'>['signatory']> {
    if (number === 1) return undefined;
    const before = await this.commands.read(reporter, idOf({ clueId, number: number - 1 }));
    return { clueId, number, follows: before.state.status !== 'none', visit: source?.kind === 'visit' };
  }

  private async run(request: RequestContext, of: WhichReporter, permission: Permission, intent: Intent<ReporterCommand>) {
    return this.commands.run(reporter, idOf(of), request, permission, intent, await this.home(of));
  }

  /**
   * The clue's organisation answers where there is no reporter: strangers do not learn whether somebody is registered. Of what is no clue nobody
   * is: an id that is put together like that of a further reporter leads past no check.
   */
  private async home({ clueId }: WhichReporter): Promise<RunOptions> {
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    if (organisationId === undefined) ensure((await this.commands.read(reporter, clueId)).revision < 0, reporterErrors.unknown);
    return organisationId === undefined ? {} : { organisationId };
  }
}

/** @throws DomainError reporter.unknown: nobody has such a number */
function idOf(of: WhichReporter): string {
  ensure(of.number >= 1, reporterErrors.unknown);
  return reporterIdOf(of);
}
