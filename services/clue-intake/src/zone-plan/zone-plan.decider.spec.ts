import { automationPrincipal } from '@liandong/access';
import { given } from '@liandong/testing';
import {
  homeZonesOf,
  planOn,
  type PlanVersion,
  zoneOfUnit,
  zonePlan,
  type ZonePlanCommand,
  type ZonePlanEvent,
} from './zone-plan.decider.js';
import { planOf } from './zone-plan.fixtures.js';

const { personId } = automationPrincipal('clue-intake', 'mhk');
const by = { personId, organisationId: 'mhk', role: 'automation' };
const record = (plan: PlanVersion): ZonePlanCommand => ({
  type: 'record',
  data: { organisationId: 'mhk', ...plan },
  by,
  at: '2020-06-11T02:00:00.000Z',
});
const recorded = (plan: PlanVersion): ZonePlanEvent => ({ type: 'ZonePlanRecorded', data: { organisationId: 'mhk', ...plan } });
const [first, second, third] = [planOf(1, '2020-03-02'), planOf(2, '2020-05-01', 'mhk-lead-3'), planOf(3, '2020-05-01', 'mhk-lead-4')];

describe('zones of a commission, as they were told', () => {
  it('0.2: given nothing, when a version is told, then it is recorded; told again, it says nothing new', () => {
    given(zonePlan, [])
      .when(record(first))
      .then([recorded(first)]);
    given(zonePlan, [recorded(first)])
      .when(record(first))
      .thenNothing();
    given(zonePlan, [recorded(first)])
      .when(record(second))
      .then([recorded(second)]);
  });

  it('0.2: on every day holds the last version from that day or before; before the first there is none, and the order of telling changes nothing', () => {
    for (const history of [
      [first, second, third],
      [third, first, second],
    ]) {
      const { state } = given(zonePlan, history.map(recorded));
      expect(['2020-03-01', '2020-03-02', '2020-04-30', '2020-05-01', '2026-01-01'].map((day) => planOn(state, day)?.version)).toEqual([
        undefined,
        1,
        1,
        3,
        3,
      ]);
    }
    expect(planOn(zonePlan.initial, '2020-06-11')).toBeUndefined();
  });

  it('2.5: a unit belongs to the zone that has it, or the township above it, as a member; a zone is its own', () => {
    expect(['mhk.zone-2', 'mhk.township-2', 'mhk.room-1', 'mhk.township-9'].map((unitId) => zoneOfUnit(first, unitId)?.zoneId)).toEqual([
      'mhk.zone-2',
      'mhk.zone-2',
      'mhk.zone-1',
      undefined,
    ]);
    expect(homeZonesOf(first, ['mhk.township-1.village-3'])).toEqual(['mhk.zone-1']);
    expect(homeZonesOf(first, ['mhk.township-10', 'mhk.unit-agriculture'])).toEqual([]);
    expect(homeZonesOf(first, ['mhk.township-1', 'mhk.township-2.village-1'])).toEqual(['mhk.zone-1', 'mhk.zone-2']);
  });
});
