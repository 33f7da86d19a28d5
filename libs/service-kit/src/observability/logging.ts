import type { IncomingMessage } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { HttpConfig } from '../config/config.js';
import { traceOf } from './trace.js';

/** Addresses that are asked every few seconds and say nothing in a log. */
const QUIET = /^\/(health|metrics)/;

/**
 * JSON lines on standard output. A line about a request carries method, route, status, time, request id and trace id: never a
 * body, a query, a token or a name.
 */
export function loggingModule({ LOG_LEVEL }: Pick<HttpConfig, 'LOG_LEVEL'>): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: LOG_LEVEL,
      // Fastify gives every request its id, by requestIdOf.
      genReqId: (request: IncomingMessage) => request.id,
      autoLogging: { ignore: (request) => QUIET.test(request.url ?? '') },
      quietReqLogger: true,
      customProps: (request: IncomingMessage) => traceOf(request),
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?', 1)[0] }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: (error: Error & { code?: string }) => ({ name: error.name, message: error.message, code: error.code, stack: error.stack }),
      },
      redact: { paths: ['*.authorization', '*.password', '*.access_token'], censor: '[redacted]' },
    },
  });
}
