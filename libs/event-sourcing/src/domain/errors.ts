/** How a refusal is to be answered: in HTTP terms 409, 422, 404 and 403. */
export type RefusalKind = 'conflict' | 'invalid' | 'not-found' | 'forbidden';

export interface Refusal {
  /** Stable code, `<aggregate>.<what>`, never reused for another meaning. */
  readonly code: string;
  readonly kind?: RefusalKind;
  readonly zh: string;
  readonly en: string;
  /** Id of the rule that refuses, as in the rule list (B1.3). */
  readonly rule?: string;
  /** Commands that are allowed now. */
  readonly allowed?: readonly string[];
  /** Further facts for the caller; no personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The domain refuses a command. Carries a text in Chinese and English, the rule and what is allowed instead. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly kind: RefusalKind;

  constructor(readonly refusal: Refusal) {
    super(`${refusal.zh} / ${refusal.en}`);
    this.code = refusal.code;
    this.kind = refusal.kind ?? 'conflict';
  }
}

/** Throws the refusal unless the condition holds. */
export function ensure(condition: unknown, refusal: Refusal): asserts condition {
  if (!condition) throw new DomainError(refusal);
}

/** Refuses a date on paper that lies after the moment of submission: `<aggregate>.date-in-future`, naming the field. */
export function dateInFuture(aggregate: string): (field: string) => Refusal {
  return (field) => ({
    code: `${aggregate}.date-in-future`,
    kind: 'invalid',
    zh: `日期“${field}”晚于提交时间`,
    en: `The date “${field}” lies after the moment of submission`,
    details: { field },
  });
}

/** Which commands are allowed in which status: one table per aggregate, shown to callers that ask for something else. */
export type AllowedActions<Status extends string, CommandType extends string> = Readonly<Record<Status, readonly CommandType[]>>;

/** @throws DomainError `<aggregate>.not-allowed`, listing what is allowed in this status */
export function ensureAllowed<Status extends string, CommandType extends string>(
  aggregate: string,
  table: AllowedActions<Status, CommandType>,
  status: Status,
  command: CommandType,
): void {
  const allowed = table[status];
  ensure(allowed.includes(command), {
    code: `${aggregate}.not-allowed`,
    zh: `当前状态“${status}”不允许操作“${command}”`,
    en: `“${command}” is not allowed in status “${status}”`,
    allowed,
    details: { status },
  });
}
