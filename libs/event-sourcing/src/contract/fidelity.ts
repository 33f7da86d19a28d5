import { collect, type ContractContext, newEvent, newEvents, newStream } from './fixtures.js';

/** What was handed in comes out, unchanged, by every way of reading. */
export function fidelityContract({ store }: ContractContext): void {
  it.each<[string, object]>([
    ['Chinese, emoji and right-to-left text', { 标题: '问题线索', text: '👩🏽‍⚖️ é é شكوى\u200f', '': 'empty key' }],
    ['control characters, quotes and backslashes', { text: '\u0000\u0001\n\r\t"\\/\u2028\u2029', 'k"\\{}': '{,}' }],
    ['text without a UTF-8 form', { text: 'a\ud800b\udfff' }],
    ['numbers', { list: [0, -1.5, 0.1, 1e21, 5e-324, 2 ** 53 - 1, 1.7976931348623157e308] }],
    ['nothing in many forms', { a: null, b: [], c: {}, d: '', e: [null, [], {}], f: false }],
    ['nested objects', nested(40)],
    ['an array as the whole', [1, { two: [3] }]],
    ['an empty object', {}],
  ])('given %s, when stored, then it is read back unchanged', async (_name, data) => {
    const stream = newStream();
    const event = newEvent({ data });
    await store().append(stream, 'no-stream', [event]);
    const [stored] = await collect(store().readStream(stream));
    expect(stored).toMatchObject({ id: event.id, type: event.type, schemaVersion: 1, metadata: event.metadata });
    expect(JSON.stringify(stored!.data)).toBe(JSON.stringify(data));
  });

  it.each<[string, object, string]>([
    ['members in their order', { z: 1, a: 2, '10': 3, '9': 4 }, '{"9":4,"10":3,"z":1,"a":2}'],
    ['escapes, NUL and half characters', { text: '\u0000"\\/\n\u2028 a\ud800b 联' }, '{"text":"\\u0000\\"\\\\/\\n\u2028 a\\ud800b 联"}'],
    ['numbers at the edges', { list: [2 ** 53 + 2, 1e21, 5e-324, -0] }, '{"list":[9007199254740994,1e+21,5e-324,0]}'],
  ])('given %s, then the stored bytes are those that were written, each time', async (_name, data, text) => {
    const after = await store().head();
    const event = newEvent({ data });
    await store().append(newStream(), 'no-stream', [event, newEvent()]);
    const [first, second] = await collect(store().readStored({ after }));
    expect(Buffer.from(first!.stored.data).toString('utf8')).toBe(text);
    expect(JSON.stringify(JSON.parse(Buffer.from(first!.stored.metadata).toString('utf8')))).toContain(JSON.stringify(event.metadata));
    const { stored: _bytes, ...recorded } = first!;
    expect([recorded]).toEqual(await collect(store().readAll({ after, limit: 1 })));
    expect(await collect(store().readStored({ after: first!.position, limit: 1 }))).toEqual([second]);
    expect(await collect(store().readStored({ after, limit: 0 }))).toEqual([]);
  });

  it('given members that JSON does not carry, when stored, then they are left out', async () => {
    const stream = newStream();
    await store().append(stream, 'no-stream', [newEvent({ data: { kept: 1, dropped: undefined } })]);
    expect((await collect(store().readStream(stream)))[0]!.data).toStrictEqual({ kept: 1 });
  });

  it('given unusual names of streams and types, then they are read back unchanged', async () => {
    const stream = `${newStream()}-联动 "a'b\\c{},%_🙂`;
    const type = '线索"已\\登记{}';
    await store().append(stream, 'no-stream', [newEvent({ type, schemaVersion: 7 })]);
    expect(await collect(store().readStream(stream))).toEqual([expect.objectContaining({ stream, type, schemaVersion: 7 })]);
    expect(await collect(store().readAll({ filter: { types: [type] } }))).toContainEqual(expect.objectContaining({ stream, type }));
  });

  it('given events of 200 kB, when stored together, then they are read back unchanged', async () => {
    const stream = newStream();
    const events = newEvents(6).map((event, index) => ({ ...event, data: { text: `${index}联"`.repeat(40_000) } }));
    await store().append(stream, 'no-stream', events);
    const stored = await collect(store().readStream(stream));
    expect(stored.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
  });

  it('given a stored event, then all ways of reading give the same, with the time of recording in UTC', async () => {
    const after = await store().head();
    const stream = newStream();
    const earliest = Date.now();
    const { position } = await store().append(stream, 'no-stream', [newEvent()]);
    const [fromStream] = await collect(store().readStream(stream));
    const [fromAll] = await collect(store().readAll({ after }));
    for await (const batch of store().subscribe({ after })) {
      expect(batch.events).toEqual([fromStream]);
      break;
    }
    expect(fromAll).toEqual(fromStream);
    expect(fromStream).toMatchObject({ stream, revision: 0, position });
    expect(fromStream!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(fromStream!.recordedAt) - earliest)).toBeLessThan(5_000);
  });

  it('given a reader that changes what it was given, then others read what was stored', async () => {
    const stream = newStream();
    const event = newEvent({ data: { list: [1] } });
    await store().append(stream, 'no-stream', [event]);
    const [first] = await collect(store().readStream(stream));
    (first!.data as { list: number[] }).list.push(2);
    expect((await collect(store().readStream(stream)))[0]!.data).toEqual({ list: [1] });
  });
}

function nested(depth: number): object {
  return depth === 0 ? { end: true } : { inner: nested(depth - 1), list: [depth] };
}
