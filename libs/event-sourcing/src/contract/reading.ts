import type { RecordedEvent } from '../domain/events.js';
import { collect, type ContractContext, idsOf, newCategory, newEvent, newEvents, newStream } from './fixtures.js';

/** Reading one stream, and reading all. */
export function readingContract(context: ContractContext): void {
  describe('one stream', () => readStreamContract(context));
  describe('all streams', () => readAllContract(context));
}

function readStreamContract({ store }: ContractContext): void {
  const events = newEvents(7);
  const stream = newStream();
  const edges = [undefined, 0, 3, 6, 9];
  const limits = [undefined, 0, 1, 4, 20];
  const cases = edges.flatMap((fromRevision) => limits.map((limit) => ({ fromRevision, limit })));
  beforeAll(() => store().append(stream, 'no-stream', events));

  it.each(cases)('given 7 events, when read forwards with %p, then these are the right ones', async (options) => {
    const read = await collect(store().readStream(stream, options));
    const first = options.fromRevision ?? 0;
    expect(idsOf(read)).toEqual(idsOf(events.slice(first, first + (options.limit ?? 7))));
  });

  it.each(cases)('given 7 events, when read backwards with %p, then these are the right ones', async (options) => {
    const read = await collect(store().readStream(stream, { ...options, direction: 'backwards' }));
    const reversed = events.slice(0, (options.fromRevision ?? 6) + 1).reverse();
    expect(idsOf(read)).toEqual(idsOf(reversed.slice(0, options.limit ?? 7)));
  });

  it('given no stream, when read either way, then there are no events', async () => {
    expect(await collect(store().readStream(newStream()))).toEqual([]);
    expect(await collect(store().readStream(newStream(), { direction: 'backwards' }))).toEqual([]);
  });

  it('given a stream longer than any page, when read both ways, then nothing is missing', async () => {
    const long = newStream();
    for (let revision = -1; revision < 2_499; revision += 500)
      await store().append(long, revision < 0 ? 'no-stream' : revision, newEvents(500));
    const forwards = (await collect(store().readStream(long))).map(({ revision }) => revision);
    expect(forwards).toEqual(Array.from({ length: 2_500 }, (_, index) => index));
    const backwards = await collect(store().readStream(long, { direction: 'backwards', limit: 1_700 }));
    expect(backwards.map(({ revision }) => revision)).toEqual(forwards.reverse().slice(0, 1_700));
  });

  it('given readers that leave early, when many have left, then reading still works', async () => {
    for (let reader = 0; reader < 30; reader += 1) {
      for await (const event of store().readStream(stream)) {
        expect(event.revision).toBe(0);
        break;
      }
    }
    expect(await collect(store().readStream(stream))).toHaveLength(7);
  });
}

function readAllContract({ store }: ContractContext): void {
  it('given events of several streams, when all are read, then they come in the order of their appends', async () => {
    const after = await store().head();
    const [left, right] = [newStream(), newStream()];
    const events = newEvents(4);
    for (const [index, event] of events.entries()) await store().append(index % 2 === 0 ? left : right, 'any', [event]);
    const read = await collect(store().readAll({ after }));
    expect(idsOf(read)).toEqual(idsOf(events));
    expect(growing(read)).toBe(true);
    expect(await store().head()).toBe(read.at(-1)!.position);
  });

  it('given a position, when read after it, then it is left out; a limit ends the reading', async () => {
    const after = await store().head();
    const events = newEvents(5);
    await store().append(newStream(), 'any', events);
    const read = await collect(store().readAll({ after }));
    expect(idsOf(await collect(store().readAll({ after: read[1]!.position })))).toEqual(idsOf(events.slice(2)));
    expect(idsOf(await collect(store().readAll({ after, limit: 2 })))).toEqual(idsOf(events.slice(0, 2)));
    expect(await collect(store().readAll({ after, limit: 0 }))).toEqual([]);
    expect(await collect(store().readAll({ after: read[4]!.position }))).toEqual([]);
  });

  it('given categories and types, when filtered by either or both, then only these come', async () => {
    const category = newCategory();
    const other = `${category}x`;
    const single = newCategory();
    const [a, b, c] = [newEvent({ type: 'A' }), newEvent({ type: 'B' }), newEvent({ type: 'A' })];
    await store().append(newStream(category), 'any', [a, b]);
    await store().append(newStream(other), 'any', [c]);
    const d = newEvent({ type: 'D' });
    await store().append(single, 'any', [d]);
    const read = async (filter: object, limit = 10) => idsOf(await collect(store().readAll({ filter, limit })));
    expect(await read({ categories: [category] })).toEqual([a.id, b.id]);
    expect(await read({ categories: [category, other] })).toEqual([a.id, b.id, c.id]);
    expect(await read({ categories: [category, other], types: ['A'] })).toEqual([a.id, c.id]);
    expect(await read({ categories: [category, other], types: ['A'] }, 1)).toEqual([a.id]);
    expect(await read({ categories: [single] })).toEqual([d.id]);
    expect(await read({ categories: [] })).toEqual([]);
    expect(await read({ types: ['Nowhere'] })).toEqual([]);
  });

  it('given more events than any page, when all are read, then nothing is missing', async () => {
    const after = await store().head();
    const category = newCategory();
    for (let append = 0; append < 6; append += 1) await store().append(newStream(category), 'any', newEvents(400));
    const read = await collect(store().readAll({ after }));
    expect(read).toHaveLength(2_400);
    expect(growing(read)).toBe(true);
    expect(await collect(store().readAll({ after, filter: { categories: [category] }, limit: 1_900 }))).toHaveLength(1_900);
  });
}

function growing(events: readonly RecordedEvent[]): boolean {
  return events.every((event, index) => index === 0 || event.position > events[index - 1]!.position);
}
