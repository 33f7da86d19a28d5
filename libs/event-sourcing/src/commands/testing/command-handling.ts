import { collect, type StoreUnderTest } from '../../contract/fixtures.js';
import { streamName } from '../../domain/decider.js';
import { DomainError } from '../../domain/errors.js';
import { type AssignNumber, numberRegister } from '../../index.js';
import type { EventStore } from '../../store/event-store.js';
import { CommandHandler } from '../command-handler.js';
import { add, box, history, newId, open, request, someone } from './box.js';
import { repetitionContract } from './repetition.js';

/** What command handling must do on every event store. */
export function commandHandlingContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`command handling: ${name}`, () => {
    let under: StoreUnderTest;
    const store = () => under.store;
    beforeAll(async () => {
      under = await create();
    });
    afterAll(() => under.close());

    describe('deciding', () => decidingContract(store));
    describe('repetition', () => repetitionContract(store));
    describe('concurrency', () => concurrencyContract(store));
  });
}

function decidingContract(store: () => EventStore): void {
  it('given a decision that marks an access to protected data, then its event carries the mark, and the others carry none', async () => {
    const id = newId();
    const access = { kind: 'sealed-data-read', what: 'owner', reason: '复核' } as const;
    const decide: typeof box.decide = (command, state) =>
      box.decide(command, state).map((event) => (event.type === 'ThingAdded' ? { ...event, access } : event));
    const handler = new CommandHandler(store());
    await handler.handle({ ...box, decide }, id, open(3), request());
    await handler.handle({ ...box, decide }, id, add('a'), request());
    const [opened, added] = await history(store(), id);
    expect(opened!.metadata).not.toHaveProperty('access');
    expect(added!.metadata.access).toEqual(access);
  });

  it('given no stream, when a command is handled, then its events stand there with who, when, why and the matter', async () => {
    const id = newId();
    const command = open(3);
    const context = request({ causationId: 'cause-1' });
    const result = await new CommandHandler(store()).handle(box, id, command, context);
    const [stored] = await history(store(), id);
    expect(stored).toMatchObject({ type: 'BoxOpened', schemaVersion: 1, revision: 0, data: { owner: 'mhk.zone-1', capacity: 3 } });
    expect(stored!.metadata).toEqual({
      occurredAt: command.at,
      actor: someone,
      correlationId: context.correlationId,
      causationId: 'cause-1',
      commandId: context.commandId,
      commandDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      rules: [],
    });
    expect(result).toEqual({
      state: { owner: 'mhk.zone-1', capacity: 3, things: [] },
      eventIds: [stored!.id],
      revision: 0,
      position: stored!.position,
      correlationId: context.correlationId,
      repeated: false,
    });
  });

  it('given a history, when a command is handled, then it is decided on the folded state, and the stream keeps its matter', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    const { correlationId } = await handler.handle(box, id, open(3), request());
    await handler.handle(box, id, add('a'), request());
    const result = await handler.handle(box, id, add('a', 'b', 'c'), request());
    expect(result.state.things).toEqual(['a', 'b', 'c']);
    expect(result).toMatchObject({ revision: 3, correlationId });
    expect((await history(store(), id)).map(({ metadata }) => metadata.correlationId)).toEqual(Array(4).fill(correlationId));
    expect(await new CommandHandler(store()).read(box, id)).toMatchObject({
      state: result.state,
      revision: 3,
      position: result.position,
      correlationId,
    });
  });

  it('given a command that the domain refuses, then nothing is written, and the next one is decided afresh', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(1), request());
    const refused = request();
    await expect(handler.handle(box, id, add('a', 'b'), refused)).rejects.toMatchObject({ code: 'box.full' });
    expect(await history(store(), id)).toHaveLength(1);
    expect((await handler.handle(box, id, add('a'), refused)).repeated).toBe(false);
  });

  it('given an empty decision, then nothing is written', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    const { position } = await handler.handle(box, id, open(2), request());
    await handler.handle(box, id, add('a'), request());
    const result = await handler.handle(box, id, add('a'), request());
    expect(result).toMatchObject({ eventIds: [], revision: 1, repeated: false, state: { things: ['a'] } });
    expect(result.position).toBeGreaterThan(position);
    expect(await history(store(), id)).toHaveLength(2);
  });

  it('given an expected revision, then the command is refused as stale unless the stream stands there', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(5), request());
    await handler.handle(box, id, add('a'), request());
    await expect(handler.handle(box, id, add('b'), request({ expectedRevision: 0 }))).rejects.toMatchObject({
      code: 'stale-revision',
      refusal: { details: { expected: 0, actual: 1 } },
    });
    expect(await history(store(), id)).toHaveLength(2);
    expect((await handler.handle(box, id, add('b'), request({ expectedRevision: 1 }))).revision).toBe(2);
  });

  it('given a stale revision and no right to the aggregate, then the right alone is told: neither that the record is there nor where it stands', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    await handler.handle(box, id, open(1), request());
    const stale = { expectedRevision: 7 };
    const elsewhere = () => {
      throw new DomainError({ code: 'box.elsewhere', kind: 'forbidden', zh: '无权', en: 'not yours' });
    };
    await expect(handler.handle(box, id, add('a'), request({ ...stale, authorise: elsewhere }))).rejects.toMatchObject({
      code: 'box.elsewhere',
    });
    for (const kind of ['not-found', 'forbidden'] as const) {
      const refusing: typeof box = {
        ...box,
        decide: () => {
          throw new DomainError({ code: 'box.kept-from-you', kind, zh: '没有', en: 'none' });
        },
      };
      await expect(handler.handle(refusing, id, add('a'), request(stale))).rejects.toMatchObject({ code: 'box.kept-from-you' });
    }
    // Whoever may know of it hears first that it is out of date, whatever else is wrong with the command.
    await expect(handler.handle(box, id, add('a', 'b'), request(stale))).rejects.toMatchObject({
      code: 'stale-revision',
      refusal: { details: { expected: 7, actual: 0 } },
    });
    await expect(handler.handle(box, id, add('a', 'b'), request({ expectedRevision: 0 }))).rejects.toMatchObject({ code: 'box.full' });
  });

  it('given an actor who may not touch the aggregate, then nothing is decided or written', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    const owners: (string | undefined)[] = [];
    const authorise = (owner: string | undefined) => void owners.push(owner);
    await handler.handle(box, id, open(1), request({ authorise }));
    const refuse = () => {
      throw new Error('not yours');
    };
    await expect(handler.handle(box, id, add('a', 'b'), request({ authorise: refuse }))).rejects.toThrow('not yours');
    await handler.handle(box, id, add('a'), request({ authorise }));
    expect(owners).toEqual([undefined, 'mhk.zone-1']);
  });

  it('given events appended by others, then the cached state goes on from there', async () => {
    const id = newId();
    const [mine, theirs] = [new CommandHandler(store()), new CommandHandler(store())];
    await mine.handle(box, id, open(2), request());
    await theirs.handle(box, id, add('theirs'), request());
    await expect(mine.handle(box, id, add('a', 'b'), request())).rejects.toMatchObject({ code: 'box.full' });
    expect((await mine.handle(box, id, add('mine'), request())).state.things).toEqual(['theirs', 'mine']);
    expect((await theirs.read(box, id)).state.things).toEqual(['theirs', 'mine']);
  });
}

function concurrencyContract(store: () => EventStore): void {
  it('given two processes that race for one aggregate, then every command is decided on what stood before it', async () => {
    const id = newId();
    const handlers = [new CommandHandler(store()), new CommandHandler(store())];
    await handlers[0]!.handle(box, id, open(20), request());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, thing) => handlers[thing % 2]!.handle(box, id, add(`thing-${thing}`), request())),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'box.full' } });
    const stored = await history(store(), id);
    expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: 21 }, (_, index) => index));
    const { things } = (await handlers[1]!.read(box, id)).state;
    expect(new Set(things).size).toBe(20);
    for (const outcome of outcomes)
      if (outcome.status === 'fulfilled') expect(outcome.value.eventIds).toEqual([stored[outcome.value.revision]!.id]);
  });

  it('given a decision with something shown, then its event says what was seen and where the aggregate stood, and others say nothing', async () => {
    const id = newId();
    const handler = new CommandHandler(store());
    const shown = (type: string) => (type === 'ThingAdded' ? { view: 'box', version: 2, roles: ['keeper'] } : undefined);
    const opened = await handler.handle(box, id, open(3), { ...request(), shown });
    await handler.handle(box, id, add('a'), { ...request(), shown, expectedRevision: 0 });
    await new CommandHandler(store()).handle(box, id, add('b'), { ...request(), shown });
    const [first, second, third] = (await history(store(), id)).map(({ metadata }) => metadata.seen);
    expect(first).toBeUndefined();
    expect(second).toEqual({
      view: 'box',
      version: 2,
      roles: ['keeper'],
      revision: 0,
      position: opened.position.toString(),
      confirmed: true,
    });
    expect(third).toMatchObject({ revision: 1, confirmed: false });
  });

  it('given receivers that ask at once, again and again, then numbers are without gaps and each keeps its own', async () => {
    const register = numberRegister('numbers');
    const registerId = newId();
    const handlers = [new CommandHandler(store()), new CommandHandler(store())];
    const receivers = Array.from({ length: 25 }, () => newId());
    const requests = [...receivers, ...receivers.toReversed()].map(async (receiver, index) => {
      const command: AssignNumber = { type: 'assign-number', data: { assignedTo: receiver }, by: someone, at: new Date().toISOString() };
      const result = await handlers[index % 2]!.handle(register, registerId, command, { commandId: receiver, correlationId: registerId });
      return [receiver, (await handlers[index % 2]!.eventAt(register, registerId, result.revision)).data] as const;
    });
    const numbers = new Map<string, number>();
    for (const [receiver, data] of await Promise.all(requests)) {
      const { number } = data as { readonly number: number };
      expect(numbers.get(receiver) ?? number).toBe(number);
      numbers.set(receiver, number);
    }
    expect([...numbers.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const stored = await collect(store().readStream(streamName('numbers', registerId)));
    expect(stored.map(({ data }) => data)).toEqual(
      stored.map((_, index) => ({ number: index + 1, assignedTo: [...numbers].find(([, number]) => number === index + 1)![0] })),
    );
  });
}
