import type { Actor } from '@liandong/event-sourcing';
import { limitFrom } from '@liandong/legal-time';
import { reply, type ReplyCommand, type ReplyData } from './reply.decider.js';
import type { ReplyEvent } from './reply.events.js';

/** One reply's history, step by step, for the specs. */
export const at = '2020-09-30T02:00:00.000Z';
export const system: Actor = { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' };
export const intake: Actor = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const reception: Actor = { personId: 'mhk-reception', organisationId: 'mhk.reception', role: 'reception-officer' };
export const director: Actor = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const supervisor: Actor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const deputy: Actor = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };

export function command<T extends ReplyCommand['type']>(type: T, data: ReplyData<T>, by: Actor = intake, moment = at): ReplyCommand {
  return { type, data, by, at: moment } as unknown as ReplyCommand;
}
/** A history, and what these commands add to it. */
export function after(history: readonly ReplyEvent[], ...commands: readonly ReplyCommand[]): readonly ReplyEvent[] {
  return commands.reduce((all, one) => [...all, ...reply.decide(one, all.reduce(reply.evolve, reply.initial))], history);
}

export const acknowledgeBy = limitFrom('B1.15', '2020-06-11');
export const tellBy = limitFrom('B1.15-result', '2020-08-31');
const ruleOf = ({ ruleId, version }: typeof tellBy) => [{ ruleId, version }];
export const opening = { organisationId: 'mhk', kind: 'clue', receivedOn: '2020-06-11' } as const;
export const owed: ReplyEvent = { type: 'ReplyOwed', data: { ...opening, acknowledgeBy }, rules: ruleOf(acknowledgeBy) };
export const owedInDialogue = { ...owed, data: { ...owed.data, kind: 'report' } } as ReplyEvent;
const earlier = limitFrom('B1.15', '2020-06-01');
export const receiptCorrected: ReplyEvent = {
  type: 'ReplyReceiptCorrected',
  data: { receivedOn: '2020-06-01', formerly: '2020-06-11', acknowledgeBy: earlier, shortened: true },
  rules: ruleOf(earlier),
};
export const acknowledged: ReplyEvent = {
  type: 'ReplyAcknowledged',
  data: { means: 'phone', toldOn: '2020-07-02', inTime: true, toldBy: 'mhk-intake' },
};
export const completion = { clueId: 'c1', completedOn: '2020-08-31', realName: true } as const;
export const resultOwed: ReplyEvent = {
  type: 'ReplyResultOwed',
  data: { clueId: 'c1', completedOn: '2020-08-31', tellBy },
  rules: ruleOf(tellBy),
};
export const resultTold: ReplyEvent = {
  type: 'ReplyResultTold',
  data: { means: 'in-person', toldOn: '2020-09-21', inTime: true, toldBy: 'mhk-director' },
};
export const objection = {
  statement: { keyId: 'k1', fields: { statement: 'v1.k1.OBJECTION' } },
  newEvidence: true,
  raisedOn: '2020-09-22',
} as const;
export const objected: ReplyEvent = { type: 'ReplyObjectionRecorded', data: { number: 1, ...objection, recordedBy: 'mhk-director' } };
export const objectedWithoutEvidence = { ...objected, data: { ...objected.data, newEvidence: false } } as ReplyEvent;
export const objectionRead: ReplyEvent = {
  type: 'ReplyObjectionRead',
  data: { number: 1, readBy: 'mhk-lead-1' },
  access: { kind: 'sealed-data-read', what: 'reporter-objection' },
};
export const recheckOrdered: ReplyEvent = {
  type: 'ReplyObjectionDecided',
  data: { number: 1, recheck: true, reason: '提供了新的账册', approvedBy: 'mhk-lead-1' },
};
const again = limitFrom('B1.15-result', '2020-09-30');
export const recheckConcluded: ReplyEvent = {
  type: 'ReplyRecheckConcluded',
  data: {
    number: 1,
    outcome: 'changed',
    summary: '补发资金已追回',
    concludedOn: '2020-09-30',
    concludedBy: 'mhk-supervisor-1',
    tellBy: again,
  },
  rules: ruleOf(again),
};

export const told = [owed, acknowledged, resultOwed, resultTold] as const;
export const rechecked: readonly ReplyEvent[] = [...told, objected, objectionRead, recheckOrdered, recheckConcluded];
