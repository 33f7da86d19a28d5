import fc from 'fast-check';
import { clueSourceKinds, subjectOutcomes, suits, talkInquiryEnds } from '@liandong/contracts';
import { useDemoRules } from '@liandong/service-kit/testing';
import { type DrawnData, histories } from '@liandong/testing/histories';
import {
  clueActions,
  clueAnyStatusActions,
  clueCorrectionActions,
  clueLimitActions,
  clueRaisingActions,
  clueSubjectActions,
} from '../clue/clue.allowed-actions.js';
import { clue, type ClueCommand } from '../clue/clue.decider.js';
import { holdReviews } from '../clue/clue.disposal.decider.js';
import { type ClueEvent, disposalModes } from '../clue/clue.events.js';
import { figures, institution, person, transferredClue, unidentified } from '../clue/clue.fixtures.js';
import { caseFacts } from '../clue/clue.past.decider.js';
import type { TalkEnd, TownshipResult } from '../clue/clue.results.decider.js';
import type { ClueState, ClueStatus } from '../clue/clue.state.js';
import { remainingSubjects } from '../clue/clue.talks.js';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import type { PlanVersion } from '../zone-plan/zone-plan.decider.js';
import { planOf } from '../zone-plan/zone-plan.fixtures.js';
import type { Handling, NamedAssignment } from '../clue/clue.routing.terms.js';
import { pastModes } from '../rules/disposal-modes.js';
import { plan } from '../clue/clue.disposal.fixtures.js';

// Which organisations are townships where no plan is known.
useDemoRules();

const text = fc.constantFrom('甲', '乙');
const date = fc.constantFrom('2020-06-11', '2020-07-20', '2020-12-31');
const subjectId = fc.constantFrom('s1', 's2', 's3');
const document = fc.record({ number: text, date });
const makers = { person, institution, unidentified };
const subject = fc
  .record({
    make: fc.constantFrom<keyof typeof makers>('person', 'person', 'person', 'institution', 'unidentified'),
    subjectId,
    managedBy: fc.constantFrom('county', 'township', 'village', 'upper'),
    organisationId: fc.constantFrom('mhk.unit-agriculture', 'mhk.township-1.village-1'),
  })
  .map(({ make, subjectId: id, ...more }) => makers[make](id, { ...more, managedBy: more.managedBy as 'county' }));
const subjects = fc.uniqueArray(subject, { minLength: 1, selector: (value) => value.subjectId });
/** Types of the first table and of the one of today. */
const kinds = ['conduct', 'duty-crime', 'neglect-of-duty', 'gifts', 'banquets', 'harming-the-masses', 'other'] as const;
const outcome = fc.constantFrom('file' as const, 'file' as const, ...subjectOutcomes);

const forwarded = {
  forwardingId: 'c1',
  organisationId: 'pj',
  clueId: 'k1',
  clueNumber: '1',
  matterId: 'm1',
  source: { kind: 'letter', agencyId: 'pj.reception', reference: '1' },
};

const assignment: fc.Arbitrary<NamedAssignment> = fc.record({
  assignmentId: fc.constantFrom('a1', 'a1', 'a2'),
  status: fc.constantFrom<AssignmentStatus>('proposed', 'open', 'open', 'open', 'reported', 'withdrawn'),
  direction: fc.constantFrom('to-below', 'to-below', 'from-above'),
  kind: fc.constantFrom('assigned', 'supervised', 'supervised'),
  clueId: fc.constantFrom('c1', 'c1', 'c2'),
  unitId: fc.constantFrom('mhk.room-1', 'mhk.room-1', 'mhk.zone-1', 'mhk.township-1'),
  supervision: fc.constantFrom(undefined, { ground: 'careless', way: 'letter' } as const),
});
const handling = fc.constantFrom<Handling | undefined>(
  ...Array<undefined>(7).fill(undefined),
  { kind: 'self-handled', departmentId: 'mhk.case-management' },
  { kind: 'passed-on', unitId: 'mhk.room-1' },
  { kind: 'passed-on', unitId: 'mhk.township-1' },
  { kind: 'assigned', unitId: 'mhk.room-1', assignmentId: 'a1' },
  { kind: 'supervised', unitId: 'mhk.room-1', assignmentId: 'a1' },
  { kind: 'assisted', assistingIds: ['mhk.room-2'] },
  { kind: 'assisted', assistingIds: ['mhk.township-1'] },
  { kind: 'self-handled', departmentId: 'mhk.township-2.office' },
);
const often = Array<undefined>(5).fill(undefined);
const county = { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' as const };
const township = { ...county, zoneId: 'mhk.township-1', level: 'township' as const };
const routingData = fc
  .record({
    place: fc.constantFrom(
      county,
      county,
      township,
      township,
      township,
      { ...county, zoneId: 'mhk.zone-2', leaderPersonId: 'mhk-lead-2' },
      { ...county, zoneId: 'mhk.zone-9' },
      township,
      { ...county, leaderPersonId: 'p2' },
      { ...county, leaderPersonId: 'p2', leadReason: '代为牵头' },
      { ...township, zoneId: 'mhk.zone-1' },
    ),
    handling,
    plan: fc.constantFrom(undefined, planOf(1, '2020-03-02'), planOf(1, '2020-03-02')),
    clueId: fc.constant('c1'),
    assignment,
    handlerIds: fc.constantFrom([], [], ['p3']),
    crossReason: fc.constantFrom(...often, '交叉'),
    raiseReason: fc.constantFrom(...often, '提级'),
  })
  .map(({ handling: kind, place, ...rest }) => ({ ...place, ...rest, ...(kind ? { handling: kind } : {}) }));

const data: DrawnData<ClueCommand> = {
  receive: fc
    .record({ kind: fc.constantFrom(...clueSourceKinds), subjects, raisedLevel: fc.constantFrom(true, false, false), inside: fc.boolean() })
    .map(({ kind, inside, ...rest }) => ({
      ...transferredClue,
      ...rest,
      source: { ...transferredClue.source, kind },
      ...(inside && kind === 'commission' ? { forwarded } : {}),
      ...(inside && kind === 'supervision' ? { origin: { handling: 'reported-for-record' as const } } : {}),
    })),
  register: fc.record({ number: text }),
  forward: fc.record({
    toOrganisation: fc.constantFrom('mhk', 'pj'),
    subjectIds: fc.array(subjectId),
    reason: text,
    forwardedOn: date,
    forwardingId: text,
    onPaper: fc.constantFrom(undefined, true as const),
    documentNumber: fc.constantFrom('函1号', '函1号', undefined),
  }),
  'record-paper-receipt': fc.record({ forwardingId: text, document }),
  'record-paper-return': fc.record({
    forwardingId: text,
    subjectIds: fc.array(subjectId, { minLength: 1, maxLength: 1 }),
    reason: text,
    returnedOn: date,
    document,
  }),
  'record-paper-result': fc.record({ forwardingId: text, text, figures: fc.constant(figures), document }),
  'record-forward-receipt': fc.record({ forwardingId: text, clueId: text, number: text, registeredOn: date }),
  'record-forward-return': fc.record({
    forwardingId: text,
    subjectIds: fc.array(subjectId, { minLength: 1, maxLength: 1 }),
    reason: text,
    returnedOn: date,
  }),
  'record-forward-result': fc
    .record({
      forwardingId: text,
      text,
      figures: fc.constant(figures),
      givenOn: date,
      part: fc.constantFrom({}, { passedOn: 'f8' }, { partClueId: 'r1' }),
    })
    .map(({ part, ...told }) => ({ ...told, ...part })),
  'acknowledge-forward-result': fc.record({ forwardingId: text, acknowledgedOn: date }),
  'record-forward-repeat': fc.record({ forwardingId: text, keptOn: date }),
  'record-passed-on-receipt': fc.record({ passedOn: text, acknowledgedOn: date }),
  return: fc.record({ reason: text, returnedOn: date }),
  'keep-repeat': fc.record({
    firstClueId: text,
    first: fc.record({ organisationId: fc.constantFrom('mhk', 'pj'), isRepeat: fc.boolean() }),
  }),
  'identify-subject': fc.record({ subject, basis: text, on: date }),
  'add-subject': fc.record({ subject, reason: text, on: date }),
  'correct-subject': fc.record({ subject, reason: text, on: date }),
  'correct-registration': fc
    .record({
      title: fc.constantFrom(undefined, '甲', '乙'),
      summary: fc.constantFrom(undefined, '甲'),
      sourceReference: fc.constantFrom(undefined, undefined, '函2号'),
      receivedOn: fc.constantFrom(undefined, '2020-06-01', '2020-06-11', '2020-07-01'),
      reason: text,
    })
    .map((wanted) => Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as { reason: string }),
  'approve-correction': fc.record({ acceptShorter: fc.constantFrom(undefined, true) }),
  'reject-correction': fc.record({ reason: text }),
  void: fc.record({ reason: text }),
  'amend-problem-types': fc.record({ problemTypes: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }), reason: text }),
  screen: fc.record({
    problemTypes: fc.array(fc.constantFrom(...kinds, ...kinds, 'mass-discipline', 'nothing'), { minLength: 1, maxLength: 3 }),
    opinion: text,
  }),
  'enter-past-disposal': fc.record({ mode: fc.constantFrom(...pastModes), disposedOn: date }),
  'record-case-fact': fc
    .record({ subjectId, fact: fc.constantFrom(...caseFacts), on: date, reference: text })
    .chain((fact) =>
      fact.fact === 'recovered'
        ? fc.record({ amountFen: fc.integer({ min: 1 }) }).map((more) => ({ ...fact, ...more }))
        : fc.constant(fact),
    ),
  'propose-disposal': fc.record({
    mode: fc.constantFrom(...disposalModes),
    opinion: text,
    plan: fc.constantFrom(plan, plan, plan, { ...plan, measures: ['查询'] }, { steps: plan.steps }, undefined),
  }),
  'propose-limit-change': fc.record({ change: fc.constantFrom('pause' as const, 'extend' as const), reason: text }),
  'approve-limit-change': fc.constant({}),
  'reject-limit-change': fc.record({ reason: text }),
  'resume-limit': fc.record({ reason: text }),
  'review-hold': fc.record({ result: fc.constantFrom(...holdReviews), opinion: text, reviewedOn: date }),
  'record-talk-inquiry': fc.record({
    talkInquiryId: text,
    round: fc.constantFrom(1, 2, 3),
    subjectId,
    outcome: fc.constantFrom<TalkEnd>('criticise-educate', ...talkInquiryEnds),
    on: date,
  }),
  'report-township-result': fc
    .subarray(['s1', 's2', 's3'], { minLength: 1 })
    .chain((ids) =>
      fc.record({
        results: fc.tuple(...ids.map((id) => fc.record({ subjectId: fc.constant(id), outcome, reference: text }))),
        summary: text,
        reportedOn: date,
      }),
    ),
  'approve-disposal': fc.constant({}),
  'reject-disposal': fc.record({ reason: text }),
  'propose-routing': routingData,
  'approve-routing': fc.record({
    plan: fc.constantFrom(undefined, ...Array<PlanVersion>(4).fill(planOf(1, '2020-03-02')), planOf(2, '2020-06-01', 'mhk-lead-3')),
    clueId: fc.constant('c1'),
    assignment,
  }),
  'reject-routing': fc.record({ reason: text }),
  supervise: fc.record({ clueId: fc.constant('c1'), assignment }),
  'propose-raise': fc.record({ reason: text }),
  'approve-raise': fc.record({ plan: fc.constantFrom(undefined, planOf(1, '2020-03-02')) }),
  'reject-raise': fc.record({ reason: text }),
  'record-verification': fc.record({
    verificationId: text,
    routingNo: fc.constantFrom(undefined, undefined, undefined, 1, 2),
    findings: subjects.chain((found) =>
      fc.tuple(...found.map((one) => fc.record({ subject: fc.constant(one), outcome: outcome.filter((wanted) => suits(wanted, one)) }))),
    ),
  }),
  'record-outcome': fc.record({ subjectId, outcome, reference: text, on: date }),
  conclude: fc.record({
    summary: text,
    concludedOn: date,
    assigned: fc.constantFrom<AssignmentStatus>('open', 'result-reviewed', 'result-approved', 'reported', 'withdrawn'),
  }),
  'give-feedback': fc.record({ text, givenOn: date, documentNumber: fc.constantFrom('函1号', undefined), signsHere: fc.boolean() }),
  'acknowledge-feedback': fc.record({ acknowledgedOn: date }),
  'record-letter-receipt': fc.record({ reference: text, acknowledgedOn: date, signsHere: fc.boolean() }),
  'record-feedback-receipt': fc.record({ acknowledgedOn: date }),
  close: fc.record({ reason: text, closedOn: date }),
  reopen: fc.record({
    recheck: fc.record({ replyId: fc.constantFrom('c1', 'c1.2'), number: fc.constantFrom(1, 2) }),
    reason: text,
    found: fc.record({
      ofThisClue: fc.constantFrom(true, true, true, false),
      outcome: fc.constantFrom('changed' as const, 'changed' as const, 'upheld' as const, undefined),
      concludedBy: fc.constantFrom('p1', 'p9'),
    }),
  }),
};

const by = fc
  .constantFrom(
    ['p1', 'deputy'],
    ['p2', 'principal'],
    ['p3', 'principal'],
    ['p1', 'principal'],
    ['p4', 'agency-integrator'],
    ['p5', 'reception-officer'],
  )
  .map(([personId, role]) => ({ personId: personId!, organisationId: 'mhk.procuratorate', role: role! }));
const at = fc.constantFrom('2020-06-11T02:00:00.000Z', '2020-07-20T02:00:00.000Z');
const types = Object.keys(data) as ClueCommand['type'][];
/** Ways out at the start: they would end too many histories. */
const waysOut: readonly ClueCommand['type'][] = ['forward', 'return', 'keep-repeat'];
const talking: readonly ClueStatus[] = ['disposal-approved', 'disposal-proposed', 'routing-proposed', 'routed'];
/** Mostly what the status allows, so that histories reach the end; now and then a way out, or anything. */
const typeFor = (status: ClueStatus) => {
  const oneOf = (weight: number, among: readonly ClueCommand['type'][]) => ({
    weight: among.length > 0 ? weight : 0,
    arbitrary: fc.constantFrom(...(among.length > 0 ? among : types)),
  });
  const allowed: readonly ClueCommand['type'][] = [
    ...clueActions[status],
    ...(talking.includes(status) ? (['record-talk-inquiry'] as const) : []),
  ];
  return fc.oneof(
    oneOf(1, types),
    // Among them, what is found late: more of it would end too many histories.
    oneOf(2, [
      ...clueLimitActions[status],
      ...(status !== 'registered' && allowed.includes('keep-repeat') ? (['keep-repeat'] as const) : []),
    ]),
    oneOf(1, clueRaisingActions[status]),
    // What is said of them then may reach past who approved.
    oneOf(status === 'disposal-approved' ? 5 : 1, clueSubjectActions[status]),
    oneOf(
      1,
      clueCorrectionActions[status].filter((type) => type !== 'void'),
    ),
    oneOf(2, status === 'routed' ? ['report-township-result'] : []),
    oneOf(1, status === 'screened' ? ['enter-past-disposal'] : []),
    oneOf(status === 'forwarded' ? 4 : 1, [
      'record-forward-receipt',
      'record-forward-return',
      'record-forward-result',
      'acknowledge-forward-result',
      'record-paper-receipt',
      'record-paper-return',
      'record-paper-result',
    ]),
    oneOf(
      5,
      allowed.filter((type) => waysOut.includes(type) && (type !== 'keep-repeat' || status === 'registered')),
    ),
    oneOf(
      8,
      allowed.filter((type) => !waysOut.includes(type)),
    ),
  );
};

/** What is judged by its phase, whatever the status. */
export const anyTime: readonly ClueCommand['type'][] = [...clueAnyStatusActions.any, 'enter-past-disposal'];

/** A township's report by a principal names everybody: by chance it hardly ever would. */
function complete(command: ClueCommand, state: ClueState): ClueCommand {
  if (command.type !== 'report-township-result' || command.by.role !== 'principal') return command;
  const [{ outcome: result, reference }] = command.data.results as [TownshipResult];
  return {
    ...command,
    data: {
      ...command.data,
      results: remainingSubjects(state).map((one) => ({
        subjectId: one.subjectId,
        outcome: suits(result, one) ? result : 'file',
        reference,
      })),
    },
  };
}

const random = histories<ClueState, ClueCommand, ClueEvent>(clue, {
  data,
  by,
  at,
  asks: 80,
  next: ({ status }) => typeFor(status),
  adjust: complete,
});

/** Asserts something of every random history of a clue. */
export const check: typeof random.check = (holds, parameters) => random.check(holds, { numRuns: 150, ...parameters });
export const { reached } = random;
/** Where nothing follows. */
export const ends: readonly ClueStatus[] = ['none', 'closed', 'forwarded', 'returned', 'repeat-kept', 'voided'];
