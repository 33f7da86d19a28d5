import { assignment, type AssignmentCommand } from './assignment.decider.js';
import type { AssignmentEvent, Given } from './assignment.events.js';

/** One history, step by step: what a tour team's supervision group passed to a dispatched group (4.2). */
export const at = '2020-06-11T02:00:00.000Z';
const someone = (personId: string, role: string) => ({ personId, organisationId: 'mhk', role });
export const automation = someone('system:clue-intake', 'automation');
export const intake = someone('mhk-intake', 'intake-officer');
export const director = someone('mhk-director', 'case-director');
export const deputy = someone('mhk-lead-1', 'deputy');
export const principal = someone('mhk-principal', 'principal');

export const given42: Given = {
  organisationId: 'mhk',
  kind: 'assigned',
  body: '中央第十五巡视督导组',
  documentNumber: '督导转〔2020〕1号',
  title: '出租汽车行业违规收费',
  requirement: '三个月内办结并报告',
};
export const command = <T extends AssignmentCommand['type']>(
  type: T,
  data: Extract<AssignmentCommand, { type: T }>['data'],
  by = director,
  moment = at,
) => ({ type, data, by, at: moment }) as AssignmentCommand;

/** The events that these commands lead to, one after the other. */
export const played = (...commands: readonly AssignmentCommand[]): readonly AssignmentEvent[] =>
  commands.reduce<readonly AssignmentEvent[]>(
    (history, one) => [...history, ...assignment.decide(one, history.reduce(assignment.evolve, assignment.initial))],
    [],
  );

export const received = command('receive', { ...given42, receivedOn: '2020-06-11' }, intake);
export const opened = command('open', { ...given42, clueId: 'k1', receivedOn: '2020-06-11' }, automation);
export const accepted = command('accept', { acceptedOn: '2020-06-11' }, intake);
export const open = [received, accepted];
export const result = {
  summary: '清退违规收费',
  effects: [{ kind: 'refund' as const, city: '甲市', unit: '出租公司', quantity: 10, amountFen: 100_000 }],
};
export const review = { reviewedOn: '2020-06-11', participants: ['p1', 'p2', 'p3'], opinion: '同意上报', agreed: true };
export const approvedResult = [
  ...open,
  command('propose-result', result),
  command('review-result', review),
  command('approve-result', {}, principal),
];
export const whole = [
  ...open,
  command('extend', { reason: '涉及面广', reportNumber: '报〔2020〕2号' }, principal),
  command('extend-from-above', { months: 2, documentNumber: '复〔2020〕3号', decidedBy: '巡视督导组', decidedOn: '2020-06-11' }),
  command('propose-supervision', { ground: 'careless', way: 'hearing', requirement: '听取汇报' }),
  command('approve-supervision', {}, deputy),
  command('carry-out-supervision', { report: '已听取', carriedOutOn: '2020-06-11' }),
  command('propose-result', result),
  command('review-result', review),
  command('reject-result', { reason: '清退未到位' }, principal),
  ...approvedResult.slice(2),
  command('send-up-result', { documentNumber: '报〔2020〕9号', sentOn: '2020-06-11' }),
];
