import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type Viewer, type ViewVersion } from '@liandong/service-kit';
import { verificationRegister, type VerificationRegisterRow } from '../read/verification-register/verification-register.projection.js';
import { verificationActions } from '../verification/verification.allowed-actions.js';
import { verification } from '../verification/verification.decider.js';
import type { VerificationEvent } from '../verification/verification.events.js';
import type { VerificationState, VerificationStatus } from '../verification/verification.state.js';

/** The register's line; never who is barred: it would say who was recused. */
export interface ShownVerification extends Omit<VerificationRegisterRow, 'barredIds' | 'file'> {
  /** Null before the start and once the report is in. */
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

export interface VerificationPage {
  readonly line: ShownVerification;
  /** The whole file, for those who approve, who work on it and who lead; null for everybody else (B4.4). */
  readonly file: VerificationState | null;
}

const APPROVERS: readonly string[] = ['principal', 'party-chief', 'deputy'];

function maySeeFile({ memberIds, leaderPersonId }: VerificationRegisterRow, { roles, personId }: Viewer): boolean {
  return roles.some((role) => APPROVERS.includes(role)) || memberIds.includes(personId) || leaderPersonId === personId;
}

/** Since whom a subject turns out to be is found out in the verification (0.20). */
const version3: ViewVersion<VerificationRegisterRow, VerificationPage> = {
  project: (events) => rowOf(verificationRegister, events),
  mask: (row, viewer, at) => {
    const { barredIds: _barred, file, ...line } = row;
    const band = row.dueAt !== null && row.reportedOn === null ? warningBand(row.dueAt, at) : null;
    return {
      line: { ...line, band, allowed: verificationActions[row.status as VerificationStatus] },
      file: maySeeFile(row, viewer) ? file : null,
    };
  },
};

/** Since a verification comes with the plan of its clue's disposal (B1.2). */
const version2: ViewVersion<VerificationRegisterRow, VerificationPage> = {
  project: version3.project,
  mask: (row, viewer, at) => {
    const { line, file } = version3.mask(row, viewer, at);
    return { line: { ...line, allowed: line.allowed.filter((command) => command !== 'identify-subject') }, file };
  },
};

/** Before a verification came with the plan of its clue's disposal (B1.2). */
const version1: ViewVersion<VerificationRegisterRow, VerificationPage> = {
  project: version2.project,
  mask: (row, viewer, at) => {
    const { line, file } = version2.mask(row, viewer, at);
    if (!file) return { line, file };
    const { disposalPlan: _plan, ...shown } = file;
    return { line, file: shown };
  },
};

/**
 * A verification as it lies before whoever approves its plan, its subjects or its conclusion: the line and the file. Recusals are not among
 * these decisions: an upper body decides them on paper, outside what this commission's register shows it.
 */
export const verificationView = decisionView<VerificationEvent, { 1: typeof version1; 2: typeof version2; 3: typeof version3 }, 3>({
  name: 'verification',
  category: verification.category,
  decisions: [
    'VerificationPlanApproved',
    'VerificationPlanRejected',
    'RecusalDecided',
    'VerificationExtended',
    'SubjectsApproved',
    'SubjectsRejected',
    'ReportSigned',
    'ReportReturned',
    'VerificationConcluded',
  ],
  versions: { 1: version1, 2: version2, 3: version3 },
  current: 3,
});
