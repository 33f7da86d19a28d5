import { count } from '@liandong/service-kit/testing';
import { closed, handedOver } from '../handover/handover.fixtures.js';
import { inspectionLiaisonFigures } from './inspection-liaison.figures.js';

describe('figures of hand-overs', () => {
  it('3.14: given a clue that both sides signed for, then it is handed over; fed back, its result counts', () => {
    const atHandover = count(inspectionLiaisonFigures, { category: 'handover', history: handedOver });
    expect(atHandover).toEqual({ 'items-handed-over': { 'clue true true': 1 }, 'clues-handed-over': { '': 1 } });
    const atEnd = count(inspectionLiaisonFigures, { category: 'handover', history: closed });
    expect(atEnd['results-fed-back']).toEqual({ 'clue true': 1 });
  });
});
