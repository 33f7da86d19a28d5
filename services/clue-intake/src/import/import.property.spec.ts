import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { importActions } from './import.allowed-actions.js';
import { ledgerImport } from './import.decider.js';

const counts = fc
  .record({ accepted: fc.constantFrom(0, 3, 40), refused: fc.constantFrom(0, 2) })
  .map((one) => ({ ...one, rows: one.accepted + one.refused }));
const outcome = fc.record({ imported: fc.nat(2), skipped: fc.nat(2), refused: fc.nat(2) });
const day = (date: string) => `${date}T02:00:00.000Z`;
const imports = lawful(
  ledgerImport,
  {
    actions: importActions,
    ends: ['finished', 'cancelled'],
    refusals: ['import.lapsed', 'import.not-allowed', 'import.nothing-to-import', 'import.preparer-confirms'],
  },
  {
    data: {
      prepare: counts.map((of) => ({
        organisationId: 'mhk',
        title: '原台账',
        source: { kind: 'petition' as const, agencyId: 'mhk.reception' },
        format: 'csv' as const,
        counts: of,
        rowsDigest: 'ab',
      })),
      confirm: fc.constant({}),
      'record-progress': outcome,
      finish: outcome,
      cancel: fc.constant({ reason: '另行整理' }),
    },
    by: fc.constantFrom('i', 'd').map((personId) => ({ personId, organisationId: 'mhk.case-management', role: 'case-director' })),
    /** Seven days lie between the second and the third, to the moment; the last is one later. */
    at: fc.constantFrom(day('2020-06-11'), day('2020-06-12'), day('2020-06-19'), '2020-06-19T02:00:00.001Z'),
  },
);
const SEVEN_DAYS_MS = 7 * 86_400_000;

describe('import of a ledger: whatever is asked in whatever order', () => {
  imports.itIsLawful();

  it('B1.3, B1.4: nothing enters that somebody else has not approved within seven days; and something there must be', () => {
    imports.check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.type === 'ImportProgressed' || event.type === 'ImportFinished') expect(before.confirmedAt).toBeDefined();
          if (event.type !== 'ImportConfirmed') continue;
          const { preparedBy, preparedAt, counts: of } = before.prepared!;
          expect(event.data.confirmedBy).not.toBe(preparedBy.personId);
          expect(of.accepted).toBeGreaterThan(0);
          expect(Date.parse(event.data.confirmedAt) - Date.parse(preparedAt)).toBeLessThanOrEqual(SEVEN_DAYS_MS);
        }
      }
    });
  });

  it('B1.4: how far it got is what was said last; what was prepared and approved never changes, and nothing follows the end', () => {
    imports.check((steps) => {
      for (const { before, events, after } of steps) {
        if (before.prepared) expect(after.prepared).toEqual(before.prepared);
        if (before.confirmedAt !== undefined) expect(after.confirmedAt).toBe(before.confirmedAt);
        if (before.status === 'finished' || before.status === 'cancelled') expect(events).toEqual([]);
        for (const event of events)
          if (event.type === 'ImportProgressed' || event.type === 'ImportFinished') expect(event.data).toMatchObject(after.progress);
        if (events.some(({ type }) => type === 'ImportCancelled')) expect(after.progress).toEqual(before.progress);
      }
    });
  });
});
