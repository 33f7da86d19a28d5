import type { ServiceDefinition } from './definition.js';

const lists = [
  'categories',
  'projections',
  'localCopies',
  'entities',
  'publish',
  'reactions',
  'timers',
  'controllers',
  'providers',
  'decisionViews',
  'figures',
  'migrations',
] as const;

/** What one aggregate adds to its service, with whatever follows from its events: one file that a newcomer reads first. */
export type ServiceSlice = { readonly [list in (typeof lists)[number]]?: NonNullable<ServiceDefinition[list]> };

/** The definition of a service from its slices: each of its lists is theirs, one after the other. A list that none of them has stays out. */
export function ofSlices(service: Omit<ServiceDefinition, (typeof lists)[number]>, slices: readonly ServiceSlice[]): ServiceDefinition {
  const joined = lists.map((list) => [list, slices.flatMap((slice): readonly unknown[] => slice[list] ?? [])] as const);
  return { ...service, categories: [], ...(Object.fromEntries(joined.filter(([, all]) => all.length > 0)) as ServiceSlice) };
}
