import { ensure } from '@liandong/event-sourcing';
import { planErrors } from './collaboration-plan.errors.js';
import type { Zone } from './collaboration-plan.events.js';

/**
 * What holds for the zones of a commission: own organisations only, each in one zone; every zone with its liaison room among
 * its members; groups within their zone (0.2, 0.3, 2.5).
 *
 * @throws DomainError collaboration-plan.*
 */
export function ensureZones(commissionId: string, zones: readonly Zone[]): void {
  ensureUnique(zones.flatMap(({ zoneId, groups }) => [zoneId, ...groups.map(({ groupId }) => groupId)]));
  const zoneByMember = new Map<string, string>();
  for (const zone of zones) {
    ensureOwn(commissionId, zone.zoneId);
    ensure(zone.members.length > 0, planErrors.zoneEmpty(zone.zoneId));
    for (const { organisationId } of zone.members) {
      ensureOwn(commissionId, organisationId);
      const other = zoneByMember.get(organisationId);
      ensure(other === undefined, planErrors.organisationInTwoZones(organisationId, [other ?? '', zone.zoneId]));
      zoneByMember.set(organisationId, zone.zoneId);
    }
    ensureInside(zone);
  }
}

function ensureInside(zone: Zone): void {
  const liaison = zone.members.find(({ organisationId }) => organisationId === zone.liaisonRoomId);
  ensure(liaison?.kind === 'department-room', planErrors.liaisonRoom(zone.zoneId));
  for (const { groupId, memberIds } of zone.groups) {
    for (const id of memberIds) {
      ensure(
        zone.members.some(({ organisationId }) => organisationId === id),
        planErrors.groupOutsideZone(groupId, id),
      );
    }
  }
}

function ensureOwn(commissionId: string, id: string): void {
  ensure(id.startsWith(`${commissionId}.`), planErrors.foreignOrganisation(id));
}

function ensureUnique(ids: readonly string[]): void {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  ensure(repeated === undefined, planErrors.idRepeated(repeated ?? ''));
}
