import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { type CloudEvent, clueTransferred, type ClueTransferred } from '@liandong/contracts';
import { canonicalDigest, DomainError, ensure } from '@liandong/event-sourcing';
import { CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { ClueService } from '../clue/clue.service.js';
import { type Admission, agency } from './agency.decider.js';
import type { AgencyReceipt } from './agency.dto.js';
import { agencyErrors } from './agency.errors.js';

/** Takes what agencies post (0.14, B1.5): allow-list, schema, then the clue is received. */
@Injectable()
export class AgencyInboxService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clues: ClueService,
  ) {}

  /**
   * The CloudEvent's `source` and `id` identify it (CloudEvents 1.0, 3.1.1): a repetition gets the first receipt, another
   * content under the same id is refused with `command-id-reused`.
   *
   * @throws DomainError agency.unknown, agency.suspended, agency.event-type-unknown, agency.event-data-invalid, clue.*
   */
  async post(request: RequestContext, event: CloudEvent): Promise<AgencyReceipt> {
    requireRole(request.principal, 'clue.transfer');
    const agencyId = request.principal.organisationId;
    const { kind, commissionId } = await this.admission(agencyId, event.type);
    const { reference, title, summary, transferredOn, subjects } = transferOf(event);
    const commandId = idFrom('agency-event', agencyId, event.source, event.id);
    const clueId = idFrom('clue', commandId);
    const { matterId, eventIds, position, revision } = await this.clues.receiveTransfer({ ...request, commandId }, clueId, {
      organisationId: commissionId,
      source: { kind, agencyId, reference },
      title,
      summary,
      receivedOn: transferredOn,
      subjects,
      priority: false,
      raisedLevel: false,
      transfer: { eventSource: event.source, eventId: event.id, digest: canonicalDigest(event) },
    });
    return { receiptId: eventIds[0]!, clueId, matterId, eventIds, position, revision, cloudEvent: { source: event.source, id: event.id } };
  }

  private async admission(agencyId: string, eventType: string): Promise<Admission> {
    const { status, admission } = (await this.commands.read(agency, agencyId)).state;
    ensure(status !== 'none' && admission, agencyErrors.unknown);
    ensure(status === 'active', agencyErrors.suspended);
    ensure(admission.eventTypes.includes(eventType) && eventType === clueTransferred.type, agencyErrors.typeUnknown(admission.eventTypes));
    return admission;
  }
}

function transferOf(event: CloudEvent): ClueTransferred {
  const parsed = clueTransferred.schema.safeParse(event.data);
  if (parsed.success) return parsed.data;
  throw new DomainError(agencyErrors.dataInvalid(parsed.error.issues.map((issue) => `/data/${issue.path.join('/')}: ${issue.message}`)));
}
