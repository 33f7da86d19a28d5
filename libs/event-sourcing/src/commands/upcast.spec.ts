import fc from 'fast-check';
import { newEvent } from '../contract/fixtures.js';
import type { Upcaster } from '../domain/decider.js';
import { schemaVersion } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/events.js';
import { upcast } from './upcast.js';

function recorded(version: number, data: object, type = 'ClueReceived'): RecordedEvent {
  return {
    ...newEvent({ type, schemaVersion: version, data }),
    stream: 'clue-1',
    revision: 0,
    position: 1n,
    recordedAt: '2020-06-11T01:30:00.000Z',
  };
}

/** Version 1 had a name, 2 a title, 3 a title in two languages. */
const upcasters = {
  ClueReceived: [({ name }: { name: string }) => ({ title: name }), ({ title }: { title: string }) => ({ title: { zh: title, en: '' } })],
};

describe('upcasting', () => {
  it.each([
    [1, { name: '线索' }],
    [2, { title: '线索' }],
    [3, { title: { zh: '线索', en: '' } }],
  ])('given an event of version %i, then the remaining steps bring it to the current one', (version, data) => {
    const stored = recorded(version, data);
    expect(upcast(stored, upcasters)).toEqual({ ...stored, schemaVersion: 3, data: { title: { zh: '线索', en: '' } } });
  });

  it('given an event of the current version, or of a type without steps, then it stays as it is', () => {
    const current = recorded(3, {});
    const other = recorded(1, {}, 'ClueReturned');
    expect(upcast(current, upcasters)).toBe(current);
    expect(upcast(other, upcasters)).toBe(other);
    expect(upcast(other, undefined)).toBe(other);
  });

  it('given an event of a newer version, then it is refused, naming both versions', () => {
    expect(() => upcast(recorded(4, {}), upcasters)).toThrow('has schema version 4, this code knows 3');
    expect(() => upcast(recorded(2, {}), undefined)).toThrow('has schema version 2, this code knows 1');
  });

  it('given a stored event, then it is not changed', () => {
    const stored = recorded(1, { name: '线索' });
    upcast(stored, upcasters);
    expect(stored).toMatchObject({ schemaVersion: 1, data: { name: '线索' } });
  });

  it('given any chain, then every version that ever was comes out at the current one, through exactly the steps after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.nat(), (steps, start) => {
        const version = 1 + (start % (steps + 1));
        const chain: Upcaster[] = Array.from({ length: steps }, (_, step) => (data: { path: number[] }) => ({
          path: [...data.path, step + 1],
        }));
        const event = upcast(recorded(version, { path: [] }), { ClueReceived: chain });
        expect(event.schemaVersion).toBe(schemaVersion({ upcasters: { ClueReceived: chain } }, 'ClueReceived'));
        expect(event.data).toEqual({ path: Array.from({ length: steps - version + 1 }, (_, index) => version + index) });
      }),
    );
  });
});
