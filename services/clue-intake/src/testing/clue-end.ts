import { clue, type ClueCommand } from '../clue/clue.decider.js';
import { owesFeedback } from '../clue/clue.feedback-terms.js';
import { at, director, keeper, person, principal, procurator, routing } from '../clue/clue.fixtures.js';
import { awaitedSubjects } from '../clue/clue.results.decider.js';
import type { ClueState } from '../clue/clue.state.js';
import { openTalks, remainingSubjects } from '../clue/clue.talks.js';

const moment = '2026-06-11T02:00:00.000Z';
const deputy = { personId: 'the-deputy', organisationId: 'mhk', role: 'deputy' };
const chief = { ...principal, personId: 'the-principal' };
/** As of an assignment whose result was approved, if there is one. */
const concluding = { summary: '……', concludedOn: at.slice(0, 10), assigned: 'reported' };
const ask = (type: ClueCommand['type'], data: object, by: object = keeper) => ({ type, data, by, at: moment }) as ClueCommand;

/** The command that a person, or an automation, would give next to bring the clue to its end. */
function next(state: ClueState): ClueCommand {
  const day = at.slice(0, 10);
  const [talking] = openTalks(state);
  if (talking !== undefined)
    return ask('record-talk-inquiry', { talkInquiryId: 't', round: state.talkRound, subjectId: talking, outcome: 'clarified', on: day });
  const [awaited] = awaitedSubjects(state);
  // Another mode takes the place of one whose approval does not suffice any more.
  if (state.approvalLacks && (state.status === 'disposal-approved' || state.status === 'routed'))
    return ask('propose-disposal', { mode: 'close', opinion: '……' }, director);
  switch (state.status) {
    case 'received':
      return ask('register', { number: '1' });
    case 'registered':
      return ask('screen', { problemTypes: ['conduct'], opinion: '……' });
    case 'disposed-before':
    case 'screened':
      return ask('propose-disposal', { mode: 'close', opinion: '……' }, director);
    case 'disposal-proposed': {
      const role = (state.proposal!.chain?.approvers ?? ['principal'])[state.proposal!.approvedBy.length];
      return ask('approve-disposal', {}, role === 'deputy' ? deputy : chief);
    }
    case 'disposal-approved':
      if (state.mode === 'close' || (state.mode === 'talk-inquiry' && remainingSubjects(state).length === 0))
        return ask('conclude', concluding, director);
      return state.mode === 'initial-verification'
        ? ask('propose-routing', routing)
        : ask('propose-disposal', { mode: 'close', opinion: '……' }, director);
    case 'routing-proposed':
      return state.routing!.crossed ||
        state.routing!.leadReason ||
        state.routing!.handling ||
        (state.raisedLevel && state.routing!.level === 'township')
        ? ask('reject-routing', { reason: '……' }, chief)
        : ask('approve-routing', {}, chief);
    case 'routed':
      if (state.mode === 'talk-inquiry')
        return remainingSubjects(state).length === 0
          ? ask('conclude', concluding, director)
          : ask('propose-disposal', { mode: 'close', opinion: '……' }, director);
      if (state.routing!.level === 'county')
        return ask('record-verification', { verificationId: 'v', findings: [{ subject: person('s1'), outcome: 'no-case' }] });
      return ask('report-township-result', {
        results: remainingSubjects(state).map(({ subjectId }) => ({ subjectId, outcome: 'no-case', reference: 'r' })),
        summary: '……',
        reportedOn: day,
      });
    case 'verified':
      return awaited === undefined
        ? ask('conclude', concluding, director)
        : ask('record-outcome', { subjectId: awaited, outcome: 'file', reference: 'c', on: day });
    case 'concluded':
      return state.feedback === 'none' && owesFeedback(state)
        ? ask('give-feedback', { text: '……', givenOn: state.concludedOn, documentNumber: '函1号' }, director)
        : ask('close', { reason: '……', closedOn: day }, director);
    case 'feedback-given':
      return ask('close', { reason: '……', closedOn: day }, procurator);
    default:
      throw new Error(`nothing follows ${state.status}`);
  }
}

/** Where those commands lead. A command that the domain refuses fails, and so does a way without an end. */
export function endOf(from: ClueState): string {
  let state = from;
  for (let steps = 0; steps < 30 && state.status !== 'closed'; steps += 1) {
    state = clue.decide(next(state), state).reduce(clue.evolve, state);
  }
  return state.status;
}
