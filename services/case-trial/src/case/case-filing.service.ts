import { Injectable } from '@nestjs/common';
import { requireScope } from '@liandong/access';
import { areOwnLevel } from '@liandong/contracts';
import { ensure } from '@liandong/event-sourcing';
import type { RequestContext } from '@liandong/service-kit';
import { type Asked, CaseCommands, type Data } from './case-commands.js';
import { investigationCase } from './case.decider.js';
import { filingErrors } from './case.filing.errors.js';
import type { CaseOpening } from './case.filing.events.js';

/** 立案审查调查, one method per command. What is decided stands in case.filing.ts and case.identification.ts. */
@Injectable()
export class CaseFilingService extends CaseCommands {
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
    return this.run(caseId, request, 'case.propose-filing', { type: 'propose-filing', data });
  }

  /** FilingEndorsed, or FilingApproved with the next number of the year. Rules B2.4, B2.7. */
  async approveFiling(request: RequestContext, caseId: string, data: Omit<Asked<'approve-filing'>, 'caseNumber'>) {
    const { role, state } = await this.beforeNumber(request, caseId, 'case.approve-filing');
    const awaited = state.status === 'filing-proposed' ? state.filing!.awaited : [];
    // Only the last approval bears the number: a repetition of an earlier one must ask for the same as before.
    const isLast = state.caseNumber === undefined ? awaited.length === 1 && awaited[0] === role : state.filedBy === role;
    const caseNumber = isLast
      ? (state.caseNumber ?? (await this.numbers.nextFiling(request, caseId, state.organisationId!, data.approvedOn)))
      : '';
    return this.runApproving(caseId, request, 'case.approve-filing', (elsewhere) => ({
      type: 'approve-filing',
      data: { ...data, caseNumber, ...elsewhere },
    }));
  }

  /** FilingReturned or FilingDeclined. Rule B2.4. */
  rejectFiling(request: RequestContext, caseId: string, data: Asked<'reject-filing'>) {
    return this.runApproving(caseId, request, 'case.approve-filing', (elsewhere) => ({
      type: 'reject-filing',
      data: { ...data, ...elsewhere },
    }));
  }

  /** InvestigatorsAppointed, with the plan. Rules B2.4, B2.13. */
  async appointInvestigators(request: RequestContext, caseId: string, data: Asked<'appoint-investigators'>) {
    const held = await this.dutiesElsewhere(caseId);
    const conflictsElsewhere = data.investigators.filter((person) => held[person]?.includes('trial'));
    return this.runNaming(data.investigators, caseId, request, 'case.appoint-investigators', {
      type: 'appoint-investigators',
      data: { ...data, conflictsElsewhere, dutiesElsewhere: held[request.principal.personId] ?? [] },
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
    ensure(areOwnLevel([data.subject]), filingErrors.directForward);
    return this.run(caseId, request, 'case.identify-subject', { type: 'identify-subject', data });
  }

  /** SupplementaryFilingEndorsed, or SupplementaryFilingApproved. Rule B2.4. */
  approveSupplementaryFiling(request: RequestContext, caseId: string, data: Asked<'approve-supplementary-filing'>) {
    return this.runApproving(caseId, request, 'case.approve-filing', (elsewhere) => ({
      type: 'approve-supplementary-filing',
      data: { ...data, ...elsewhere },
    }));
  }

  /** SupplementaryFilingRejected. Rule B2.4. */
  rejectSupplementaryFiling(request: RequestContext, caseId: string, data: Asked<'reject-supplementary-filing'>) {
    return this.runApproving(caseId, request, 'case.approve-filing', (elsewhere) => ({
      type: 'reject-supplementary-filing',
      data: { ...data, ...elsewhere },
    }));
  }

  /** InvestigativeMeasureTaken. Rule B2.11. */
  recordMeasure(request: RequestContext, caseId: string, data: Data<'record-measure'>) {
    return this.runNaming(data.takenBy, caseId, request, 'case.record-measure', { type: 'record-measure', data });
  }

  /** InvestigationReported; the drafter has signed. Rule B2.12. */
  reportInvestigation(request: RequestContext, caseId: string, data: Data<'report-investigation'>) {
    return this.run(caseId, request, 'case.report-investigation', { type: 'report-investigation', data });
  }

  /** ReportSigned. Rule B2.12. */
  signReport(request: RequestContext, caseId: string, data: Data<'sign-report'>) {
    return this.run(caseId, request, 'case.sign-report', { type: 'sign-report', data });
  }

  /** ReportReturned. */
  returnReport(request: RequestContext, caseId: string, data: Asked<'return-report'>) {
    return this.runApproving(caseId, request, 'case.hand-over', (elsewhere) => ({
      type: 'return-report',
      data: { ...data, ...elsewhere },
    }));
  }

  /** HandedOverToTrial. Rule B2.12. */
  handOver(request: RequestContext, caseId: string, data: Asked<'hand-over-to-trial'>) {
    return this.runApproving(caseId, request, 'case.hand-over', (elsewhere) => ({
      type: 'hand-over-to-trial',
      data: { ...data, ...elsewhere },
    }));
  }
}
