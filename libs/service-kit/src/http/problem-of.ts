import { HttpException } from '@nestjs/common';
import { TokenRefused } from '@liandong/access';
import { DomainError, RevisionConflict, StoreUnavailable } from '@liandong/event-sourcing';
import { MalformedBody } from './json-body.js';
import type { Problem } from './problem.js';

/** A problem before it knows which request it answers. */
export type ProblemBody = Omit<Problem, 'instance'>;

/** What was not understood of a request: RFC 6901 pointers into the body, or the name of a parameter. */
export class InvalidContent extends HttpException {
  constructor(readonly errors: readonly { readonly pointer: string; readonly detail: string }[]) {
    super('invalid content', 400);
  }
}

const statusOf = { conflict: 409, invalid: 422, 'not-found': 404, forbidden: 403 } as const;

/** Answers for what Nest and Fastify refuse before any of our code runs. */
const byStatus: Readonly<Record<number, readonly [code: string, zh: string, en: string]>> = {
  400: ['request.malformed', '请求有误', 'The request is malformed'],
  404: ['request.no-such-route', '没有这个地址', 'There is nothing at this address'],
  405: ['request.method-not-allowed', '该地址不支持此方法', 'This address does not take this method'],
  406: ['request.not-acceptable', '无法提供所要求的格式', 'The format asked for cannot be given'],
  413: ['request.body-too-large', '请求内容超过 1 MiB', 'The body is larger than 1 MiB'],
  414: ['request.address-too-long', '地址过长', 'The address is too long'],
  415: [
    'request.media-type-unsupported',
    '请以 application/json 提交(机关事件可用 application/cloudevents+json)',
    'Send application/json (agencies may send application/cloudevents+json)',
  ],
  429: ['request.too-many', '请求过于频繁,请稍后再试', 'Too many requests; try again later'],
  431: ['request.headers-too-large', '请求头过大', 'The request headers are too large'],
};

/** Translates whatever was thrown. What it does not know becomes `internal`, without a word about the cause. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof DomainError) return refusal(error);
  if (error instanceof TokenRefused) return problem(401, error.code, error.zh, error.en);
  if (error instanceof MalformedBody) return problem(400, error.code, error.zh, error.en);
  if (error instanceof InvalidContent) {
    return {
      ...problem(400, 'request.invalid-content', '请求内容不符合要求', 'The content is not what this address takes'),
      errors: [...error.errors],
    };
  }
  if (error instanceof RevisionConflict)
    return problem(409, 'concurrent-change', '数据正被多人同时修改,请重试', 'Others are changing this record at the same time; try again');
  if (error instanceof StoreUnavailable) {
    return problem(
      503,
      'service.unavailable',
      '服务暂不可用;请以同一幂等键重试',
      'Temporarily unavailable; send the same request again under the same idempotency key',
    );
  }
  const status = httpStatusOf(error);
  const known = status === undefined ? undefined : byStatus[status];
  if (status !== undefined && known) return problem(status, ...known);
  if (status !== undefined && status < 500) return problem(status, 'request.refused', '请求被拒绝', 'The request was refused');
  return problem(
    500,
    'internal',
    '系统内部错误,已记录;请提供 instance 编号联系运维',
    'An internal error; it was recorded. Give the instance to the operators',
  );
}

function httpStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function refusal({ kind, code, refusal: { zh, en, rule, allowed, details } }: DomainError): ProblemBody {
  return {
    ...problem(statusOf[kind], code, zh, en),
    ...(rule ? { rule } : {}),
    ...(allowed ? { allowed: [...allowed] } : {}),
    ...(details ? { details: { ...details } } : {}),
  };
}

function problem(status: number, code: string, zh: string, en: string): ProblemBody {
  return { type: `urn:liandong:problem:${code}`, title: zh, detail: en, status, code };
}
