import { Injectable } from '@nestjs/common';
import { clueTransferred, type CloudEvent } from '@liandong/contracts';
import { DomainError, ensure } from '@liandong/event-sourcing';
import { CommandRunner, type CommandReceipt, idFrom, type RequestContext } from '@liandong/service-kit';
import { ClueService } from '../clue/clue.service.js';
import { agency, type Admission } from './agency.decider.js';
import { agencyErrors } from './agency.errors.js';

/** What an agency gets for an event: where it stands for good. */
export interface AgencyReceipt extends CommandReceipt {
  /** Id of the stored event: quote it in every question. */
  readonly receiptId: string;
  readonly clueId: string;
}

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
    const agencyId = request.principal.organisationId;
    const { state } = await this.commands.read(agency, agencyId);
    ensure(state.status !== 'none', agencyErrors.unknown);
    ensure(state.status === 'active', agencyErrors.suspended);
    const { kind, commissionId, eventTypes } = state.admission as Admission;
    ensure(eventTypes.includes(event.type) && event.type === clueTransferred.type, agencyErrors.typeUnknown(eventTypes));
    const parsed = clueTransferred.schema.safeParse(event.data);
    if (!parsed.success) throw new DomainError(agencyErrors.dataInvalid(parsed.error.issues.map((issue) => `/data/${issue.path.join('/')}: ${issue.message}`)));
    const { reference, title, summary, transferredOn, subjects } = parsed.data;
    const commandId = idFrom('agency-event', agencyId, event.source, event.id);
    const clueId = idFrom('clue', commandId);
    const receipt = await this.clues.receive({ ...request, commandId }, clueId, {
      organisationId: commissionId,
      source: { kind, agencyId, reference },
      title,
      summary,
      receivedOn: transferredOn,
      subjects,
      priority: false,
      raisedLevel: false,
    });
    return { ...receipt, receiptId: receipt.eventIds[0]!, clueId };
  }
}
