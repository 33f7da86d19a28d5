import { Injectable } from '@nestjs/common';
import type { LimitDue } from '@liandong/legal-time';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { directForward, type Passing } from './direct-forward.decider.js';

/** Envelopes that are passed on unopened (径送). */
@Injectable()
export class DirectForwardService {
  constructor(private readonly commands: CommandRunner) {}

  /** EnvelopePassed. Rule B1.7. */
  pass(request: RequestContext, directForwardId: string, data: Passing) {
    return this.commands.run(
      directForward,
      directForwardId,
      request,
      'direct-forward.pass',
      { type: 'pass', data },
      { organisationId: data.organisationId },
    );
  }

  /** SendingUpWarned, when the timer fires. Rules B1.7, B1.23. */
  limitDue(request: RequestContext, { of, stage, dueAt, organisationId, limit }: LimitDue) {
    return this.commands.run(directForward, of.id, request, 'direct-forward.warn', {
      type: 'limit-due',
      data: { stage, dueAt, organisationId, limit },
    });
  }

  /** EnvelopeSentUp. Rule B1.7. */
  sendUp(request: RequestContext, directForwardId: string, data: { readonly sentOn: string }) {
    return this.commands.run(directForward, directForwardId, request, 'direct-forward.send-up', { type: 'send-up', data });
  }
}
