import { Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import type { Subject } from '@liandong/contracts';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { assignment } from '../assignment/assignment.decider.js';
import { ensureInService } from '../departure/departed.js';
import { type AcquaintanceCheck, notCompared } from '../person-facts/acquaintance.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { ZonePlanService } from '../zone-plan/zone-plan.service.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import type { Routing } from './clue.routing.decider.js';
import { assignmentIdOf, type NamedAssignment, unitOf } from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';

type ProposedRouting = Routing &
  Pick<Data<'propose-routing'>, 'crossReason' | 'leadReason' | 'raiseReason'> & { readonly handlerIds?: readonly string[] | undefined };

type NamedHandlers = Routing & { readonly handlerIds?: readonly string[] };

/** 分办: whoever would handle a clue is looked up before it is decided. What is decided stands in clue.routing.decider.ts. */
@Injectable()
export class ClueRoutingService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly facts: PersonFactsService,
    private readonly plans: ZonePlanService,
  ) {}

  /** RoutingProposed, under the plan of the day, with what was found about who would handle it. Rules B1.13, B3.6; mechanisms 0.3, 2.5, 2.8, 3.15. */
  async proposeRouting(request: RequestContext, clueId: string, { handlerIds = [], ...wanted }: ProposedRouting) {
    requireRole(request.principal, 'clue.propose-routing');
    const organisationId = await this.ensureHandlersServe(request, 'clue.propose-routing', clueId, [wanted.leaderPersonId, ...handlerIds]);
    const check = await this.acquaintancesOf(clueId, { ...wanted, handlerIds });
    const data = {
      ...wanted,
      ...(handlerIds.length > 0 ? { handlerIds } : {}),
      check,
      clueId,
      plan: await this.plans.today(organisationId),
      ...(await this.namedIn(wanted)),
    };
    return this.commands.run(clue, clueId, request, 'clue.propose-routing', { type: 'propose-routing', data });
  }

  /** ClueRouted, by the principal, and LevelRaised with it where that was proposed; its assignment is read anew. Rules B1.3, B1.13; mechanisms 2.5, 2.8, 3.15. */
  async approveRouting(request: RequestContext, clueId: string, { acceptance }: { readonly acceptance?: string | undefined } = {}) {
    await this.commands.actorIn(clue, clueId, request, 'clue.approve-routing');
    const { routing, organisationId = '' } = (await this.commands.read(clue, clueId)).state;
    if (routing)
      await this.ensureHandlersServe(request, 'clue.approve-routing', clueId, [routing.leaderPersonId, ...(routing.handlerIds ?? [])]);
    const check = routing ? await this.acquaintancesOf(clueId, routing) : undefined;
    const data = {
      ...(acceptance === undefined ? {} : { acceptance }),
      ...(check ? { check } : {}),
      clueId,
      plan: await this.plans.today(organisationId),
      ...(routing ? await this.namedIn(routing) : {}),
    };
    return this.commands.run(clue, clueId, request, 'clue.approve-routing', { type: 'approve-routing', data });
  }

  /** RoutingRejected. */
  rejectRouting(request: RequestContext, clueId: string, data: Data<'reject-routing'>) {
    return this.commands.run(clue, clueId, request, 'clue.approve-routing', { type: 'reject-routing', data });
  }

  /** ClueSupervised: as the deputy ordered in the assignment of this clue to the unit that handles it. Rule B1.13. */
  async supervise(request: RequestContext, clueId: string, assignmentId: string) {
    requireRole(request.principal, 'clue.supervise');
    requireScope(request.principal, 'clue.supervise', (await this.commands.read(clue, clueId)).state.organisationId);
    return this.commands.run(clue, clueId, request, 'clue.supervise', {
      type: 'supervise',
      data: { clueId, assignment: await this.assignmentOf(assignmentId) },
    });
  }

  /** RaiseProposed. Mechanism 3.15. */
  proposeRaise(request: RequestContext, clueId: string, data: Data<'propose-raise'>) {
    return this.commands.run(clue, clueId, request, 'clue.propose-raise', { type: 'propose-raise', data });
  }

  /** LevelRaised, by the principal; what had gone to a township is distributed anew. Mechanism 3.15. */
  async approveRaise(request: RequestContext, clueId: string) {
    await this.commands.actorIn(clue, clueId, request, 'clue.decide-raise');
    const { organisationId = '' } = (await this.commands.read(clue, clueId)).state;
    return this.commands.run(clue, clueId, request, 'clue.decide-raise', {
      type: 'approve-raise',
      data: { plan: await this.plans.today(organisationId) },
    });
  }

  /** RaiseRejected. Mechanism 3.15. */
  rejectRaise(request: RequestContext, clueId: string, data: Data<'reject-raise'>) {
    return this.commands.run(clue, clueId, request, 'clue.decide-raise', { type: 'reject-raise', data });
  }

  /** VerificationRecorded: whoever handles the clue is compared with those whom the verification added or identified. Mechanism 2.5. */
  async recordVerification(request: RequestContext, clueId: string, data: Omit<Data<'record-verification'>, 'check'>) {
    const { state } = await this.commands.read(clue, clueId);
    const check = await this.acquaintancesSince(
      state,
      data.findings.map(({ subject }) => subject),
    );
    return this.commands.run(clue, clueId, request, 'clue.record-result', {
      type: 'record-verification',
      data: { ...data, ...(check ? { check } : {}) },
    });
  }

  /** Whether those who handle it may know who was added or identified since it was routed; undefined where nobody was, or nobody handles it. Checks no permission: for decisions. Mechanisms 2.5, 3.15. */
  async acquaintancesSince({ subjects, routing }: ClueState, now: readonly Subject[]): Promise<AcquaintanceCheck | undefined> {
    const added = notCompared(now, subjects);
    return routing && added.length > 0 ? this.compare(routing, added) : undefined;
  }

  /** Whether those who would handle it may know whom it is about, as of today. */
  private async acquaintancesOf(clueId: string, routing: NamedHandlers): Promise<AcquaintanceCheck> {
    return this.compare(routing, (await this.commands.read(clue, clueId)).state.subjects);
  }

  private compare({ leaderPersonId, handlerIds = [], ...routing }: NamedHandlers, subjects: readonly Subject[]) {
    return this.facts.check(unitOf(routing), [leaderPersonId, ...handlerIds], subjects);
  }

  /** B4.7: whoever has left handles nothing. */
  private async ensureHandlersServe(
    { principal }: RequestContext,
    permission: Permission,
    clueId: string,
    personIds: readonly string[],
  ): Promise<string> {
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    requireScope(principal, permission, organisationId);
    if (organisationId !== undefined) await ensureInService(this.commands, organisationId, personIds);
    return organisationId ?? '';
  }

  private async namedIn({ handling }: Pick<Routing, 'handling'>): Promise<{ readonly assignment?: NamedAssignment }> {
    const assignmentId = assignmentIdOf(handling);
    return assignmentId === undefined ? {} : { assignment: await this.assignmentOf(assignmentId) };
  }

  private async assignmentOf(assignmentId: string): Promise<NamedAssignment> {
    const { status, direction, kind, clueId, body, supervision } = (await this.commands.read(assignment, assignmentId)).state;
    return {
      assignmentId,
      status,
      direction,
      kind,
      clueId,
      unitId: body,
      supervision: supervision?.stage === 'ordered' ? supervision : undefined,
    };
  }
}
