import { Inject, Injectable } from '@nestjs/common';
import { draftDocument, type DraftDocument } from '@liandong/contracts';
import type { Requester } from '@liandong/messaging';
import { type CommandReceipt, REQUESTER, type RequestContext } from '@liandong/service-kit';
import { RectificationService } from './rectification.service.js';

/** Asks the notification service for the document by which a unit is urged (督办单), and keeps its id on the item. */
@Injectable()
export class SupervisionOrderService {
  constructor(
    @Inject(REQUESTER) private readonly requester: Requester,
    private readonly items: RectificationService,
  ) {}

  /**
   * DocumentLinked. The command's id follows from the event that asks for the order: however often this runs, one document is drafted.
   *
   * @throws StoreUnavailable the notification service does not answer: the message comes again
   */
  async ask(request: RequestContext, itemId: string, order: DraftDocument): Promise<CommandReceipt> {
    const answer = await this.requester.request<object>(draftDocument.pattern, order, { idempotencyKey: request.commandId });
    const { documentId } = draftDocument.reply.parse(answer);
    return this.items.recordDocument(request, itemId, { documentId });
  }
}
