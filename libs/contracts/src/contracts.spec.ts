import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catalogue, type JsonSchema } from './catalogue.js';
import { breakingChanges } from './compatibility.js';

const folder = join(import.meta.dirname, '../schemas');
const released = new Map(
  readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema]),
);
const current = catalogue();
const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;

describe('public contracts', () => {
  it('no released type is gone, and every type is released: `npm run contracts:write` writes the new ones', () => {
    expect([...current.keys()]).toEqual([...released.keys()].sort());
  });

  it.each([...released])('%s: no change breaks a reader, and the released schema is the current one', (type, schema) => {
    expect(breakingChanges(schema, current.get(type)!)).toEqual([]);
    expect(current.get(type)).toEqual(schema);
  });
});

describe('breaking changes', () => {
  const before = z.object({
    id: z.string(),
    kind: z.enum(['a', 'b']),
    on: z.iso.date().optional(),
    items: z.array(z.object({ text: z.string() })),
  });

  it.each<[string, z.ZodType, string[]]>([
    ['an optional member more', before.extend({ note: z.string().optional() }), []],
    ['a required member more', before.extend({ note: z.string() }), ['/note: required, but messages stored before do not have it']],
    ['a member less', before.omit({ on: true }), ['/on: removed']],
    ['a required member that may be missing', before.extend({ id: z.string().optional() }), ['/id: no longer certain to be there']],
    ['another type', before.extend({ id: z.number() }), ['/id: string → number']],
    ['another choice', before.extend({ kind: z.enum(['a', 'b', 'c']) }), ['/kind: enum ["a","b"] → ["a","b","c"]']],
    ['a narrower text', before.extend({ id: z.string().max(10) }), ['/id: maxLength undefined → 10']],
    ['a change deep inside', before.extend({ items: z.array(z.object({ text: z.number() })) }), ['/items/*/text: string → number']],
  ])('%s', (_name, after, expected) => {
    expect(breakingChanges(json(before), json(after))).toEqual(expected);
  });
});
