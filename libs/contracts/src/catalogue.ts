import { z } from 'zod';
import * as agency from './agency.js';
import * as auditing from './auditing.js';
import * as caseTrial from './case-trial.js';
import * as clueForwarding from './clue-forwarding.js';
import * as clueIntake from './clue-intake.js';
import * as inspectionLiaison from './inspection-liaison.js';
import * as jointSupervision from './joint-supervision.js';
import * as leg from './leg.js';
import * as notification from './notification.js';
import * as protection from './protection.js';
import * as rectification from './rectification.js';

/** A JSON Schema (2020-12), as far as it is looked into. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const modules: readonly object[] = [
  agency,
  auditing,
  caseTrial,
  clueForwarding,
  clueIntake,
  inspectionLiaison,
  jointSupervision,
  leg,
  notification,
  protection,
  rectification,
];

/** JSON Schema of the data of every public event, and of every request's payload and answer, by type or pattern. */
export function catalogue(): ReadonlyMap<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>();
  for (const value of modules.flatMap((module) => Object.values(module) as readonly unknown[])) {
    for (const [name, schema] of schemasIn(value)) schemas.set(name, z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
  }
  return new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function schemasIn(value: unknown): readonly (readonly [string, z.ZodType])[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, schema, pattern, request, reply } = value as {
    readonly type?: unknown;
    readonly schema?: unknown;
    readonly pattern?: unknown;
    readonly request?: unknown;
    readonly reply?: unknown;
  };
  if (typeof type === 'string' && schema instanceof z.ZodType) return [[type, schema]];
  if (typeof pattern === 'string' && request instanceof z.ZodType && reply instanceof z.ZodType)
    return [
      [`${pattern}.request`, request],
      [`${pattern}.reply`, reply],
    ];
  return [];
}
