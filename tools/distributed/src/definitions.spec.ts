import { authorityMatrix } from '@liandong/access';
import { categoryOwners } from '@liandong/contracts';
import { natsGrants, type NatsGrants, natsServices } from '@liandong/messaging';
import { definitionOf } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';

const definitions = serviceModules.map(definitionOf);
const byName = definitions.map((definition) => [definition.name, definition] as const);
const sorted = (types: Iterable<string>) => [...new Set(types)].sort();

describe('the services as they are declared', () => {
  it('every service has its row among the NATS grants, and no other has one', () => {
    expect(sorted(natsServices)).toEqual(sorted(definitions.map(({ name }) => name)));
  });

  it.each(byName)(
    '%s may consume exactly what its reactions and local copies read, publish when it has something to tell, and serve when it answers',
    (name, definition) => {
      const grants: NatsGrants = natsGrants[name as keyof typeof natsGrants];
      const { reactions = [], localCopies = [], publish = [], answersRequests = false } = definition;
      expect(sorted(grants.consumes.map(({ type }) => type))).toEqual(
        sorted([...reactions.map(({ type }) => type), ...localCopies.flatMap(({ types }) => types)]),
      );
      expect(grants.publishes).toBe(publish.length > 0);
      expect(grants.serves.length > 0).toBe(answersRequests);
    },
  );

  it('every type that is consumed comes from a service that publishes, or is a leg of any', () => {
    const publishing = new Set(definitions.filter(({ publish = [] }) => publish.length > 0).map(({ name }) => name));
    const types = definitions.flatMap(({ reactions = [], localCopies = [] }) => [
      ...reactions.map(({ type }) => type),
      ...localCopies.flatMap((copy) => copy.types),
    ]);
    expect(types.filter((type) => !type.startsWith('matter.') && !publishing.has(type.split('.')[0]!))).toEqual([]);
  });

  it('every request that a service may send is answered by exactly one other', () => {
    const rows: readonly NatsGrants[] = Object.values(natsGrants);
    for (const { pattern } of rows.flatMap(({ calls }) => calls)) {
      expect(rows.filter(({ serves }) => serves.some((served) => served.pattern === pattern))).toHaveLength(1);
    }
  });

  it('the table of owners names the service that writes each category, so that the audit service asks the right one', () => {
    const written = definitions
      .filter(({ name }) => name !== 'audit')
      .flatMap(({ name, categories }) => categories.map((category) => [category, name] as const));
    expect(Object.fromEntries(written)).toEqual(categoryOwners);
  });

  it('names of figures and decision views are their service’s own, and every view decides on a category of its service', () => {
    for (const { name, categories, figures = [], decisionViews = [] } of definitions) {
      expect(figures.filter((figure) => !figure.name.startsWith(`${name}.`)).map((figure) => figure.name)).toEqual([]);
      expect(new Set(figures.map((figure) => figure.name)).size).toBe(figures.length);
      expect(decisionViews.filter(({ category }) => !categories.includes(category)).map((view) => view.name)).toEqual([]);
      expect(new Set(decisionViews.map((view) => view.name)).size).toBe(decisionViews.length);
    }
  });

  it('what reads the events of every service takes them as they were stored: it knows none of their upcasters', () => {
    const everything = definitions.flatMap(({ projections = [] }) => projections).filter(({ categories }) => categories === 'all');
    expect(everything.length).toBeGreaterThan(2);
    expect(everything.filter(({ asStored }) => !asStored).map(({ name }) => name)).toEqual([]);
  });

  it('a category is written by one service only; what is published or projected is written by that service', () => {
    const written = definitions.flatMap(({ categories }) => categories);
    expect(written).toHaveLength(new Set(written).size);
    for (const { categories, publish = [], projections = [] } of definitions) {
      const own = new Set(categories);
      expect(publish.filter(({ category }) => !own.has(category)).map(({ category }) => category)).toEqual([]);
      expect(
        projections.flatMap((projection) =>
          projection.categories === 'all' ? [] : projection.categories.filter((category) => !own.has(category)),
        ),
      ).toEqual([]);
    }
  });

  it.each(byName)(
    '%s: the names of its reactions and read models are its own, and every reaction’s service is among its providers',
    (_name, { reactions = [], projections = [], localCopies = [], providers = [] }) => {
      for (const names of [reactions.map(({ name }) => name), [...projections, ...localCopies].map(({ name }) => name)])
        expect(names).toHaveLength(new Set(names).size);
      const provided = providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide));
      expect(reactions.filter(({ service }) => !provided.includes(service)).map(({ name }) => name)).toEqual([]);
    },
  );

  it('permissions that automations hold carry no scope beyond the jurisdiction', () => {
    const held = Object.entries(authorityMatrix.permissions).filter(([, { roles }]) => (roles as readonly string[]).includes('automation'));
    expect(held.length).toBeGreaterThan(5);
    expect(held.filter(([, { scope }]) => scope === 'any').map(([permission]) => permission)).toEqual([]);
  });
});
