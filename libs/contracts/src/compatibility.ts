import type { JsonSchema } from './catalogue.js';

/**
 * What of a changed contract would break somebody: a reader of today that meets a message of tomorrow, or a reader of tomorrow that
 * meets a message stored today. Within one version only optional members may be added; everything else needs a new version of the type.
 */
export function breakingChanges(released: JsonSchema, changed: JsonSchema, path = ''): readonly string[] {
  const at = path || '/';
  if (released['type'] !== changed['type']) return [`${at}: ${String(released['type'])} → ${String(changed['type'])}`];
  return [
    ...closedChoices(released, changed, at),
    ...limits(released, changed, at),
    ...members(released, changed, path),
    ...(isSchema(released['items']) && isSchema(changed['items']) ? breakingChanges(released['items'], changed['items'], `${path}/*`) : []),
  ];
}

function members(released: JsonSchema, changed: JsonSchema, path: string): readonly string[] {
  const before = propertiesOf(released);
  const after = propertiesOf(changed);
  const wasRequired = requiredOf(released);
  const isRequired = requiredOf(changed);
  return [
    ...Object.entries(before).flatMap(([name, schema]) => {
      const now = after[name];
      if (!now) return [`${path}/${name}: removed`];
      const weaker = wasRequired.has(name) && !isRequired.has(name) ? [`${path}/${name}: no longer certain to be there`] : [];
      return [...weaker, ...breakingChanges(schema, now, `${path}/${name}`)];
    }),
    ...[...isRequired]
      .filter((name) => !wasRequired.has(name))
      .map((name) => `${path}/${name}: required, but messages stored before do not have it`),
  ];
}

/** A choice with another value surprises old readers; one with fewer refuses old messages. Of alternatives, each may gain what any object may. */
function closedChoices(released: JsonSchema, changed: JsonSchema, at: string): readonly string[] {
  return ['enum', 'const', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const [before, now] = [released[keyword], changed[keyword]];
    if (Array.isArray(before) && Array.isArray(now) && before.length === now.length && [...before, ...now].every(isSchema)) {
      return before.flatMap((alternative, index) =>
        breakingChanges(alternative as JsonSchema, now[index] as JsonSchema, `${at}/${keyword}/${index}`),
      );
    }
    return JSON.stringify(before) === JSON.stringify(now) ? [] : [`${at}: ${keyword} ${JSON.stringify(before)} → ${JSON.stringify(now)}`];
  });
}

/** Narrower limits refuse messages that were right when they were sent. */
function limits(released: JsonSchema, changed: JsonSchema, at: string): readonly string[] {
  const keywords = [
    'format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minItems',
    'maxItems',
    'additionalProperties',
  ];
  return keywords.flatMap((keyword) =>
    JSON.stringify(released[keyword]) === JSON.stringify(changed[keyword])
      ? []
      : [`${at}: ${keyword} ${JSON.stringify(released[keyword])} → ${JSON.stringify(changed[keyword])}`],
  );
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] ?? {}) as Record<string, JsonSchema>;
}

function requiredOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set((schema['required'] ?? []) as readonly string[]);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
