import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { directForward, type Passing } from './direct-forward.decider.js';

/** Envelopes that are passed on unopened (径送). */
@Injectable()
export class DirectForwardService {
  constructor(private readonly commands: CommandRunner) {}

  /** EnvelopePassed. Rule B1.7. */
  pass(request: RequestContext, directForwardId: string, data: Passing) {
    return this.commands.run(directForward, directForwardId, request, 'direct-forward.pass', { type: 'pass', data }, { organisationId: data.organisationId });
  }

  /** EnvelopeSentUp. Rule B1.7. */
  sendUp(request: RequestContext, directForwardId: string, data: { readonly sentOn: string }) {
    return this.commands.run(directForward, directForwardId, request, 'direct-forward.send-up', { type: 'send-up', data });
  }
}
