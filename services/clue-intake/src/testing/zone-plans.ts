import { randomUUID } from 'node:crypto';
import { collaborationPlanInForce, type IntegrationEvent } from '@liandong/contracts';
import { CommandRunner, type Platform, PLATFORM } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { type PlanVersion, type PlanZone, zonePlan } from '../zone-plan/zone-plan.decider.js';

/** A zone “1+1+N” (2.5) of a commission: its lead, its liaison room and its townships, by their numbers. */
export function zoneOf(organisationId: string, name: string, leadPersonId: string, room: number, townships: readonly number[]): PlanZone {
  const liaisonRoomId = `${organisationId}.room-${room}`;
  const members = [
    { organisationId: liaisonRoomId, kind: 'department-room' },
    ...townships.map((number) => ({ organisationId: `${organisationId}.township-${number}`, kind: 'township' })),
  ];
  return { zoneId: `${organisationId}.zone-${name}`, name, leadPersonId, liaisonRoomId, members };
}

/** As joint supervision tells it with every change; ends once it is known here. */
export async function tellPlan(server: TestApp, organisationId: string, plan: PlanVersion): Promise<void> {
  const bus = await server.app.get<Platform>(PLATFORM).messageBus('plans');
  const data = { organisationId, ...plan };
  await bus.publish([
    {
      id: randomUUID(),
      type: collaborationPlanInForce.type,
      source: 'joint-supervision',
      time: new Date().toISOString(),
      matterId: randomUUID(),
      causationId: randomUUID(),
      data,
    } satisfies IntegrationEvent,
  ]);
  await eventually(async () =>
    (await server.app.get(CommandRunner).read(zonePlan, organisationId)).state.versions.some(({ version }) => version === plan.version),
  );
}
