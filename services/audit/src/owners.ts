import { answeringServices, categoryOwners, type OwnerRequest, requestTo } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { Inject, Injectable } from '@nestjs/common';
import { REQUESTER, type RequestContext } from '@liandong/service-kit';
import type { Requester } from '@liandong/messaging';
import type { z } from 'zod';

/** The services that own events and figures, as the audit service reaches them: by request and reply, never by their code. */
@Injectable()
export class Owners {
  readonly all = answeringServices;

  constructor(@Inject(REQUESTER) private readonly requester: Requester) {}

  /** @throws DomainError audit.owner-unknown: no service answers for events of this category */
  ofCategory(category: string): string {
    const owner = Object.hasOwn(categoryOwners, category) ? categoryOwners[category] : undefined;
    if (owner !== undefined) return owner;
    throw new DomainError({
      code: 'audit.owner-unknown',
      kind: 'invalid',
      zh: '没有服务能说明这类事件的所见内容',
      en: 'No service answers for events of this category',
      details: { category },
    });
  }

  /**
   * @throws DomainError what the owner refuses
   * @throws StoreUnavailable the owner does not answer: ask again
   */
  async ask<Reply extends z.ZodType<object>>(
    request: RequestContext,
    service: string,
    contract: OwnerRequest<z.ZodType<object>, Reply>,
    payload: object,
  ): Promise<z.output<Reply>> {
    const answer = await this.requester.request<unknown>(requestTo(service, contract), payload, { idempotencyKey: request.commandId });
    return contract.reply.parse(answer);
  }
}
