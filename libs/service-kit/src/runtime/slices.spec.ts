import { ofSlices } from './slices.js';

describe('ofSlices', () => {
  it('given slices, then each list of the service is theirs in their order, and a list that none has is absent', () => {
    class First {}
    class Second {}
    const definition = ofSlices({ name: 'probe', seals: true }, [
      { categories: ['a', 'b'], controllers: [First] },
      {},
      { categories: ['c'], controllers: [Second] },
    ]);
    expect(definition).toEqual({ name: 'probe', seals: true, categories: ['a', 'b', 'c'], controllers: [First, Second] });
  });
});
