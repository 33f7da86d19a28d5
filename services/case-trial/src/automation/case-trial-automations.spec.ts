import { whenVerificationConcludedThenOpenCases } from './when-verification-concluded-then-open-cases.js';
import { whenVerificationConcludedThenOpenMeasures } from './when-verification-concluded-then-open-measures.js';

const person = (subjectId: string, managedBy: 'county' | 'village' = 'county', organisationId = 'mhk.unit-agriculture') => ({
  subjectId,
  name: '甲',
  organisationId,
  position: '科员',
  managedBy,
  villageCadre: managedBy === 'village',
});

const concluded = {
  id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
  type: 'joint-supervision.verification-concluded.v1' as const,
  source: 'joint-supervision',
  time: '2020-06-15T08:00:00.000Z',
  matterId: 'm1',
  causationId: 'c1',
  data: {
    verificationId: 'v1',
    clueId: 'k1',
    organisationId: 'mhk',
    zoneId: 'mhk.zone-1',
    startedOn: '2020-06-11',
    reportedOn: '2020-06-15',
    teams: 3,
    investigators: ['mhk-inv-1', 'mhk-inv-8'],
    problems: [],
    findings: [
      { subject: person('s1'), outcome: 'file' as const, facts: 'f1' },
      { subject: person('s2', 'village', 'mhk.township-1.village-1'), outcome: 'file' as const, facts: 'f2' },
      ...['s3', 's4'].map((id) => ({ subject: person(id), outcome: 'admonish' as const, facts: id })),
      ...['s5', 's6', 's7', 's8', 's9'].map((id) => ({ subject: person(id), outcome: 'criticise-educate' as const, facts: id })),
      { subject: person('s10'), outcome: 'no-case' as const, facts: '' },
    ],
  },
};

describe('automations of case trial', () => {
  it('0.20, B2.13: when a verification is concluded, then a case opens per filed person, with everybody who verified', () => {
    const commands = whenVerificationConcludedThenOpenCases.decide(concluded);
    expect(commands).toMatchObject([
      {
        type: 'open',
        id: 'v1-s1',
        organisationId: 'mhk',
        data: {
          clueId: 'k1',
          facts: 'f1',
          verifiers: ['mhk-inv-1', 'mhk-inv-8'],
          townshipId: null,
          siblingCaseIds: ['v1-s2'],
          verifiedOn: '2020-06-15',
        },
      },
      { type: 'open', id: 'v1-s2', data: { townshipId: 'mhk.township-1', siblingCaseIds: ['v1-s1'] } },
    ]);
    expect(commands).toHaveLength(2);
  });

  it('0.20: when a verification is concluded, then a measure opens per admonished and per educated person, none for the others', () => {
    const commands = whenVerificationConcludedThenOpenMeasures.decide(concluded);
    expect(commands[0]?.data.verifiers).toEqual(['mhk-inv-1', 'mhk-inv-8']);
    expect(commands.map(({ id, data }) => [id, data.kind])).toEqual([
      ['v1-s3', 'admonish'],
      ['v1-s4', 'admonish'],
      ...['v1-s5', 'v1-s6', 'v1-s7', 'v1-s8', 'v1-s9'].map((id) => [id, 'criticise-educate']),
    ]);
  });

  it('B3.6, 3.15: when a verification of a raised clue is concluded, then a village cadre’s case goes to the county directly, not to the own township', () => {
    const [, villager] = whenVerificationConcludedThenOpenCases.decide({ ...concluded, data: { ...concluded.data, raisedLevel: true } });
    expect(villager).toMatchObject({ id: 'v1-s2', data: { townshipId: null, raisedLevel: true } });
  });

  it('given a village cadre without a township in the path, then the township stays open for the decider to refuse', () => {
    const [command] = whenVerificationConcludedThenOpenCases.decide({
      ...concluded,
      data: { ...concluded.data, findings: [{ subject: person('s1', 'village', 'mhk'), outcome: 'file' as const, facts: 'f' }] },
    });
    expect(command?.data.townshipId).toBeNull();
  });
});
