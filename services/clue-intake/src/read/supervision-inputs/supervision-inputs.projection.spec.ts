import { acknowledged, proposed } from '../../clue-copy/clue-copy.fixtures.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { supervisionInputs } from './supervision-inputs.projection.js';

describe('what departments take up of a copy', () => {
  itIsAReadModel(supervisionInputs, ['clueCopy-k1', acknowledged]);

  it('1.13: nothing before the analysis was approved; then one row per item and use, for the department that it names', () => {
    expect(rowsAfter(supervisionInputs, ['clueCopy-k1', proposed])).toEqual([]);
    const input = {
      copyId: 'k1',
      itemNo: 2,
      toOrganisation: 'mhk.party-conduct',
      unitId: 'mhk.unit-agriculture',
      problemType: 'extorting-favours',
      problemArea: 'mass-discipline',
      opinion: '纳入涉企检查监督',
      approvedOn: '2023-04-06',
    };
    expect(rowsAfter(supervisionInputs, ['clueCopy-k1', acknowledged])).toEqual([
      { ...input, use: 'daily-supervision' },
      { ...input, use: 'prompt-hint' },
    ]);
  });
});
