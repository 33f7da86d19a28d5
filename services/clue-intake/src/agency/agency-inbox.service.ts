import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type CloudEvent, cluesCopied, clueTransferred } from '@liandong/contracts';
import { canonicalDigest, DomainError, ensure } from '@liandong/event-sourcing';
import { type CommandReceipt, idFrom, type RequestContext } from '@liandong/service-kit';
import { clueCopyErrors } from '../clue-copy/clue-copy.errors.js';
import { ClueCopyService } from '../clue-copy/clue-copy.service.js';
import type { Transfer } from '../clue/clue.events.js';
import { ClueService } from '../clue/clue.service.js';
import type { Admission } from './agency.decider.js';
import type { AgencyReceipt } from './agency.dto.js';
import { agencyErrors } from './agency.errors.js';
import { AgencyService } from './agency.service.js';

/** Takes what agencies post (0.14, B1.5): allow-list, schema, then the clue or the copy is received. */
@Injectable()
export class AgencyInboxService {
  constructor(
    private readonly agencies: AgencyService,
    private readonly clues: ClueService,
    private readonly copies: ClueCopyService,
  ) {}

  /**
   * The CloudEvent's `source` and `id` identify it (CloudEvents 1.0, 3.1.1): a repetition gets the first receipt, another
   * content under the same id is refused with `command-id-reused`.
   *
   * @throws DomainError agency.unknown, agency.suspended, agency.event-type-unknown, agency.event-data-invalid, clue.*, clue-copy.*
   */
  async post(request: RequestContext, event: CloudEvent): Promise<AgencyReceipt> {
    const agencyId = request.principal.organisationId;
    const admission = await this.agencies.ensureActive(request, 'clue.transfer');
    ensure(admission.eventTypes.includes(event.type), agencyErrors.typeUnknown(admission.eventTypes));
    const commandId = idFrom('agency-event', agencyId, event.source, event.id);
    const transfer = { eventSource: event.source, eventId: event.id, digest: canonicalDigest(event) };
    // The event decides, with a key or without one, whoever of the agency sends it again; not the request that brought it.
    const { requestDigest: _requestDigest, ...asked } = request;
    const own: RequestContext = { ...asked, commandId };
    const { receipt, ...of } =
      event.type === cluesCopied.type
        ? await this.takeCopy(own, admission, transfer, event)
        : await this.takeClue(own, admission, transfer, event);
    const { matterId, eventIds, position, revision } = receipt;
    return { receiptId: eventIds[0]!, ...of, matterId, eventIds, position, revision, cloudEvent: { source: event.source, id: event.id } };
  }

  private async takeClue(
    request: RequestContext,
    { kind, commissionId }: Admission,
    transfer: Transfer,
    event: CloudEvent,
  ): Promise<Taken> {
    const { reference, title, summary, transferredOn, subjects } = dataOf(clueTransferred.schema, event);
    const clueId = idFrom('clue', request.commandId);
    const receipt = await this.clues.receiveTransfer(request, clueId, {
      organisationId: commissionId,
      source: { kind, agencyId: request.principal.organisationId, reference },
      title,
      summary,
      receivedOn: transferredOn,
      subjects,
      priority: false,
      raisedLevel: false,
      transfer,
    });
    return { clueId, receipt };
  }

  /** 线索抄送 (1.13): of the people's congress alone. */
  private async takeCopy(
    request: RequestContext,
    { kind, commissionId }: Admission,
    transfer: Transfer,
    event: CloudEvent,
  ): Promise<Taken> {
    ensure(kind === 'people-congress', clueCopyErrors.notPeopleCongress);
    const copied = dataOf(cluesCopied.schema, event);
    const copyId = idFrom('clue-copy', request.commandId);
    const receipt = await this.copies.receiveTransfer(request, copyId, {
      organisationId: commissionId,
      agencyId: request.principal.organisationId,
      ...copied,
      transfer,
    });
    return { copyId, receipt };
  }
}

interface Taken {
  readonly clueId?: string;
  readonly copyId?: string;
  readonly receipt: CommandReceipt;
}

function dataOf<T>(schema: z.ZodType<T>, event: CloudEvent): T {
  const parsed = schema.safeParse(event.data);
  if (parsed.success) return parsed.data;
  throw new DomainError(agencyErrors.dataInvalid(parsed.error.issues.map((issue) => `/data/${issue.path.join('/')}: ${issue.message}`)));
}
