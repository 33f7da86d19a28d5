import { automationPrincipal } from '@liandong/access';
import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { planOn, zonePlan, zonePlanActions } from './zone-plan.decider.js';
import { planOf } from './zone-plan.fixtures.js';

/** From the second change of a day on, two versions hold from the same day. */
const days = ['2020-03-02', '2020-05-01', '2020-05-01', '2020-06-11'] as const;
const { personId } = automationPrincipal('clue-intake', 'mhk');

const plans = lawful(
  zonePlan,
  { actions: zonePlanActions, ends: [], refusals: [] },
  {
    data: {
      record: fc
        .integer({ min: 1, max: days.length })
        .map((version) => ({ organisationId: 'mhk', ...planOf(version, days[version - 1]!) })),
    },
    by: fc.constant({ personId, organisationId: 'mhk', role: 'automation' }),
    at: fc.constant('2020-06-12T02:00:00.000Z'),
    asks: 12,
  },
);

describe('zones of a commission: in whatever order its versions are told', () => {
  plans.itIsLawful();

  it('0.2: each version is kept once, and on every day the last one known that holds from then on or before counts', () => {
    plans.check((steps) => {
      const { versions } = steps.at(-1)!.after;
      const told = [...new Set(steps.map(({ command }) => command.data.version))].sort((one, other) => one - other);
      expect(versions.map(({ version }) => version)).toEqual(told);
      for (const day of ['2020-03-01', ...days, '2026-01-01'])
        expect(planOn({ versions }, day)?.version).toBe(told.findLast((version) => days[version - 1]! <= day));
    });
  });
});
