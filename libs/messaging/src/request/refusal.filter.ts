import { type ArgumentsHost, Catch, type RpcExceptionFilter } from '@nestjs/common';
import { BaseRpcExceptionFilter } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { type ZodError } from 'zod';
import { DomainError, type Refusal } from '@liandong/event-sourcing';

/** How a refusal crosses to the service that asked; `ClientRequester` makes a `DomainError` of it again. */
export interface RefusalPayload {
  readonly refusal: Refusal;
}

/** Answers with the refusal when the domain, or the contract of the request, refuses. Other errors are logged here and tell the caller nothing. */
@Catch()
export class RefusalFilter implements RpcExceptionFilter {
  private readonly others = new BaseRpcExceptionFilter();

  catch(exception: unknown, host: ArgumentsHost): Observable<never> {
    const refusal = refusalOf(exception);
    if (!refusal) return this.others.catch(exception as Error, host) as Observable<never>;
    const payload: RefusalPayload = { refusal };
    return throwError(() => payload);
  }
}

function refusalOf(exception: unknown): Refusal | undefined {
  if (exception instanceof DomainError) return { ...exception.refusal, kind: exception.kind };
  if (exception instanceof Error && exception.name === 'ZodError') return contractBroken(exception as ZodError);
  return undefined;
}

/** Names the places, not the values: those may be personal data. */
function contractBroken({ issues }: ZodError): Refusal {
  const places = issues.map(({ path, code }) => ({ path: path.join('.'), code }));
  return {
    code: 'request.contract-broken',
    kind: 'invalid',
    zh: '请求内容不符合服务之间的约定',
    en: 'The request does not fulfil the contract between the services',
    details: { issues: places },
  };
}
