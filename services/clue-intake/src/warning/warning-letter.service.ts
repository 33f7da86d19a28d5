import { Inject, Injectable } from '@nestjs/common';
import { type DraftDocument, draftDocument } from '@liandong/contracts';
import type { WarningLetter } from '@liandong/legal-time';
import type { Requester } from '@liandong/messaging';
import { type CommandReceipt, REQUESTER, type RequestContext } from '@liandong/service-kit';
import { WarningService } from './warning.service.js';

/** Asks the notification service for the letters that follow a warning, and keeps their ids on it. */
@Injectable()
export class WarningLetterService {
  constructor(
    @Inject(REQUESTER) private readonly requester: Requester,
    private readonly warnings: WarningService,
  ) {}

  /**
   * WarningLetterDrafted. However often this runs for one warning, one letter is drafted. Rule B1.23.
   *
   * @throws StoreUnavailable the notification service does not answer: the message comes again
   */
  async ask(
    request: RequestContext,
    warningId: string,
    { letter, draft }: { readonly letter: WarningLetter; readonly draft: DraftDocument },
  ): Promise<CommandReceipt> {
    const answer = await this.requester.request<object>(draftDocument.pattern, draft, { idempotencyKey: request.commandId });
    const { documentId } = draftDocument.reply.parse(answer);
    return this.warnings.recordLetter(request, warningId, { letter, documentId });
  }
}
