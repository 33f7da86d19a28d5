import { Injectable } from '@nestjs/common';
import { requireRole, requireScope, rolesOpening } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { acceptedAcquaintances } from '../clue/clue.routing.decider.js';
import { institutionsAmong } from '../clue/clue.routing.terms.js';
import type { ClueState } from '../clue/clue.state.js';
import { ensureInService } from '../departure/departed.js';
import { acceptedInPlan } from '../talk-inquiry/talk-inquiry.state.js';
import { talksOf } from '../talk-inquiry/talks-of.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { custody, type CustodyCommand } from './custody.decider.js';
import { custodyErrors } from './custody.errors.js';
import type { OpenStep, Receiver } from './custody.events.js';

type Data<Type extends CustodyCommand['type']> = Extract<CustodyCommand, { readonly type: Type }>['data'];

/** One method per command. What is decided stands in custody.decider.ts. */
@Injectable()
export class CustodyService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly facts: PersonFactsService,
  ) {}

  /** StepOpened: the routing was approved, or the clue given to a department. Rules B1.4, B1.5, B1.8, B1.18. */
  open(request: RequestContext, clueId: string, data: OpenStep) {
    return this.commands.run(custody, clueId, request, 'custody.open', { type: 'open', data }, { organisationId: data.organisationId });
  }

  /** StepOpened, StepHandedOver: to the next handler, or back into the library; to nobody who has left, nor to whoever may know the subjects. Rules B1.4, B4.1, B4.7; mechanism 2.5. */
  async passOn(request: RequestContext, clueId: string, step: Pick<Data<'pass-on'>, 'kind' | 'to' | 'handedOn'>) {
    requireRole(request.principal, 'custody.hand-over');
    const { state, matterId } = await this.commands.read(clue, clueId);
    // Whoever may not touch the clue learns nothing about it, not even that it has no number.
    requireScope(request.principal, 'custody.hand-over', state.organisationId);
    const { organisationId, number } = state;
    ensure(organisationId !== undefined && number !== undefined, custodyErrors.notInLibrary);
    if (step.to.personId !== undefined) await ensureInService(this.commands, step.to.organisationId, [step.to.personId]);
    const options = { organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(
      custody,
      clueId,
      request,
      'custody.hand-over',
      {
        type: 'pass-on',
        data: {
          ...step,
          organisationId,
          clueNumber: number,
          ...(step.kind === 'return' ? {} : await this.toReceiver(request, clueId, step.to, state)),
        },
      },
      options,
    );
  }

  /** StepHandedOver: whoever holds the clue signs. Rule B1.4. */
  handOver(request: RequestContext, clueId: string, data: Data<'hand-over'>) {
    return this.commands.run(custody, clueId, request, 'custody.hand-over', { type: 'hand-over', data });
  }

  /** StepReceived: whoever gets it signs, unless they may know the subjects. Rule B1.4; mechanism 2.5. */
  async receive(request: RequestContext, clueId: string, asked: Omit<Data<'receive'>, 'compared' | 'aboutReceiver'>) {
    const { state } = await this.commands.read(clue, clueId);
    // From where they sign, whatever unit the step was to: who handed it on may have named another one.
    const data = { ...asked, ...(await this.compared(clueId, request.principal, state)) };
    return this.commands.run(custody, clueId, request, 'custody.receive', { type: 'receive', data });
  }

  /** StepWithdrawn: whoever was to sign cannot. Rule B1.4. */
  withdraw(request: RequestContext, clueId: string, data: Data<'withdraw'>) {
    return this.commands.run(custody, clueId, request, 'custody.withdraw', { type: 'withdraw', data });
  }

  /** StepWithdrawn, RoutingFell: another mode, or a raised level: what was distributed before is distributed anew. Rule B1.4; mechanism 3.15. */
  letRoutingFall(request: RequestContext, clueId: string, data: Data<'let-routing-fall'>) {
    return this.commands.run(
      custody,
      clueId,
      request,
      'custody.open',
      { type: 'let-routing-fall', data },
      { organisationId: data.organisationId },
    );
  }

  /** StepWithdrawn, EntryFell: the clue’s entry was voided. Rule B1.4. */
  letEntryFall(request: RequestContext, clueId: string, data: Data<'let-entry-fall'>) {
    const { organisationId } = data;
    return this.commands.run(custody, clueId, request, 'custody.open', { type: 'let-entry-fall', data }, { organisationId });
  }

  /** StepSentBack. */
  sendBack(request: RequestContext, clueId: string, data: Data<'send-back'>) {
    return this.commands.run(custody, clueId, request, 'custody.receive', { type: 'send-back', data });
  }

  /** The same, asked by somebody else: whom people know is told to those alone who may read it. */
  private async toReceiver({ principal }: RequestContext, clueId: string, to: Receiver, state: ClueState) {
    const { compared, aboutReceiver } = await this.compared(clueId, to, state);
    return { compared: { ...compared, isTold: rolesOpening(principal, 'person-facts.read').length > 0 }, aboutReceiver };
  }

  /** Whoever would get it with whom it is about; what was accepted with its routing counts, and with the plans of its talks. */
  private async compared(clueId: string, { organisationId, personId }: Receiver, state: ClueState) {
    const check = await this.facts.check(organisationId, personId === undefined ? [] : [personId], state.subjects);
    const talks = await talksOf(this.commands, clueId, state.talkRound);
    return {
      compared: { check, accepted: [...acceptedAcquaintances(state), ...talks.flatMap((talk) => acceptedInPlan(talk.state))] },
      aboutReceiver: institutionsAmong({ zoneId: organisationId }, state.subjects),
    };
  }
}
