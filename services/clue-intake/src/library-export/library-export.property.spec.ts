import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { libraryExport, libraryExportActions, type StartExport } from './library-export.decider.js';

const taken = fc.record({ rows: fc.nat(9), bytes: fc.nat(999), sha256: fc.constantFrom('ab', 'cd') });
const exports = lawful(
  libraryExport,
  { actions: libraryExportActions, ends: ['ended'], refusals: ['library-export.not-allowed'] },
  {
    data: {
      start: fc.record({
        organisationId: fc.constantFrom('mhk', 'pj'),
        format: fc.constantFrom('xlsx' as const, 'csv' as const),
        columns: fc.constant('1'),
        filter: fc.constantFrom<StartExport['filter']>({}, { text: '扶贫' }),
        position: fc.constantFrom('0', '17'),
      }),
      finish: taken,
      'break-off': taken,
    },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk.case-management', role: 'case-director' })),
    at: fc.constantFrom('2020-06-11T02:00:00.000Z', '2020-06-11T03:00:00.000Z'),
    asks: 12,
  },
);

describe('export of a clue library: whatever happens in whatever order', () => {
  exports.itIsLawful();

  it('B1.4: nothing ends that did not start; it ends once, and what started stays of the same library', () => {
    exports.check((steps) => {
      const [start, end, ...more] = steps.flatMap(({ events }) => events);
      expect(more).toEqual([]);
      if (start) expect(start.type).toBe('LibraryExportStarted');
      if (end) expect(['LibraryExportFinished', 'LibraryExportBrokenOff']).toContain(end.type);
      if (start?.type === 'LibraryExportStarted') expect(libraryExport.owner!(steps.at(-1)!.after)).toBe(start.data.organisationId);
    });
  });
});
