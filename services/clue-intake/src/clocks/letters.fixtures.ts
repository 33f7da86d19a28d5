import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type DraftDocument, draftDocument } from '@liandong/contracts';
import { Answers, type RequestPacket } from '@liandong/messaging';
import { defineService } from '@liandong/service-kit';

/** What was asked of the notification service, by idempotency key; the letters themselves are drafted in services/standalone. */
export const asked = new Map<string, DraftDocument>();
@Controller()
class Letters {
  @Answers(draftDocument.pattern)
  draft(@Payload() { idempotencyKey, payload }: RequestPacket) {
    asked.set(idempotencyKey, draftDocument.request.parse(payload));
    return { documentId: `document-${idempotencyKey}`, position: '0' };
  }
}
@Module(defineService({ name: 'letters', categories: [], controllers: [Letters], answersRequests: true }))
export class LettersModule {}
