import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.js';

/** Seconds after which a request that met an unavailable service may be sent again. */
const RETRY_AFTER = 1;

const logger = new Logger('http');

/** Answers every failure of an HTTP request as RFC 9457 problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Fastify answers by it too, for addresses that it refuses before any route is found. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = { ...problemOf(error), instance: `urn:liandong:request:${String(request.id)}` };
  if (problem.status >= 500) logger.error({ err: error, requestId: request.id, code: problem.code });
  if (reply.sent) return;
  if (problem.status === 401)
    void reply.header(
      'www-authenticate',
      `Bearer error="${problem.code === 'access.token-missing' ? 'invalid_request' : 'invalid_token'}"`,
    );
  if (problem.status === 503) void reply.header('retry-after', String(RETRY_AFTER));
  void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}
