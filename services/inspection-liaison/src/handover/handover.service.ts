import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import type { HandoverData as Data } from './handover.commands.js';
import { handover } from './handover.decider.js';
import type { Opening } from './handover.events.js';

/** One method per command. What is decided stands in handover.decider.ts and item.decider.ts. */
@Injectable()
export class HandoverService {
  constructor(private readonly commands: CommandRunner) {}

  /** HandoverOpened. Rule B3.10. */
  open(request: RequestContext, handoverId: string, data: Omit<Opening, 'handoverId'>) {
    return this.commands.run(
      handover,
      handoverId,
      request,
      'handover.open',
      { type: 'open', data: { handoverId, ...data } },
      { organisationId: data.tourOfficeId },
    );
  }

  /** ItemAdded: it gets the next number of the hand-over. Rules B1.7, B3.5. */
  addItem(request: RequestContext, handoverId: string, data: Data<'add-item'>) {
    return this.commands.run(handover, handoverId, request, 'handover.list-items', { type: 'add-item', data });
  }

  /** ItemAmended, before it is signed out. */
  amendItem(request: RequestContext, handoverId: string, data: Data<'amend-item'>) {
    return this.commands.run(handover, handoverId, request, 'handover.list-items', { type: 'amend-item', data });
  }

  /** ItemWithdrawn, before it is signed out. */
  withdrawItem(request: RequestContext, handoverId: string, data: Data<'withdraw-item'>) {
    return this.commands.run(handover, handoverId, request, 'handover.list-items', { type: 'withdraw-item', data });
  }

  /** ConsultationConvened. Mechanism 3.5. */
  conveneConsultation(request: RequestContext, handoverId: string, data: Data<'convene-consultation'>) {
    return this.commands.run(handover, handoverId, request, 'handover.consult', { type: 'convene-consultation', data });
  }

  /** ConsultationConcluded. Mechanism 3.5. */
  concludeConsultation(request: RequestContext, handoverId: string, data: Data<'conclude-consultation'>) {
    return this.commands.run(handover, handoverId, request, 'handover.consult', { type: 'conclude-consultation', data });
  }

  /** ItemSignedOut, by the tour office. Rule B3.5. */
  signOut(request: RequestContext, handoverId: string, data: Data<'sign-out'>) {
    return this.commands.run(handover, handoverId, request, 'handover.sign-out', { type: 'sign-out', data });
  }

  /** ItemSignedIn, by the receiving side. Rules B3.4, B3.5, B3.6. */
  signIn(request: RequestContext, handoverId: string, data: Data<'sign-in'>) {
    return this.commands.run(handover, handoverId, request, 'handover.sign-in', { type: 'sign-in', data });
  }

  /** ItemReturned, instead of signing it in. */
  returnItem(request: RequestContext, handoverId: string, data: Data<'return-item'>) {
    return this.commands.run(handover, handoverId, request, 'handover.sign-in', { type: 'return-item', data });
  }

  /** ProgressRecorded. Mechanism 3.14. */
  recordProgress(request: RequestContext, handoverId: string, data: Data<'record-progress'>) {
    return this.commands.run(handover, handoverId, request, 'handover.record-result', { type: 'record-progress', data });
  }

  /** ResultRecorded. */
  recordResult(request: RequestContext, handoverId: string, data: Data<'record-result'>) {
    return this.commands.run(handover, handoverId, request, 'handover.record-result', { type: 'record-result', data });
  }

  /** FeedbackGiven, to the tour office. Rule B3.4. */
  giveFeedback(request: RequestContext, handoverId: string, data: Data<'give-feedback'>) {
    return this.commands.run(handover, handoverId, request, 'handover.give-feedback', { type: 'give-feedback', data });
  }

  /** FeedbackAcknowledged, by the tour office. */
  acknowledgeFeedback(request: RequestContext, handoverId: string, data: Data<'acknowledge-feedback'>) {
    return this.commands.run(handover, handoverId, request, 'handover.acknowledge-feedback', { type: 'acknowledge-feedback', data });
  }

  /** HandoverClosed. */
  close(request: RequestContext, handoverId: string, data: Data<'close'>) {
    return this.commands.run(handover, handoverId, request, 'handover.close', { type: 'close', data });
  }
}
