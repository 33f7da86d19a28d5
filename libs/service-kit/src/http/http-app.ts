import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { Logger, StandardSchemaValidationPipe, type Type, UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { HttpConfig } from '../config/config.js';
import { readLocalRules } from '../config/local-rules.js';
import { QuietLogger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { isQuiet, levelOf } from '../observability/logging.js';
import { OTHER } from '../observability/metrics-names.js';
import { requestIdOf, traceOf } from '../observability/trace.js';
import { AccessGuard } from './access.guard.js';
import { parseJsonBody } from './json-body.js';
import { OutdatedColumnsInterceptor } from './outdated-columns.interceptor.js';
import { keepPace } from './pace.js';
import { ensureTexts, LONGEST_ID } from './plain-content.js';
import { InvalidContent } from './problem-of.js';
import { answerProblem, ProblemFilter } from './problem.filter.js';
import { isPublicAddress, PUBLIC_BODY_LIMIT } from './public-address.js';
import { ReceiptInterceptor } from './receipt.interceptor.js';
import type { RouteManner } from './route.decorators.js';
import { fileTypes } from './sent-file.js';
import { FORM_TYPE } from './sent-form.js';

/** Bytes of a body. */
const BODY_LIMIT = 1024 * 1024;
/** In which a request must have come, in ms. */
const REQUEST_MS = 30_000;
/** The same, where the route says so: 12 MiB at 1 Mbit/s. */
const UNHURRIED_MS = 120_000;

export interface HttpAppOptions {
  readonly title: string;
  readonly version?: string;
  readonly http: HttpConfig;
}

/**
 * The HTTP application over a root module that imports `PlatformModule.forRoot(…)` and service modules: identity, problem+json, limits,
 * security headers, OpenAPI at `/docs`. Call `listen` on it, and `closeOnSignal` where it is the whole process.
 */
export async function createHttpApp(
  root: Type<unknown> | Parameters<typeof NestFactory.create>[0],
  { title, version = '0.1.0', http }: HttpAppOptions,
): Promise<NestFastifyApplication> {
  // Before anything is decided.
  if (http.LOCAL_RULES_FILE) await readLocalRules(http.LOCAL_RULES_FILE);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: requestIdOf,
    requestTimeout: UNHURRIED_MS,
    http: { headersTimeout: REQUEST_MS },
    routerOptions: { maxParamLength: LONGEST_ID },
    frameworkErrors: answerProblem,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(QuietLogger));
  app.useBodyParser(
    ['application/json', 'application/cloudevents+json'],
    { bodyLimit: BODY_LIMIT },
    async (_request: unknown, body: Buffer) => readBody(body),
  );
  adapter
    .getInstance()
    .addContentTypeParser([...fileTypes], (_request: unknown, body: unknown, done: (error: null, body: unknown) => void) =>
      done(null, body),
    );
  adapter.getInstance().addContentTypeParser(FORM_TYPE, formOfThePublic);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) =>
        new InvalidContent(issues.map(({ path = [], message }) => ({ pointer: pointerTo(path), detail: message }))),
    }),
  );
  app.useGlobalGuards(app.get(AccessGuard));
  app.useGlobalInterceptors(app.get(ReceiptInterceptor), app.get(OutdatedColumnsInterceptor));
  hurry(app, http);
  await protect(app, http);
  observe(app);
  document(app, title, version);
  return app;
}

function readBody(content: Buffer): unknown {
  const body = parseJsonBody(content);
  ensureTexts(body);
  return body;
}

/** Forms come from pages without scripts: everybody else sends the file itself. */
function formOfThePublic(request: FastifyRequest, body: unknown, done: (error: Error | null, body?: unknown) => void): void {
  if (isPublicAddress(request.url)) done(null, body);
  else done(new UnsupportedMediaTypeException());
}

/** RFC 6901. */
function pointerTo(path: readonly (PropertyKey | { readonly key: PropertyKey })[]): string {
  return path
    .map(
      (part) =>
        `/${String(typeof part === 'object' ? part.key : part)
          .replaceAll('~', '~0')
          .replaceAll('/', '~1')}`,
    )
    .join('');
}

async function protect(app: NestFastifyApplication, http: HttpConfig): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
      },
    },
  });
  await app.register(rateLimit, {
    max: http.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    // The public channel has limits of its own, which look at nobody's address.
    allowList: (request: FastifyRequest) => /^\/(health|metrics)/.test(request.url) || isPublicAddress(request.url),
    // Per caller, not per address: agencies sit behind one gateway. The token itself is not kept.
    keyGenerator: (request: FastifyRequest) =>
      request.headers.authorization ? createHash('sha256').update(request.headers.authorization).digest('base64url') : request.ip,
  });
}

/** Node's own timeout is that of the slowest route; the others end sooner. */
function hurry(app: NestFastifyApplication, { BODY_GRACE_SECONDS, BODY_BYTES_PER_SECOND }: HttpConfig): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', ({ raw, routeOptions }: FastifyRequest, _reply: FastifyReply, done: () => void) => {
      const mostMs = (routeOptions.config as RouteManner).unhurried ? UNHURRIED_MS : REQUEST_MS;
      // Answered as Node's own timeout is.
      keepPace(
        raw,
        { graceMs: BODY_GRACE_SECONDS * 1_000, bytesPerSecond: BODY_BYTES_PER_SECOND, mostMs },
        (error) => void (app.getHttpServer() as Server).emit('clientError', error, raw.socket),
      );
      done();
    });
}

function observe(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const log = new Logger('http');
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (isPublicAddress(route.url)) route.bodyLimit = PUBLIC_BODY_LIMIT;
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    // The route's pattern, never the address itself: ids would make endless series.
    const { method, id, routeOptions } = request;
    const route = (routeOptions.config as RouteManner).discreet ? OTHER : (routeOptions.url ?? 'unknown');
    const status = reply.statusCode;
    metrics.request(method, route, status, reply.elapsedTime / 1000);
    if (!isQuiet(request.url) && !isPublicAddress(request.url))
      log[levelOf(method, status)](
        { requestId: id, method, route, status, ms: Math.round(reply.elapsedTime), ...traceOf(request.raw) },
        'request',
      );
    done();
  });
  fastify.addHook(
    'onSend',
    (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void) => {
      void reply.header('x-request-id', String(request.id));
      // What a handler says of its own answer holds; a problem is never kept.
      if (!reply.hasHeader('cache-control') || reply.statusCode >= 400) void reply.header('cache-control', 'no-store');
      done(null, payload);
    },
  );
}

function document(app: NestFastifyApplication, title: string, version: string): void {
  const config = new DocumentBuilder()
    .setTitle(title)
    .setDescription(
      '联动:监督工作的事件溯源协同系统。错误均为 RFC 9457 problem+json,code 稳定。/ Liandong: event-sourced coordination of supervision work.',
    )
    .setVersion(version)
    .addBearerAuth()
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
  });
}
