import { collect } from '../contract/fixtures.js';
import { numberRegister } from '../domain/number-register.js';
import { inMemoryEventStore } from '../in-memory.js';
import { StoreUnavailable } from '../store/event-store.js';
import { CommandHandler } from './command-handler.js';
import { add, box, open, someone } from './testing/box.js';

const together = { correlationId: 'm', causationId: 'approval' };
const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
const register = numberRegister('number');
const wanted = (...receivers: readonly number[]) =>
  receivers.map((receiver) => ({ commandId: id(receiver), command: { type: 'assign-number' as const, data: { assignedTo: `r${receiver}` }, by: someone, at: '2020-06-11T00:00:00.000Z' } }));

describe('commands handled together', () => {
  it('a new aggregate gets the events of all its commands with one append, and the same again is the same', async () => {
    const store = inMemoryEventStore();
    const commands = [{ commandId: id(1), command: open(2) }, { commandId: id(2), command: add('a') }];
    const append = jest.spyOn(store, 'append').mockRejectedValueOnce(new StoreUnavailable('away'));
    const handler = new CommandHandler(store);
    const first = await handler.create(box, 'b', commands, together);
    expect(first).toMatchObject({ revision: 1, correlationId: 'm', state: { things: ['a!'] } });
    expect((await handler.create(box, 'b', commands, together)).eventIds).toEqual(first.eventIds);
    expect(append).toHaveBeenCalledTimes(3);
    expect(await collect(store.readStream('box-b'))).toHaveLength(2);
    await expect(handler.create(box, 'b', [{ commandId: id(3), command: open(2) }], together)).rejects.toMatchObject({ name: 'RevisionConflict' });
    // The command alone, later, finds itself.
    expect(await handler.handle(box, 'b', commands[1]!.command, { commandId: id(2), correlationId: 'm' })).toMatchObject({ repeated: true });
  });

  it('given one command that is refused, then nothing of it is appended', async () => {
    const store = inMemoryEventStore();
    await expect(new CommandHandler(store).create(box, 'b', [{ commandId: id(1), command: open(0) }, { commandId: id(2), command: add('a') }], together)).rejects.toMatchObject({ code: 'box.full' });
    expect(await store.head()).toBe(0n);
  });

  it('numbers in blocks: no gap between blocks of two writers, and who has a number keeps it', async () => {
    const store = inMemoryEventStore();
    const [one, two] = [new CommandHandler(store), new CommandHandler(store)];
    const blocks = await Promise.all([one.handleTogether(register, 'r', wanted(1, 2, 3), together), two.handleTogether(register, 'r', wanted(4, 5), together)]);
    expect(blocks.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    expect(await two.handleTogether(register, 'r', wanted(2, 6, 1), together)).toEqual([blocks[0][1], 5, blocks[0][0]]);
    expect(await store.head()).toBe(6n);
  });
});
