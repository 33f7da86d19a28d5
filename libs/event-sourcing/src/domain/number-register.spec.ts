import { given } from '@liandong/testing';
import { someone } from '../commands/testing/box.js';
import { type AssignNumber, type AssignNumbers, numberInBlock, numberRegister } from './number-register.js';

const register = numberRegister('number');
const asked = { by: someone, at: '2020-06-11T00:00:00.000Z' };
const one = (assignedTo: string): AssignNumber => ({ type: 'assign-number', data: { assignedTo }, ...asked });
const several = (...assignedTo: readonly string[]): AssignNumbers => ({ type: 'assign-numbers', data: { assignedTo }, ...asked });
const first = { type: 'NumberAssigned' as const, data: { number: 1, assignedTo: 'a' } };
const block = { type: 'NumbersAssigned' as const, data: { first: 2, assignedTo: ['b', 'c', 'd'] } };

describe('a register of numbers (编号)', () => {
  it('given an empty register, when numbers are asked for one by one and in a block, then they follow each other without gaps', () => {
    given(register, []).when(one('a')).then([first]);
    given(register, [first])
      .when(several('b', 'c', 'd'))
      .then([block]);
    given(register, [first, block])
      .when(one('e'))
      .then([{ type: 'NumberAssigned', data: { number: 5, assignedTo: 'e' } }]);
  });

  it('given a block, also with single numbers after it, when some of its receivers ask again, then they keep theirs', () => {
    const later = { type: 'NumberAssigned' as const, data: { number: 5, assignedTo: 'e' } };
    given(register, [block, later]).when(several('c', 'd')).then([]);
    given(register, [block, later])
      .when(several('c', 'f'))
      .then([{ type: 'NumbersAssigned', data: { first: 6, assignedTo: ['f'] } }]);
    const state = [block, later].reduce(register.evolve, register.initial);
    expect(['b', 'd', 'e'].map((receiver) => numberInBlock(state, receiver))).toEqual([2, 4, undefined]);
  });
});
