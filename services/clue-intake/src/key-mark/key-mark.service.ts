import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { keyMark, type Marking } from './key-mark.decider.js';

/** Marks for key persons, matters and problems (标定). */
@Injectable()
export class KeyMarkService {
  constructor(private readonly commands: CommandRunner) {}

  /** KeyMarkSet. Mechanism 1.25. */
  set(request: RequestContext, keyMarkId: string, data: Marking) {
    return this.commands.run(keyMark, keyMarkId, request, 'key-mark.set', { type: 'set', data }, { organisationId: data.organisationId });
  }

  /** KeyMarkLifted. Mechanism 1.25. */
  lift(request: RequestContext, keyMarkId: string, data: { readonly reason: string; readonly liftedOn: string }) {
    return this.commands.run(keyMark, keyMarkId, request, 'key-mark.set', { type: 'lift', data });
  }
}
