import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import fc from 'fast-check';
import pg from 'pg';
import { bigintArray, intArray, jsonArray, smallintArray, textArray, uuidArray } from './binary-arrays.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the server makes of the array, as JSON: an independent reading of the bytes. */
async function readBack(type: string, array: Buffer): Promise<unknown> {
  const { rows } = await client.query<{ json: unknown }>(`SELECT to_json($1::${type}[]) AS json`, [array]);
  return rows[0]!.json;
}

const text = fc.string({ unit: 'binary' }).filter((value) => !/[\0\p{Cs}]/u.test(value));
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 20 });

describe('binary arrays', () => {
  it.each<[string, fc.Arbitrary<unknown[]>, (items: never[]) => Buffer]>([
    ['text', some(text), textArray],
    ['uuid', some(fc.uuid()), uuidArray],
    ['int2', some(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })), smallintArray],
    ['int4', some(fc.integer()), intArray],
    ['int8', some(fc.maxSafeInteger()), bigintArray],
  ])('given any %s values, then the server reads the same', async (type, values, encode) => {
    await fc.assert(
      fc.asyncProperty(values, async (items) => expect(await readBack(type, encode(items as never[]))).toEqual(items)),
      { numRuns: 50 },
    );
  });

  it('given JSON texts, then the server keeps their bytes', async () => {
    const texts = ['{"b":1, "a":"\\u0000联", "a":1e400}', '[]', '"\\ud800"'];
    const { rows } = await client.query<{ text: string }>('SELECT unnest($1::json[])::text AS text', [jsonArray(texts)]);
    expect(rows.map((row) => row.text)).toEqual(texts);
  });
});
