import { Inject, Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { ensureInService } from '../departure/departed.js';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { clue, type ClueData as Data } from './clue.decider.js';
import type { Routing } from './clue.routing.decider.js';

/** 分办: whoever would handle a clue is looked up before it is decided. What is decided stands in clue.routing.decider.ts. */
@Injectable()
export class ClueRoutingService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly facts: PersonFactsService,
  ) {}

  /** RoutingProposed, with what was found about who would handle it. Rule B3.6; mechanisms 2.5, 3.15. */
  async proposeRouting(request: RequestContext, clueId: string, { handlerIds = [], ...routing }: Routing & { readonly handlerIds?: readonly string[] | undefined }) {
    requireRole(request.principal, 'clue.propose-routing');
    await this.ensureHandlersServe(request, 'clue.propose-routing', clueId, [routing.leaderPersonId, ...handlerIds]);
    const check = await this.acquaintancesOf(clueId, { ...routing, handlerIds });
    const data = { ...routing, ...(handlerIds.length > 0 ? { handlerIds } : {}), check };
    return this.commands.run(clue, clueId, request, 'clue.propose-routing', { type: 'propose-routing', data });
  }

  /** ClueRouted, by the principal. Rule B1.3; mechanisms 2.5, 3.15. */
  async approveRouting(request: RequestContext, clueId: string, { acceptance }: { readonly acceptance?: string | undefined } = {}) {
    await this.commands.actorIn(clue, clueId, request, 'clue.approve-routing');
    const { routing } = (await this.commands.read(clue, clueId)).state;
    if (routing) await this.ensureHandlersServe(request, 'clue.approve-routing', clueId, [routing.leaderPersonId, ...(routing.handlerIds ?? [])]);
    const check = routing ? await this.acquaintancesOf(clueId, routing) : undefined;
    const data = { ...(acceptance === undefined ? {} : { acceptance }), ...(check ? { check } : {}) };
    return this.commands.run(clue, clueId, request, 'clue.approve-routing', { type: 'approve-routing', data });
  }

  /** RoutingRejected. */
  rejectRouting(request: RequestContext, clueId: string, data: Data<'reject-routing'>) {
    return this.commands.run(clue, clueId, request, 'clue.approve-routing', { type: 'reject-routing', data });
  }

  /** Whether those who would handle it may know whom it is about, as of today. */
  private async acquaintancesOf(clueId: string, { zoneId, leaderPersonId, handlerIds = [] }: Routing & { readonly handlerIds?: readonly string[] }): Promise<AcquaintanceCheck> {
    const { subjects } = (await this.commands.read(clue, clueId)).state;
    return this.facts.check(zoneId, [leaderPersonId, ...handlerIds], subjects, dateInChina(this.platform.clock.now()));
  }

  /** B4.7: whoever has left handles nothing. */
  private async ensureHandlersServe({ principal }: RequestContext, permission: Permission, clueId: string, personIds: readonly string[]): Promise<void> {
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    requireScope(principal, permission, organisationId);
    if (organisationId !== undefined) await ensureInService(this.commands, organisationId, personIds);
  }
}
