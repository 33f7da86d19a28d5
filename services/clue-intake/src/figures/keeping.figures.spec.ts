import { count } from '@liandong/service-kit/testing';
import { handedOver, kept } from '../library/library.fixtures.js';
import { keepingFigures } from './keeping.figures.js';

describe('figures of the keeping', () => {
  it('B1.4: keepers in office, items handed over, differences noted', () => {
    expect(count(keepingFigures, { category: 'library', id: 'mhk', history: handedOver })).toMatchObject({
      'keepers-in-office': { mhk: 1 },
      'items-handed-over': { mhk: 2 },
      'handover-differences': { missing: 1 },
    });
    expect(count(keepingFigures, { category: 'library', id: 'mhk', history: kept })).toMatchObject({ 'keepers-in-office': { mhk: 2 } });
  });
});
