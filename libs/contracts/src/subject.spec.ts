import {
  countOutcomes,
  outcomeOf,
  outcomesByKind,
  subjectFault,
  subjectOf,
  subjectOutcomes,
  subjectsAsked,
  suits,
  toldOf,
  toldOutcomeOf,
  type Subject,
  unnamed,
} from './index.js';

const person: Subject = {
  subjectId: 's1',
  name: '甲',
  organisationId: 'mhk.unit-1',
  position: '科长',
  managedBy: 'county',
  villageCadre: false,
};
const institution: Subject = {
  subjectId: 's2',
  kind: 'institution',
  name: '某局',
  organisationId: 'mhk.unit-1',
  managedBy: 'county',
  superiorId: 'mhk.government',
};
const unidentified: Subject = {
  subjectId: 's3',
  kind: 'unidentified',
  name: '某负责人',
  organisationId: 'mhk',
  managedBy: 'county',
  description: '姓名不详',
};

describe('what a clue is about', () => {
  it('every kind comes back from a message as it was; earlier readers find every member that was released', () => {
    for (const subject of [person, institution, unidentified]) {
      expect(subjectOf(toldOf(subject))).toEqual(subject);
      expect(Object.keys(toldOf(subject))).toEqual(
        expect.arrayContaining(['subjectId', 'name', 'organisationId', 'position', 'managedBy', 'villageCadre']),
      );
    }
  });

  it('what names no kind, as everything told and stored before there were kinds, is a person', () => {
    expect(subjectOf({ ...person, position: '科长' })).toEqual(person);
    expect(subjectFault(person)).toBeUndefined();
    expect(subjectFault({ ...person, kind: 'person' })).toBeUndefined();
    expect(subjectsAsked([{ ...person, kind: 'person' }], 'mhk')).toEqual([person]);
  });

  it.each([
    ['an institution with a position', { ...institution, position: '局长' }, [], ['position']],
    ['an institution that is a village cadre', { ...institution, villageCadre: true }, [], ['villageCadre']],
    ['an institution with a rank', { ...institution, rank: 'clerk' as const }, [], ['rank']],
    ['a person without a position', { ...person, position: undefined }, ['position'], []],
    ['a person with a superior', { ...person, superiorId: 'mhk' }, [], ['superiorId']],
    ['an unidentified subject that nobody described', { ...unidentified, description: undefined }, ['description'], []],
  ])('%s is told what is missing, or too much', (_what, asked, missing, notTaken) => {
    expect(subjectFault(asked as never)).toMatchObject({ missing, notTaken });
  });

  it('an unidentified subject belongs to the commission, and is managed as its highest, as long as nothing more is known', () => {
    expect(subjectsAsked([{ subjectId: 's3', kind: 'unidentified', name: '某人', description: '……' }], 'mhk')).toEqual([
      { subjectId: 's3', kind: 'unidentified', name: '某人', description: '……', organisationId: 'mhk', managedBy: 'county' },
    ]);
  });

  it('where no person is named, an institution still is', () => {
    expect([person, institution, unidentified].map(unnamed)).toEqual(['科长', '单位', '身份不明的对象']);
  });
});

describe('what subjects end with', () => {
  it('one table says which kind may end with what: persons as ever, nobody unidentified with what is for persons', () => {
    expect(subjectOutcomes.filter((outcome) => suits(outcome, person))).toEqual(['no-case', 'criticise-educate', 'admonish', 'file']);
    expect(subjectOutcomes.filter((outcome) => suits(outcome, institution))).toEqual([
      'no-case',
      'suggestion',
      'examination',
      'circular',
      'reorganisation',
      'file',
    ]);
    expect(outcomesByKind.unidentified).toEqual(['file', 'no-case']);
  });

  it('every outcome comes back from a message as it was; to earlier readers nothing follows from what they do not know', () => {
    for (const outcome of subjectOutcomes) expect(outcomeOf(toldOutcomeOf(outcome))).toBe(outcome);
    expect(toldOutcomeOf('circular').outcome).toBe('no-case');
    expect(outcomeOf({ outcome: 'no-case', institutionOutcome: 'of-tomorrow' })).toBe('no-case');
  });

  it('B1.22: persons are counted by themselves', () => {
    const ended = [
      ['person', 'file'],
      ['institution', 'circular'],
      ['institution', 'file'],
      ['institution', 'suggestion'],
      ['unidentified', 'file'],
      ['person', undefined],
    ] as const;
    expect(countOutcomes(ended.map(([kind, outcome]) => ({ kind, outcome })))).toEqual({
      filed: 1,
      admonished: 0,
      educated: 0,
      noCase: 0,
      institutions: { filed: 1, accountable: 1, suggested: 1, noCase: 0 },
      unidentified: { filed: 1, noCase: 0 },
    });
    expect(countOutcomes([{ kind: 'person', outcome: 'admonish' }])).toEqual({ filed: 0, admonished: 1, educated: 0, noCase: 0 });
  });
});
