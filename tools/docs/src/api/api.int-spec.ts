import { readFileSync } from 'node:fs';
import { definitionOf } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';
import { startTestSystem, type TestSystem } from '@liandong/standalone/testing';
import { asyncApiOf } from './async-api.js';
import { openApiOf } from './open-api.js';

const kept = (name: string) => readFileSync(`${import.meta.dirname}/../../../../docs/api/${name}`, 'utf8');

/** Every `$ref` of a document that leads nowhere in it. */
function deadReferences(document: object): readonly string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
  const leads = (path: string) =>
    path
      .split('/')
      .reduce<unknown>(
        (at, name) => (at as Record<string, unknown> | undefined)?.[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')],
        document,
      ) !== undefined;
  return references.filter((path) => !leads(path));
}

describe('docs/api is what `npm run docs:api` writes', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.close());

  it('openapi.json', async () => {
    const document = await openApiOf(system);
    expect(deadReferences(JSON.parse(document) as object)).toEqual([]);
    // A filter's schema with an id of its own is referred to as a whole, and its members are lost.
    expect(document).not.toContain('"parameters": [\n     {\n      "required"');
    expect(kept('openapi.json') === document).toBe(true);
  });

  it('asyncapi.json', () => {
    const document = asyncApiOf(serviceModules.map(definitionOf));
    expect(deadReferences(JSON.parse(document) as object)).toEqual([]);
    expect(kept('asyncapi.json') === document).toBe(true);
  });
});
