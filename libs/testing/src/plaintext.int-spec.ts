import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.js';
import { filesWith, holdsAny, tablesWith } from './plaintext.js';

const text = '裘不栀 said "100%_\\ yes"\n电话 139';
const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x22, 0x5c, 0xfb, 0xef, 0xbe, 0x3e, 0x3f, 0xc1]);
const within = (plain: string | Buffer) => Buffer.concat([Buffer.from('~~'), Buffer.from(plain), Buffer.from('~~')]);
const ascii = (json: string) => json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('the search for plaintext', () => {
  let created: TestDatabase;
  let database: pg.Client;
  beforeAll(async () => {
    created = await createTestDatabase();
    database = new pg.Client({ connectionString: created.url });
    await database.connect();
    await database.query('CREATE SCHEMA kept');
    await database.query('CREATE TABLE kept.lines (one text, other jsonb, raw bytea, parts text[])');
  });
  afterAll(async () => {
    await database.end();
    await created.drop();
  });

  const json = JSON.stringify({ told: { by: text } });
  const places: readonly [string, string, unknown, string | Buffer][] = [
    ['text', 'one', `~${text}~`, text],
    ['JSON in text', 'one', json, text],
    ['JSON in JSON', 'other', JSON.stringify({ body: json }), text],
    ['escapes of JSON', 'one', ascii(json), text],
    ['JSON', 'other', json, text],
    ['bytes', 'raw', within(text), text],
    ['an array', 'parts', ['x', text], text],
    ['an address', 'one', `/a?b=${encodeURIComponent(text)}`, text],
    ['a form', 'one', new URLSearchParams({ b: '裘不栀 139' }).toString(), '裘不栀 139'],
    ['hexadecimal', 'one', within(text).toString('hex').toUpperCase(), text],
    ...[0, 1, 2].flatMap((shift): [string, string, unknown, string | Buffer][] => [
      [`Base64, ${String(shift)} before`, 'one', Buffer.concat([Buffer.alloc(shift, 1), within(text)]).toString('base64'), text],
      [
        `Base64 of addresses, ${String(shift)} before`,
        'one',
        Buffer.concat([Buffer.alloc(shift, 1), within(bytes)]).toString('base64url'),
        bytes,
      ],
    ]),
    ['lines that were broken', 'one', text.split('').join('\r\n\t '), text],
    ['lines that were broken, in JSON', 'other', JSON.stringify(text.split('').join('\n ')), text],
    ['Base64 in lines', 'one', within(text).toString('base64').replaceAll(/.{5}/g, '$&\n'), text],
    ['bytes of JSON in ASCII', 'raw', within(ascii(JSON.stringify(text))), text],
    ['Base64 of JSON in ASCII', 'other', JSON.stringify(within(ascii(JSON.stringify(text))).toString('base64')), text],
    ['bytes of an address', 'raw', within(encodeURIComponent(text)), text],
    ['bytes of a picture', 'raw', within(bytes), bytes],
  ];
  it.each(places)('finds it as %s', async (_how, column, value, plaintext) => {
    await database.query('DELETE FROM kept.lines');
    await database.query(`INSERT INTO kept.lines (${column}) VALUES ($1)`, [value]);
    expect(await tablesWith(database, ['nothing of the kind', plaintext])).toEqual(['kept.lines']);
    expect(await tablesWith(database, ['nothing of the kind', '裘_栀', '裘%', bytes.subarray(0, 12).toReversed()])).toEqual([]);
  });

  it('finds it in texts and files, and not what is merely alike', async () => {
    for (const where of [json, ascii(json), JSON.stringify(json), within(text), within(text).toString('base64')])
      expect(holdsAny(where, [text])).toBe(true);
    for (const where of [within(bytes), within(bytes).toString('hex'), within(bytes).toString('base64')])
      expect(holdsAny(where, [bytes])).toBe(true);
    for (const where of [json.replace('裘', '求'), within(bytes.subarray(0, 15))]) expect(holdsAny(where, [text, bytes])).toBe(false);
    const folder = await mkdtemp(join(tmpdir(), 'plaintext-'));
    await writeFile(join(folder, 'a'), within(bytes));
    await writeFile(join(folder, 'b'), 'nothing');
    expect(await filesWith(folder, [bytes])).toEqual(['a']);
    expect(await filesWith(folder, [text])).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
