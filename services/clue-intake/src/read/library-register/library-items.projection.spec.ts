import { clueReceived, registered } from '../../clue/clue.fixtures.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { libraryItems } from './library-items.projection.js';

describe('items of a library', () => {
  itIsAReadModel(libraryItems, ['clue-c1', registered]);

  it('B1.4: an item is on the list from its registration on, with the position of that, by which a list stays what it was', () => {
    expect(rowsAfter(libraryItems, ['clue-c0', [clueReceived]], ['clue-c1', registered])).toEqual([
      { clueId: 'c0', organisationId: 'mhk', number: null, keeper: null, position: null },
      { clueId: 'c1', organisationId: 'mhk', number: '检移〔2020〕1号', keeper: 'mhk-intake', position: '30' },
    ]);
  });
});
