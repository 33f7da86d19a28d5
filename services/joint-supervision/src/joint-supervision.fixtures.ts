import { randomUUID } from 'node:crypto';
import { clueRouted, type IntegrationEvent, legClosed, legOpened, type LegKind, type Subject } from '@liandong/contracts';

/** Public events as other services would publish them. */
function published(type: string, source: string, matterId: string, data: object): IntegrationEvent {
  return { id: randomUUID(), type, source, time: new Date().toISOString(), matterId, causationId: randomUUID(), data };
}

export function routed(
  matterId: string,
  clueId: string,
  subjects: readonly Subject[],
  more: Partial<{ organisationId: string; zoneId: string; leaderPersonId: string; level: string; mode: string; raisedLevel: boolean }> = {},
): IntegrationEvent {
  return published(clueRouted.type, 'clue-intake', matterId, {
    clueId,
    clueNumber: '检移〔2020〕1号',
    title: '某市直部门不认真履职',
    organisationId: 'mhk',
    zoneId: 'mhk.zone-1',
    leaderPersonId: 'mhk-lead-1',
    level: 'county',
    priority: false,
    subjects,
    source: { kind: 'procuratorate', agencyId: 'mhk.procuratorate', reference: '梅检移〔2020〕3号' },
    ...more,
  });
}

const leg = (kind: LegKind, legId: string, organisationId = 'mhk') => ({ kind, legId, organisationId, title: '某市直部门不认真履职' });

export function opened(matterId: string, kind: LegKind, legId: string, organisationId?: string): IntegrationEvent {
  return published(legOpened.type, 'clue-intake', matterId, leg(kind, legId, organisationId));
}

export function closed(matterId: string, kind: LegKind, legId: string, organisationId?: string): IntegrationEvent {
  return published(legClosed.type, 'clue-intake', matterId, { ...leg(kind, legId, organisationId), reason: '办结' });
}
