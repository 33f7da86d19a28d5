import { clue, type ClueCommand } from './clue.decider.js';
import type { ClueEvent, DisposalMode } from './clue.events.js';
import { approved, at, command, director, from, keeper, person, principal, routing, screened } from './clue.fixtures.js';
import type { TalkEnd } from './clue.results.decider.js';
import type { ClueState } from './clue.state.js';

export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };

/** Asks one after the other, and keeps what happened. */
export const after = (history: readonly ClueEvent[], ...asked: readonly ClueCommand[]) =>
  asked.reduce<readonly ClueEvent[]>((events, one) => [...events, ...clue.decide(one, events.reduce<ClueState>(clue.evolve, clue.initial))], history);
export const propose = (mode: DisposalMode, by = keeper) => command('propose-disposal', { mode, opinion: '……' }, by);
export const approve = (by = principal, moment = at) => command('approve-disposal', {}, by, moment);
export const ended = (subjectId: string, outcome: TalkEnd, round = 1) => command('record-talk-inquiry', { talkInquiryId: `t-${subjectId}`, round, subjectId, outcome, on: '2020-06-11' });
export const two = from('petition', screened, { subjects: [person('s1'), person('s2')] });
export const talking = after(two, propose('talk-inquiry'), approve(deputy), approve());
export const township = after(approved, command('propose-routing', { ...routing, level: 'township' }), command('approve-routing', {}, principal));
export const atTownship = after(
  township, command('propose-disposal', { mode: 'hold', opinion: '……' }), command('reject-disposal', { reason: '……' }, principal),
  command('report-township-result', { results: [{ subjectId: 's1', outcome: 'criticise-educate', reference: '谈话记录' }], summary: '……', reportedOn: '2020-06-11' }, director),
);
export const verifiedAfterTalks = after(
  talking, ended('s1', 'admonish'), ended('s2', 'initial-verification'), propose('initial-verification'), approve(), command('propose-routing', routing), command('approve-routing', {}, principal),
  command('record-verification', { verificationId: 'v1', findings: [{ subject: person('s2'), outcome: 'no-case' }] }),
);
export const afterTalks = after(verifiedAfterTalks, command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director));
