import type { Actor } from '@liandong/event-sourcing';
import { useDemoRules } from '@liandong/service-kit/testing';
import { breach, type BreachCommand, type BreachData } from './breach.decider.js';
import type { BreachEvent, BreachReport } from './breach.events.js';

useDemoRules();

export const at = '2020-07-01T02:00:00.000Z';
export const reporter: Actor = { personId: 'mhk-inv-1', organisationId: 'mhk.room-1', role: 'investigator' };
export const officer: Actor = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const director: Actor = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const cadre: Actor = { personId: 'mhk-cadre', organisationId: 'mhk.cadre-supervision', role: 'cadre-supervisor' };
export const principal: Actor = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };

export const told: BreachReport = {
  organisationId: 'mhk',
  officer: { personId: officer.personId, organisationId: officer.organisationId, standing: 'staff' },
  kind: 'leaking',
  discovery: 'reported',
  about: { kind: 'clue', id: 'c1' },
  occurredOn: '2020-06-11',
  content: '将举报材料内容告知被反映人所在单位',
};

type Asked = { [T in BreachCommand['type']]: { readonly type: T; readonly data: BreachData<T> } }[BreachCommand['type']];
export const as = (by: Actor, command: Asked) => ({ ...command, by, at }) as BreachCommand;
export const report = (more: Partial<BreachReport> = {}, by = reporter) => as(by, { type: 'report', data: { ...told, ...more } });
export const register = (by = director) => as(by, { type: 'register', data: { registeredOn: '2020-06-12' } });
export const open = (by = cadre) => as(by, { type: 'open-examination', data: { openedOn: '2020-06-15' } });
export const find = (by = cadre) => as(by, { type: 'find', data: { facts: '经查属实', decidedOn: '2020-06-22' } });
export const clear = (by = cadre) => as(by, { type: 'clear', data: { reason: '查无实据', decidedOn: '2020-06-22' } });
export const handOver = (receiverId = 'mhk', by = principal) =>
  as(by, { type: 'hand-over', data: { receiverId, documentNumber: '追责〔2020〕1号', handedOn: '2020-06-23' } });
export const close = (by = principal) => as(by, { type: 'close', data: { reason: '……', closedOn: '2020-06-30' } });

/** What the history comes to after these commands. */
export const after = (history: readonly BreachEvent[], ...commands: readonly BreachCommand[]) =>
  commands.reduce<readonly BreachEvent[]>(
    (events, command) => [...events, ...breach.decide(command, events.reduce(breach.evolve, breach.initial))],
    history,
  );

export const examined = after([], report(), register(), open());
export const found = after(examined, find());
export const handedOver = after(found, handOver());
export const cleared = after([], report({ kind: 'retaliation' }), register(), open(), clear());
