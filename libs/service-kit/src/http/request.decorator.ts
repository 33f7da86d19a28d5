import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestContext } from '../commands/request-context.js';

/** Where the access guard leaves what it learnt of a request. */
export const CONTEXT = Symbol('liandong.request-context');

export interface ContextCarrier {
  [CONTEXT]?: RequestContext;
}

/** Parameter decorator: who asks, under which id (`RequestContext`). Only on routes that carry `@Command` or `@Reads`. */
export const Request = createParamDecorator((_data: unknown, execution: ExecutionContext): RequestContext => {
  const context = execution.switchToHttp().getRequest<ContextCarrier>()[CONTEXT];
  if (!context) throw new Error('@Request stands on a route without @Command or @Reads');
  return context;
});
