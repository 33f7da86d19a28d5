import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { HttpConfig } from '../config/config.js';

/** Whether an address is asked every few seconds and says nothing in a log. */
export function isQuiet(url: string): boolean {
  return /^\/(health|metrics)/.test(url);
}

/** Commands are always told, reads to whoever looks closely, failures of ours as such. */
export function levelOf(method: string, status: number): 'debug' | 'log' | 'error' {
  if (status >= 500) return 'error';
  return method === 'GET' ? 'debug' : 'log';
}

/**
 * JSON lines on standard output. A line about a request carries method, route, status, time, request id and trace id: never an
 * address with its ids, a body, a query, a token or a name.
 */
export function loggingModule({ LOG_LEVEL }: Pick<HttpConfig, 'LOG_LEVEL'>): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: LOG_LEVEL,
      autoLogging: false,
      serializers: {
        err: (error: Error & { code?: string }) => ({ name: error.name, message: error.message, code: error.code, stack: error.stack }),
      },
      redact: { paths: ['*.authorization', '*.password', '*.access_token'], censor: '[redacted]' },
    },
  });
}
