import type { InstitutionSubject, PersonSubject, UnidentifiedSubject } from '@liandong/contracts';
import { collaborationPlan } from '../collaboration-plan/collaboration-plan.decider.js';
import { arrangementOn } from '../collaboration-plan/plan-on-date.js';
import { meihekouPlan } from '../collaboration-plan/plan.fixtures.js';
import type { Person } from '../staff-roster/staff-roster.events.js';
import { evolveRoster, initialRoster } from '../staff-roster/staff-roster.state.js';
import { type Drawn, drawnOn } from './draw.js';
import type { VerificationCommand } from './verification.commands.js';
import { verification } from './verification.decider.js';
import type { VerificationEvent } from './verification.events.js';
import type { VerificationState } from './verification.state.js';

/** Facts of the first case of Meihekou (0.20); names are invented. */
export const at = '2020-07-01T02:00:00.000Z';

type Type = VerificationCommand['type'];
export type DataOf<T extends Type> = Extract<VerificationCommand, { type: T }>['data'];
const actor = (personId: string, role: string, organisationId = 'mhk') => ({ personId, organisationId, role });

export const people = {
  system: actor('system:joint-supervision', 'automation'),
  lead: actor('mhk-lead-1', 'deputy'),
  otherLead: actor('mhk-lead-2', 'deputy'),
  principal: actor('mhk-principal', 'principal'),
  partyChief: actor('mhk-party-chief', 'party-chief'),
  upper: actor('upper-principal', 'principal', 'upper'),
};
export const investigator = (number: number) => actor(`mhk-inv-${number}`, 'investigator', staff[number - 1]!.organisationId);

export const as = <T extends Type>(by: { personId: string; organisationId: string; role: string }, type: T, data: DataOf<T>, moment = at) =>
  ({ type, data, by, at: moment }) as VerificationCommand;

const person = (number: number, organisationId: string, affiliation: Person['affiliation'] = 'commission'): Person => ({
  personId: `mhk-inv-${number}`,
  name: `核查员${number}`,
  organisationId: `mhk.${organisationId}`,
  affiliation,
  duty: 'staff',
});
export const staff: readonly Person[] = [
  person(1, 'room-1'),
  person(2, 'room-3'),
  person(3, 'room-5'),
  person(4, 'room-7'),
  person(5, 'dispatched-2'),
  person(6, 'dispatched-8'),
  person(7, 'township-2'),
  person(8, 'procuratorate', 'partner-agency'),
  person(9, 'procuratorate', 'partner-agency'),
  person(10, 'room-2'),
  person(11, 'court', 'partner-agency'),
  person(12, 'office'),
  { ...person(0, ''), personId: 'mhk-principal', organisationId: 'mhk', duty: 'principal' },
];

const plan = collaborationPlan.evolve(collaborationPlan.initial, {
  type: 'PlanAdopted',
  data: { ...meihekouPlan, version: 1, adoptedBy: 'mhk-principal' },
});
const roster = staff.reduce(
  (state, listed) => evolveRoster(state, { type: 'PersonListed', data: { ...listed, from: '2020-03-02' } }),
  initialRoster,
);

export const zoneIds = ['mhk.zone-1', 'mhk.zone-2', 'mhk.zone-3', 'mhk.zone-4'];
export const planFacts = { facts: { zoneIds: arrangementOn(plan, '2020-06-11')!.zones.map(({ zoneId }) => zoneId) } };
const drawn: Record<string, Drawn> = Object.fromEntries(
  [...staff.map(({ personId }) => personId), 'stranger'].map((id) => [id, drawnOn(plan, roster, id, '2020-06-11')]),
);
export const drawFacts = { facts: { planVersion: 1, drawn } };
export const rosterFacts = (personId: string) => ({ facts: { listed: personId !== 'stranger', chief: personId === 'mhk-principal' } });
export const upperBodyFacts = { facts: { upperBodyId: 'upper' } };

export const subject = (number: number, more: Partial<PersonSubject> = {}): PersonSubject => ({
  subjectId: `s${number}`,
  name: `某${number}`,
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
  ...more,
});
export const institution = (number: number, more: Partial<InstitutionSubject> = {}): InstitutionSubject => ({
  subjectId: `s${number}`,
  kind: 'institution',
  name: `单位${number}`,
  organisationId: 'mhk.unit-agriculture',
  managedBy: 'county',
  ...more,
});
export const unidentified = (number: number): UnidentifiedSubject => ({
  subjectId: `s${number}`,
  kind: 'unidentified',
  name: '某负责人',
  organisationId: 'mhk',
  managedBy: 'county',
  description: '姓名不详',
});
export const subjects = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => subject(number));

export const opening: DataOf<'open'> = {
  clueId: 'k1',
  clueNumber: '检移〔2020〕1号',
  title: '某市直部门不认真履职',
  organisationId: 'mhk',
  zoneId: 'mhk.zone-1',
  leaderPersonId: 'mhk-lead-1',
  level: 'county',
  priority: false,
  subjects,
  sourceKind: 'procuratorate',
};
export const planData = (partyChiefSubjectIds: string[] = [], agencyIds = ['mhk.procuratorate']): DataOf<'propose-plan'> => ({
  plan: { purpose: '核实不认真履职问题', zoneIds, agencyIds, partyChiefSubjectIds },
  proposedOn: '2020-06-11',
  ...planFacts,
});
const team = (name: string, ...numbers: number[]) => ({
  name,
  leaderPersonId: `mhk-inv-${numbers[0]}`,
  memberIds: numbers.map((number) => `mhk-inv-${number}`),
});
export const teamsData = (teams = [team('第一组', 1, 2, 8), team('第二组', 3, 4, 9), team('第三组', 5, 6, 7)]): DataOf<'form-teams'> => ({
  teams,
  drawnOn: '2020-06-11',
  ...drawFacts,
});
export const measureData = (measureId = 'm1', takenBy = ['mhk-inv-1', 'mhk-inv-2']): DataOf<'take-measure'> => ({
  measureId,
  kind: 'talk',
  takenBy,
  notice: '核通〔2020〕1号',
  record: `笔录-${measureId}`,
  takenOn: '2020-06-12',
  evidence: [{ evidenceId: `e-${measureId}`, name: '谈话笔录', digest: '0'.repeat(64) }],
});
const outcomes = (['file', 'file', 'admonish', 'admonish', ...Array<'criticise-educate'>(5).fill('criticise-educate')] as const).map(
  (outcome, index) => ({ subjectId: `s${index + 1}`, outcome }),
);
export const reportData: DataOf<'draft-report'> = {
  outcomes,
  problems: [{ organisationId: 'mhk.unit-agriculture', text: '审批不规范' }],
  summary: '经核查,反映问题属实。',
  draftedOn: '2020-06-14',
};

/** The events of one command after another; every command must be accepted. */
export function play(
  commands: readonly VerificationCommand[],
  history: readonly VerificationEvent[] = [],
  decider: typeof verification = verification,
): VerificationEvent[] {
  const events = [...history];
  let state = events.reduce((current, event) => verification.evolve(current, event), verification.initial);
  for (const command of commands) {
    const decided = decider.decide(command, state);
    state = decided.reduce<VerificationState>((current, event) => verification.evolve(current, event), state);
    events.push(...decided);
  }
  return events;
}

const { system, lead, principal } = people;
export const story = {
  opened: [as(system, 'open', opening)],
  planned: [as(lead, 'propose-plan', planData()), as(principal, 'approve-plan', {})],
  teams: [as(lead, 'form-teams', teamsData())],
  started: [as(lead, 'start', { startedOn: '2020-06-11' })],
  found: [
    as(investigator(1), 'take-measure', measureData()),
    ...subjects.map(({ subjectId }) =>
      as(investigator(1), 'record-finding', { subjectId, facts: `${subjectId} 未认真履职`, evidenceIds: ['e-m1'] }),
    ),
  ],
  drafted: [as(investigator(1), 'draft-report', reportData)],
  signed: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => as(investigator(number), 'sign-report', { version: 1, signedOn: '2020-06-14' })),
  submitted: [as(investigator(1), 'submit-report', { opinion: '建议对二人立案', reportedOn: '2020-06-15' })],
  concluded: [as(principal, 'conclude', { concludedOn: '2020-06-15' })],
};

/** B4.2: the upper body has recused the chief; `mhk-lead-2` decides instead. */
export const chiefRecused = as(people.upper, 'order-recusal', {
  personId: 'mhk-principal',
  ground: 'interest',
  statement: '责令回避',
  orderedOn: '2020-06-12',
  actingChiefId: 'mhk-lead-2',
  facts: { ...rosterFacts('mhk-principal').facts, ...upperBodyFacts.facts },
});

/** B4.1: somebody raised that this person be recused. */
export const raisedAgainst = (personId: string) =>
  as(investigator(1), 'raise-recusal', {
    personId,
    ground: 'witness',
    raisedBy: 'other',
    statement: '……',
    raisedOn: '2020-06-12',
    ...rosterFacts(personId),
  });

/** B4.2: the chief decides it. */
export const recusalDecided = (personId: string, upheld: boolean) =>
  as(principal, 'decide-recusal', { personId, upheld, reason: '……', decidedOn: '2020-06-13', ...upperBodyFacts });

/** The clue’s routing falls, and it is routed to another zone (B1.3). */
export const routingFell = as(people.system, 'let-routing-fall', { organisationId: 'mhk', routingNo: 1 });
export const routedAnew = as(people.system, 'open', { ...opening, routingNo: 2, zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' });

/** The story up to and with this step. */
export function storyUntil(step: keyof typeof story): VerificationEvent[] {
  const steps = Object.keys(story) as (keyof typeof story)[];
  return play(steps.slice(0, steps.indexOf(step) + 1).flatMap((name) => story[name]));
}
