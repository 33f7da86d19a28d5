import { Inject, Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { ensure, numberRegister } from '@liandong/event-sourcing';
import { CommandRunner, type Platform, PLATFORM, type RequestContext, type RunOptions } from '@liandong/service-kit';
import type { DocumentData as Data, DraftOfDocument } from './document.commands.js';
import { document } from './document.decider.js';
import { ensureIssuable } from './document.drafting.decider.js';
import { documentErrors } from './document.errors.js';
import { type DocumentState, isDelivered } from './document.state.js';
import { type DocumentKind, kinds } from './kinds.js';

export const documentNumbers = numberRegister('documentNumber');

/** One method per command. What is decided stands in document.decider.ts and the files beside it. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** DocumentDrafted. Rules B6.2, B6.7. `matterId`: the matter that whoever drafts by hand names. */
  draft(request: RequestContext, documentId: string, data: DraftOfDocument, matterId?: string) {
    return this.commands.run(
      document,
      documentId,
      request,
      'document.draft',
      { type: 'draft', data },
      { organisationId: data.issuer.organisationId, ...(matterId === undefined ? {} : { matterId }) },
    );
  }

  /** DocumentDrafted: the document that follows an escalated one, about what is still open, for the same issuers to sign. Rule B6.6. */
  async draftSuccessor(
    request: RequestContext,
    documentId: string,
    { predecessorId, kind }: { readonly predecessorId: string; readonly kind: DocumentKind },
  ) {
    const { state } = await this.commands.read(document, predecessorId);
    const { escalation } = state;
    const recipient = escalation?.successors.find((successor) => successor.kind === kind)?.recipient;
    ensure(escalation && recipient, documentErrors.notEscalatedTo(kind));
    const { issuers, title, items } = state.content!;
    const [issuer, ...coIssuers] = issuers;
    return this.draft(request, documentId, {
      kind,
      issuer: issuer!,
      coIssuers,
      recipient,
      title,
      items: items.filter(({ itemId }) => state.openItems.includes(itemId)),
      predecessor: { documentId: predecessorId, kind: state.kind!, number: state.number!, ground: escalation.ground },
      ...(state.regarding ? { regarding: state.regarding } : {}),
    });
  }

  /** DocumentRevised. */
  revise(request: RequestContext, documentId: string, data: Data<'revise'>) {
    return this.commands.run(document, documentId, request, 'document.revise', { type: 'revise', data });
  }

  /** DocumentCountersigned, by a co-issuer. Mechanism 1.9. */
  countersign(request: RequestContext, documentId: string, data: Data<'countersign'>) {
    return this.commands.run(document, documentId, request, 'document.countersign', { type: 'countersign', data });
  }

  /** DocumentIssued, with the next number of the issuer's register of that kind and year. Rule B6.7. */
  async issue(request: RequestContext, documentId: string, data: { readonly issuedOn: string }) {
    const { state } = await this.commands.read(document, documentId);
    const number = state.number ?? (state.status === 'drafted' ? await this.nextNumber(request, documentId, state, data) : '');
    return this.commands.run(document, documentId, request, 'document.issue', { type: 'issue', data: { ...data, number } });
  }

  /** DocumentWithdrawn, before delivery. */
  withdraw(request: RequestContext, documentId: string, data: Data<'withdraw'>) {
    return this.commands.run(document, documentId, request, 'document.withdraw', { type: 'withdraw', data });
  }

  /** DocumentDelivered: the reply term starts. Rules B6.2, B6.7. */
  deliver(request: RequestContext, documentId: string, data: Data<'deliver'>) {
    return this.commands.run(document, documentId, request, 'document.deliver', { type: 'deliver', data });
  }

  /** DocumentAcknowledged, by the recipient. */
  async acknowledge(request: RequestContext, documentId: string, data: Data<'acknowledge'>) {
    const options = await this.receivedBy(request, documentId);
    return this.commands.run(document, documentId, request, 'document.acknowledge', { type: 'acknowledge', data }, options);
  }

  /** DocumentReplied, item by item. Rule B6.4. */
  async reply(request: RequestContext, documentId: string, data: Data<'reply'>) {
    const options = await this.receivedBy(request, documentId);
    return this.commands.run(document, documentId, request, 'document.reply', { type: 'reply', data }, options);
  }

  /** DocumentEvaluated. Rule B6.4. */
  evaluate(request: RequestContext, documentId: string, data: Data<'evaluate'>) {
    return this.commands.run(document, documentId, request, 'document.evaluate', { type: 'evaluate', data });
  }

  /** DocumentEscalated: one rung up the ladder. Rule B6.6. */
  escalate(request: RequestContext, documentId: string, data: Data<'escalate'>) {
    return this.commands.run(document, documentId, request, 'document.escalate', { type: 'escalate', data });
  }

  /** DocumentClosed. */
  close(request: RequestContext, documentId: string, data: Data<'close'>) {
    return this.commands.run(document, documentId, request, 'document.close', { type: 'close', data });
  }

  /** 2.4: a higher commission’s document is answered by its recipient, of whatever jurisdiction; before delivery nobody there knows of it. */
  private async receivedBy({ principal }: RequestContext, documentId: string): Promise<RunOptions> {
    const { state } = await this.commands.read(document, documentId);
    const recipientId = state.content?.recipient.organisationId;
    return isDelivered(state) && recipientId === principal.organisationId ? { onBehalfOf: recipientId } : {};
  }

  /** Numbers are without gaps: nobody draws one for a document that would then not be issued. */
  private async nextNumber(
    request: RequestContext,
    documentId: string,
    state: DocumentState,
    data: { readonly issuedOn: string },
  ): Promise<string> {
    const { personId, organisationId } = request.principal;
    const role = requireRole(request.principal, 'document.issue');
    requireScope(request.principal, 'document.issue', state.organisationId);
    ensureIssuable(data, { personId, organisationId, role }, this.platform.clock.now(), state);
    const year = data.issuedOn.slice(0, 4);
    const next = await this.commands.nextNumber(documentNumbers, `${state.organisationId}-${state.kind}-${year}`, documentId, request);
    return `${kinds[state.kind!].numberWord}〔${year}〕${next}号`;
  }
}
