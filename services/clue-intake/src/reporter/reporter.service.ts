import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { ensure, streamName } from '@liandong/event-sourcing';
import { type CommandReceipt, CommandRunner, idFrom, type RequestContext, type RunOptions, Sealer } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { falseAccusation } from '../false-accusation/false-accusation.decider.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { ensureMayRegister, reporter, type ReporterData } from './reporter.decider.js';
import { reporterErrors } from './reporter.errors.js';
import type { IdentityField, Signature } from './reporter.events.js';

/** An identity in the clear: lives in the request and in the answer of an approved reveal, and nowhere else. */
export type Identity = Readonly<Partial<Record<IdentityField, string>>>;

export type OpenedIdentity = CommandReceipt & { readonly identity: Identity };

const placeOf = (clueId: string) => ({ subject: `reporter-${clueId}`, stream: streamName(reporter.category, clueId) });

/** Seals and opens at the edge; what is decided stands in reporter.decider.ts. */
@Injectable()
export class ReporterService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sealer: Sealer,
    private readonly duties: ReplyDuties,
  ) {}

  /** ReporterRegistered, at intake or later. The same command seals to the same ciphertext, so a repetition is recognised. Whoever signed is owed a reply. Rules B1.15, B1.16. */
  async register(
    request: RequestContext,
    clueId: string,
    { signature, identity = {} }: { readonly signature: Signature; readonly identity?: Identity },
  ) {
    requireRole(request.principal, 'reporter.register');
    const { state, matterId } = await this.commands.read(clue, clueId);
    ensure(state.organisationId !== undefined && state.receivedOn !== undefined, reporterErrors.clueUnknown);
    const { organisationId, receivedOn } = state;
    // Nobody makes keys who may not register.
    requireScope(request.principal, 'reporter.register', organisationId);
    const entry = { receivedBy: state.receivedBy, fresh: state.status === 'received' || state.status === 'registered' };
    const home = { organisationId, ...(matterId ? { matterId } : {}) };
    ensureMayRegister(await this.commands.actorIn(reporter, clueId, request, 'reporter.register', home), entry);
    const sealed = Object.keys(identity).length === 0 ? undefined : await this.sealer.seal(placeOf(clueId), request.commandId, identity);
    const data = { organisationId, signature, receivedOn, entry, ...(sealed ? { identity: sealed } : {}) };
    const receipt = await this.commands.run(reporter, clueId, request, 'reporter.register', { type: 'register', data }, home);
    await this.duties.followClue(request, clueId);
    return receipt;
  }

  /** ReporterIdentityChecked: verified makes a real-name report; unverifiable, nobody is owed a reply. Rules B1.15, B1.16. */
  async checkIdentity(request: RequestContext, clueId: string, data: ReporterData<'check-identity'>) {
    const receipt = await this.commands.run(
      reporter,
      clueId,
      request,
      'reporter.verify',
      { type: 'check-identity', data },
      await this.home(clueId),
    );
    await this.duties.followClue(request, clueId);
    return receipt;
  }

  /** ReporterRevealRequested; of somebody anonymous on the grounds of a finding of false accusation in the same clue. Rules B1.16, B4.4. */
  async requestReveal(
    request: RequestContext,
    clueId: string,
    { reason, findingId }: { readonly reason: string; readonly findingId?: string },
  ) {
    const data = { reason, ...(findingId === undefined ? {} : { finding: await this.findingOf(clueId, findingId) }) };
    return this.commands.run(
      reporter,
      clueId,
      request,
      'reporter.request-reveal',
      { type: 'request-reveal', data },
      await this.home(clueId),
    );
  }

  /** ReporterRevealApproved, for one person and some hours. Rule B4.4. */
  async approveReveal(request: RequestContext, clueId: string, data: ReporterData<'approve-reveal'>) {
    const home = await this.home(clueId);
    await this.ensureHandlesNothing(request, clueId, home);
    return this.commands.run(reporter, clueId, request, 'reporter.decide-reveal', { type: 'approve-reveal', data }, home);
  }

  /** ReporterRevealRefused. Rule B4.4. */
  async refuseReveal(request: RequestContext, clueId: string, data: ReporterData<'refuse-reveal'>) {
    return this.commands.run(reporter, clueId, request, 'reporter.decide-reveal', { type: 'refuse-reveal', data }, await this.home(clueId));
  }

  /** ReporterIdentityRead, and only then the identity. Every reading is an event, the one under a repeated key too. Rule B4.4. */
  async readIdentity(request: RequestContext, clueId: string, number: number): Promise<OpenedIdentity> {
    const each = { ...request, commandId: randomUUID() };
    const receipt = await this.commands.run(
      reporter,
      clueId,
      each,
      'reporter.read-identity',
      { type: 'read-identity', data: { number } },
      await this.home(clueId),
    );
    const { state } = await this.commands.read(reporter, clueId);
    ensure(state.identity, reporterErrors.keyDestroyed);
    return { ...receipt, identity: await this.sealer.unseal(placeOf(clueId), state.identity) };
  }

  /** ReporterKeyDestructionOrdered, then the key goes, then ReporterKeyDestroyed. Whatever was interrupted is done when asked again. */
  async destroyKey(request: RequestContext, clueId: string, data: ReporterData<'order-key-destruction'>): Promise<CommandReceipt> {
    const ordered = await this.commands.run(
      reporter,
      clueId,
      request,
      'reporter.destroy-key',
      { type: 'order-key-destruction', data },
      await this.home(clueId),
    );
    await this.sealer.destroy(placeOf(clueId).subject);
    const { principal } = request;
    const confirmation: RequestContext = {
      principal,
      commandId: idFrom('reporter-key-destroyed', clueId, principal.personId),
      causationId: ordered.eventIds[0] ?? request.commandId,
    };
    const confirmed = await this.confirm(confirmation, clueId);
    return { ...ordered, revision: confirmed.revision, position: confirmed.position };
  }

  /** B4.4: whoever stands in for the chief and leads or handles the same clue does not decide who learns the reporter's name. */
  private async ensureHandlesNothing(request: RequestContext, clueId: string, home: RunOptions): Promise<void> {
    const by = await this.commands.actorIn(reporter, clueId, request, 'reporter.decide-reveal', home);
    if (!by.standsIn) return;
    const { routing } = (await this.commands.read(clue, clueId)).state;
    ensure(![routing?.leaderPersonId, ...(routing?.handlerIds ?? [])].includes(by.personId), reporterErrors.handlesClue);
  }

  /** Whether 诬告陷害 was found in this clue, by a body that is high enough (B1.16-authority). */
  private async findingOf(clueId: string, findingId: string): Promise<NonNullable<ReporterData<'request-reveal'>['finding']>> {
    const { state } = await this.commands.read(falseAccusation, findingId);
    return { findingId, found: state.status === 'found' && state.clueId === clueId };
  }

  private async confirm(request: RequestContext, clueId: string): Promise<CommandReceipt> {
    return this.commands.run(
      reporter,
      clueId,
      request,
      'reporter.destroy-key',
      { type: 'confirm-key-destruction', data: {} },
      await this.home(clueId),
    );
  }

  /** The clue's organisation answers where there is no reporter: strangers do not learn whether somebody is registered. */
  private async home(clueId: string): Promise<RunOptions> {
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    return organisationId === undefined ? {} : { organisationId };
  }
}
