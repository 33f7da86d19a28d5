import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { falseAccusationActions } from './false-accusation.allowed-actions.js';
import { falseAccusation } from './false-accusation.decider.js';
import { county, proposal, upper } from './false-accusation.fixtures.js';

const findings = lawful(
  falseAccusation,
  {
    actions: falseAccusationActions,
    ends: ['found', 'denied'],
    refusals: [
      'false-accusation.level-too-low',
      'false-accusation.not-allowed',
      'false-accusation.not-unfounded',
      'false-accusation.proposer-decides',
    ],
  },
  {
    data: {
      propose: fc
        .record({ organisationId: fc.constantFrom('mhk', 'pj', 'upper', 'th'), unfounded: fc.constantFrom(true, true, false) })
        .map((drawn) => ({ ...proposal, ...drawn })),
      find: fc.record({ reference: fc.constantFrom('市纪批〔2020〕1号', '市纪批〔2020〕2号') }),
      deny: fc.record({ reason: fc.constant('证据不足') }),
    },
    by: fc.constantFrom(
      county,
      upper,
      { ...upper, personId: 'upper-deputy' },
      { ...county, organisationId: 'th' },
      { ...county, organisationId: 'mhk.room-1', personId: 'mhk-supervisor-1' },
    ),
    at: fc.constantFrom('2020-08-31T02:00:00.000Z', '2026-01-05T02:00:00.000Z'),
    asks: 12,
  },
);

describe('false accusation: whoever proposes and decides in whatever order', () => {
  findings.itIsLawful();

  it('B1.16: only in what turned out to be unfounded; decided once, by a prefecture or above that stands over the library, never by the proposer, and by the version of the authority', () => {
    findings.check((steps) => {
      const taken = steps.filter(({ events }) => events.length > 0);
      expect(taken.length).toBeLessThan(3);
      const [proposed, decided] = taken;
      if (proposed?.command.type === 'propose') expect(proposed.command.data.unfounded).toBe(true);
      if (!decided) return;
      expect(['mhk', 'pj', 'upper']).toContain(decided.before.organisationId);
      expect(decided.command.by.organisationId).toBe('upper');
      expect(decided.command.by.personId).not.toBe(proposed!.command.by.personId);
      expect(decided.events).toMatchObject([
        {
          data: { byOrganisation: 'upper' },
          rules: [
            { ruleId: 'B1.16-authority', version: '2020' },
            { ruleId: 'commissions', version: 'upper-2017' },
          ],
        },
      ]);
    });
  });

  it('B1.16, B4.4: no event names who reported: nothing stands in it but what was asked', () => {
    findings.check((steps) => {
      const fields = steps.flatMap(({ events }) => events.flatMap(({ data }) => Object.keys(data)));
      for (const field of fields)
        expect([
          'organisationId',
          'clueId',
          'facts',
          'evidence',
          'proposedBy',
          'reference',
          'reason',
          'approvedBy',
          'approvedAt',
          'deniedBy',
          'byOrganisation',
          'level',
        ]).toContain(field);
    });
  });
});
