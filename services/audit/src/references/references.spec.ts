import { noPersons, organisationFields, personFields, referencesIn } from './references.js';

describe('references to persons and organisations', () => {
  it('given one id, a list, objects in lists, then each is found with the field that names it', () => {
    const data = {
      organisationId: 'mhk',
      subjects: [{ subjectId: 's-1', name: '甲', organisationId: 'mhk.unit', managedBy: 'county' }],
      teams: [{ leaderPersonId: 'p-1', members: [{ personId: 'p-1', name: '乙' }, { personId: 'p-2' }] }],
      checkedBy: ['p-3', 'p-4'],
      recusal: { raisedBy: 'self' },
      title: 'p-9',
    };
    expect(referencesIn(data).map(({ kind, as, id }) => `${kind} ${as} ${id}`)).toEqual([
      'organisation organisationId mhk',
      'person subjectId s-1',
      'organisation organisationId mhk.unit',
      'person leaderPersonId p-1',
      'person personId p-1',
      'person personId p-2',
      'person checkedBy p-3',
      'person checkedBy p-4',
    ]);
  });

  it('given the same id twice under one field, then it is found once; under two, twice', () => {
    expect(referencesIn({ a: { personId: 'p' }, b: [{ personId: 'p' }], keeper: 'p' })).toEqual([
      { kind: 'person', id: 'p', as: 'personId' },
      { kind: 'person', id: 'p', as: 'keeper' },
    ]);
  });

  it('given a name, a remark, a number or an object where an id may stand, then nobody is named', () => {
    expect(
      referencesIn({
        receivedBy: '苗养',
        announcedBy: 'two of us',
        foundBy: { service: 'x', id: 'y' },
        personId: null,
        unitId: 7,
        keeper: '',
      }),
    ).toEqual([]);
  });

  it('no field is both, and none that is listed as holding no person is a person’s', () => {
    expect(personFields.filter((field) => (organisationFields as readonly string[]).includes(field))).toEqual([]);
    expect(noPersons.flatMap((field) => referencesIn({ [field]: 'p' }))).toEqual([]);
  });

  it('given any data, then ids are found wherever they stand under those fields, and nowhere else', () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
    const named = [
      ...personFields.map((field) => ['person', field] as const),
      ['person', 'soundlyCheckedBy'] as const,
      ...organisationFields.map((field) => ['organisation', field] as const),
    ];
    for (let round = 0; round < 300; round += 1) {
      const planted = new Set<string>();
      const plant = (depth: number): unknown => {
        const id = `id-${random(1_000)}`;
        const [kind, field] = named[random(named.length)]!;
        const say = (value: unknown) => (planted.add(`${kind} ${field} ${id}`), { [field]: value });
        const inner = () => (depth > 0 ? plant(depth - 1) : 'x');
        return [
          () => say(id),
          () => say([id]),
          () => say([id, [id]]),
          () => ({ other: inner() }),
          () => [inner(), inner()],
          () => ({ ...say(id), deeper: [inner()] }),
          () => ({ title: id }),
        ][random(7)]!();
      };
      const data = plant(5);
      expect(new Set(referencesIn(data).map(({ kind, as, id }) => `${kind} ${as} ${id}`))).toEqual(planted);
    }
  });
});
