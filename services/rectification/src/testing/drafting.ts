import { Controller, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { draftDocument, type DraftDocument } from '@liandong/contracts';
import { Answers, type RequestPacket } from '@liandong/messaging';
import { defineService } from '@liandong/service-kit';

/** What was asked for, by its key. */
export const drafted = new Map<string, DraftDocument>();
export const notification = { reachable: true };

/** Stands where the notification service stands: it answers the contract, the same key with the same document. */
@Controller()
class Drafting {
  @Answers(draftDocument.pattern)
  draft(@Payload() { idempotencyKey, payload }: RequestPacket<DraftDocument>) {
    if (!notification.reachable) throw new Error('the notification service is away');
    drafted.set(idempotencyKey, draftDocument.request.parse(payload));
    return { documentId: `document-${[...drafted.keys()].indexOf(idempotencyKey) + 1}`, position: '1' };
  }
}

@Module(defineService({ name: 'drafting', categories: [], controllers: [Drafting], answersRequests: true }))
export class DraftingModule {}
