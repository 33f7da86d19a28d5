import type { RecordedEvent } from '@liandong/event-sourcing';
import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { investigationCase } from '../case/case.decider.js';
import { after, at, before, matterStory, noDuties, people, townshipStory, unidentified, villager } from '../case/case.fixtures.js';
import type { CaseEvent } from '../case/case.events.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import { caseTrialFigures } from './case-trial.figures.js';

const decided = { category: 'case', id: 'c1', history: before('end', townshipStory) } as const;
const measureOf = (subjectId: string, kind: 'admonish' | 'criticise-educate') => {
  const subject = {
    subjectId,
    name: '丙',
    organisationId: 'mhk.unit-agriculture',
    position: '副科长',
    managedBy: 'county' as const,
    villageCadre: false,
  };
  const history: readonly MeasureEvent[] = [
    {
      type: 'MeasureOpened',
      data: { organisationId: 'mhk', verificationId: 'v1', clueId: 'k1', subject, kind, facts: 'f', verifiedOn: '2020-06-15' },
    },
    {
      type: 'MeasureApplied',
      data: {
        kind,
        talkers: ['a', 'b'],
        capacity: 'department-head',
        record: 'r',
        appliedOn: '2020-06-17',
        influenceUntil: null,
        recordedBy: 'a',
      },
    },
  ];
  return { category: 'measure', id: `${subjectId}-${kind}`, history } as const;
};

describe('figures of cases and measures', () => {
  it('given a case to its end, then filing, decision, sanction and form count', () => {
    expect(count(caseTrialFigures, decided)).toMatchObject({
      'cases-by-status': { 'closed mhk.township-1 review': 1 },
      'cases-filed': { village: 1 },
      'persons-filed': { village: 1 },
      'cases-decided': expect.anything() as unknown,
    });
    expect(Object.values(count(caseTrialFigures, decided)['persons-by-form']!)).toEqual([1]);
  });

  it('以事立案: whoever is identified counts as a person from the supplementary filing on, and the matter no longer; cases are as many as before', () => {
    const investigated = before('record-measure', matterStory);
    const subject = { ...villager, subjectId: 's5' };
    const lives: readonly (readonly CaseEvent[])[] = [
      investigated,
      after(investigated, [
        { type: 'identify-subject', data: { subject, basis: 'x', identifiedOn: '2020-06-18' }, by: people.investigator, at },
      ]),
      after(investigated, [
        { type: 'identify-subject', data: { subject, basis: 'x', identifiedOn: '2020-06-18' }, by: people.investigator, at },
        { type: 'approve-supplementary-filing', data: { ...noDuties, approvedOn: '2020-06-19' }, by: people.principal, at },
      ]),
      // As it was before that needed an approval.
      [
        ...investigated,
        {
          type: 'SubjectIdentified',
          data: { subject, formerly: unidentified, basis: 'x', identifiedOn: '2020-06-18', identifiedBy: 'mhk-inv-5' },
        },
      ],
    ];
    const counted = lives.map((history) => {
      const figures = count(caseTrialFigures, { category: 'case', id: 'c1', history });
      return ['cases-filed', 'persons-filed', 'others-filed'].map((name) => figures[name] ?? {});
    });
    const onMatter = [{ county: 1 }, {}, { unidentified: 1 }];
    const onPerson = [{ village: 1 }, { village: 1 }, {}];
    expect(counted).toEqual([onMatter, onMatter, onPerson, onPerson]);
  });

  it('以事立案: what is filed, and what is taken back of it, counts for the organisation of the case, whoever acted', () => {
    const investigated = before('record-measure', matterStory);
    const data = { subject: { ...villager, subjectId: 's5' }, formerly: unidentified };
    const events: readonly CaseEvent[] = [
      investigated.find(({ type }) => type === 'FilingApproved')!,
      { type: 'SubjectIdentified', data: { ...data, basis: 'x', identifiedOn: '2020-06-18', identifiedBy: 'mhk-inv-5' } },
      {
        type: 'SupplementaryFilingApproved',
        data: { ...data, townshipId: 'mhk.township-1', role: 'principal', filedOn: '2020-06-19', approvedBy: 'mhk-principal' },
      },
    ];
    const { state } = given(investigationCase, investigated);
    const filed = caseTrialFigures
      .filter(({ name }) => name.endsWith('-filed'))
      .flatMap(({ from }) => from)
      .flatMap(({ entries }) => events.flatMap((event) => entries({ ...event, revision: 9 } as unknown as RecordedEvent, state, 'c1')));
    expect(filed.map(({ value, organisationId }) => `${value} ${organisationId}`)).toEqual(
      // The three figures in turn: cases, persons, and what is filed against no person.
      [1, -1, 1, -1, 1, 1, 1, 1, -1, -1].map((value) => `${value} mhk`),
    );
  });

  it('补充立案 corrected: the person counts once, as whom the last one says', () => {
    const identified = (who: object, on: string) => [
      {
        type: 'identify-subject' as const,
        data: { subject: { ...villager, subjectId: 's5', ...who }, basis: 'x', identifiedOn: on },
        by: people.investigator,
        at,
      },
      { type: 'approve-supplementary-filing' as const, data: { ...noDuties, approvedOn: on }, by: people.principal, at },
    ];
    const township = { managedBy: 'township', villageCadre: false, organisationId: 'mhk.township-2' };
    const corrected = after(before('record-measure', matterStory), [
      ...identified({}, '2020-06-19'),
      ...identified(township, '2020-06-20'),
      ...identified({}, '2020-06-21'),
      ...identified(township, '2020-06-22'),
    ]);
    const figures = count(caseTrialFigures, { category: 'case', id: 'c1', history: corrected });
    expect(['cases-filed', 'persons-filed', 'others-filed'].map((name) => figures[name])).toEqual([{ township: 1 }, { township: 1 }, {}]);
  });

  it('B2.26: a person with measures and a case counts once, in the deepest form, in whatever order they came', () => {
    const measures = [measureOf('s2', 'criticise-educate'), measureOf('s2', 'admonish'), measureOf('s9', 'criticise-educate')];
    const inForms = (...lives: Parameters<typeof count>[1][]) => count(caseTrialFigures, ...lives)['persons-by-form']!;
    expect(inForms(...measures)).toEqual({ '1 admonish': 1, '1 criticise-educate': 1 });
    const together = inForms(decided, ...measures);
    expect(together).toEqual(inForms(...measures, decided));
    expect(Object.values(together).reduce((sum, value) => sum + value, 0)).toBe(2);
    expect(together).not.toHaveProperty('1 admonish');
    expect(count(caseTrialFigures, ...measures)).toMatchObject({
      'measures-applied': { 'criticise-educate': 2, admonish: 1 },
      'measures-by-status': { 'criticise-educate applied': 2, 'admonish applied': 1 },
    });
  });

  it('given two cases of one person, then two cases are filed, and one person', () => {
    const figures = count(caseTrialFigures, decided, { ...decided, id: 'c2' });
    expect([figures['cases-filed'], figures['persons-filed']]).toEqual([{ village: 2 }, { village: 1 }]);
  });
});
