import pg from 'pg';
import { StoreUnavailable } from '../store/event-store.js';
import { explain, isPassing } from './connection.js';
import { storeNames } from './schema/names.js';

function fromServer(code: string): Error {
  return Object.assign(new pg.DatabaseError('refused', 1, 'error'), { code });
}

describe('errors of the database', () => {
  it.each<[string, Error, boolean]>([
    ['a broken pipe', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }), true],
    ['a reset connection', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), true],
    ['an error of the driver', new Error('Connection terminated unexpectedly'), true],
    ['a terminated backend', fromServer('57P01'), true],
    ['a serialisation failure', fromServer('40001'), true],
    ['a violated constraint', fromServer('23514'), false],
    ['an error raised by a function', fromServer('P0001'), false],
    ['a mistake in the calling code', new TypeError('cyclic object'), false],
  ])('given %s, then it is known whether it passes by itself', (_name, error, passing) => {
    expect(isPassing(error)).toBe(passing);
    expect(explain(error, storeNames(undefined)) instanceof StoreUnavailable).toBe(passing);
  });

  it.each(['3F000', '42P01', '42883', '42501'])('given %s, then the message points at the installation', (code) => {
    expect(explain(fromServer(code), storeNames(undefined))).toMatchObject({ message: expect.stringContaining('not installed') as string });
  });
});
