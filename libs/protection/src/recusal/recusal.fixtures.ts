import type { Actor } from '@liandong/event-sourcing';
import { useDemoRules } from '@liandong/service-kit/testing';
import type { RecusalCommand, RecusalData } from './recusal.decider.js';
import type { RecusalEvent } from './recusal.events.js';

useDemoRules();

export const at = '2020-06-20T02:00:00.000Z';
export const principal: Actor = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const deputy: Actor = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const intake: Actor = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const upper: Actor = { personId: 'upper-principal', organisationId: 'upper', role: 'principal' };
/** Somebody before whom the recusals lie. */
export const viewer = ({ personId, organisationId, role }: Actor) => ({ personId, organisationId, roles: [role] });
const about = { kind: 'clue', id: 'c1' } as const;

export const as = (
  by: Actor,
  command: { [T in RecusalCommand['type']]: { readonly type: T; readonly data: RecusalData<T> } }[RecusalCommand['type']],
) => ({ ...command, by, at }) as RecusalCommand;
export const raise = (more: Partial<RecusalData<'raise'>> = {}, by = intake) =>
  as(by, {
    type: 'raise',
    data: {
      organisationId: 'mhk',
      about,
      personId: intake.personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'self',
      statement: '与被反映人系近亲属',
      raisedOn: '2020-06-12',
      ...more,
    },
  });
export const decide = (more: Partial<RecusalData<'decide'>> = {}, by = principal) =>
  as(by, { type: 'decide', data: { personId: intake.personId, upheld: true, reason: '事由成立', decidedOn: '2020-06-13', ...more } });
export const order = (more: Partial<RecusalData<'order'>> = {}, by = upper) =>
  as(by, {
    type: 'order',
    data: {
      organisationId: 'mhk',
      about,
      personId: intake.personId,
      chief: false,
      ground: 'interest',
      statement: '上级责令回避',
      orderedOn: '2020-06-13',
      ...more,
    },
  });

export const raised: readonly RecusalEvent[] = [
  {
    type: 'RecusalRaised',
    data: {
      organisationId: 'mhk',
      about,
      personId: intake.personId,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'self',
      statement: '与被反映人系近亲属',
      raisedOn: '2020-06-12',
      stage: 'clue-handling',
      recordedBy: intake.personId,
    },
    rules: [{ ruleId: 'B4.1-grounds', version: '2018' }],
  },
];
export const upheld: readonly RecusalEvent[] = [
  ...raised,
  {
    type: 'RecusalDecided',
    data: {
      personId: intake.personId,
      upheld: true,
      reason: '事由成立',
      decidedOn: '2020-06-13',
      decidedBy: principal.personId,
      decidedFor: 'mhk',
    },
  },
];
