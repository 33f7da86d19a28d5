import { Injectable } from '@nestjs/common';
import { conflictingPersons, type Permission, requireScope } from '@liandong/access';
import { numberRegister } from '@liandong/event-sourcing';
import { CommandRunner, type Intent, type RequestContext } from '@liandong/service-kit';
import type { DataOf } from '../ask.js';
import { amongFree } from '../recusal/free-persons.js';
import { type CaseCommand, investigationCase } from './case.decider.js';
import type { CaseOpening } from './case.events.js';
import type { CaseState } from './case.state.js';
import { ensureOwnLevel } from './checks.js';

type Data<Type extends CaseCommand['type']> = DataOf<CaseCommand, Type>;
/** Who is in conflict over the other cases of the matter is seen here. */
type Asked<Type extends CaseCommand['type']> = Omit<Data<Type>, 'conflictsElsewhere'>;

/** Numbers of filings (立) and of decisions (处), a register each per organisation and year. */
export const caseNumbers = numberRegister('caseNumber');

/** One method per command. What is decided stands in case.filing.ts, case.identification.ts, case.trial.ts and case.decision.ts. */
@Injectable()
export class CaseService {
  constructor(private readonly commands: CommandRunner) {}

  /** CaseOpened, by the automation. Rules B1.7, B2.4. */
  open(request: RequestContext, caseId: string, data: CaseOpening) {
    return this.commands.run(
      investigationCase,
      caseId,
      request,
      'case.open',
      { type: 'open', data },
      { organisationId: data.organisationId },
    );
  }

  /** FilingProposed. Rule B2.4. */
  proposeFiling(request: RequestContext, caseId: string, data: Data<'propose-filing'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.propose-filing', { type: 'propose-filing', data });
  }

  /** FilingEndorsed, or FilingApproved with the next number of the year. Rules B2.4, B2.7. */
  async approveFiling(request: RequestContext, caseId: string, data: Omit<Data<'approve-filing'>, 'caseNumber'>) {
    const { role, state } = await this.beforeNumber(request, caseId, 'case.approve-filing');
    const awaited = state.status === 'filing-proposed' ? state.filing!.awaited : [];
    // Only the last approval bears the number: a repetition of an earlier one must ask for the same as before.
    const isLast = state.caseNumber === undefined ? awaited.length === 1 && awaited[0] === role : state.filedBy === role;
    const caseNumber = isLast
      ? (state.caseNumber ?? (await this.nextNumber(request, caseId, '立', state.organisationId!, data.approvedOn)))
      : '';
    return this.commands.run(investigationCase, caseId, request, 'case.approve-filing', {
      type: 'approve-filing',
      data: { ...data, caseNumber },
    });
  }

  /** FilingReturned or FilingDeclined. Rule B2.4. */
  rejectFiling(request: RequestContext, caseId: string, data: Data<'reject-filing'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.approve-filing', { type: 'reject-filing', data });
  }

  /** InvestigatorsAppointed, with the plan. Rules B2.4, B2.13. */
  async appointInvestigators(request: RequestContext, caseId: string, data: Asked<'appoint-investigators'>) {
    const held = await this.dutiesElsewhere(caseId);
    const conflictsElsewhere = data.investigators.filter((person) => held[person]?.includes('trial'));
    return this.runNaming(data.investigators, caseId, request, 'case.appoint-investigators', {
      type: 'appoint-investigators',
      data: { ...data, conflictsElsewhere },
    });
  }

  /** FilingAnnounced. Rule B2.5. */
  announceFiling(request: RequestContext, caseId: string, data: Data<'announce-filing'>) {
    return this.runNaming(data.announcedBy, caseId, request, 'case.announce-filing', { type: 'announce-filing', data });
  }

  /** SupplementaryFilingProposed. Rules B1.7, B2.4. */
  async identifySubject(request: RequestContext, caseId: string, data: Data<'identify-subject'>) {
    // B1.7: of whoever is managed above nothing is kept, not even the fingerprint of a key.
    await this.commands.actorIn(investigationCase, caseId, request, 'case.identify-subject');
    const { organisationId } = (await this.commands.read(investigationCase, caseId)).state;
    requireScope(request.principal, 'case.identify-subject', organisationId);
    ensureOwnLevel(data.subject);
    return this.commands.run(investigationCase, caseId, request, 'case.identify-subject', { type: 'identify-subject', data });
  }

  /** SupplementaryFilingEndorsed, or SupplementaryFilingApproved. Rule B2.4. */
  approveSupplementaryFiling(request: RequestContext, caseId: string, data: Data<'approve-supplementary-filing'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.approve-filing', { type: 'approve-supplementary-filing', data });
  }

  /** SupplementaryFilingRejected. Rule B2.4. */
  rejectSupplementaryFiling(request: RequestContext, caseId: string, data: Data<'reject-supplementary-filing'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.approve-filing', { type: 'reject-supplementary-filing', data });
  }

  /** InvestigativeMeasureTaken. Rule B2.11. */
  recordMeasure(request: RequestContext, caseId: string, data: Data<'record-measure'>) {
    return this.runNaming(data.takenBy, caseId, request, 'case.record-measure', { type: 'record-measure', data });
  }

  /** InvestigationReported; the drafter has signed. Rule B2.12. */
  reportInvestigation(request: RequestContext, caseId: string, data: Data<'report-investigation'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.report-investigation', { type: 'report-investigation', data });
  }

  /** ReportSigned. Rule B2.12. */
  signReport(request: RequestContext, caseId: string, data: Data<'sign-report'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.sign-report', { type: 'sign-report', data });
  }

  /** ReportReturned. */
  returnReport(request: RequestContext, caseId: string, data: Data<'return-report'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.hand-over', { type: 'return-report', data });
  }

  /** HandedOverToTrial. Rule B2.12. */
  handOver(request: RequestContext, caseId: string, data: Data<'hand-over-to-trial'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.hand-over', { type: 'hand-over-to-trial', data });
  }

  /** TownshipReviewed. Rules B5.1, B5.2, B5.3. */
  reviewByTownship(request: RequestContext, caseId: string, data: Data<'review-by-township'>) {
    return this.runNaming(data.reviewers, caseId, request, 'case.review-by-township', { type: 'review-by-township', data });
  }

  /** SubmittedToCounty. Rules B2.13, B5.3, B5.5. */
  async submitToCounty(request: RequestContext, caseId: string, asked: Asked<'submit-to-county'>) {
    const data = { ...asked, ...(await this.conflictsOf(request, caseId)) };
    return this.commands.run(investigationCase, caseId, request, 'case.submit-to-county', { type: 'submit-to-county', data });
  }

  /** TrialAccepted, and PanelFormed where the panel is named with it. Rules B2.13, B2.15. */
  async acceptForTrial(
    request: RequestContext,
    caseId: string,
    { panel: members, ...acceptance }: Omit<Asked<'accept-for-trial'>, 'panel'> & { readonly panel?: readonly string[] | undefined },
  ) {
    const panel = members && { members, conflictsElsewhere: await this.triersInConflict(caseId, members) };
    return this.runNaming(members ?? [], caseId, request, 'case.accept-for-trial', {
      type: 'accept-for-trial',
      data: { ...acceptance, panel, ...(await this.conflictsOf(request, caseId)) },
    });
  }

  /** PanelFormed. Rule B2.13. */
  async formPanel(request: RequestContext, caseId: string, data: Asked<'form-panel'>) {
    const conflictsElsewhere = await this.triersInConflict(caseId, data.members);
    return this.runNaming(data.members, caseId, request, 'case.form-panel', { type: 'form-panel', data: { ...data, conflictsElsewhere } });
  }

  /** CaseClassified. Rules B2.15, B5.1. */
  classify(request: RequestContext, caseId: string, data: Data<'classify'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.classify', { type: 'classify', data });
  }

  /** TrialExtended. Rules B2.13, B2.15. */
  async extendTrial(request: RequestContext, caseId: string, asked: Asked<'extend-trial'>) {
    const data = { ...asked, ...(await this.conflictsOf(request, caseId)) };
    return this.commands.run(investigationCase, caseId, request, 'case.extend-trial', { type: 'extend-trial', data });
  }

  /** ReturnedForSupplement. Rules B2.13, B2.15, B2.16. */
  async returnForSupplement(request: RequestContext, caseId: string, asked: Asked<'return-for-supplement'>) {
    const data = { ...asked, ...(await this.conflictsOf(request, caseId)) };
    return this.commands.run(investigationCase, caseId, request, 'case.return-for-supplement', { type: 'return-for-supplement', data });
  }

  /** Resubmitted. Rules B2.15, B2.16. */
  resubmit(request: RequestContext, caseId: string, data: Data<'resubmit'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.resubmit', { type: 'resubmit', data });
  }

  /** ReturnedForReinvestigation. Rules B2.13, B2.16. */
  async returnForReinvestigation(request: RequestContext, caseId: string, asked: Asked<'return-for-reinvestigation'>) {
    const data = { ...asked, ...(await this.conflictsOf(request, caseId)) };
    return this.commands.run(investigationCase, caseId, request, 'case.return-for-reinvestigation', {
      type: 'return-for-reinvestigation',
      data,
    });
  }

  /** TrialTalkHeld. Rule B2.17. */
  holdTrialTalk(request: RequestContext, caseId: string, data: Data<'hold-trial-talk'>) {
    return this.runNaming(data.talkers, caseId, request, 'case.hold-trial-talk', { type: 'hold-trial-talk', data });
  }

  /** TrialTalkSkipped. Rules B2.13, B2.17. */
  async skipTrialTalk(request: RequestContext, caseId: string, asked: Asked<'skip-trial-talk'>) {
    const data = { ...asked, ...(await this.conflictsOf(request, caseId)) };
    return this.commands.run(investigationCase, caseId, request, 'case.skip-trial-talk', { type: 'skip-trial-talk', data });
  }

  /** CaseDeliberated. Rules B2.13, B2.15, B2.18, B2.24. */
  async deliberate(request: RequestContext, caseId: string, asked: Asked<'deliberate'>) {
    const data = { ...asked, conflictsElsewhere: await this.triersInConflict(caseId, asked.participants) };
    return this.runNaming(data.participants, caseId, request, 'case.deliberate', { type: 'deliberate', data });
  }

  /** DefenceHeard. Rule B2.24. */
  hearDefence(request: RequestContext, caseId: string, data: Data<'hear-defence'>) {
    return this.runNaming(data.heardBy, caseId, request, 'case.hear-defence', { type: 'hear-defence', data });
  }

  /** CaseDecided, with the letter under its number. Rules B2.20 to B2.26, B5.4, B5.6. */
  async decide(request: RequestContext, caseId: string, data: Omit<Asked<'decide'>, 'letterNumber'>) {
    const { state } = await this.beforeNumber(request, caseId, 'case.decide');
    const letterNumber =
      state.decision?.letterNumber ?? (state.status === 'defence-heard' ? await this.nextLetterNumber(request, caseId, state, data) : '');
    return this.commands.run(investigationCase, caseId, request, 'case.decide', {
      type: 'decide',
      data: { ...data, letterNumber, ...(await this.conflictsOf(request, caseId)) },
    });
  }

  /** DecisionAnnounced. Rule B2.27. */
  announceDecision(request: RequestContext, caseId: string, data: Data<'announce-decision'>) {
    return this.runNaming(data.announcedBy, caseId, request, 'case.announce-decision', { type: 'announce-decision', data });
  }

  /** ExecutionRecorded. Rule B2.28. */
  recordExecution(request: RequestContext, caseId: string, data: Data<'record-execution'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.record-execution', { type: 'record-execution', data });
  }

  /** CaseClosed. */
  close(request: RequestContext, caseId: string, data: Data<'close'>) {
    return this.commands.run(investigationCase, caseId, request, 'case.close', { type: 'close', data });
  }

  /** B4.1: nobody recused from the matter is named as doing anything in it. */
  private async runNaming(
    persons: readonly string[],
    caseId: string,
    request: RequestContext,
    permission: Permission,
    intent: Intent<CaseCommand>,
  ) {
    return this.commands.run(await amongFree(this.commands, investigationCase, caseId, persons), caseId, request, permission, intent);
  }

  /** Whoever may not is refused before a number is drawn; whoever stands in for the chief is in the own organisation (B4.2). */
  private async beforeNumber(request: RequestContext, caseId: string, permission: Permission) {
    const { role, standsIn } = await this.commands.actorIn(investigationCase, caseId, request, permission);
    const { state } = await this.commands.read(investigationCase, caseId);
    requireScope(request.principal, permission, state.organisationId, standsIn && 'own');
    return { role, state };
  }

  /** Of whoever decides on a trial, in whatever role: who stands in for the chief may have investigated another case of the matter (B2.13, B4.2). */
  private async conflictsOf({ principal }: RequestContext, caseId: string) {
    return { conflictsElsewhere: await this.triersInConflict(caseId, [principal.personId]) };
  }

  private async triersInConflict(caseId: string, members: readonly string[]): Promise<readonly string[]> {
    return conflictingPersons('trial', members, await this.dutiesElsewhere(caseId));
  }

  /** B2.13 holds over the whole matter: who did what in the other cases of the same verification. */
  private async dutiesElsewhere(caseId: string): Promise<Readonly<Record<string, readonly string[]>>> {
    const { state } = await this.commands.read(investigationCase, caseId);
    const siblings = await Promise.all(state.siblingCaseIds.map((id) => this.commands.read(investigationCase, id)));
    const held: Record<string, string[]> = {};
    for (const sibling of siblings)
      for (const [person, duties] of Object.entries(sibling.state.duties)) held[person] = [...(held[person] ?? []), ...duties];
    return held;
  }

  private nextLetterNumber(
    request: RequestContext,
    caseId: string,
    state: CaseState,
    { meetings }: Pick<Asked<'decide'>, 'meetings'>,
  ): Promise<string> {
    const township = meetings.every(({ body }) => body.startsWith('township'));
    const organ = township && state.townshipId !== null ? state.townshipId : state.organisationId!;
    return this.nextNumber(
      request,
      caseId,
      '处',
      organ,
      meetings
        .map(({ heldOn }) => heldOn)
        .sort()
        .at(-1) ?? '',
    );
  }

  private async nextNumber(
    request: RequestContext,
    caseId: string,
    kind: '立' | '处',
    organisationId: string,
    date: string,
  ): Promise<string> {
    const year = date.slice(0, 4);
    const register = `${organisationId}-${kind === '立' ? 'filing' : 'decision'}-${year}`;
    return `${kind}〔${year}〕${await this.commands.nextNumber(caseNumbers, register, caseId, request)}号`;
  }
}
