import fc from 'fast-check';
import { lawful } from '../testing/lawful.js';
import { intervention, interventionActions, interventionKinds } from './intervention.decider.js';

const interventions = lawful(
  intervention,
  { actions: interventionActions, ends: ['recorded'], refusals: ['intervention.date-in-future', 'intervention.not-allowed'] },
  {
    data: {
      record: fc.record({
        organisationId: fc.constantFrom('mhk', 'pj'), clueId: fc.constantFrom('c1', 'c2'), kind: fc.constantFrom(...interventionKinds), by: fc.constant({ name: '王某', unit: '某局' }), addressee: fc.constantFrom('i1', 'i2'),
        occurredOn: fc.constantFrom('2020-06-10', '2020-06-11', '2020-06-12'), content: fc.constant('打听案情'),
      }),
    },
    by: fc.constantFrom('i1', 'i2').map((personId) => ({ personId, organisationId: 'mhk.room-1', role: 'investigator' })), at: fc.constant('2020-06-11T02:00:00.000Z'), asks: 8,
  },
);

describe('intervention: whatever is recorded', () => {
  interventions.itIsLawful();

  it('B4.6: an entry stands once, word for word, and nothing takes it back', () => {
    interventions.check((steps) => {
      const recorded = steps.filter(({ events }) => events.length > 0);
      expect(recorded.length).toBeLessThan(2);
      for (const { command, events } of recorded) expect(events).toEqual([{ type: 'InterventionRecorded', data: { ...command.data, recordedBy: command.by.personId } }]);
    });
  });
});
