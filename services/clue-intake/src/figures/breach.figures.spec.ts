import { count } from '@liandong/service-kit/testing';
import { cleared, handedOver } from '../breach/breach.fixtures.js';
import { breachFigures } from './breach.figures.js';

describe('figures of the register of breaches', () => {
  it('B4.5, B4.8: breaches by kind and by what they came to; each counts once', () => {
    expect(
      count(breachFigures, { category: 'breach', id: 'b1', history: handedOver }, { category: 'breach', id: 'b2', history: cleared }),
    ).toEqual({
      'breaches-entered': { 'leaking B4.5': 1, 'retaliation B4.8': 1 },
      'breaches-by-outcome': { 'leaking handed-over': 1, 'retaliation not-found': 1 },
    });
  });
});
