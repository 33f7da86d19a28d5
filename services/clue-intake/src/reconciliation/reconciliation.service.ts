import { Inject, Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { HandlerItemsQuery } from '../read/reconciliation-register/handler-items.query.js';
import { planOn, zonePlan } from '../zone-plan/zone-plan.decider.js';
import { reconciliation, type ReconciliationData as Data, type ZoneHeads } from './reconciliation.decider.js';
import type { ReconciliationState } from './reconciliation.state.js';

/** One method per command. What is decided stands in reconciliation.decider.ts. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly items: HandlerItemsQuery,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ReconciliationOpened, over what the ledger says this handler has. Rule B1.3. */
  async open(request: RequestContext, id: string, data: Omit<Data<'open'>, 'items'>) {
    requireRole(request.principal, 'reconciliation.open');
    requireScope(request.principal, 'reconciliation.open', data.organisationId);
    const items = await this.items.of(data.organisationId, data.handlerId);
    return this.commands.run(
      reconciliation,
      id,
      request,
      'reconciliation.open',
      { type: 'open', data: { ...data, items } },
      { organisationId: data.organisationId },
    );
  }

  /** ItemsAnswered, by whoever heads the handler. Rule B1.3. */
  async answer(request: RequestContext, id: string, asked: Omit<Data<'answer'>, 'zone'>) {
    requireRole(request.principal, 'reconciliation.answer');
    const data = { ...asked, zone: await this.zoneOf((await this.commands.read(reconciliation, id)).state) };
    return this.commands.run(reconciliation, id, request, 'reconciliation.answer', { type: 'answer', data });
  }

  /** DifferenceSettled. Rule B1.3. */
  settle(request: RequestContext, id: string, data: Data<'settle'>) {
    return this.commands.run(reconciliation, id, request, 'reconciliation.settle', { type: 'settle', data });
  }

  /** As the plan of this day has it; undefined: it is no zone, or no plan is known. */
  private async zoneOf({ organisationId, handlerId }: ReconciliationState): Promise<ZoneHeads | undefined> {
    if (organisationId === undefined) return undefined;
    const plans = (await this.commands.read(zonePlan, organisationId)).state;
    const today = dateInChina(this.platform.clock.now());
    return planOn(plans, today)?.zones.find(({ zoneId }) => zoneId === handlerId);
  }
}
