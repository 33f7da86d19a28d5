import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { automationPrincipal, type Permission, requireRole, requireScope } from '@liandong/access';
import { ensure, ensureAllowed } from '@liandong/event-sourcing';
import type { AskedSubject } from '@liandong/contracts';
import type { LimitDue } from '@liandong/legal-time';
import { type CommandReceipt, CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext, Sealer } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueSourceKind } from '../clue/clue.events.js';
import { ClueService } from '../clue/clue.service.js';
import { receive } from '../clue/clue.intake.decider.js';
import { reporter } from '../reporter/reporter.decider.js';
import { clueOfReport, ReplyDuties } from '../reply/reply-duties.service.js';
import { ReporterService } from '../reporter/reporter.service.js';
import { first } from '../reporter/reporter.signatories.js';
import { DEVELOPED_TYPE } from './photograph/dark-room.js';
import { PhotographStore } from './photograph/photograph.store.js';
import { reportActions } from './report.allowed-actions.js';
import { report, type ReportCommand, type ReportData } from './report.decider.js';
import { reportErrors } from './report.errors.js';
import type { DeclineGround, ReportChannel } from './report.events.js';
import { identityPlaceOf, openContent, openDialogue, placeOf, sealMessage } from './report.sealing.js';
import { photographsOf, type ReportState } from './report.state.js';

export interface TakeIn {
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly AskedSubject[];
  /** 监督检查部门 that it is issued to. */
  readonly departmentId: string;
}

/** Under which source of the library a part of the public channel is numbered. */
const sourceOf: Readonly<Record<ReportChannel, ClueSourceKind>> = {
  web: 'web-report',
  column: 'web-report',
  'messaging-account': 'messaging-account',
};

/** What the handlers do with a report. Texts are sealed here, before anything else sees them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sealer: Sealer,
    private readonly clues: ClueService,
    private readonly reporters: ReporterService,
    private readonly duties: ReplyDuties,
    private readonly photographs: PhotographStore,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ReportContentRead, and only then what was told. Every reading is an event, the one under a repeated key too. Rule B4.4. */
  async readContent(request: RequestContext, reportId: string) {
    const each = { ...request, commandId: randomUUID() };
    const receipt = await this.commands.run(report, reportId, each, 'report.read-content', { type: 'read-content', data: {} });
    const { state } = await this.commands.read(report, reportId);
    ensureAllowed('report', reportActions, state.status, 'read-content');
    return {
      ...receipt,
      content: await openContent(this.sealer, reportId, state),
      dialogue: await openDialogue(this.sealer, reportId, state),
    };
  }

  /** ReportPhotographRead, and only then the photograph. Rule B4.4. */
  async readPhotograph(request: RequestContext, reportId: string, number: number) {
    const each = { ...request, commandId: randomUUID() };
    const receipt = await this.commands.run(report, reportId, each, 'report.read-content', { type: 'read-photograph', data: { number } });
    const { state } = await this.commands.read(report, reportId);
    ensureAllowed('report', reportActions, state.status, 'read-photograph');
    const { photograph } = photographsOf(state).find((one) => one.number === number)!;
    return { ...receipt, mediaType: DEVELOPED_TYPE, photograph: (await this.photographs.open(reportId, photograph)).toString('base64') };
  }

  /** ReportQuestionAsked: whoever holds the receipt code can answer; nobody is traced (B1.16). */
  async ask(request: RequestContext, reportId: string, text: string) {
    const question = await this.sealed(request, reportId, 'report.converse', 'ask', text);
    return this.commands.run(report, reportId, request, 'report.converse', { type: 'ask', data: { question } });
  }

  /** ReportNoticeGiven. */
  async tell(request: RequestContext, reportId: string, text: string) {
    const notice = await this.sealed(request, reportId, 'report.converse', 'tell', text);
    return this.commands.run(report, reportId, request, 'report.converse', { type: 'tell', data: { notice } });
  }

  /**
   * ReportTakenIn, and then the report's clue in the library (案管), in the words of whoever screened it, issued to a department. Interrupted in between, the same wish goes on
   * where it stood. Rules B1.5, B1.7, B1.8.
   *
   * @throws DomainError clue.direct-forward: it is for the upper level, and nothing of the wish was kept; clue.department-unfit
   */
  async takeIn(request: RequestContext, reportId: string, { departmentId, ...words }: TakeIn): Promise<CommandReceipt> {
    const { state, matterId } = await this.allowed(request, reportId, 'report.take-in');
    const { organisationId = '', receivedOn = '', channel = 'web' } = state;
    const clueId = clueOfReport(reportId);
    const source = { kind: sourceOf[channel], agencyId: `${organisationId}.reception`, reference: reportId } as const;
    // Once it is issued it goes on to that department, whoever asks again for what.
    const wanted = {
      organisationId,
      source,
      ...words,
      departmentId: state.departmentId ?? departmentId,
      receivedOn,
      priority: false,
      raisedLevel: false,
    };
    // What the library would refuse is refused before anything of it is kept.
    receive(wanted, { ...request.principal, role: 'reception-officer' }, this.platform.clock.now());
    const receipt = await this.commands.run(report, reportId, request, 'report.take-in', {
      type: 'take-in',
      data: { clueId, departmentId },
    });
    const own: RequestContext = {
      principal: automationPrincipal('clue-intake', organisationId),
      commandId: idFrom('take-in', reportId),
      causationId: receipt.eventIds[0] ?? request.commandId,
      ...(matterId ? { matterId } : {}),
    };
    const known = await this.commands.read(clue, clueId);
    const position = known.revision < 0 ? (await this.clues.receive(own, clueId, wanted)).position : String(known.position);
    await this.moveIdentity(own, reportId, clueId, state);
    await this.duties.followReport(request, reportId);
    // Whoever waits for it finds the clue as well.
    return { ...receipt, position };
  }

  /** ReportDeclineProposed, with the words that the reporter will be told. Rule B1.10. */
  async proposeDecline(
    request: RequestContext,
    reportId: string,
    { ground, notice: text }: { readonly ground: DeclineGround; readonly notice: string },
  ) {
    const notice = await this.sealed(request, reportId, 'report.propose-decline', 'propose-decline', text);
    return this.commands.run(report, reportId, request, 'report.propose-decline', { type: 'propose-decline', data: { ground, notice } });
  }

  /** ReportDeclined, by the deputy in charge (分管领导). Rule B1.10. */
  async approveDecline(request: RequestContext, reportId: string) {
    const receipt = await this.commands.run(report, reportId, request, 'report.decide-decline', { type: 'approve-decline', data: {} });
    await this.duties.followReport(request, reportId);
    return receipt;
  }

  /** ReportDeclineRejected. Rule B1.10. */
  rejectDecline(request: RequestContext, reportId: string, data: ReportData<'reject-decline'>) {
    return this.commands.run(report, reportId, request, 'report.decide-decline', { type: 'reject-decline', data });
  }

  /** ReportRepeatKept. Rule B1.8. */
  async keepRepeat(
    request: RequestContext,
    reportId: string,
    { firstReportId, notice: text }: { readonly firstReportId: string; readonly notice: string },
  ) {
    const notice = await this.sealed(request, reportId, 'report.keep-repeat', 'keep-repeat', text);
    const { state } = await this.commands.read(report, firstReportId);
    const first =
      state.organisationId !== undefined && firstReportId !== reportId
        ? { organisationId: state.organisationId, isRepeat: state.status === 'repeat-kept' }
        : undefined;
    const receipt = await this.commands.run(report, reportId, request, 'report.keep-repeat', {
      type: 'keep-repeat',
      data: { firstReportId, notice, ...(first ? { first } : {}) },
    });
    await this.duties.followReport(request, reportId);
    return receipt;
  }

  /** ReportDirectForwardFound. Rule B1.7. */
  async findDirectForward(request: RequestContext, reportId: string, data: ReportData<'find-direct-forward'>) {
    const receipt = await this.commands.run(report, reportId, request, 'report.find-direct-forward', { type: 'find-direct-forward', data });
    await this.duties.followReport(request, reportId);
    return receipt;
  }

  /** ReportSendingUpWarned, when the timer fires. Rules B1.7, B1.23. */
  limitDue(request: RequestContext, { of, stage, dueAt, organisationId, limit }: LimitDue) {
    return this.commands.run(report, of.id, request, 'report.warn-sending-up', {
      type: 'limit-due',
      data: { stage, dueAt, organisationId, limit },
    });
  }

  /** ReportSentUp, then the key goes, then ReportContentDestroyed. Whatever was interrupted is done when asked again. Rule B1.7. */
  async sendUp(request: RequestContext, reportId: string, data: ReportData<'send-up'>): Promise<CommandReceipt> {
    const sent = await this.commands.run(report, reportId, request, 'report.send-up', { type: 'send-up', data });
    await this.sealer.destroy(placeOf(reportId).subject);
    await this.sealer.destroy(identityPlaceOf(reportId).subject);
    await this.photographs.dropAll(reportId);
    const { principal } = request;
    const confirmation: RequestContext = {
      principal,
      commandId: idFrom('report-destroyed', reportId, principal.personId),
      causationId: sent.eventIds[0] ?? request.commandId,
    };
    const { revision, position } = await this.commands.run(report, reportId, confirmation, 'report.send-up', {
      type: 'confirm-destruction',
      data: {},
    });
    return { ...sent, revision, position };
  }

  /** B1.16: who signed becomes the clue's reporter, and is no longer to be read from the report; nobody sees it on the way. */
  private async moveIdentity(own: RequestContext, reportId: string, clueId: string, { identity }: ReportState): Promise<void> {
    if (!identity) return;
    const place = identityPlaceOf(reportId);
    const { revision } = await this.commands.read(reporter, clueId);
    if (revision < 0)
      await this.reporters.register({ ...own, commandId: idFrom('take-in-reporter', reportId) }, first(clueId), {
        signature: 'signed',
        identity: await this.sealer.unseal(place, identity),
      });
    await this.sealer.destroy(place.subject);
  }

  private async sealed(
    request: RequestContext,
    reportId: string,
    permission: Permission,
    command: Exclude<ReportCommand['type'], 'limit-due'>,
    text: string,
  ) {
    const { state } = await this.allowed(request, reportId, permission);
    // Where nothing is opened any more nothing is sealed either; a repetition of what was allowed then gets its first answer.
    if (state.content === undefined) ensureAllowed('report', reportActions, state.status, command);
    return sealMessage(this.sealer, reportId, request.commandId, text);
  }

  /** Nobody makes keys, numbers or clues who may not. */
  private async allowed(
    request: RequestContext,
    reportId: string,
    permission: Permission,
  ): Promise<{ readonly state: ReportState; readonly matterId: string | undefined }> {
    requireRole(request.principal, permission);
    const standing = await this.commands.read(report, reportId);
    ensure(standing.state.organisationId !== undefined, reportErrors.unknown);
    requireScope(request.principal, permission, standing.state.organisationId);
    return standing;
  }
}
