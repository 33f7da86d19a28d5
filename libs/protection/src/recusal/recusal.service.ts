import { type Permission, requireRole, requireScope } from '@liandong/access';
import type { CommandRunner, RequestContext } from '@liandong/service-kit';
import { matterOf, type NamedRecord, type NamedRecords } from '../named-record.js';
import type { OrderRecusal, recusal as Recusal, RecusalData as Data } from './recusal.decider.js';
import { recusalErrors } from './recusal.errors.js';

/** One method per command. The recusals of a matter have its id, whatever record of it they were raised by. */
export class RecusalService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly recusal: typeof Recusal,
    private readonly records: NamedRecords,
  ) {}

  /** RecusalRaised: by the person, or by the officer who records what a subject, the reporter or a colleague said. Rules B4.1, B4.3. */
  async raise(request: RequestContext, data: Omit<Data<'raise'>, 'organisationId'>) {
    const { matterId, organisationId } = await this.matterOf(request, 'recusal.raise', data.about);
    const options = { matterId, organisationId, whileBarred: true } as const;
    return this.commands.run(
      this.recusal,
      matterId,
      request,
      'recusal.raise',
      { type: 'raise', data: { ...data, organisationId } },
      options,
    );
  }

  /** RecusalDecided, by the chief or whoever stands in, about everybody else. Rule B4.2. */
  decide(request: RequestContext, matterId: string, data: Data<'decide'>) {
    return this.commands.run(this.recusal, matterId, request, 'recusal.decide', { type: 'decide', data });
  }

  /** RecusalDecided, by the upper body about the chief. Rule B4.2. */
  decideChief(request: RequestContext, matterId: string, data: Data<'decide'>) {
    return this.commands.run(this.recusal, matterId, request, 'recusal.decide-chief', { type: 'decide', data });
  }

  /** RecusalRaised and RecusalDecided, by the upper body. Rule B4.2. */
  async order(request: RequestContext, data: Omit<OrderRecusal, 'organisationId'>) {
    const { matterId, organisationId } = await this.matterOf(request, 'recusal.order', data.about);
    return this.commands.run(
      this.recusal,
      matterId,
      request,
      'recusal.order',
      { type: 'order', data: { ...data, organisationId } },
      { matterId, organisationId },
    );
  }

  /** RecusalsAdopted, by the automation. Rules B4.1, B4.2. */
  adopt(request: RequestContext, matterId: string, data: Data<'adopt'>) {
    return this.commands.run(
      this.recusal,
      matterId,
      request,
      'recusal.adopt',
      { type: 'adopt', data },
      // Also where the recusals of the matter belong to another organisation here: the bar is the matter's.
      { matterId, organisationId: data.organisationId, onBehalfOf: data.organisationId },
    );
  }

  /** Nobody learns by asking which records there are elsewhere. */
  private async matterOf({ principal }: RequestContext, permission: Permission, about: NamedRecord) {
    requireRole(principal, permission);
    const found = await matterOf(this.commands, this.records, about, recusalErrors.recordUnknown);
    requireScope(principal, permission, found.organisationId);
    return found;
  }
}
