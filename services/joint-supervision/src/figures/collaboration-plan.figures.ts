import { counting, figure, type FigureEntry } from '@liandong/service-kit';
import { collaborationPlan } from '../collaboration-plan/collaboration-plan.decider.js';
import type { CollaborationPlanEvent } from '../collaboration-plan/collaboration-plan.events.js';
import { type CollaborationPlanState, evolvePlan } from '../collaboration-plan/collaboration-plan.state.js';

type Counts = ReadonlyMap<string, number>;

const zonesOf = ({ arrangements }: CollaborationPlanState) => arrangements.at(-1)?.zones ?? [];
const zones = (plan: CollaborationPlanState): Counts => new Map([['', zonesOf(plan).length]]);
const groups = (plan: CollaborationPlanState): Counts => new Map([['', zonesOf(plan).flatMap((zone) => zone.groups).length]]);

/** Bodies by kind; a department room that steers the whole (党风政风监督室) is a kind of its own here. */
function bodies(plan: CollaborationPlanState): Counts {
  const counts = new Map<string, number>();
  for (const { organisationId, kind } of zonesOf(plan).flatMap(({ members }) => members)) {
    const as = plan.coordinatorIds.includes(organisationId) ? 'coordinating-room' : kind;
    counts.set(as, (counts.get(as) ?? 0) + 1);
  }
  return counts;
}

/** What a change of the plan adds, and what it takes back. Figures follow the day on which a change was entered. */
function changed(
  of: (plan: CollaborationPlanState) => Counts,
  event: CollaborationPlanEvent,
  before: CollaborationPlanState,
): readonly FigureEntry[] {
  const after = evolvePlan(before, event);
  const [from, to] = [of(before), of(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((kind) => {
    const value = (to.get(kind) ?? 0) - (from.get(kind) ?? 0);
    return value === 0 ? [] : [{ value, organisationId: after.organisationId!, ...(kind === '' ? {} : { dimensions: { kind } }) }];
  });
}

/** The figures of the collaboration plans (0.2). */
export const collaborationPlanFigures = [
  figure({
    name: 'joint-supervision.zones',
    title: { zh: '联动协作区', en: 'collaboration zones' },
    dimensions: [],
    from: [counting(collaborationPlan, (event, before) => changed(zones, event, before))],
  }),
  figure({
    name: 'joint-supervision.groups',
    title: { zh: '联动协作组', en: 'collaboration groups' },
    dimensions: [],
    from: [counting(collaborationPlan, (event, before) => changed(groups, event, before))],
  }),
  figure({
    name: 'joint-supervision.bodies',
    title: { zh: '协作区成员单位', en: 'bodies in collaboration zones' },
    dimensions: ['kind'],
    from: [counting(collaborationPlan, (event, before) => changed(bodies, event, before))],
  }),
];
