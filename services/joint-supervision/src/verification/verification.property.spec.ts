import fc from 'fast-check';
import { subjectKindOf, suits } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import type { VerificationCommand } from './verification.commands.js';
import { verification } from './verification.decider.js';
import type { VerificationEvent } from './verification.events.js';
import {
  as,
  drawFacts,
  institution,
  investigator,
  measureData,
  opening,
  people,
  planData,
  reportData,
  rosterFacts,
  story,
  subject,
  teamsData,
  unidentified,
  upperBodyFacts,
} from './verification.fixtures.js';
import { isBarred, membersOf, type VerificationState } from './verification.state.js';

const { system, lead, otherLead, principal, partyChief, upper } = people;
const allPeople = [lead, otherLead, principal, partyChief, upper, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(investigator)];
const personIds = allPeople.map(({ personId }) => personId);

const by = fc.constantFrom(...allPeople);
const someone = fc.constantFrom(...personIds, 'stranger');
const day = fc.integer({ min: 9, max: 30 }).map((number) => `2020-06-${String(number).padStart(2, '0')}`);
const upheld = fc.boolean();
const acting = fc.constantFrom('mhk-lead-2', 'mhk-lead-1', 'mhk-principal', 'mhk-inv-1');
const pair = fc.uniqueArray(someone, { minLength: 1, maxLength: 3 });

/** Anything that anybody might ask for, sensible or not. */
const anything: fc.Arbitrary<VerificationCommand> = fc.oneof(
  fc.tuple(by, fc.constantFrom<string[][]>([], ['s1'], ['s99'])).map(([who, chiefs]) => as(who, 'propose-plan', planData(chiefs))),
  by.map((who) => as(who, 'approve-plan', {})),
  by.map((who) => as(who, 'reject-plan', { reason: '……' })),
  fc
    .tuple(by, pair, pair)
    .map(([who, a, b]) =>
      as(who, 'form-teams', teamsData([a, b].map((memberIds) => ({ name: '组', leaderPersonId: memberIds[0]!, memberIds })))),
    ),
  fc
    .tuple(by, someone, someone, day)
    .map(([who, formerPersonId, personId, replacedOn]) =>
      as(who, 'replace-member', { formerPersonId, personId, reason: '……', replacedOn, ...drawFacts }),
    ),
  fc
    .tuple(by, someone, day, fc.constantFrom('self' as const, 'other' as const))
    .map(([who, personId, raisedOn, raisedBy]) =>
      as(who, 'raise-recusal', { personId, ground: 'witness', raisedBy, statement: '……', raisedOn, ...rosterFacts(personId) }),
    ),
  fc
    .tuple(by, someone, day, upheld, acting)
    .map(([who, personId, decidedOn, yes, actingChiefId]) =>
      as(who, 'decide-recusal', { personId, upheld: yes, reason: '……', decidedOn, actingChiefId, ...upperBodyFacts }),
    ),
  fc
    .tuple(by, someone, day, acting)
    .map(([who, personId, orderedOn, actingChiefId]) =>
      as(who, 'order-recusal', {
        personId,
        ground: 'other',
        statement: '……',
        orderedOn,
        actingChiefId,
        facts: { ...rosterFacts(personId).facts, ...upperBodyFacts.facts },
      }),
    ),
  fc.tuple(fc.constantFrom(principal, otherLead, lead), day).map(([who, extendedOn]) => as(who, 'extend', { reason: '……', extendedOn })),
  fc.tuple(by, pair, fc.nat(5)).map(([who, takenBy, number]) => as(who, 'take-measure', measureData(`x${number}`, takenBy))),
  fc
    .tuple(by, fc.integer({ min: 8, max: 12 }), fc.constantFrom(subject, institution, unidentified))
    .map(([who, number, kind]) =>
      as(who, 'add-subjects', { subjects: [kind(number)], partyChiefSubjectIds: [], reason: '……', addedOn: '2020-06-12' }),
    ),
  fc
    .tuple(by, fc.integer({ min: 8, max: 12 }), fc.constantFrom(subject, institution))
    .map(([who, number, kind]) =>
      as(who, 'identify-subject', { subject: kind(number), partyChief: false, basis: '……', identifiedOn: '2020-06-12' }),
    ),
  fc.tuple(by, fc.integer({ min: 8, max: 12 })).map(([who, number]) => as(who, 'approve-subjects', { subjectIds: [`s${number}`] })),
  fc
    .tuple(by, fc.integer({ min: 8, max: 12 }))
    .map(([who, number]) => as(who, 'reject-subjects', { subjectIds: [`s${number}`], reason: '……' })),
  fc.tuple(by, fc.nat(2)).map(([who, version]) => as(who, 'sign-report', { version, signedOn: '2020-06-15' })),
  by.map((who) => as(who, 'draft-report', { ...reportData, summary: `by ${who.personId}` })),
  fc.tuple(by, day).map(([who, reportedOn]) => as(who, 'submit-report', { opinion: '……', reportedOn })),
  by.map((who) => as(who, 'return-report', { reason: '……' })),
  fc.tuple(by, day).map(([who, concludedOn]) => as(who, 'conclude', { concludedOn })),
  fc.integer({ min: 1, max: 3 }).map((routingNo) => as(system, 'let-routing-fall', { organisationId: 'mhk', routingNo })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('mhk.zone-1', 'mhk.zone-2'))
    .map(([routingNo, zoneId]) => as(system, 'open', { ...opening, routingNo, zoneId })),
);

/** What recusals call for: a decision, then somebody else. */
function repairs(state: VerificationState): readonly VerificationCommand[] {
  const date = '2020-06-30';
  const decisions = Object.entries(state.recusals)
    .filter(([, { status }]) => status === 'pending')
    .flatMap(([personId, { chief }]) =>
      [true, false].map((yes) =>
        as(chief ? upper : principal, 'decide-recusal', {
          personId,
          upheld: yes,
          reason: '……',
          decidedOn: date,
          actingChiefId: 'mhk-lead-2',
          ...upperBodyFacts,
        }),
      ),
    );
  const placed = state.teams.flatMap(({ members }) => members.map(({ personId }) => personId));
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    .map((number) => `mhk-inv-${number}`)
    .find((personId) => !placed.includes(personId) && !isBarred(state, personId));
  const gone = placed.filter((personId) => state.recusals[personId]?.status === 'upheld');
  return [
    ...decisions,
    ...(free
      ? gone.map((formerPersonId) =>
          as(lead, 'replace-member', { formerPersonId, personId: free, reason: '……', replacedOn: date, ...drawFacts }),
        )
      : []),
  ];
}

/** What would bring the verification on from here, so that runs get far. */
function nextSteps(state: VerificationState): readonly VerificationCommand[] {
  const members = membersOf(state).filter(({ personId }) => !isBarred(state, personId));
  const signed = state.draft?.signatures.map(({ personId }) => personId) ?? [];
  const member = (personId: string) => allPeople.find((person) => person.personId === personId)!;
  const able = members.map(({ personId }) => member(personId));
  switch (state.status) {
    case 'none':
      return story.opened;
    case 'opened':
      return [as(lead, 'propose-plan', planData())];
    case 'plan-proposed':
      return [
        ...[principal, partyChief, otherLead].map((who) => as(who, 'approve-plan', {})),
        as(principal, 'reject-plan', { reason: '……' }),
      ];
    case 'plan-approved':
      return story.teams;
    case 'teams-formed':
      return [lead, otherLead].map((who) => as(who, 'start', { startedOn: '2020-06-11' }));
    case 'running': {
      const [first, second] = able;
      if (!first || !second) return [];
      const evidence = state.measures[0]?.evidence[0]?.evidenceId;
      if (!evidence) return [as(first, 'take-measure', measureData('m1', [first.personId, second.personId]))];
      const awaiting = state.subjects.filter(({ awaits }) => awaits).map(({ subjectId }) => subjectId);
      const decideOnSubjects = [principal, otherLead].flatMap((who) => [
        as(who, 'approve-subjects', { subjectIds: awaiting }),
        as(who, 'reject-subjects', { subjectIds: awaiting, reason: '……' }),
      ]);
      if (awaiting.length > 0) return decideOnSubjects;
      const open = state.subjects.filter(({ subjectId }) => !state.findings[subjectId]);
      const unknown = state.subjects
        .filter((one) => subjectKindOf(one) === 'unidentified')
        .map(({ subjectId }) =>
          as(first, 'identify-subject', {
            subject: subject(Number(subjectId.slice(1))),
            partyChief: false,
            basis: '……',
            identifiedOn: '2020-06-12',
          }),
        );
      if (open.length > 0)
        return [...unknown, ...open].map((one) =>
          'type' in one ? one : as(first, 'record-finding', { subjectId: one.subjectId, facts: '……', evidenceIds: [evidence] }),
        );
      const outcomes = state.subjects.map(({ subjectId }) => ({ subjectId, outcome: 'file' as const }));
      return [as(first, 'draft-report', { ...reportData, outcomes, draftedOn: '2020-06-15' })];
    }
    case 'report-drafted': {
      const missing = able.filter(({ personId }) => !signed.includes(personId));
      if (missing.length > 0)
        return missing.map((who) => as(who, 'sign-report', { version: state.draft!.version, signedOn: '2020-06-15' }));
      return able.slice(0, 1).map((who) => as(who, 'submit-report', { opinion: '……', reportedOn: '2020-06-15' }));
    }
    case 'report-submitted':
      return [
        ...[principal, otherLead, lead].map((who) => as(who, 'conclude', { concludedOn: '2020-06-16' })),
        as(principal, 'return-report', { reason: '……' }),
      ];
    case 'ended':
      return [as(system, 'open', { ...opening, routingNo: (state.fellUpTo ?? 0) + 1 })];
    case 'concluded':
      return [];
  }
}

const move = fc.oneof({ weight: 2, arbitrary: fc.constant('forward' as const) }, { weight: 1, arbitrary: anything });

/** Carries one command out; a refusal changes nothing and must be one of the domain's. */
function attempt(command: VerificationCommand, state: VerificationState): readonly VerificationEvent[] {
  try {
    return verification.decide(command, state);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.refusal).toMatchObject({
      code: expect.stringMatching(/^verification\.[a-z-]+$/),
      zh: expect.stringMatching(/./),
      en: expect.stringMatching(/./),
    });
    return [];
  }
}

/** What must hold of a single event, given the state before and after it. */
function checkEvent(event: VerificationEvent, command: VerificationCommand, before: VerificationState, after: VerificationState): void {
  const memberIds = membersOf(before).map(({ personId }) => personId);
  switch (event.type) {
    case 'VerificationPlanApproved':
      expect(before.proposedBy).not.toBe(event.data.approvedBy);
      break;
    case 'TeamsFormed':
      for (const { members, leaderPersonId } of event.data.teams) {
        expect(members.length).toBeGreaterThanOrEqual(2);
        expect(members.map(({ personId }) => personId)).toContain(leaderPersonId);
      }
      break;
    case 'MeasureTaken':
      expect(new Set(event.data.takenBy).size).toBeGreaterThanOrEqual(2);
      for (const personId of event.data.takenBy) expect([memberIds.includes(personId), isBarred(before, personId)]).toEqual([true, false]);
      break;
    case 'ReportSigned':
      expect([memberIds.includes(event.data.personId), isBarred(before, event.data.personId)]).toEqual([true, false]);
      expect(event.data.version).toBe(before.draft!.version);
      break;
    case 'ReportSubmitted':
    case 'VerificationConcluded': {
      const signed = before.draft!.signatures.map(({ personId }) => personId);
      expect(signed.toSorted()).toEqual(memberIds.toSorted());
      expect(memberIds.filter((personId) => isBarred(before, personId))).toEqual([]);
      for (const { members } of before.teams)
        expect(members.filter(({ personId }) => memberIds.includes(personId)).length).toBeGreaterThanOrEqual(2);
      if (event.type === 'VerificationConcluded') {
        expect(before.status).toBe('report-submitted');
        expect(before.participants).not.toContain(event.data.approvedBy);
        const { institutions = {}, unidentified: unknown = {}, ...persons } = event.data.figures;
        expect(
          [persons, institutions, unknown].flatMap((figures) => Object.values(figures) as number[]).reduce((sum, count) => sum + count, 0),
        ).toBe(before.subjects.length);
        for (const { subjectId, outcome } of before.draft!.outcomes)
          expect(
            suits(
              outcome,
              before.subjects.find((one) => one.subjectId === subjectId)!,
            ),
          ).toBe(true);
      }
      break;
    }
    case 'VerificationOpenedAnew':
      // B1.3: never for a routing that fell, nor for the one that it goes on under, or was concluded under.
      expect(event.data.routingNo).toBeGreaterThan(before.routingNo ?? 0);
      expect(after).not.toHaveProperty('concludedOn');
      expect(event.data.routingNo).toBeGreaterThan(before.fellUpTo ?? 0);
      expect([after.teams, after.measures, Object.keys(after.findings)]).toEqual([[], [], []]);
      expect(after.recusals).toEqual(before.recusals);
      break;
    case 'RoutingFell':
      expect(after.status === 'ended' || after.status === before.status).toBe(true);
      expect(event.data.routingNo).toBeGreaterThan(before.fellUpTo ?? 0);
      break;
    default:
      break;
  }
  // Whoever ever had a place is a participant for good (B2.13), and only the upper body touches the chief's recusal (B4.2).
  expect(before.participants.filter((personId) => !after.participants.includes(personId))).toEqual([]);
  expect(membersOf(after).filter(({ personId }) => !after.participants.includes(personId))).toEqual([]);
  if (event.type === 'RecusalDecided' && after.recusals[event.data.personId]!.chief) expect(command.by.organisationId).toBe('upper');
}

describe('verification: whatever is asked in whatever order', () => {
  const walk = (reached: Set<VerificationEvent['type']>) =>
    fc.property(fc.array(fc.tuple(move, fc.nat(8)), { minLength: 30, maxLength: 90 }), (moves) => {
      let state = verification.initial;
      for (const [what, which] of moves) {
        const steps = what === 'forward' ? [...nextSteps(state), ...repairs(state)] : [what];
        const command = steps[which % Math.max(steps.length, 1)];
        if (!command) continue;
        for (const event of attempt(command, state)) {
          const after = verification.evolve(state, event);
          checkEvent(event, command, state, after);
          state = after;
          reached.add(event.type);
        }
        if (state.status !== 'none') expect(verification.owner!(state)).toBe(opening.organisationId);
      }
    });

  it('every refusal is the domain’s, and the invariants hold (B2.1, B2.2, B2.11, B2.13, B4.1, B4.2)', () => {
    fc.assert(walk(new Set()), { numRuns: 200 });
  });

  // Of one seed: what is reached must not hang on chance.
  it('such runs get everywhere: every event occurs', () => {
    const reached = new Set<VerificationEvent['type']>();
    fc.assert(walk(reached), { numRuns: 300, seed: 20_200_611 });
    const wanted: VerificationEvent['type'][] = [
      'VerificationOpened',
      'VerificationOpenedAnew',
      'RoutingFell',
      'VerificationPlanProposed',
      'VerificationPlanApproved',
      'VerificationPlanRejected',
      'TeamsFormed',
      'MemberReplaced',
      'RecusalRaised',
      'RecusalDecided',
      'VerificationStarted',
      'VerificationExtended',
      'MeasureTaken',
      'SubjectsAdded',
      'SubjectIdentified',
      'SubjectsApproved',
      'SubjectsRejected',
      'FindingRecorded',
      'ReportDrafted',
      'ReportSigned',
      'ReportSubmitted',
      'ReportReturned',
      'VerificationConcluded',
    ];
    expect(wanted.filter((type) => !reached.has(type))).toEqual([]);
  });
});
