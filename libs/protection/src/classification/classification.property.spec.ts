import { isAbove, secrecyLevels, unclassified } from '@liandong/access';
import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import {
  classification,
  type ClassificationCommand,
  type ClassificationState,
  isKeptFrom,
  levelInForceOf,
} from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';
import { at, director, principal } from './classification.fixtures.js';

const personId = fc.constantFrom('mhk-inv-1', 'mhk-inv-2', 'mhk-principal');
const reason = fc.constant('承办需要');
const data: DrawnData<ClassificationCommand> = {
  propose: fc
    .constantFrom(...secrecyLevels)
    .map((level) => ({ organisationId: 'mhk', about: { kind: 'clue', id: 'c1' }, level, reason: '涉及重要案件' })),
  approve: fc.constant({}),
  reject: fc.record({ reason }),
  admit: fc.record({ personId, reason }),
  'withdraw-admission': fc.record({ personId, reason }),
  adopt: fc.record({
    organisationId: fc.constant('mhk'),
    source: fc.constantFrom('clue-intake', 'case-trial'),
    registerId: fc.constant('m1'),
    revision: fc.nat(20),
    level: fc.constantFrom(...secrecyLevels),
    admitted: fc.subarray(['mhk-inv-1', 'mhk-inv-2']),
  }),
};
const types = fc.constantFrom<ClassificationCommand['type']>(
  'propose',
  'propose',
  'approve',
  'approve',
  'reject',
  'admit',
  'admit',
  'admit',
  'withdraw-admission',
  'adopt',
);
const classifications = histories(classification, {
  data,
  by: fc.constantFrom(director, principal),
  at: fc.constant(at),
  asks: 60,
  next: () => types,
});

describe('classification: whatever is proposed and whoever is admitted in whatever order', () => {
  it('B4.9: two persons decide a level, and nobody lets themselves know; who was admitted was so to a level at least as high as the one in force', () => {
    classifications.check(
      (steps) => {
        const admittedTo = new Map<string, ClassificationState['level']>();
        for (const { before, command, events, after } of steps) {
          for (const event of events) {
            if (event.type === 'ClassificationProposed')
              expect({ from: event.data.from, changes: event.data.level !== before.level }).toEqual({ from: before.level, changes: true });
            if (event.type === 'ClassificationApproved') {
              expect(event.data.approvedBy).not.toBe(before.proposal!.proposedBy);
              expect(event.data.level).toBe(before.proposal!.level);
              // The event names everybody who no longer knows, and nobody else.
              expect(before.admitted.filter((one) => !after.admitted.includes(one))).toEqual(event.data.lapsed ?? []);
            }
            if (event.type === 'PersonAdmitted') {
              expect(event.data.personId).not.toBe(command.by.personId);
              expect(isAbove(levelInForceOf(before), unclassified)).toBe(true);
              admittedTo.set(event.data.personId, levelInForceOf(before));
            }
            // B4.9: a floor, which goes down by its own source alone.
            if (event.type === 'LevelAdopted') {
              expect(isAbove(event.data.level, levelInForceOf(after))).toBe(false);
              expect(before.admitted.filter((one) => !after.admitted.includes(one))).toEqual(event.data.lapsed ?? []);
            }
          }
          // Only an approval changes the level, and nothing but an approval or a withdrawal ends an admission.
          if (!events.some(({ type }) => type === 'ClassificationApproved')) expect(after.level).toBe(before.level);
          if (!events.some(({ type }) => ['ClassificationApproved', 'AdmissionWithdrawn', 'LevelAdopted'].includes(type)))
            expect(after.admitted).toEqual(expect.arrayContaining([...before.admitted]));
          expect(new Set(after.admitted).size).toBe(after.admitted.length);
          for (const one of after.admitted) expect(isAbove(levelInForceOf(after), admittedTo.get(one)!)).toBe(false);
          // Nobody without an admission knows of what is above them, wherever that was decided; and none is kept from what is not.
          for (const clearance of secrecyLevels)
            expect(isKeptFrom(after, 'nobody', clearance)).toBe(isAbove(levelInForceOf(after), clearance));
          expect(after.proposal !== undefined).toBe(after.status === 'proposed');
        }
      },
      { numRuns: 300 },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status and level, and admissions that lapse, so that the property above says something', () => {
    const reached = classifications.reached(({ events, after }) => [
      after.status,
      after.level,
      ...events.map((event) => (event.type === 'ClassificationApproved' && event.data.lapsed ? 'lapsed' : event.type)),
    ]);
    const events: readonly ClassificationEvent['type'][] = [
      'ClassificationProposed',
      'ClassificationApproved',
      'ClassificationRejected',
      'PersonAdmitted',
      'AdmissionWithdrawn',
      'LevelAdopted',
    ];
    expect(reached).toEqual([...new Set(['decided', 'proposed', 'none', 'lapsed', ...secrecyLevels, ...events])].sort());
  });
});
