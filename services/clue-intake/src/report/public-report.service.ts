import { Injectable } from '@nestjs/common';
import { publicPrincipal } from '@liandong/access';
import { DomainError, ensure } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext, Sealer, sentForm } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { ReportChannelService } from '../report-channel/report-channel.service.js';
import type { IdentityField } from '../reporter/reporter.events.js';
import { ReplyDuties } from '../reply/reply-duties.service.js';
import { CodeHasher } from './code-hasher.js';
import { DarkRoom } from './photograph/dark-room.js';
import { PhotographStore } from './photograph/photograph.store.js';
import { PublicGate } from './public-gate.js';
import { newReceiptCode, parsedCode, printed, reportIdOf, type ReceiptCode } from './receipt-code.js';
import { reportActions } from './report.allowed-actions.js';
import { MOST_PHOTOGRAPHS, report } from './report.decider.js';
import { reportErrors } from './report.errors.js';
import type { ContentField, ReportChannel, ReportForm } from './report.events.js';
import { identityPlaceOf, openDialogue, placeOf, sealMessage } from './report.sealing.js';
import { initialReport, photographsOf, type ReportState } from './report.state.js';
import { statusWords, type ToldStatus } from './report.texts.js';

export type Told = { readonly organisationId: string; readonly channel: ReportChannel; readonly form: ReportForm } & Readonly<
  Partial<Record<ContentField, string | undefined>>
> & { readonly identity?: Readonly<Partial<Record<IdentityField, string | undefined>>> | undefined };

/** A photograph as the form brought it, with the receipt code beside it. */
export interface SentPhotograph {
  readonly code: string;
  readonly file: Buffer;
}

interface Followed {
  readonly reportId: string;
  readonly state: ReportState;
}

/** Wrong codes are answered at multiples of this, in ms: what was found on the way does not show. */
const WRONG_CODE_MS = 250;
/** Bytes of a photograph as it is sent: telephones make 2 to 8 MB. */
const MOST_BYTES = 12 * 1024 * 1024;
/** All that happens through the public channel has the day for its moment (docs/adr/0018). */
const COARSE = { grain: 'day' } as const;

/** What whoever reports may do, without a token and without a trace. Mechanisms 4.15, 4.16. */
@Injectable()
export class PublicReportService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sealer: Sealer,
    private readonly hasher: CodeHasher,
    private readonly gate: PublicGate,
    private readonly channels: ReportChannelService,
    private readonly duties: ReplyDuties,
    private readonly darkRoom: DarkRoom,
    private readonly photographs: PhotographStore,
  ) {}

  /** ReportSubmitted; the receipt code is in the answer and nowhere else. */
  async submit(request: RequestContext, { organisationId, channel, form, identity, ...content }: Told) {
    this.gate.pass(`submit:${channel}`);
    const { open } = await this.channels.today(organisationId);
    ensure(open.includes(channel), reportErrors.channelClosed);
    const code = await this.unusedCode();
    const reportId = reportIdOf(code);
    const codeHash = await this.hasher.hash(code.secret);
    const sealed = await this.sealer.seal<ContentField>(
      placeOf(reportId),
      request.commandId,
      content as Readonly<Partial<Record<ContentField, string>>>,
    );
    const signed = identity
      ? {
          identity: await this.sealer.seal<IdentityField>(
            identityPlaceOf(reportId),
            request.commandId,
            identity as Readonly<Partial<Record<IdentityField, string>>>,
          ),
        }
      : {};
    const data = { organisationId, channel, form, codeHash, content: sealed, ...signed };
    await this.commands.run(
      report,
      reportId,
      as(request, organisationId),
      'report.submit',
      { type: 'submit', data },
      { ...COARSE, organisationId },
    );
    await this.owe(request, reportId);
    const { state } = await this.commands.read(report, reportId);
    return { code: printed(code), receivedOn: state.receivedOn! };
  }

  /** @throws DomainError report.code-unknown, alike for a wrong secret and a locator that leads nowhere */
  async follow(code: string) {
    return this.told(await this.find(code));
  }

  /** ReportQuestionAnswered. */
  async answer(request: RequestContext, code: string, number: number, text: string) {
    const { reportId, state } = await this.find(code);
    ensureOpen(state, 'answer');
    const answer = await sealMessage(this.sealer, reportId, request.commandId, text);
    await closedUnless(
      this.commands.run(
        report,
        reportId,
        as(request, state.organisationId!),
        'report.follow',
        { type: 'answer', data: { number, answer } },
        COARSE,
      ),
    );
    return this.toldNow(reportId);
  }

  /** ReportSupplemented. */
  async supplement(request: RequestContext, code: string, text: string) {
    const { reportId, state } = await this.find(code);
    ensureOpen(state, 'supplement');
    const supplement = await sealMessage(this.sealer, reportId, request.commandId, text);
    await closedUnless(
      this.commands.run(
        report,
        reportId,
        as(request, state.organisationId!),
        'report.follow',
        { type: 'supplement', data: { supplement } },
        COARSE,
      ),
    );
    await this.owe(request, reportId);
    return this.toldNow(reportId);
  }

  /** @throws DomainError form.malformed, file.too-large, report.photograph-missing; HttpException 429 */
  async receivePhotograph(form: unknown): Promise<SentPhotograph> {
    this.gate.pass('photograph');
    const { fields, file } = await this.gate.within('photograph', () => sentForm(form, MOST_BYTES));
    if (!file) throw new DomainError(reportErrors.photographMissing);
    return { code: fields['code'] ?? '', file };
  }

  /** ReportPhotographAdded; what is kept is made anew from the picture, sealed, and in place before the event names it. */
  async addPhotograph(request: RequestContext, { code, file }: SentPhotograph) {
    const { reportId, state } = await this.find(code);
    ensureOpen(state, 'add-photograph');
    ensure(photographsOf(state).length < MOST_PHOTOGRAPHS, reportErrors.photographsFull(MOST_PHOTOGRAPHS));
    const developed = await this.darkRoom.develop(file);
    await closedUnless(this.keepPhotograph(as(request, state.organisationId!), reportId, developed));
    await this.owe(request, reportId);
    return this.toldNow(reportId);
  }

  private async keepPhotograph(request: RequestContext, reportId: string, developed: Buffer): Promise<void> {
    const photograph = await this.photographs.keep(reportId, request.commandId, developed);
    try {
      await this.commands.run(report, reportId, request, 'report.follow', { type: 'add-photograph', data: { photograph } }, COARSE);
    } catch (error) {
      // Refused, and so named by no event. After any other failure it may be.
      if (error instanceof DomainError) await this.photographs.drop(reportId, photograph);
      throw error;
    }
  }

  /** The terms under which an organisation takes reports. Mechanism 4.16. */
  terms(organisationId: string) {
    this.gate.pass('channels');
    return this.channels.today(organisationId);
  }

  /** B1.15: whoever signed is owed a reply. The code is theirs all the same where that fails: whatever is done with the report next makes up for it. */
  private async owe(request: RequestContext, reportId: string): Promise<void> {
    await this.duties.followReport(request, reportId, COARSE).catch(() => undefined);
  }

  private async unusedCode(): Promise<ReceiptCode> {
    for (;;) {
      const code = newReceiptCode();
      if ((await this.commands.read(report, reportIdOf(code))).state.status === 'none') return code;
    }
  }

  private async find(text: string): Promise<Followed> {
    this.gate.pass('follow');
    const since = performance.now();
    const code = parsedCode(text);
    const reportId = code ? reportIdOf(code) : '';
    const { state } = code ? await this.commands.read(report, reportId) : { state: initialReport };
    if (await this.hasher.matches(code?.secret ?? '-', state.codeHash)) return { reportId, state };
    await new Promise((resolve) => setTimeout(resolve, WRONG_CODE_MS - ((performance.now() - since) % WRONG_CODE_MS)));
    throw new DomainError(reportErrors.codeUnknown);
  }

  private async toldNow(reportId: string) {
    const { state } = await this.commands.read(report, reportId);
    return this.told({ reportId, state });
  }

  /** B4.4: no name of anybody who handles it, no text of the report itself, nothing that was not said to the reporter. */
  private async told({ reportId, state }: Followed) {
    const status = await this.statusOf(state);
    const hidden = state.directForward !== undefined;
    const dialogue = hidden ? [] : await openDialogue(this.sealer, reportId, state);
    return {
      status,
      words: statusWords[status],
      receivedOn: state.receivedOn!,
      open: reportActions[state.status].includes('supplement'),
      questions: dialogue.flatMap((turn) =>
        turn.kind === 'question' ? [{ number: turn.number, text: turn.text, answered: turn.answer !== undefined }] : [],
      ),
      notices: dialogue.flatMap((turn) => (turn.kind === 'notice' ? [{ text: turn.text }] : [])),
      supplements: dialogue.filter(({ kind }) => kind === 'supplement').length,
      photographs: hidden ? 0 : photographsOf(state).length,
    };
  }

  private async statusOf({ status, clueId }: ReportState): Promise<ToldStatus> {
    switch (status) {
      case 'none':
      case 'submitted':
      case 'decline-proposed':
      case 'direct-forward':
        return 'received';
      case 'taken-in': {
        const { state } = await this.commands.read(clue, clueId!);
        return ['concluded', 'feedback-given', 'closed'].includes(state.status) ? 'concluded' : 'in-process';
      }
      case 'declined':
        return 'not-accepted';
      case 'repeat-kept':
        return 'joined';
      case 'sent-up':
      case 'content-destroyed':
        return 'forwarded';
    }
  }
}

/** The public, towards the organisation whose report it is. */
function as(request: RequestContext, organisationId: string): RequestContext {
  return { ...request, principal: publicPrincipal(organisationId) };
}

/** The ordinary refusal lists what the handlers may do: not for the reporter's eyes. */
function ensureOpen({ status }: ReportState, command: 'answer' | 'supplement' | 'add-photograph'): void {
  ensure(reportActions[status].includes(command), reportErrors.dialogueClosed);
}

/** The same, where the handlers were faster. */
async function closedUnless(running: Promise<unknown>): Promise<void> {
  await running.catch((error: unknown) => {
    throw error instanceof DomainError && (error.code === 'report.not-allowed' || error.code.startsWith('sealing.'))
      ? new DomainError(reportErrors.dialogueClosed)
      : error;
  });
}
