import { isAbove, secrecyLevels, unclassified } from '@liandong/access';
import fc from 'fast-check';
import { attempt, type Step } from '@liandong/testing';
import { classification, type ClassificationCommand, type ClassificationData, type ClassificationState } from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';
import { at, director, principal } from './classification.fixtures.js';

const personId = fc.constantFrom('mhk-inv-1', 'mhk-inv-2', 'mhk-principal');
const reason = fc.constant('承办需要');
const data: { readonly [T in ClassificationCommand['type']]: fc.Arbitrary<ClassificationData<T>> } = {
  propose: fc.constantFrom(...secrecyLevels).map((level) => ({ organisationId: 'mhk', about: { kind: 'clue', id: 'c1' }, level, reason: '涉及重要案件' })),
  approve: fc.constant({}),
  reject: fc.record({ reason }),
  admit: fc.record({ personId, reason }),
  'withdraw-admission': fc.record({ personId, reason }),
};
const types = fc.constantFrom<ClassificationCommand['type']>('propose', 'propose', 'approve', 'approve', 'reject', 'admit', 'admit', 'admit', 'withdraw-admission');
const commandOf = (type: ClassificationCommand['type']) => fc.record({ type: fc.constant(type), data: data[type] as fc.Arbitrary<object>, by: fc.constantFrom(director, principal), at: fc.constant(at) }) as fc.Arbitrary<ClassificationCommand>;

function play(draw: fc.GeneratorValue): readonly Step<ClassificationState, ClassificationCommand, ClassificationEvent>[] {
  let state = classification.initial;
  return Array.from({ length: 60 }, () => {
    const before = state;
    const command = draw(commandOf, draw(() => types));
    const events = attempt(classification, command, before);
    state = events.reduce(classification.evolve, before);
    return { command, before, events, after: state };
  });
}

describe('classification: whatever is proposed and whoever is admitted in whatever order', () => {
  it('B4.9: two persons decide a level, and nobody lets themselves know; who was admitted was so to a level at least as high as the one in force', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const admittedTo = new Map<string, ClassificationState['level']>();
        for (const { before, command, events, after } of play(draw)) {
          for (const event of events) {
            if (event.type === 'ClassificationProposed') expect({ from: event.data.from, changes: event.data.level !== before.level }).toEqual({ from: before.level, changes: true });
            if (event.type === 'ClassificationApproved') {
              expect(event.data.approvedBy).not.toBe(before.proposal!.proposedBy);
              expect(event.data.level).toBe(before.proposal!.level);
              // The event names everybody who no longer knows, and nobody else.
              expect(before.admitted.filter((one) => !after.admitted.includes(one))).toEqual(event.data.lapsed ?? []);
            }
            if (event.type === 'PersonAdmitted') {
              expect(event.data.personId).not.toBe(command.by.personId);
              expect(isAbove(before.level, unclassified)).toBe(true);
              admittedTo.set(event.data.personId, before.level);
            }
          }
          // Only an approval changes the level, and nothing but an approval or a withdrawal ends an admission.
          if (!events.some(({ type }) => type === 'ClassificationApproved')) expect(after.level).toBe(before.level);
          if (!events.some(({ type }) => type === 'ClassificationApproved' || type === 'AdmissionWithdrawn')) expect(after.admitted).toEqual(expect.arrayContaining([...before.admitted]));
          expect(new Set(after.admitted).size).toBe(after.admitted.length);
          for (const one of after.admitted) expect(isAbove(after.level, admittedTo.get(one)!)).toBe(false);
          expect(after.proposal !== undefined).toBe(after.status === 'proposed');
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status and level, and admissions that lapse, so that the property above says something', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        for (const { events, after } of play(draw)) {
          reached.add(after.status).add(after.level);
          for (const event of events) reached.add(event.type === 'ClassificationApproved' && event.data.lapsed ? 'lapsed' : event.type);
        }
      }),
      { numRuns: 600, seed: 20_200_611 },
    );
    const events: readonly ClassificationEvent['type'][] = ['ClassificationProposed', 'ClassificationApproved', 'ClassificationRejected', 'PersonAdmitted', 'AdmissionWithdrawn'];
    expect([...reached].sort()).toEqual([...new Set(['decided', 'proposed', 'none', 'lapsed', ...secrecyLevels, ...events])].sort());
  });
});
