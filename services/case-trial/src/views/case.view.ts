import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { caseActions } from '../case/case.allowed-actions.js';
import { investigationCase } from '../case/case.decider.js';
import type { CaseEvent } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.status.state.js';
import type { CaseRegisterRow } from '../read/case-register/case-register.columns.js';
import { caseRegister } from '../read/case-register/case-register.projection.js';

export interface ShownCase extends CaseRegisterRow {
  /** Colour of the trial's running limit (B1.23); null while none runs (B2.15). */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

const bandOf = (row: Pick<CaseRegisterRow, 'trialDueAt' | 'deliberatedOn' | 'trialPaused'>, at: string): Band | null =>
  row.trialDueAt !== null && row.deliberatedOn === null && !row.trialPaused ? warningBand(row.trialDueAt, at) : null;
const ofIdentification: readonly string[] = ['approve-supplementary-filing', 'reject-supplementary-filing'];

/** Before a panel could be formed anew after its deliberation, a supplement be given up, and somebody stand in for a township’s secretary. */
const before4 = (status: string) =>
  caseActions[status as CaseStatus].filter(
    (command) =>
      command !== 'appoint-acting-secretary' &&
      (command !== 'form-panel' || !['deliberated', 'defence-heard'].includes(status)) &&
      (command !== 'return-for-reinvestigation' || status !== 'supplementing'),
  );

/** Before a case that was handed over could be given back. */
const withoutReturn = (status: string) => before4(status).filter((command) => status !== 'handed-over' || command !== 'return-report');

/** Before whoever was identified needed a supplementary filing. */
const version1: ViewVersion<CaseRegisterRow, Omit<ShownCase, 'identification' | 'supplementedOn'>> = {
  project: (events) => rowOf(caseRegister, events),
  mask: ({ identification: _identification, supplementedOn: _supplementedOn, ...row }, _viewer, at) => ({
    ...row,
    band: bandOf(row, at),
    allowed: withoutReturn(row.status).filter((command) => !ofIdentification.includes(command)),
  }),
};

const version2: ViewVersion<CaseRegisterRow, ShownCase> = {
  project: (events) => rowOf(caseRegister, events),
  mask: (row, _viewer, at) => ({ ...row, band: bandOf(row, at), allowed: withoutReturn(row.status) }),
};

const version3: ViewVersion<CaseRegisterRow, ShownCase> = {
  ...version2,
  mask: (row, _viewer, at) => ({ ...row, band: bandOf(row, at), allowed: before4(row.status) }),
};

const version4: ViewVersion<CaseRegisterRow, ShownCase> = {
  ...version2,
  mask: (row, _viewer, at) => ({ ...row, band: bandOf(row, at), allowed: caseActions[row.status as CaseStatus] }),
};

/** A case as it lies before whoever approves its filing, its hand-over to trial, or decides it. */
export const caseView = decisionView<CaseEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3; 4: typeof version4 }, 4>({
  name: 'case',
  category: investigationCase.category,
  decisions: [
    'FilingEndorsed',
    'FilingApproved',
    'FilingReturned',
    'FilingDeclined',
    'SupplementaryFilingEndorsed',
    'SupplementaryFilingApproved',
    'SupplementaryFilingRejected',
    'InvestigatorsAppointed',
    'ReportSigned',
    'ReportReturned',
    'HandedOverToTrial',
    'TownshipReviewed',
    'SubmittedToCounty',
    'ActingSecretaryAppointed',
    'CaseClassified',
    'TrialExtended',
    'ReturnedForSupplement',
    'ReturnedForReinvestigation',
    'TrialTalkSkipped',
    'CaseDecided',
  ],
  versions: { 1: version1, 2: version2, 3: version3, 4: version4 },
  current: 4,
});
