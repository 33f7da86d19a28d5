import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { matter, type MatterCommand } from './matter.decider.js';

type Data<Type extends MatterCommand['type']> = Extract<MatterCommand, { readonly type: Type }>['data'];

/** One method per command. A matter (事项) has the id that all its legs carry. */
@Injectable()
export class MatterService {
  constructor(private readonly commands: CommandRunner) {}

  /** MatterOpened, LegOpened; MatterReopened when it was closed. */
  openLeg(request: RequestContext, matterId: string, data: Data<'open-leg'>) {
    return this.commands.run(matter, matterId, request, 'matter.follow-leg', { type: 'open-leg', data }, { matterId, begins: true });
  }

  /** LegClosed. */
  closeLeg(request: RequestContext, matterId: string, data: Data<'close-leg'>) {
    return this.commands.run(matter, matterId, request, 'matter.follow-leg', { type: 'close-leg', data }, { matterId });
  }

  /** MatterClosed, when every leg is. Mechanism 1.31. */
  close(request: RequestContext, matterId: string, data: Data<'close'>) {
    return this.commands.run(matter, matterId, request, 'matter.close', { type: 'close', data });
  }

  /** MatterReopened, by a look-back (回头看). */
  reopen(request: RequestContext, matterId: string, data: Data<'reopen'>) {
    return this.commands.run(matter, matterId, request, 'matter.reopen', { type: 'reopen', data });
  }
}
