import { Injectable } from '@nestjs/common';
import type { Permission } from '@liandong/access';
import { CommandRunner, newId, type RequestContext } from '@liandong/service-kit';
import { auditAccess, type AuditResource } from './audit-access.decider.js';

const permissions = {
  matters: 'audit.read-matters',
  matter: 'audit.read-matter',
  timeline: 'audit.read-timeline',
  diff: 'audit.read-diff',
  export: 'audit.export',
  reads: 'audit.read-reads',
  'access-log': 'audit.read-access-log',
  person: 'audit.read-persons',
  organisation: 'audit.read-organisations',
  'as-seen': 'audit.read-as-seen',
  figures: 'audit.read-figures',
  ledger: 'audit.read-ledger',
  tiles: 'audit.read-ledger',
  proof: 'audit.read-ledger',
} as const satisfies Record<AuditResource, Permission>;

/** Records that somebody reads, before anything is shown: what cannot be recorded is not read. */
@Injectable()
export class AuditReadingService {
  constructor(private readonly commands: CommandRunner) {}

  /**
   * AuditRead. The read of a matter belongs to that matter.
   *
   * @returns the global position of the record
   * @throws DomainError access.role-required
   * @throws StoreUnavailable the read could not be recorded
   */
  async record(request: RequestContext, resource: AuditResource, query: object, matterId?: string): Promise<bigint> {
    const asked = Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    const data = { resource, query: asked, ...(matterId === undefined ? {} : { matterId }) };
    const { position } = await this.commands.run(
      auditAccess,
      newId(request, 'audit-read'),
      request,
      permissions[resource],
      { type: 'record-read', data },
      matterId === undefined ? {} : { matterId },
    );
    return BigInt(position);
  }
}
