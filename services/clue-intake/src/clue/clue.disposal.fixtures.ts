import { clue, type ClueCommand } from './clue.decider.js';
import type { DisposalPlan } from './clue.disposal-plan.js';
import type { ClueEvent, DisposalMode } from './clue.events.js';
import { approved, at, command, director, from, keeper, person, principal, routing, screened } from './clue.fixtures.js';
import type { TalkEnd } from './clue.results.decider.js';
import type { ClueState } from './clue.state.js';

export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };

/** Asks one after the other, and keeps what happened. */
export const after = (history: readonly ClueEvent[], ...asked: readonly ClueCommand[]) =>
  asked.reduce<readonly ClueEvent[]>(
    (events, one) => [...events, ...clue.decide(one, events.reduce<ClueState>(clue.evolve, clue.initial))],
    history,
  );
/** A plan that would do for every mode, and may be kept on any day of the specs. */
export const plan: DisposalPlan = {
  steps: [{ what: '查阅资料,向知情人了解情况', who: '第一监督检查室', until: '2099-12-31' }],
  measures: ['查询', '谈话'],
  safety: '谈话地点安全检查,医护人员待命',
};
/** What a proposal of that mode brings. */
export const planned = (mode: string): { readonly plan?: DisposalPlan } =>
  mode === 'initial-verification' || mode === 'talk-inquiry' ? { plan } : {};
export const propose = (mode: DisposalMode, by = keeper) => command('propose-disposal', { mode, opinion: '……', ...planned(mode) }, by);
export const approve = (by = principal, moment = at) => command('approve-disposal', {}, by, moment);
export const ended = (subjectId: string, outcome: TalkEnd, round = 1) =>
  command('record-talk-inquiry', { talkInquiryId: `t-${subjectId}`, round, subjectId, outcome, on: '2020-06-11' });
export const two = from('petition', screened, { subjects: [person('s1'), person('s2')] });
export const talking = after(two, propose('talk-inquiry'), approve(deputy), approve());
export const township = after(
  approved,
  command('propose-routing', { ...routing, level: 'township' }),
  command('approve-routing', {}, principal),
);
export const atTownship = after(
  township,
  command('propose-disposal', { mode: 'hold', opinion: '……' }),
  command('reject-disposal', { reason: '……' }, principal),
  command(
    'report-township-result',
    { results: [{ subjectId: 's1', outcome: 'criticise-educate', reference: '谈话记录' }], summary: '……', reportedOn: '2020-06-11' },
    director,
  ),
);
export const verifiedAfterTalks = after(
  talking,
  ended('s1', 'admonish'),
  ended('s2', 'initial-verification'),
  propose('initial-verification'),
  approve(),
  command('propose-routing', routing),
  command('approve-routing', {}, principal),
  command('record-verification', { verificationId: 'v1', findings: [{ subject: person('s2'), outcome: 'no-case' }] }),
);
export const afterTalks = after(verifiedAfterTalks, command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director));
