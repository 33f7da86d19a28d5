import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { type Admission, agency, agencyActions } from './agency.decider.js';

const admission: fc.Arbitrary<Admission> = fc.record({
  name: fc.constantFrom('检察院', '人大常委会'),
  kind: fc.constantFrom('procuratorate' as const, 'audit' as const),
  commissionId: fc.constantFrom('mhk', 'pj'),
  agreement: fc.constantFrom('协议〔2020〕1号', '协议〔2021〕2号'),
  eventTypes: fc.subarray(['clue.transferred', 'clue.copied'], { minLength: 1 }),
});
const agencies = lawful(
  agency,
  { actions: agencyActions, ends: [], refusals: ['agency.not-allowed'] },
  {
    data: { admit: admission, suspend: fc.record({ reason: fc.constantFrom('整改', '到期') }), resume: fc.constant({}) },
    by: fc.constantFrom('d', 'p').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constant('2020-06-11T02:00:00.000Z'),
  },
);

describe('agency: whoever admits, suspends and resumes in whatever order', () => {
  agencies.itIsLawful();

  it('0.13: it posts by the terms that were admitted last, and not while it is suspended', () => {
    agencies.check((steps) => {
      for (const [index, { command, after }] of steps.entries()) {
        const history = steps.slice(0, index + 1).flatMap(({ events }) => events);
        const [terms] = history.filter(({ type }) => type === 'AgencyAdmitted').slice(-1);
        if (terms) expect(terms.data).toMatchObject(after.admission!);
        expect(after.status).toBe(history.length === 0 ? 'none' : history.at(-1)!.type === 'AgencySuspended' ? 'suspended' : 'active');
        if (command.type !== 'admit') expect(steps[index]!.before.admission).toEqual(after.admission);
      }
    });
  });
});
