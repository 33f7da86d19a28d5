import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.js';

/** Seconds after which a request that met an unavailable service may be sent again. */
const RETRY_AFTER = 1;

/** Answers every failure of an HTTP request as RFC 9457 problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = { ...problemOf(error), instance: `urn:liandong:request:${String(request.id)}` };
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id, code: problem.code });
    if (reply.sent) return;
    if (problem.status === 401) void reply.header('www-authenticate', `Bearer error="${problem.code === 'access.token-missing' ? 'invalid_request' : 'invalid_token'}"`);
    if (problem.status === 503) void reply.header('retry-after', String(RETRY_AFTER));
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}
