import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { CommandReceipt } from '../commands/command-receipt.js';
import { ACCESS, type Access } from './route.decorators.js';

/** A command's answer: 201 when events were appended, 200 when it was a repetition or changed nothing; `ETag` is the revision. */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
    if (execution.getType() !== 'http' || access?.kind !== 'command') return next.handle();
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: CommandReceipt) => {
        const appended = !answer.repeated && answer.eventIds.length > 0;
        void reply.status(appended ? 201 : 200).header('etag', `"${answer.revision}"`);
        return answer;
      }),
    );
  }
}
