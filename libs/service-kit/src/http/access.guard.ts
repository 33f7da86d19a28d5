import { Readable } from 'node:stream';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Principal, publicPrincipal, requireEntry, requireRole, TokenVerifier } from '@liandong/access';
import { canonicalDigest, DomainError, StoreUnavailable } from '@liandong/event-sourcing';
import { commandIdOf, idFrom, type RequestContext } from '../commands/request-context.js';
import { ServiceRegistry } from '../platform/service-registry.js';
import { namedInQuery, refuseNaming, toldTo } from '../recusal/barrier.js';
import { ensurePlainAddress } from './plain-content.js';
import { InvalidContent } from './problem-of.js';
import { isPublicAddress } from './public-address.js';
import { CONTEXT, type ContextCarrier } from './request.decorator.js';
import { ACCESS, type Access } from './route.decorators.js';

/** How long a read waits for its read model, in ms. */
const WAIT_MS = 5_000;

/** Who asks, and may they: verifies the token, checks the role, and leaves the `RequestContext` for the handler. Default deny. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly services: ServiceRegistry,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    // Requests between services are let in by the bus: one user per service, allow-lists only.
    if (execution.getType() !== 'http') return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
    if (access?.kind === 'open') return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest & ContextCarrier>();
    if (access?.kind === 'public') return letPublicIn(request, access);
    const verified = await this.tokens.verify(bearerToken(request));
    if (!access)
      throw new DomainError({
        code: 'access.not-declared',
        kind: 'forbidden',
        zh: '该操作尚未开放',
        en: 'This operation is not open to anybody',
      });
    // Who stands in for a chief shows in the matter: the command runner decides (B4.2).
    if (access.kind === 'command') requireEntry(verified, access.permission);
    else requireRole(verified, access.permission);
    ensurePlainAddress(request.params, request.query);
    if (access.kind === 'read') await this.waitFor(request);
    const principal = access.whileBarred ? verified : await this.keepOut(request, verified, access.kind);
    request[CONTEXT] =
      access.kind === 'command' || access.keyed
        ? commandContext(request, principal, access.sealsBody ?? false)
        : { principal, commandId: commandIdOf(principal, undefined) };
    return true;
  }

  /** B4.1, B4.9: whoever is recused or not cleared names nothing of the matter, and the queries leave it out. */
  private async keepOut(request: FastifyRequest, principal: Principal, kind: 'command' | 'read' | 'operate'): Promise<Principal> {
    const barrier = this.services.get(serviceOf(request))?.readBarrier;
    // A command answers to the event store (CommandBarrier) too, and waits for no read model.
    const keptFrom = (await (kind === 'command' ? barrier?.knownToKeepFrom(principal) : barrier?.keptFrom(principal))) ?? [];
    if (keptFrom.length === 0) return principal;
    refuseNaming(
      toldTo(principal, keptFrom),
      request.params,
      namedInQuery(request.query),
      request.body instanceof Readable ? undefined : request.body,
    );
    return { ...principal, barredFrom: keptFrom.map(({ id }) => id) };
  }

  private async waitFor(request: FastifyRequest): Promise<void> {
    const resource = request.url.split('/')[3];
    // A service that has just been started answers once its read models are there; operators see the state as it is.
    const asked = request.headers['liandong-wait-for'] ?? (resource === 'ops' ? undefined : '0');
    if (asked === undefined) return;
    if (typeof asked !== 'string' || !/^\d{1,19}$/.test(asked))
      throw new InvalidContent([{ pointer: 'Liandong-Wait-For', detail: '应为十进制位置 / a decimal position' }]);
    const runtime = this.services.get(serviceOf(request));
    if (runtime && !(await runtime.waitFor(BigInt(asked), WAIT_MS)))
      throw new StoreUnavailable('the read models have not reached the position in time');
  }
}

/** `/api/<service>/…` */
function serviceOf(request: FastifyRequest): string {
  return request.url.split('/')[2] ?? '';
}

/** No header is looked at: whatever somebody sends along, nothing follows from it. */
function letPublicIn(request: FastifyRequest & ContextCarrier, { permission }: Extract<Access, { readonly kind: 'public' }>): boolean {
  if (!isPublicAddress(request.url)) throw new Error('a public route stands under /api/<service>/public/ or /public/');
  const principal = publicPrincipal('');
  requireRole(principal, permission);
  ensurePlainAddress(request.params, request.query);
  request[CONTEXT] = { principal, commandId: commandIdOf(principal, undefined) };
  return true;
}

/** RFC 6750: the scheme's name is case-insensitive. */
function bearerToken(request: FastifyRequest): string | undefined {
  return /^bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function commandContext(request: FastifyRequest, principal: Principal, sealsBody: boolean): RequestContext {
  const idempotencyKey = headerOf(
    request,
    'idempotency-key',
    /^[\x21-\x7e]{1,200}$/,
    '1 至 200 个可见 ASCII 字符 / 1 to 200 visible ASCII characters',
  );
  const ifMatch = headerOf(request, 'if-match', /^(W\/)?"\d{1,15}"$/, '形如 "3" 的修订号 / a revision such as "3"');
  const commandId = commandIdOf(principal, idempotencyKey);
  return {
    principal,
    commandId,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey, ...keyed(idFrom('claim', commandId), request, sealsBody) }),
    ...(ifMatch === undefined ? {} : { expectedRevision: Number(ifMatch.replace(/\D/g, '')) }),
  };
}

function headerOf(request: FastifyRequest, name: string, form: RegExp, expected: string): string | undefined {
  const value = request.headers[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !form.test(value)) throw new InvalidContent([{ pointer: name, detail: expected }]);
  return value;
}

/**
 * What the key stands for: the same method, address and content, however its JSON is spaced or ordered. What will be sealed is left out: who
 * holds the table could guess names and numbers from a digest. A file's content is for its route to compare.
 */
function keyed(id: string, request: FastifyRequest, sealsBody: boolean): Pick<RequestContext, 'claim' | 'requestDigest'> {
  const isWhole = !sealsBody && !(request.body instanceof Readable);
  const digest = canonicalDigest({ method: request.method, url: request.url, body: isWhole ? (request.body ?? null) : null });
  return { claim: { id, digest }, ...(isWhole ? { requestDigest: digest } : {}) };
}
