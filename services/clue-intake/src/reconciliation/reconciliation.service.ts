import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { HandlerItemsQuery } from '../read/reconciliation-register/handler-items.query.js';
import { reconciliation, type ReconciliationData as Data } from './reconciliation.decider.js';

/** One method per command. What is decided stands in reconciliation.decider.ts. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly items: HandlerItemsQuery,
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

  /** ItemsAnswered, by the handler. Rule B1.3. */
  answer(request: RequestContext, id: string, data: Data<'answer'>) {
    return this.commands.run(reconciliation, id, request, 'reconciliation.answer', { type: 'answer', data });
  }

  /** DifferenceSettled. Rule B1.3. */
  settle(request: RequestContext, id: string, data: Data<'settle'>) {
    return this.commands.run(reconciliation, id, request, 'reconciliation.settle', { type: 'settle', data });
  }
}
