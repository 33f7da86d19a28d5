import { differences, type Facts, hear } from './facts.js';

describe('what a stream has said', () => {
  let revision = -1;
  const says = (type: string, data: object) => ({ eventId: `e${(revision += 1)}`, type, revision, data });
  const after = (...events: Parameters<typeof hear>[1][]) => events.reduce<Facts>((facts, event) => (hear(facts, event), facts), new Map());
  beforeEach(() => void (revision = -1));

  it('given a field that two events name, then the later one stands, with who said it; what it does not name stays', () => {
    const facts = after(says('CaseOpened', { facts: '甲', zoneId: 'z1' }), says('FilingProposed', { facts: '乙' }));
    expect(Object.fromEntries(facts)).toEqual({
      facts: { value: '乙', by: { eventId: 'e1', type: 'FilingProposed', revision: 1 } },
      zoneId: { value: 'z1', by: { eventId: 'e0', type: 'CaseOpened', revision: 0 } },
    });
  });

  it('given a new field and a changed one, then each is one difference with before, after and the events that said so; what stayed is none', () => {
    const opened = says('CaseOpened', { facts: '甲', zoneId: 'z1' });
    const proposed = says('FilingProposed', { facts: '乙', zoneId: 'z1', gravity: 'serious' });
    const [before, now] = [
      { eventId: 'e0', type: 'CaseOpened', revision: 0 },
      { eventId: 'e1', type: 'FilingProposed', revision: 1 },
    ];
    expect(differences(after(opened), after(opened, proposed))).toEqual([
      { op: 'replace', path: '/facts', before: '甲', after: '乙', saidBefore: before, saidAfter: now },
      { op: 'add', path: '/gravity', after: 'serious', saidAfter: now },
    ]);
    expect(differences(after(opened), after(opened))).toEqual([]);
  });

  it('given objects, then they differ field by field, and a field that is said no longer is gone; lists differ as a whole', () => {
    const one = after(says('A', { deadline: { due: '2020-07-11', rule: { id: 'B1.2', version: '1' }, note: 'x' }, list: [1, 2] }));
    const other = after(says('B', { deadline: { rule: { version: '2', id: 'B1.2' }, due: '2020-07-11' }, list: [2, 1] }));
    expect(differences(one, other).map(({ op, path, before, after: now }) => [op, path, before, now])).toEqual([
      ['remove', '/deadline/note', 'x', undefined],
      ['replace', '/deadline/rule/version', '1', '2'],
      ['replace', '/list', [1, 2], [2, 1]],
    ]);
  });

  it('given names with slash and tilde, then the path is a JSON pointer (RFC 6901)', () => {
    expect(differences(new Map(), after(says('A', { 'a/b~c': 1 })))[0]!.path).toBe('/a~1b~0c');
  });

  it('given objects in lists whose fields come in another order, then nothing differs', () => {
    expect(differences(after(says('A', { list: [{ a: 1, b: [null] }] })), after(says('B', { list: [{ b: [null], a: 1 }] })))).toEqual([]);
  });

  it('given any two sets of facts, then applying the differences to the first yields the second', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
    const value = (depth: number): unknown =>
      [random(3), `${random(3)}`, null, [random(2)], ...(depth > 0 ? [object(depth - 1), object(depth - 1)] : [])][
        random(depth > 0 ? 6 : 4)
      ];
    const object = (depth: number): Record<string, unknown> =>
      Object.fromEntries(Array.from({ length: random(4) }, () => ['a/b', 'b', 'c~'][random(3)]!).map((name) => [name, value(depth)]));
    for (let round = 0; round < 500; round += 1) {
      const opened = says('A', object(3));
      const amended = says('B', object(3));
      const [before, now] = [after(opened), after(opened, amended)];
      const patched = valuesOf(before);
      for (const change of differences(before, now)) apply(patched, change);
      expect(patched).toEqual(valuesOf(now));
    }
  });

  const valuesOf = (facts: Facts) => structuredClone(Object.fromEntries([...facts].map(([field, { value }]) => [field, value])));
  function apply(document: Record<string, unknown>, { op, path, after: now }: ReturnType<typeof differences>[number]): void {
    const names = path
      .slice(1)
      .split('/')
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = names.pop()!;
    const target = names.reduce((inner, name) => inner[name] as Record<string, unknown>, document);
    if (op === 'remove') delete target[last];
    else target[last] = structuredClone(now);
  }
});
