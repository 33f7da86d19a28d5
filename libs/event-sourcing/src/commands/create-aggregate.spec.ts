import { collect } from '../contract/fixtures.js';
import { inMemoryEventStore } from '../in-memory.js';
import { StoreUnavailable } from '../store/event-store.js';
import { CommandHandler } from './command-handler.js';
import { add, box, open } from './testing/box.js';

const together = { correlationId: 'm', causationId: 'approval' };
const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;

describe('a new aggregate by several commands', () => {
  it('a new aggregate gets the events of all its commands with one append, and the same again is the same', async () => {
    const store = inMemoryEventStore();
    const commands = [
      { commandId: id(1), command: open(2) },
      { commandId: id(2), command: add('a') },
    ];
    const append = jest.spyOn(store, 'append').mockRejectedValueOnce(new StoreUnavailable('away'));
    const handler = new CommandHandler(store);
    const first = await handler.create(box, 'b', commands, together);
    expect(first).toMatchObject({ revision: 1, correlationId: 'm', state: { things: ['a!'] } });
    expect((await handler.create(box, 'b', commands, together)).eventIds).toEqual(first.eventIds);
    expect(append).toHaveBeenCalledTimes(3);
    expect(await collect(store.readStream('box-b'))).toHaveLength(2);
    await expect(handler.create(box, 'b', [{ commandId: id(3), command: open(2) }], together)).rejects.toMatchObject({
      name: 'RevisionConflict',
    });
    // The command alone, later, finds itself.
    expect(await handler.handle(box, 'b', commands[1]!.command, { commandId: id(2), correlationId: 'm' })).toMatchObject({
      repeated: true,
    });
  });

  it('given one command that is refused, then nothing of it is appended', async () => {
    const store = inMemoryEventStore();
    await expect(
      new CommandHandler(store).create(
        box,
        'b',
        [
          { commandId: id(1), command: open(0) },
          { commandId: id(2), command: add('a') },
        ],
        together,
      ),
    ).rejects.toMatchObject({ code: 'box.full' });
    expect(await store.head()).toBe(0n);
  });
});
