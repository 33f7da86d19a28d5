import { HttpException } from '@nestjs/common';
import { parse } from 'secure-json-parse';

/** Levels of nesting that a body may have; our deepest contract has six. */
const DEEPEST = 32;
/** An object or array that opens this many levels deep is no business document but an attack on whoever walks it. */
const OPENERS = new Set(['{', '[']);
const CLOSERS = new Set(['}', ']']);

/** The body cannot be read; answered as problem+json with this code. */
export class MalformedBody extends HttpException {
  constructor(
    readonly code: 'request.malformed-json' | 'request.too-deep',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`, 400);
  }
}

/**
 * Parses a JSON body: no `__proto__` or `constructor.prototype` members, at most 32 levels.
 *
 * @throws MalformedBody
 */
export function parseJsonBody(body: Buffer | string): unknown {
  const text = typeof body === 'string' ? body : decode(body);
  if (text.trim() === '') return undefined;
  if (depthExceeds(text, DEEPEST)) {
    throw new MalformedBody('request.too-deep', `请求内容嵌套超过 ${DEEPEST} 层`, `The body is nested more than ${DEEPEST} levels deep`);
  }
  try {
    return parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch {
    throw new MalformedBody('request.malformed-json', '请求内容不是合法的 JSON', 'The body is not valid JSON');
  }
}

/** Bytes that are no UTF-8 would otherwise become other characters than were sent. */
function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new MalformedBody('request.malformed-json', '请求内容不是 UTF-8 编码', 'The body is not encoded in UTF-8');
  }
}

/** Looks at brackets outside of strings, before anything is built. */
function depthExceeds(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (OPENERS.has(character) && (depth += 1) > limit) return true;
    else if (CLOSERS.has(character)) depth -= 1;
  }
  return false;
}
