import { applyDecorators, UseFilters } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { RefusalFilter } from './refusal.filter.js';

/**
 * The method answers requests of other services: `@Answers(draftDocument.pattern) draft(@Payload() { idempotencyKey, payload }: RequestPacket)`.
 * What it refuses crosses as a refusal. Parse the payload with the contract's schema before use.
 */
export function Answers(pattern: string): MethodDecorator {
  return applyDecorators(MessagePattern(pattern), UseFilters(RefusalFilter));
}
