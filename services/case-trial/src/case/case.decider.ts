import { type Decider, ensureAllowed } from '@liandong/event-sourcing';
import { caseActions } from './case.allowed-actions.js';
import { type DecisionCommand, decideDecision } from './case.decision.js';
import type { CaseEvent } from './case.events.js';
import { decideFiling, type FilingCommand } from './case.filing.js';
import { decideIdentification, type IdentificationCommand } from './case.identification.js';
import { type CaseState, evolveCase, initialCase } from './case.state.js';
import { decideTownship, type TownshipCommand } from './case.township.js';
import { decideTrial, type TrialCommand } from './case.trial.js';

/** Everything that can be asked of a case, in the order of its life: case.filing.ts, case.identification.ts, case.township.ts, case.trial.ts, case.decision.ts. */
export type CaseCommand = FilingCommand | IdentificationCommand | TownshipCommand | TrialCommand | DecisionCommand;

function decideCase(command: CaseCommand, state: CaseState): readonly CaseEvent[] {
  // The verification may announce its result more than once; the case of a subject is opened once.
  if (command.type === 'open' && state.status !== 'none') return [];
  ensureAllowed('case', caseActions, state.status, command.type);
  switch (command.type) {
    case 'open':
    case 'propose-filing':
    case 'approve-filing':
    case 'reject-filing':
    case 'appoint-investigators':
    case 'announce-filing':
    case 'record-measure':
    case 'report-investigation':
    case 'sign-report':
    case 'return-report':
    case 'hand-over-to-trial':
      return decideFiling(command, state);
    case 'identify-subject':
    case 'approve-supplementary-filing':
    case 'reject-supplementary-filing':
      return decideIdentification(command, state);
    case 'review-by-township':
    case 'submit-to-county':
    case 'appoint-acting-secretary':
      return decideTownship(command, state);
    case 'accept-for-trial':
    case 'form-panel':
    case 'classify':
    case 'extend-trial':
    case 'return-for-supplement':
    case 'resubmit':
    case 'return-for-reinvestigation':
    case 'hold-trial-talk':
    case 'skip-trial-talk':
    case 'deliberate':
      return decideTrial(command, state);
    case 'hear-defence':
    case 'decide':
    case 'announce-decision':
    case 'record-execution':
    case 'close':
      return decideDecision(command, state);
    default:
      return command satisfies never;
  }
}

/** One filed subject's case (案件): 立案审查调查 → 审理 → 处分 → 执行. */
export const investigationCase: Decider<CaseState, CaseCommand, CaseEvent> = {
  category: 'case',
  initial: initialCase,
  evolve: evolveCase,
  decide: decideCase,
  owner: (state) => state.organisationId,
};
