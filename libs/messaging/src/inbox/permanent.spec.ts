import { z } from 'zod';
import { CategoryForbidden, DomainError, EventIdReused, RevisionConflict, StoreUnavailable } from '@liandong/event-sourcing';
import { codeOf, isPermanent } from './permanent.js';

const refusal = new DomainError({ code: 'clue.not-allowed', zh: '不允许', en: 'not allowed' });
const broken = z.object({ id: z.string() }).safeParse({}).error!;
const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('what is worth trying again', () => {
  it.each<[string, unknown]>([
    ['the refusal of the domain', refusal],
    ['a message that breaks its contract', broken],
    ['a programming error', new TypeError("Cannot read properties of undefined (reading 'id')")],
    ['a number out of range', new RangeError('Invalid array length')],
    ['text that is no JSON', new SyntaxError('Unexpected token')],
    ['an event id with other content', new EventIdReused('clue-1', ['e'])],
    ['a category that is not ours', new CategoryForbidden('case-1')],
    ['a broken constraint', withCode('23505')],
    ['a value the database cannot represent', withCode('22P02')],
  ])('%s is not', (_, error) => {
    expect(isPermanent(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a conflict of revisions', new RevisionConflict('clue-1', 3, 4)],
    ['an event store that does not answer', new StoreUnavailable('no answer')],
    ['a lost connection', withCode('ECONNRESET')],
    ['a database that shuts down', withCode('57P01')],
    ['a deadlock', withCode('40P01')],
    ['a failed fetch, which is a TypeError too', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['a missing table, which a migration brings', withCode('42P01')],
    ['something thrown that is no error', 'no'],
  ])('%s is', (_, error) => {
    expect(isPermanent(error)).toBe(false);
  });

  it('the record of a parked message has the code of the domain, or says what kind of defect it is', () => {
    expect([refusal, broken, new TypeError('x')].map((error) => codeOf(error))).toEqual([
      'clue.not-allowed',
      'inbox.contract-broken',
      'inbox.handler-failed',
    ]);
  });
});
