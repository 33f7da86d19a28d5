import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { ensureInService } from '../departure/departed.js';
import { LibraryItemsQuery } from '../read/library-register/library-items.query.js';
import { HandlerItemsQuery } from '../read/reconciliation-register/handler-items.query.js';
import { reconciliation } from '../reconciliation/reconciliation.decider.js';
import { library, type LibraryData as Data, type NamedReconciliation } from './library.decider.js';
import type { Difference, FixedList } from './library.events.js';
import { openHandover } from './library.state.js';

/** One method per command. What is decided stands in library.decider.ts. */
@Injectable()
export class LibraryService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly items: LibraryItemsQuery,
    private readonly handled: HandlerItemsQuery,
  ) {}

  /** LibraryEntrusted, by the principal. Rule B1.3. */
  entrust(request: RequestContext, organisationId: string, data: Omit<Data<'entrust'>, 'organisationId'>) {
    return this.commands.run(
      library,
      organisationId,
      request,
      'library.entrust',
      { type: 'entrust', data: { ...data, organisationId } },
      { organisationId },
    );
  }

  /** KeeperAppointed, by the principal; nobody who has left. Rules B1.4, B4.7. */
  async appoint(request: RequestContext, organisationId: string, data: Data<'appoint'>) {
    requireRole(request.principal, 'library.entrust');
    requireScope(request.principal, 'library.entrust', organisationId);
    await ensureInService(this.commands, organisationId, [data.personId]);
    return this.commands.run(library, organisationId, request, 'library.entrust', { type: 'appoint', data }, { organisationId });
  }

  /** HandoverPrepared: the giver’s items by number, fixed at the position of the last registration that is listed. Rule B1.4. */
  async prepareHandover(request: RequestContext, organisationId: string, data: Omit<Data<'prepare-handover'>, 'list'>) {
    requireRole(request.principal, 'library.hand-over');
    requireScope(request.principal, 'library.hand-over', organisationId);
    // Whoever leaves gives away what they kept; nobody who has left takes it.
    await ensureInService(this.commands, organisationId, [data.taker]);
    const list = await this.listOf(organisationId, data.giver);
    return this.commands.run(
      library,
      organisationId,
      request,
      'library.hand-over',
      { type: 'prepare-handover', data: { ...data, list } },
      { organisationId },
    );
  }

  /** DifferenceNoted. Rule B1.4. */
  async noteDifference(request: RequestContext, organisationId: string, difference: Difference) {
    requireRole(request.principal, 'library.hand-over');
    requireScope(request.principal, 'library.hand-over', organisationId);
    const open = openHandover((await this.commands.read(library, organisationId)).state);
    const listed =
      open !== undefined &&
      (await this.items.heldBy(organisationId, open.giver, open.list.position)).some(({ number }) => number === difference.number);
    return this.commands.run(
      library,
      organisationId,
      request,
      'library.hand-over',
      { type: 'note-difference', data: { ...difference, listed } },
      { organisationId },
    );
  }

  /** HandoverSigned; by the second side HandoverCompleted too. Rule B1.4. */
  sign(request: RequestContext, organisationId: string, data: Data<'sign-handover'>) {
    return this.commands.run(library, organisationId, request, 'library.hand-over', { type: 'sign-handover', data }, { organisationId });
  }

  /** HandoverCancelled. */
  cancel(request: RequestContext, organisationId: string, data: Data<'cancel-handover'>) {
    return this.commands.run(library, organisationId, request, 'library.hand-over', { type: 'cancel-handover', data }, { organisationId });
  }

  /** PeriodReconciled. Rule B1.3. */
  async closePeriod(
    request: RequestContext,
    organisationId: string,
    { reconciledOn, reconciliationIds }: { readonly reconciledOn: string; readonly reconciliationIds: readonly string[] },
  ) {
    requireRole(request.principal, 'library.close-period');
    requireScope(request.principal, 'library.close-period', organisationId);
    const handlers = await this.handled.handlers(organisationId);
    const reconciliations = await Promise.all(reconciliationIds.map((id) => this.named(id)));
    return this.commands.run(
      library,
      organisationId,
      request,
      'library.close-period',
      { type: 'close-period', data: { reconciledOn, handlers, reconciliations } },
      { organisationId },
    );
  }

  private async named(reconciliationId: string): Promise<NamedReconciliation> {
    const { organisationId, handlerId, openedOn, status } = (await this.commands.read(reconciliation, reconciliationId)).state;
    return {
      reconciliationId,
      reconciled: status === 'reconciled',
      ...(organisationId ? { organisationId } : {}),
      ...(handlerId ? { handlerId } : {}),
      ...(openedOn ? { openedOn } : {}),
    };
  }

  private async listOf(organisationId: string, giver: string): Promise<FixedList> {
    const items = await this.items.heldBy(organisationId, giver);
    const digest = createHash('sha256')
      .update(JSON.stringify(items.map(({ number }) => number)))
      .digest('hex');
    return { position: items.at(-1)?.position ?? '0', count: items.length, digest };
  }
}
