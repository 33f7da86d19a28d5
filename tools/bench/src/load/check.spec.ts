import fc from 'fast-check';
import { checkDelivery, checkStream, nothingWrong, type StoredKey, together } from './check.js';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `1/0/${index}`);
const stored = (list: readonly string[]): StoredKey[] => list.map((key, place) => ({ key, place }));

describe('check of what was stored', () => {
  it('given everything in its place, then nothing is wrong', () => {
    expect(checkStream(keys(5), stored(keys(5)))).toEqual(nothingWrong);
  });

  it('given a planted loss, then it is found', () => {
    const all = stored(keys(5));
    expect(checkStream(keys(5), [...all.slice(0, 2), ...all.slice(3)])).toEqual({ ...nothingWrong, lost: 1, gaps: 1 });
  });

  it('given a planted loss at the end, where no gap shows, then it is found', () => {
    expect(checkStream(keys(5), stored(keys(4)))).toEqual({ ...nothingWrong, lost: 1 });
  });

  it('given a planted duplicate, then it is found', () => {
    expect(checkStream(keys(3), stored([...keys(3), keys(3)[1]!]))).toEqual({ ...nothingWrong, duplicated: 1 });
  });

  it('given an event whose writer was told that it failed, then it is found', () => {
    expect(checkStream(keys(2), stored(keys(3)))).toEqual({ ...nothingWrong, unacknowledged: 1 });
  });

  it('given two events in one place, then the place and the gap behind it are found', () => {
    expect(
      checkStream(keys(3), [
        { key: '1/0/0', place: 0 },
        { key: '1/0/1', place: 1 },
        { key: '1/0/2', place: 1 },
      ]),
    ).toEqual({ ...nothingWrong, gaps: 2 });
  });

  it('given any losses and duplicates, then exactly those are counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 50 }), (copies) => {
        const told = keys(copies.length);
        const found = checkStream(told, stored(told.flatMap((key, index) => Array<string>(copies[index]!).fill(key))));
        expect(found.lost).toBe(copies.filter((count) => count === 0).length);
        expect(found.duplicated).toBe(copies.reduce((sum, count) => sum + Math.max(0, count - 1), 0));
      }),
    );
  });

  it('given the checks of many streams, then they add up', () => {
    expect(
      together([
        { lost: 1, duplicated: 2, unacknowledged: 3, gaps: 4 },
        { lost: 10, duplicated: 20, unacknowledged: 30, gaps: 40 },
      ]),
    ).toEqual({ lost: 11, duplicated: 22, unacknowledged: 33, gaps: 44 });
  });
});

describe('check of what was delivered', () => {
  it('given a missed event and one delivered three times, then both are found', () => {
    expect(checkDelivery(['a', 'b', 'c'], ['a', 'c', 'c', 'c'])).toEqual({ missed: 1, duplicated: 2 });
  });
});
