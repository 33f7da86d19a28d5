import { Inject, Injectable } from '@nestjs/common';
import { automationPrincipal, requireRole, requireScope } from '@liandong/access';
import type { AskedSubject } from '@liandong/contracts';
import { ensure, ensureAllowed } from '@liandong/event-sourcing';
import { type CommandReceipt, CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { Transfer } from '../clue/clue.events.js';
import { receive, type ReceiveClue } from '../clue/clue.intake.decider.js';
import { ClueService } from '../clue/clue.service.js';
import { clueCopyActions } from './clue-copy.allowed-actions.js';
import { namesOfPersons } from './clue-copy.analysis.js';
import { clueCopy, type ClueCopyData as Data, ensureMayBeKept, type ReceiveClueCopy } from './clue-copy.decider.js';
import { clueCopyErrors } from './clue-copy.errors.js';
import type { AnalysedItem } from './clue-copy.events.js';
import type { ClueCopyState } from './clue-copy.state.js';

/** The words of an opinion that turned out to tell of a problem. */
export interface ClueWords {
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly AskedSubject[];
}

/** One method per command. What is decided stands in clue-copy.decider.ts. */
@Injectable()
export class ClueCopyService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clues: ClueService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ClueCopyReceived: on paper. Mechanism 1.13; rule B1.7. */
  async receive(request: RequestContext, copyId: string, data: ReceiveClueCopy) {
    requireRole(request.principal, 'clue-copy.receive');
    ensureMayBeKept(data);
    return this.commands.run(
      clueCopy,
      copyId,
      request,
      'clue-copy.receive',
      { type: 'receive', data },
      { organisationId: data.organisationId },
    );
  }

  /** ClueCopyReceived: posted by the people's congress, whoever of its people repeats it. Mechanisms 0.14, 1.13; rule B1.7. */
  async receiveTransfer(request: RequestContext, copyId: string, data: ReceiveClueCopy & { readonly transfer: Transfer }) {
    requireRole(request.principal, 'clue.transfer');
    ensureMayBeKept(data);
    return this.commands.run(
      clueCopy,
      copyId,
      request,
      'clue.transfer',
      { type: 'receive', data },
      { organisationId: data.organisationId, repeatableBy: 'organisation' },
    );
  }

  /**
   * CopiedItemTakenIn, and then the item's clue in the library, with a matter of its own. Interrupted in between, the same wish goes on where it
   * stood. Mechanism 1.13; rules B1.2, B1.5, B1.7.
   *
   * @throws DomainError clue-copy.subjects-missing: an opinion becomes a clue in words that name its subjects
   */
  async takeIn(
    request: RequestContext,
    copyId: string,
    { itemNo, words }: { readonly itemNo: number; readonly words?: ClueWords | undefined },
  ): Promise<CommandReceipt> {
    const { state } = await this.commands.read(clueCopy, copyId);
    requireRole(request.principal, 'clue-copy.analyse');
    requireScope(request.principal, 'clue-copy.analyse', state.organisationId);
    ensure(state.status !== 'none', clueCopyErrors.unknown);
    ensureAllowed('clue-copy', clueCopyActions, state.status, 'take-in');
    const wanted = clueOf(state, itemNo, words);
    // What the library would refuse is refused before anything of it is kept.
    receive(wanted, { ...request.principal, role: 'intake-officer' }, this.platform.clock.now());
    const clueId = idFrom('clue-of-copy', copyId, String(itemNo));
    const receipt = await this.commands.run(clueCopy, copyId, request, 'clue-copy.analyse', { type: 'take-in', data: { itemNo, clueId } });
    const known = await this.commands.read(clue, clueId);
    const own = {
      principal: automationPrincipal('clue-intake', wanted.organisationId),
      commandId: idFrom('take-in', clueId),
      causationId: receipt.eventIds[0] ?? request.commandId,
    };
    // Whoever waits for it finds the clue as well.
    return { ...receipt, position: known.revision < 0 ? (await this.clues.receive(own, clueId, wanted)).position : String(known.position) };
  }

  /** CopiedItemTakenIn: what the item says, a clue of the library says already. Mechanism 1.13; rule B1.8. */
  async link(request: RequestContext, copyId: string, { itemNo, clueId }: { readonly itemNo: number; readonly clueId: string }) {
    requireRole(request.principal, 'clue-copy.analyse');
    const { organisationId } = (await this.commands.read(clue, clueId)).state;
    return this.commands.run(clueCopy, copyId, request, 'clue-copy.analyse', {
      type: 'link',
      data: { itemNo, clueId, ...(organisationId ? { library: organisationId } : {}) },
    });
  }

  /** CopyAnalysisProposed: a conclusion about every item. Mechanism 1.13. */
  async proposeAnalysis(request: RequestContext, copyId: string, items: readonly AnalysedItem[]) {
    requireRole(request.principal, 'clue-copy.analyse');
    const { clueIds } = (await this.commands.read(clueCopy, copyId)).state;
    const persons = await Promise.all(
      [...clueIds.values()].map(async (clueId) => namesOfPersons((await this.commands.read(clue, clueId)).state.subjects)),
    );
    return this.commands.run(clueCopy, copyId, request, 'clue-copy.analyse', {
      type: 'propose-analysis',
      data: { items, persons: persons.flat() },
    });
  }

  /** CopyAnalysisApproved, by the competent leader: the inputs go out. Mechanism 1.13. */
  approveAnalysis(request: RequestContext, copyId: string) {
    return this.commands.run(clueCopy, copyId, request, 'clue-copy.approve', { type: 'approve-analysis', data: {} });
  }

  /** CopyAnalysisRejected. Mechanism 1.13. */
  rejectAnalysis(request: RequestContext, copyId: string, data: Data<'reject-analysis'>) {
    return this.commands.run(clueCopy, copyId, request, 'clue-copy.approve', { type: 'reject-analysis', data });
  }

  /** CopyReplied: what became of each item. Mechanism 1.13. */
  reply(request: RequestContext, copyId: string, data: Data<'reply'>) {
    return this.commands.run(clueCopy, copyId, request, 'clue-copy.reply', { type: 'reply', data });
  }

  /** CopyReplyAcknowledged, by the agency that copied it. Mechanism 1.13. */
  acknowledgeReply(request: RequestContext, copyId: string, data: Data<'acknowledge-reply'>) {
    return this.commands.run(
      clueCopy,
      copyId,
      request,
      'clue-copy.acknowledge-reply',
      { type: 'acknowledge-reply', data },
      { unseen: clueCopyErrors.unknown },
    );
  }
}

/** The limit of the disposal (B1.2) runs from the day of the copy, whenever the item is taken in. */
function clueOf(
  { organisationId, agencyId, reference, copiedOn, items }: ClueCopyState,
  itemNo: number,
  words: ClueWords | undefined,
): ReceiveClue {
  const item = items.find((one) => one.itemNo === itemNo);
  ensure(item, clueCopyErrors.unknownItem);
  const said = item.kind === 'clue' ? item : words;
  ensure(said, clueCopyErrors.subjectsMissing);
  const { title, summary, subjects } = said;
  const origin = { documentNumber: reference!, occurredOn: copiedOn!, ...(item.kind === 'opinion' ? { opinions: item.text } : {}) };
  const source = { kind: 'people-congress', agencyId: agencyId!, reference: `${reference!}#${itemNo}` } as const;
  return {
    organisationId: organisationId!,
    source,
    title,
    summary,
    subjects,
    receivedOn: copiedOn!,
    origin,
    priority: false,
    raisedLevel: false,
  };
}
