import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@liandong/service-kit';
import { type Asked, CaseCommands, type Data } from './case-commands.js';

/** 审理, one method per command. What is decided stands in case.trial.ts. */
@Injectable()
export class CaseTrialService extends CaseCommands {
  /** TownshipReviewed. Rules B5.1, B5.2, B5.3. */
  reviewByTownship(request: RequestContext, caseId: string, data: Data<'review-by-township'>) {
    return this.runNaming(data.reviewers, caseId, request, 'case.review-by-township', { type: 'review-by-township', data });
  }

  /** SubmittedToCounty. Rules B2.13, B4.1, B4.2, B5.3, B5.5. */
  async submitToCounty(request: RequestContext, caseId: string, data: Asked<'submit-to-county'>) {
    return this.runNaming(await this.townshipReviewersOf(caseId), caseId, request, 'case.submit-to-county', {
      type: 'submit-to-county',
      data: { ...data, ...(await this.conflictsOf(request, caseId)), ...(await this.secretaryOf(caseId)) },
    });
  }

  /** ActingSecretaryAppointed. Rules B2.13, B4.2. */
  async appointActingSecretary(request: RequestContext, caseId: string, data: Omit<Data<'appoint-acting-secretary'>, 'isRecused'>) {
    const isRecused = (await this.barredOf(caseId, [data.secretaryId])).length > 0;
    return this.runNaming([data.actingSecretaryId], caseId, request, 'case.appoint-acting-secretary', {
      type: 'appoint-acting-secretary',
      data: { ...data, isRecused },
    });
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

  /** PanelFormed. Rules B2.13, B2.18, B4.1. */
  async formPanel(request: RequestContext, caseId: string, data: Asked<'form-panel'>) {
    const conflictsElsewhere = await this.triersInConflict(caseId, data.members);
    return this.runNaming(data.members, caseId, request, 'case.form-panel', {
      type: 'form-panel',
      data: { ...data, conflictsElsewhere, lost: await this.lostOfPanel(caseId) },
    });
  }

  /** CaseClassified. Rules B2.15, B5.1. */
  classify(request: RequestContext, caseId: string, data: Data<'classify'>) {
    return this.run(caseId, request, 'case.classify', { type: 'classify', data });
  }

  /** TrialExtended. Rules B2.13, B2.15. */
  extendTrial(request: RequestContext, caseId: string, data: Asked<'extend-trial'>) {
    return this.runDeciding(caseId, request, 'case.extend-trial', (conflicts) => ({
      type: 'extend-trial',
      data: { ...data, ...conflicts },
    }));
  }

  /** ReturnedForSupplement. Rules B2.13, B2.15, B2.16. */
  returnForSupplement(request: RequestContext, caseId: string, data: Asked<'return-for-supplement'>) {
    return this.runDeciding(caseId, request, 'case.return-for-supplement', (conflicts) => ({
      type: 'return-for-supplement',
      data: { ...data, ...conflicts },
    }));
  }

  /** Resubmitted. Rules B2.15, B2.16. */
  resubmit(request: RequestContext, caseId: string, data: Data<'resubmit'>) {
    return this.run(caseId, request, 'case.resubmit', { type: 'resubmit', data });
  }

  /** ReturnedForReinvestigation. Rules B2.13, B2.16. */
  returnForReinvestigation(request: RequestContext, caseId: string, data: Asked<'return-for-reinvestigation'>) {
    return this.runDeciding(caseId, request, 'case.return-for-reinvestigation', (conflicts) => ({
      type: 'return-for-reinvestigation',
      data: { ...data, ...conflicts },
    }));
  }

  /** TrialTalkHeld. Rule B2.17. */
  holdTrialTalk(request: RequestContext, caseId: string, data: Data<'hold-trial-talk'>) {
    return this.runNaming(data.talkers, caseId, request, 'case.hold-trial-talk', { type: 'hold-trial-talk', data });
  }

  /** TrialTalkSkipped. Rules B2.13, B2.17. */
  skipTrialTalk(request: RequestContext, caseId: string, data: Asked<'skip-trial-talk'>) {
    return this.runDeciding(caseId, request, 'case.skip-trial-talk', (conflicts) => ({
      type: 'skip-trial-talk',
      data: { ...data, ...conflicts },
    }));
  }

  /** CaseDeliberated. Rules B2.13, B2.15, B2.18, B2.24. */
  async deliberate(request: RequestContext, caseId: string, asked: Asked<'deliberate'>) {
    const data = { ...asked, conflictsElsewhere: await this.triersInConflict(caseId, asked.participants) };
    return this.runNaming(data.participants, caseId, request, 'case.deliberate', { type: 'deliberate', data });
  }
}
