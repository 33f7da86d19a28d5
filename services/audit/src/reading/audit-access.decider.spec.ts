import { given } from '@liandong/testing';
import { auditAccess } from './audit-access.decider.js';

describe('audit access', () => {
  const by = { personId: 'mhk-auditor', organisationId: 'mhk', role: 'auditor' };

  it('given a read, then who read what stands; read again, it stands again', () => {
    const asked = {
      type: 'record-read' as const,
      data: { resource: 'timeline' as const, matterId: 'm1', query: { at: '42' } },
      by,
      at: '2026-01-31T08:00:00.000Z',
    };
    const event = { type: 'AuditRead' as const, data: { ...asked.data, readBy: 'mhk-auditor', organisationId: 'mhk' } };
    given(auditAccess, []).when(asked).then([event]);
    given(auditAccess, [event]).when(asked).then([event]);
  });
});
