import type { Projection } from '@liandong/projections';
import type { CaseEvent } from '../../case/case.events.js';
import { type CaseRegisterRow, caseTable } from './case-register.columns.js';
import { ofDecision } from './case-register.decision.js';
import { ofFiling } from './case-register.filing.js';
import { ofTrial } from './case-register.trial.js';

/** The case register (案件台账): a line per case, from its opening to its end. */
export const caseRegister: Projection<CaseRegisterRow, CaseEvent> = {
  name: 'case-register',
  version: 2,
  categories: ['case'],
  table: caseTable,
  on: { ...ofFiling, ...ofTrial, ...ofDecision },
};
