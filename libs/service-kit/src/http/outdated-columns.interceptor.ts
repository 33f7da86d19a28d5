import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import { StoreUnavailable } from '@liandong/event-sourcing';
import { ServiceRegistry } from '../platform/service-registry.js';

/** What PostgreSQL says of a column, a table or a view that is not there. */
const MISSING: readonly unknown[] = ['42703', '42P01'];

/**
 * While the tables of an older version of the code are live, its columns are: a query that asks for others meets what `ensureReadable` tells of, and is to be
 * asked again. Where every read model is of this version it is a defect of ours, and stays one.
 */
@Injectable()
export class OutdatedColumnsInterceptor implements NestInterceptor {
  constructor(private readonly services: ServiceRegistry) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType() !== 'http') return next.handle();
    const { url } = execution.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const runtime = MISSING.includes((error as { readonly code?: unknown } | null)?.code)
          ? this.services.get(url.split('/')[2] ?? '')
          : undefined;
        if (runtime && !(await runtime.isCurrent()))
          throw new StoreUnavailable('the read models of this version are not there yet', { cause: error });
        throw error;
      }),
    );
  }
}
