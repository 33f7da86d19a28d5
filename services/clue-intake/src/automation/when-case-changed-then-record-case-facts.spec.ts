import { caseDecided, caseFiled, type EventOf, propertyRecovered } from '@liandong/contracts';
import {
  whenCaseDecidedThenRecordCaseFacts,
  whenCaseFiledThenRecordCaseFact,
  whenPropertyRecoveredThenRecordCaseFact,
} from './when-case-changed-then-record-case-facts.js';

const person = { caseId: 'c1', caseNumber: '案1', clueId: 'k1', subjectId: 's1', organisationId: 'mhk' };
const envelope = { id: 'e', source: 'case-trial', time: '2020-06-30T16:30:00.000Z', matterId: 'm', causationId: 'x' };
const decided = (more: object): EventOf<typeof caseDecided> => ({
  ...envelope,
  type: caseDecided.type,
  data: { ...person, decidedOn: '2020-09-01', sanction: '警告', ...more },
});

describe('when a case changes, then its facts are recorded on the clue', () => {
  it('3.16: filed on the day in China', () => {
    expect(whenCaseFiledThenRecordCaseFact.decide({ ...envelope, type: caseFiled.type, data: person })).toMatchObject([
      { id: 'k1', organisationId: 'mhk', data: { subjectId: 's1', fact: 'filed', on: '2020-07-01', reference: 'c1' } },
    ]);
  });

  it('3.16, B2.26: handled; sanctioned in its form and transferred where it was so decided', () => {
    const facts = (more: object) => whenCaseDecidedThenRecordCaseFacts.decide(decided(more)).map(({ data }) => data);
    expect(facts({ sanctioned: true, transferred: true, form: 4 })).toMatchObject([
      { fact: 'handled' },
      { fact: 'sanctioned', form: 4 },
      { fact: 'transferred' },
    ]);
    expect(facts({ sanctioned: false, transferred: false, form: null })).toEqual([
      { subjectId: 's1', fact: 'handled', on: '2020-09-01', reference: 'c1' },
    ]);
    expect(facts({})).toHaveLength(1);
  });

  it('2.10: on the day and at the level that the case tells', () => {
    expect(
      whenCaseFiledThenRecordCaseFact.decide({
        ...envelope,
        type: caseFiled.type,
        data: { ...person, filedOn: '2020-06-17', level: 'township' },
      }),
    ).toMatchObject([{ data: { fact: 'filed', on: '2020-06-17', level: 'township' } }]);
    expect(
      whenCaseDecidedThenRecordCaseFacts.decide(decided({ sanctioned: true, level: 'township' })).map(({ data }) => data),
    ).toMatchObject([
      { fact: 'handled', level: 'township' },
      { fact: 'sanctioned', level: 'township' },
    ]);
  });

  it('3.16, 2.10: whose case it is by now, and whether the filing is a supplementary one', () => {
    const filed = { ...person, filedOn: '2020-06-19', level: 'township', subjectKind: 'person', supplementary: true } as const;
    expect(whenCaseFiledThenRecordCaseFact.decide({ ...envelope, type: caseFiled.type, data: filed })).toMatchObject([
      { data: { fact: 'filed', on: '2020-06-19', level: 'township', subjectKind: 'person', supplementary: true } },
    ]);
    expect(
      whenCaseDecidedThenRecordCaseFacts.decide(decided({ sanctioned: true, subjectKind: 'person' })).map(({ data }) => data),
    ).toMatchObject([
      { fact: 'handled', subjectKind: 'person' },
      { fact: 'sanctioned', subjectKind: 'person' },
    ]);
  });

  it('3.16: what was recovered, under the case as its receipt', () => {
    const { caseNumber: _, ...data } = { ...person, recoveredOn: '2020-09-02', amountFen: 870_000, level: 'county' as const };
    expect(whenPropertyRecoveredThenRecordCaseFact.decide({ ...envelope, type: propertyRecovered.type, data })).toEqual([
      {
        type: 'record-case-fact',
        id: 'k1',
        organisationId: 'mhk',
        data: { subjectId: 's1', fact: 'recovered', on: '2020-09-02', reference: 'c1', amountFen: 870_000, level: 'county' },
      },
    ]);
  });
});
