import { count } from '@liandong/service-kit/testing';
import type { HandoverEvent } from '../handover/handover.events.js';
import { closed, concluded, handedOver, listedAs, result, signedOut } from '../handover/handover.fixtures.js';
import { inspectionLiaisonFigures } from './inspection-liaison.figures.js';

describe('figures of hand-overs', () => {
  it('3.14: given a clue that both sides signed for, then it is handed over; fed back, its result counts', () => {
    const atHandover = count(inspectionLiaisonFigures, { category: 'handover', history: handedOver });
    expect(atHandover).toEqual({
      'items-handed-over': { 'clue true true': 1 },
      'clues-handed-over': { '': 1 },
      handovers: { '第九轮 open': 1 },
      signatures: { 'out pj-tour': 1, 'in pj-intake': 1 },
    });
    const atEnd = count(inspectionLiaisonFigures, { category: 'handover', history: closed });
    expect(atEnd).toMatchObject({
      'results-fed-back': { 'clue true': 1 },
      handovers: { '第九轮 closed': 1 },
      'feedback-acknowledged': { '2020-08-26': 1 },
      'persons-by-outcome': { file: 1, 'criticise-educate': 1 },
    });
  });

  it('B3.5: given a signed item that is returned, then the signature that stood counts no longer', () => {
    const returned: HandoverEvent = {
      type: 'ItemReturned',
      data: { itemNo: 1, reason: 'x', returnedOn: '2020-06-02', returnedBy: 'pj-intake' },
    };
    expect(
      count(inspectionLiaisonFigures, { category: 'handover', history: [...listedAs('clue'), signedOut, returned] })['signatures'],
    ).toEqual({});
  });

  it('3.14: given a result that is recorded anew, then its persons count once, as it says', () => {
    const again: HandoverEvent = {
      type: 'ResultRecorded',
      data: { itemNo: 1, result: { ...result, figures: { filed: 0, admonished: 2, educated: 1, noCase: 0 } }, recordedBy: 'x' },
    };
    expect(count(inspectionLiaisonFigures, { category: 'handover', history: [...concluded, again] })['persons-by-outcome']).toEqual({
      admonish: 2,
      'criticise-educate': 1,
    });
  });
});
