import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiCreatedResponse, ApiExtension, ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import { isDiscreet, type Permission } from '@liandong/access';
import { CommandReceiptSchema } from '../commands/command-receipt.js';
import { ProblemSchema } from './problem.js';

/** What a route says about who may use it. A route that says nothing is refused: default deny. */
export type Access =
  | {
      readonly kind: 'command' | 'read' | 'operate';
      readonly permission: Permission;
      readonly sealsBody?: boolean;
      readonly whileBarred?: boolean;
      readonly keyed?: boolean;
    }
  | { readonly kind: 'public'; readonly permission: Permission }
  | { readonly kind: 'open' };

export const ACCESS = 'liandong:access';

/** What the server knows of a route beside its handler. */
export interface RouteManner {
  /** Neither counted nor logged under its own name. */
  readonly discreet?: boolean;
  /** A body of many bytes may take longer than others. */
  readonly unhurried?: boolean;
}

const manner = (permission: Permission): MethodDecorator[] => (isDiscreet(permission) ? [Discreet()] : []);

/** A read whose address tells of something hidden, although its permission does not. */
export function Discreet(): MethodDecorator {
  return RouteConfig({ discreet: true } satisfies RouteManner);
}

/** Tells in the OpenAPI document which permission a route needs. */
const PERMISSION = 'x-permission';

/** Tells in the OpenAPI document that a route takes no token. */
const PUBLIC = 'x-public';

const problem = (status: number, description: string) => ApiResponse({ status, description, standardSchema: ProblemSchema });

const problems = [
  problem(400, '请求内容有误 / malformed request'),
  problem(401, '令牌缺失、过期或不受信任 / token missing, expired or not trusted'),
  problem(403, '角色或单位无权 / role or organisation may not'),
  problem(404, '不存在 / not found'),
  problem(429, '请求过于频繁 / too many requests'),
  problem(503, '暂不可用,请以同一幂等键重试 / unavailable: send it again under the same key'),
];

const idempotencyKey = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: '同一人以同一键重复提交,得到首次结果 / the same person’s same key gets the first answer',
});

const publicProblems = [400, 404, 409, 413, 422, 429, 503].map((status) => problem(status, '被拒绝 / refused'));

/**
 * A command's route: needs the permission; takes `Idempotency-Key` and `If-Match`; answers 201 with a `CommandReceipt` when events were
 * appended, 200 when the command was a repetition or changed nothing, and an `ETag` with the revision. `sealsBody`: the body holds what
 * will be sealed, so that no digest of it may be kept; another body under the same key is then told by the command's own digest. `whileBarred`: may
 * name a matter from which a recusal keeps the person (B4.1): for raising one, and nothing else.
 */
export function Command(
  permission: Permission,
  { sealsBody = false, whileBarred = false }: { readonly sealsBody?: boolean; readonly whileBarred?: boolean } = {},
): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'command', permission, sealsBody, whileBarred } satisfies Access),
    ...manner(permission),
    ApiExtension(PERMISSION, permission),
    ApiBearerAuth(),
    idempotencyKey,
    ApiHeader({ name: 'If-Match', required: false, description: '期望的修订号,如 "3" / refuse unless the record stands at this revision' }),
    ApiCreatedResponse({ standardSchema: CommandReceiptSchema, description: '已追加事件 / events were appended' }),
    ApiOkResponse({ standardSchema: CommandReceiptSchema, description: '重复请求或无变化 / a repetition, or nothing to change' }),
    problem(409, '当前状态不允许,附可用操作 / not allowed now; lists what is'),
    problem(422, '内容违反规则 / the content breaks a rule'),
    ...problems,
  );
}

/** A query's route: needs the permission; takes `Liandong-Wait-For` to read one's own writes. */
export function Reads(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'read', permission } satisfies Access),
    ...manner(permission),
    ApiExtension(PERMISSION, permission),
    ApiBearerAuth(),
    ApiHeader({
      name: 'Liandong-Wait-For',
      required: false,
      description: '等待读模型越过该位置(至多 5 秒) / wait (5 s at most) until the read models have passed this position',
    }),
    ...problems,
  );
}

/**
 * An operator's route: needs the permission; changes how the system runs, never what it knows. `keyed`: it decides something by an event, and
 * takes `Idempotency-Key` as a command does.
 */
export function Operates(permission: Permission, { keyed = false }: { readonly keyed?: boolean } = {}): MethodDecorator {
  const access = [SetMetadata(ACCESS, { kind: 'operate', permission, keyed } satisfies Access), ApiExtension(PERMISSION, permission)];
  return applyDecorators(
    ...access,
    HttpCode(200),
    ApiBearerAuth(),
    ...(keyed ? [idempotencyKey] : []),
    problem(409, '当前状态不允许 / not allowed now'),
    ...problems,
  );
}

/**
 * A route of the public channel, under `/api/<service>/public/` or `/public/`: takes no token and keeps no trace of who asked. Default deny holds: the permission
 * must be granted to the role `public`, which no token gives. The request's principal has no organisation; the handler names that of the record.
 */
export function Public(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'public', permission } satisfies Access),
    ApiExtension(PERMISSION, permission),
    ApiExtension(PUBLIC, true),
    ...publicProblems,
  );
}

/** A route whose body may take two minutes instead of half a one, as long as it comes at the pace: a photograph by telephone. */
export function Unhurried(): MethodDecorator {
  return RouteConfig({ unhurried: true } satisfies RouteManner);
}

/** A route that needs no token: health, metrics, the issuer's keys. */
export function Open(): MethodDecorator {
  return SetMetadata(ACCESS, { kind: 'open' } satisfies Access);
}
