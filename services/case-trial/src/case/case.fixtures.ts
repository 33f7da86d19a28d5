import type { InstitutionSubject, PersonSubject, Subject, UnidentifiedSubject } from '@liandong/contracts';
import type { Actor } from '@liandong/event-sourcing';
import { type CaseCommand, investigationCase } from './case.decider.js';
import type { CaseEvent, Opinion } from './case.events.js';
import type { CaseState } from './case.state.js';

const person = (personId: string, organisationId: string, role: string): Actor => ({ personId, organisationId, role });

/** People of the cases in the specs. */
export const people = {
  automation: person('system:case-trial', 'mhk', 'automation'),
  principal: person('mhk-principal', 'mhk', 'principal'),
  partyChief: person('mhk-party-chief', 'mhk', 'party-chief'),
  deputy: person('mhk-lead-1', 'mhk', 'deputy'),
  verifier: person('mhk-inv-1', 'mhk.room-1', 'investigator'),
  investigator: person('mhk-inv-5', 'mhk.dispatched-2', 'investigator'),
  secondInvestigator: person('mhk-inv-6', 'mhk.dispatched-8', 'investigator'),
  supervisor: person('mhk-supervisor-1', 'mhk.room-1', 'supervisor'),
  reviewer: person('mhk-township-reviewer-1', 'mhk.township-1', 'township-reviewer'),
  secretary: person('mhk-township-secretary', 'mhk.township-1', 'township-secretary'),
  trialOfficer: person('mhk-trial-1', 'mhk.trial', 'trial-officer'),
  trialDirector: person('mhk-trial-director', 'mhk.trial', 'trial-director'),
  caseDirector: person('mhk-director', 'mhk.case-management', 'case-director'),
} as const;

export const subject = (more: Partial<PersonSubject> = {}): PersonSubject => ({
  subjectId: 's1',
  name: '甲',
  organisationId: 'mhk.unit-agriculture',
  position: '科长',
  managedBy: 'county',
  villageCadre: false,
  ...more,
});
export const villager = subject({
  subjectId: 's2',
  name: '乙',
  organisationId: 'mhk.township-1.village-1',
  position: '村主任',
  managedBy: 'village',
  villageCadre: true,
});

export const institution: InstitutionSubject = {
  subjectId: 's4',
  kind: 'institution',
  name: '某局',
  organisationId: 'mhk.unit-agriculture',
  managedBy: 'county',
};
export const unidentified: UnidentifiedSubject = {
  subjectId: 's5',
  kind: 'unidentified',
  name: '某负责人',
  organisationId: 'mhk',
  managedBy: 'county',
  description: '姓名不详',
};

export const opinion = (more: Partial<Opinion> = {}): Opinion => ({
  outcome: 'sanction',
  sanctions: [{ kind: 'party-serious-warning' }],
  transferToJustice: false,
  qualification: '违反工作纪律',
  basis: '纪律处分条例第一百三十三条',
  ...more,
});

export const papers = { report: 'R1', 'fact-statement': 'F1', 'property-report': 'P1', 'evidence-list': 'E1', 'procedure-papers': 'L1' };
export const townshipPapers = { assignment: 'A1', verification: 'V1', investigation: 'I1', 'internal-review': 'T1' };

/** Nobody worked on another case of the matter. */
export const noConflicts = { conflictsElsewhere: [] } as const;
const nobodysPlace = { ...noConflicts, secretaryRecused: false } as const;
export const noDuties = { dutiesElsewhere: [] } as const;

type Step = { [C in CaseCommand as C['type']]: readonly [type: C['type'], data: C['data'], by: Actor] }[CaseCommand['type']];

const opening = (who: Subject) => ({
  organisationId: 'mhk',
  verificationId: 'v1',
  clueId: 'k1',
  zoneId: 'mhk.zone-1',
  subject: who,
  facts: '未认真履职',
  verifiedOn: '2020-06-15',
  verifiers: ['mhk-inv-1', 'mhk-inv-2', 'mhk-inv-8'],
  townshipId: who.managedBy === 'county' ? null : 'mhk.township-1',
  siblingCaseIds: [],
});

const beforeTrial = (who: Subject): readonly Step[] => [
  ['open', opening(who), people.automation],
  [
    'propose-filing',
    { tracks: ['party', 'government'], gravity: 'ordinary', facts: '未认真履职', evidence: ['初核报告'], proposedOn: '2020-06-16' },
    people.verifier,
  ],
  ['approve-filing', { approvedOn: '2020-06-16', caseNumber: '梅立〔2020〕1号', ...noDuties }, people.principal],
  ...(who.managedBy === 'county'
    ? [['approve-filing', { approvedOn: '2020-06-17', caseNumber: '梅立〔2020〕1号', ...noDuties }, people.partyChief] as const]
    : []),
  [
    'appoint-investigators',
    {
      investigators: ['mhk-inv-5', 'mhk-inv-6'],
      leaderPersonId: 'mhk-inv-5',
      plan: { meetingOn: '2020-06-17', purpose: '查清履职情况', measures: ['talk', 'interrogation', 'obtain'] },
      appointedOn: '2020-06-17',
      ...noConflicts,
      ...noDuties,
    },
    people.principal,
  ],
  [
    'announce-filing',
    {
      announcedBy: ['mhk-inv-5', 'mhk-inv-6'],
      notice: '立案通知书1',
      familyNotified: false,
      publicNotice: false,
      announcedOn: '2020-06-18',
    },
    people.investigator,
  ],
  [
    'record-measure',
    { kind: 'talk', takenBy: ['mhk-inv-5', 'mhk-inv-6'], notice: '通知1', record: '笔录1', takenOn: '2020-06-19' },
    people.investigator,
  ],
  [
    'report-investigation',
    { facts: '查明……', evidence: ['笔录1'], papers, factStatement: { seenOn: '2020-06-28', signed: true }, reportedOn: '2020-06-29' },
    people.investigator,
  ],
  ['sign-report', { signedOn: '2020-06-29' }, people.secondInvestigator],
  ['hand-over-to-trial', { handedOverOn: '2020-06-30', ...noDuties }, people.principal],
];

const ofTownship: readonly Step[] = [
  [
    'review-by-township',
    {
      reviewers: ['mhk-township-reviewer-1', 'mhk-township-reviewer-2'],
      opinion: opinion(),
      complex: false,
      papers: townshipPapers,
      reviewedOn: '2020-07-01',
    },
    people.reviewer,
  ],
  ['submit-to-county', { approvalReference: '报送审批1', papers: {}, submittedOn: '2020-07-01', ...nobodysPlace }, people.secretary],
];

export const accountable: Opinion = {
  outcome: 'accountability',
  sanctions: [],
  transferToJustice: false,
  accountability: 'circular',
  qualification: '落实主体责任不力',
  basis: '问责条例第八条',
};

const ofTrial = (body: 'county-commission' | 'township-commission', proposed = opinion()): readonly Step[] => [
  [
    'accept-for-trial',
    { acceptedOn: '2020-07-02', complex: false, panel: { members: ['mhk-trial-1', 'mhk-trial-2'], ...noConflicts }, ...noConflicts },
    people.trialDirector,
  ],
  ['hold-trial-talk', { talkers: ['mhk-trial-1', 'mhk-trial-2'], record: '审理谈话笔录', heldOn: '2020-07-06' }, people.trialOfficer],
  [
    'deliberate',
    {
      participants: ['mhk-trial-1', 'mhk-trial-2', 'mhk-trial-3', 'mhk-trial-director'],
      opinion: proposed,
      dissents: [{ personId: 'mhk-trial-3', text: '建议警告' }],
      earlierPunishments: [],
      deliberatedOn: '2020-07-10',
      ...noConflicts,
    },
    people.trialDirector,
  ],
  [
    'hear-defence',
    { statement: '情节较轻', response: '已在量纪中考虑', heardBy: ['mhk-trial-1', 'mhk-trial-2'], heardOn: '2020-07-13' },
    people.trialOfficer,
  ],
  [
    'decide',
    {
      opinion: proposed,
      meetings: [{ body, heldOn: '2020-07-17', minutes: '会议记录1' }],
      property: [],
      letter: { facts: '查明……', evidence: '笔录、书证' },
      letterNumber: '梅处〔2020〕1号',
      ...nobodysPlace,
      ...(body === 'township-commission' ? { branchMeeting: { heldOn: '2020-07-15', record: '支部大会记录' } } : {}),
    },
    body === 'county-commission' ? people.principal : people.secretary,
  ],
  [
    'announce-decision',
    { announcedBy: ['mhk-trial-1', 'mhk-trial-2'], unit: '所在党支部', servedOn: '2020-07-20', announcedOn: '2020-07-20' },
    people.trialOfficer,
  ],
  [
    'record-execution',
    {
      items: [{ kind: 'personnel-file', detail: '决定书归入档案', executedOn: '2020-07-22' }],
      report: { reference: '执行报告1', reportedOn: '2020-07-24' },
    },
    people.trialOfficer,
  ],
  ['close', { archive: '卷1', closedOn: '2020-07-27' }, people.caseDirector],
];

export const at = '2020-12-31T02:00:00.000Z';
export const countyStory: readonly Step[] = [...beforeTrial(subject()), ...ofTrial('county-commission')];
export const townshipStory: readonly Step[] = [...beforeTrial(villager), ...ofTownship, ...ofTrial('township-commission')];

/** The case of an institution, held accountable in the end; and one on a matter, up to its investigation. */
export const institutionStory: readonly Step[] = [...beforeTrial(institution), ...ofTrial('county-commission', accountable)].filter(
  ([type]) => type !== 'record-execution',
);
export const matterStory: readonly Step[] = [...beforeTrial(unidentified), ...ofTrial('county-commission')];

const commandOf = ([type, data, by]: Step): CaseCommand => ({ type, data, by, at }) as CaseCommand;

/** Decisions on a trial that no story has. */
const overTrial: readonly string[] = ['extend-trial', 'return-for-supplement', 'return-for-reinvestigation', 'skip-trial-talk'];

/** Approvals of others’ work that no story has. */
const overWork: readonly CaseCommand['type'][] = [
  'reject-filing',
  'return-report',
  'approve-supplementary-filing',
  'reject-supplementary-filing',
];

/** One command of a story, with other data or another actor. */
export function ask<T extends CaseCommand['type']>(
  type: T,
  data: Partial<Extract<CaseCommand, { type: T }>['data']> = {},
  by?: Actor,
  story = countyStory,
): CaseCommand {
  const step = [...story].reverse().find(([known]) => known === type);
  return {
    type,
    data: { ...(overTrial.includes(type) ? noConflicts : {}), ...(overWork.includes(type) ? noDuties : {}), ...step?.[1], ...data },
    by: by ?? step?.[2],
    at,
  } as CaseCommand;
}

/** Everything that had happened in a story before its first step of this type; `instead` replaces steps by other commands. */
export function before(type: CaseCommand['type'] | 'end', story = countyStory, instead: readonly CaseCommand[] = []): readonly CaseEvent[] {
  const end = story.findIndex(([known]) => known === type);
  const commands = story
    .slice(0, end < 0 ? story.length : end)
    .map((step) => instead.find((other) => other.type === step[0]) ?? commandOf(step));
  return after([], commands);
}

/** The history with what these commands add. */
export function after(history: readonly CaseEvent[], commands: readonly CaseCommand[]): readonly CaseEvent[] {
  const events = [...history];
  let state: CaseState = history.reduce(investigationCase.evolve, investigationCase.initial);
  for (const command of commands) {
    const decided = investigationCase.decide(command, state);
    events.push(...decided);
    state = decided.reduce(investigationCase.evolve, state);
  }
  return events;
}
