import { type Decider, ensureAllowed } from '@liandong/event-sourcing';
import type { RecusedElsewhere } from '@liandong/protection';
import { addSubjects, approvePlan, approveSubjects, identifySubject, proposePlan, rejectPlan, rejectSubjects } from './plan.decider.js';
import { decideRecusal, orderRecusal, raiseRecusal } from './recusal.decider.js';
import { conclude, draftReport, returnReport, signReport, submitReport } from './report.decider.js';
import { endUnder, openFor } from './routing.decider.js';
import { formTeams, replaceMember } from './teams.decider.js';
import { verificationActions } from './verification.allowed-actions.js';
import type { VerificationCommand } from './verification.commands.js';
import type { VerificationEvent } from './verification.events.js';
import { evolveVerification, initialVerification, type VerificationState } from './verification.state.js';
import { extend, recordFinding, start, takeMeasure } from './work.decider.js';

function decideVerification(command: VerificationCommand, state: VerificationState): readonly VerificationEvent[] {
  if (command.type === 'open') return openFor(command.data, state);
  if (command.type === 'let-routing-fall') return endUnder(command.data, command.at, state);
  ensureAllowed('verification', verificationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'propose-plan':
      return proposePlan(command.data, by, at, state);
    case 'approve-plan':
      return approvePlan(by, at, state);
    case 'reject-plan':
      return rejectPlan(command.data, by, state);
    case 'form-teams':
      return formTeams(command.data, by, at, state);
    case 'replace-member':
      return replaceMember(command.data, by, at, state);
    case 'raise-recusal':
      return raiseRecusal(command.data, by, at, state);
    case 'decide-recusal':
      return decideRecusal(command.data, by, at, state);
    case 'order-recusal':
      return orderRecusal(command.data, by, at, state);
    case 'start':
      return start(command.data, by, at, state);
    case 'extend':
      return extend(command.data, by, at, state);
    case 'take-measure':
      return takeMeasure(command.data, by, at, state);
    case 'add-subjects':
      return addSubjects(command.data, by, at, state);
    case 'identify-subject':
      return identifySubject(command.data, by, at, state);
    case 'approve-subjects':
      return approveSubjects(command.data, by, at, state);
    case 'reject-subjects':
      return rejectSubjects(command.data, by, state);
    case 'record-finding':
      return recordFinding(command.data, by, state);
    case 'draft-report':
      return draftReport(command.data, by, at, state);
    case 'sign-report':
      return signReport(command.data, by, at, state);
    case 'submit-report':
      return submitReport(command.data, by, at, state);
    case 'return-report':
      return returnReport(command.data, by, state);
    case 'conclude':
      return conclude(command.data, by, at, state);
    default:
      return command satisfies never;
  }
}

/** An initial verification (初步核实); its id is the clue's. */
export const verification: Decider<VerificationState, VerificationCommand, VerificationEvent> = {
  category: 'verification',
  initial: initialVerification,
  evolve: evolveVerification,
  decide: decideVerification,
  owner: (state) => state.organisationId,
};

/** The same, with what other records say of the matter when the command is given (B4.1, B4.2). */
export function verificationGiven(elsewhere: RecusedElsewhere): typeof verification {
  return { ...verification, decide: (command, state) => decideVerification(command, { ...state, elsewhere }) };
}
