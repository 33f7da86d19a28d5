import { automationPrincipal } from '@liandong/access';
import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { verifiers, verifiersActions } from './verifiers.decider.js';

const { personId } = automationPrincipal('clue-intake', 'mhk');

const teams = lawful(
  verifiers,
  { actions: verifiersActions, ends: [], refusals: [] },
  {
    data: {
      record: fc.record(
        {
          organisationId: fc.constant('mhk'),
          clueId: fc.constant('c1'),
          revision: fc.nat(9),
          members: fc.subarray(['p1', 'p2', 'p3']),
          zoneId: fc.constantFrom('mhk.zone-1', 'mhk.zone-2'),
          routingNo: fc.integer({ min: 1, max: 3 }),
        },
        { requiredKeys: ['organisationId', 'clueId', 'revision', 'members'] },
      ),
    },
    by: fc.constant({ personId, organisationId: 'mhk', role: 'automation' }),
    at: fc.constant('2020-06-12T02:00:00.000Z'),
    asks: 12,
  },
);

describe('who verifies a clue: in whatever order it is told', () => {
  teams.itIsLawful();

  it('0.3: the newest state of those that were told counts', () => {
    teams.check((steps) => {
      const newest = Math.max(...steps.map(({ command }) => command.data.revision));
      expect(steps.at(-1)!.after.revision).toBe(newest);
    });
  });
});
