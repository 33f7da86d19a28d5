import type { Actor } from '@liandong/event-sourcing';
import { limitFrom } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { intervention, type InterventionCommand, type InterventionData } from './intervention.decider.js';
import type { Intervention, InterventionEvent } from './intervention.events.js';

useDemoRules();

export const at = '2020-06-12T02:00:00.000Z';
export const limit = limitFrom('B4.6', '2020-06-12', 'mhk');
export const asked: Actor = { personId: 'mhk-inv-1', organisationId: 'mhk.zone-1', role: 'investigator' };
export const director: Actor = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const cadre: Actor = { personId: 'mhk-cadre', organisationId: 'mhk.cadre-supervision', role: 'cadre-supervisor' };
export const deputy: Actor = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const principal: Actor = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };

export const entry: Intervention = {
  organisationId: 'mhk',
  clueId: 'c1',
  kind: 'pleading',
  by: { name: '某某', unit: '某局', position: '副局长' },
  addressee: asked.personId,
  occurredOn: '2020-06-11',
  content: '请求从轻',
};

type Ask = { [T in InterventionCommand['type']]: { readonly type: T; readonly data: InterventionData<T> } }[InterventionCommand['type']];
export const as = (by: Actor, command: Ask) => ({ ...command, by, at }) as InterventionCommand;
export const record = (more: Partial<Intervention> = {}, by = asked) => as(by, { type: 'record', data: { ...entry, ...more } });
export const assess = (standing: InterventionData<'assess'>['standing'] = 'outsider', by = director) =>
  as(by, { type: 'assess', data: { standing, opinion: '一般打听', assessedOn: '2020-06-12' } });
export const reportUpward = (receiverId = 'mhk', by = director) =>
  as(by, { type: 'report-upward', data: { receiverId, documentNumber: '梅纪报〔2020〕1号', reportedOn: '2020-06-12' } });
export const handle = (more: Partial<InterventionData<'handle'>> = {}, by = deputy) =>
  as(by, { type: 'handle', data: { outcome: 'reminded', reason: '已提醒其遵守规定', handledOn: '2020-06-12', ...more } });

/** What the history comes to after these commands. */
export const after = (history: readonly InterventionEvent[], ...commands: readonly InterventionCommand[]) =>
  commands.reduce<readonly InterventionEvent[]>(
    (events, command) => [...events, ...intervention.decide(command, events.reduce(intervention.evolve, intervention.initial))],
    history,
  );

export const recorded = after([], record());
export const assessed = after(recorded, assess());
export const withChief = after(assessed, reportUpward());
export const ofSuperior = after(recorded, assess('superior'));
