import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../src/read');
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('read models', () => {
  it('each has a spec beside it', () => {
    const projections = paths
      .filter((path) => path.endsWith('.projection.ts'))
      .flatMap((path) => [...read(path).matchAll(/^export const (\w+): Projection</gm)].map(([, name]) => ({ path, name: name! })));
    const without = projections.filter(
      ({ path, name }) =>
        !paths.some((spec) => dirname(spec) === dirname(path) && spec.endsWith('.spec.ts') && new RegExp(`\\b${name}\\b`).test(read(spec))),
    );
    expect(projections.length).toBeGreaterThan(25);
    expect(without).toEqual([]);
  });
});
