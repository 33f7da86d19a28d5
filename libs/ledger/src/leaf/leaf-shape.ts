type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.isWellFormed();
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
const digest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const instant: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

const actor: Readonly<Record<string, Check>> = { personId: text, organisationId: text, role: text };

/** The members of a leaf of version 1, all of them required. */
const members: Readonly<Record<string, Check>> = {
  leafVersion: (value) => value === 1,
  id: text,
  stream: text,
  revision: count,
  type: text,
  schemaVersion: count,
  occurredAt: instant,
  recordedAt: instant,
  actor: (value) => shapeFault(value, actor) === undefined,
  correlationId: text,
  causationId: text,
  dataHash: digest,
  metadataHash: digest,
};

/** What is wrong with a value that should be a leaf; nothing where it is one. */
export const leafFault = (value: unknown): string | undefined => shapeFault(value, members);

function shapeFault(value: unknown, shape: Readonly<Record<string, Check>>): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  const names = Object.keys(value);
  const unknown = names.find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return `unknown member ${JSON.stringify(unknown)}`;
  for (const [name, check] of Object.entries(shape)) {
    if (!Object.hasOwn(value, name)) return `no member "${name}"`;
    if (!check((value as Record<string, unknown>)[name])) return `member "${name}" is not what it should be`;
  }
  return undefined;
}
