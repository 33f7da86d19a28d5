import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, type OpenApi, rolesThatMay, routesOf, startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { classificationSlice } from './classification/classification.slice.js';
import { ClueIntakeModule } from './clue-intake.module.js';
import { recusalSlice } from './recusal/recusal.slice.js';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => ({
  path,
  text: path.endsWith('.ts') ? readFileSync(join(root, path), 'utf8') : '',
}));

describe('clue-intake: who may', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
  });
  afterAll(() => server.close());

  it('every slice with routes has a spec that leaves none of them unasked', () => {
    const withRoutes = files
      .filter(({ path, text }) => path.endsWith('.slice.ts') && (text.includes('controllers:') || text.includes('slice: ')))
      .map(({ text }) => /export const (?:\{[^}]*slice: )?(\w+Slice)/.exec(text)![1]!);
    const asked = files
      .filter(({ path }) => path.endsWith('spec.ts'))
      .flatMap(({ text }) => [...text.matchAll(/unasked\(server, ([\w, ]+)\)|^ +slice: (\w+),$/gm)])
      .flatMap(([, names, ofLibrary]) => (names ?? ofLibrary)!.split(', '));
    expect(withRoutes.length).toBeGreaterThan(30);
    expect(asked.sort()).toEqual(withRoutes.sort());
  });

  it('no route belongs to no slice; the operator’s routes are the operator’s alone', async () => {
    const { body: document } = await server.send<OpenApi>(undefined, 'GET', '/docs/openapi.json');
    const ofSlices = files
      .filter(({ path }) => path.endsWith('.slice.ts'))
      .map(({ text }) => text)
      .join();
    const ofLibrary = [recusalSlice, classificationSlice].flatMap(({ controllers = [] }) => controllers.map(({ name }) => name));
    const others = routesOf(document).filter(
      ({ controller }) => !ofSlices.includes(`${controller},`) && !ofSlices.includes(`${controller}]`) && !ofLibrary.includes(controller),
    );
    expect(others.filter(({ template }) => !template.includes('/ops/'))).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
    for (const route of others)
      expect([
        route.template,
        await rolesThatMay(server, 'mhk', route.method, addressOf(route), route.method === 'GET' ? undefined : {}),
      ]).toEqual([route.template, ['operator']]);
  });
});
