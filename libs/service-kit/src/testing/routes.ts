import { type Grant, authorityMatrix } from '@liandong/access';
import { type DemoPerson, demoPeople } from '@liandong/access/local-issuer';

/** As much of a JSON schema as our bodies use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly minimum?: number;
}

interface Operation {
  readonly operationId: string;
  readonly 'x-permission'?: string;
  readonly 'x-public'?: boolean;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly template: string;
  readonly permission: string;
  /** Name of the class that answers it. */
  readonly controller: string;
  readonly body?: Schema;
  readonly mediaType: string;
  readonly hasId: boolean;
  /** Takes no token. */
  readonly isPublic: boolean;
}

/** Every route under /api. */
export function routesOf(document: OpenApi): readonly Route[] {
  return Object.entries(document.paths)
    .flatMap(([template, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? ['application/json'];
        return {
          method: method.toUpperCase() as Route['method'],
          template,
          permission: operation['x-permission'] ?? '',
          controller: operation.operationId.split('_')[0]!,
          mediaType,
          hasId: template.includes('{'),
          isPublic: operation['x-public'] === true,
          ...(content ? { body: content.schema } : {}),
        };
      }),
    )
    .filter(({ template }) => template.startsWith('/api/'));
}

const UNKNOWN = '5f0c7a1e-0000-4000-8000-000000000000';

/** The route's address with this id in every place. */
export const addressOf = ({ template }: Route, id = UNKNOWN) => template.replaceAll(/\{[^}]+\}/g, id);

export function grantOf(permission: string): Grant {
  const grant = (authorityMatrix.permissions as Readonly<Record<string, Grant | undefined>>)[permission];
  if (!grant) throw new Error(`no permission is called ${permission}`);
  return grant;
}

/** Somebody who may use the route, in this jurisdiction where there is such a person; nobody where only the system may. */
export function personWho(route: Route, jurisdiction = 'mhk'): DemoPerson | undefined {
  const able = demoPeople.filter(({ roles }) => roles.some((role) => grantOf(route.permission).roles.includes(role)));
  return able.find(({ organisationId }) => organisationId.split('.')[0] === jurisdiction) ?? able[0];
}

export function personWhoMayNot(route: Route): DemoPerson | undefined {
  return demoPeople.find(({ roles }) => !roles.some((role) => grantOf(route.permission).roles.includes(role)));
}

/** A body that the schema accepts, with this text wherever a free one may stand. */
export function sampleOf(schema: Schema, document: OpenApi, text: string): unknown {
  if (schema.$ref) return sampleOf(document.components.schemas[schema.$ref.split('/').at(-1)!]!, document, text);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternative = (schema.allOf ?? schema.anyOf ?? schema.oneOf)?.[0];
  if (alternative) return sampleOf(alternative, document, text);
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, member]) => [name, sampleOf(member, document, text)]));
  if (schema.type === 'array')
    return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sampleOf(schema.items ?? {}, document, text));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 1);
  if (schema.type === 'boolean') return true;
  if (schema.format === 'date') return '2020-06-11';
  if (schema.format === 'date-time') return '2020-06-11T00:00:00Z';
  if (schema.format === 'uuid') return UNKNOWN;
  if (schema.format === 'email') return 'somebody@example.org';
  if (schema.format === 'uri') return 'https://example.org/';
  return schema.pattern?.includes('64') ? '0'.repeat(64) : text;
}
