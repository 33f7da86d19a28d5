import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainEvent } from '@liandong/event-sourcing';
import { type Deadline, localRuleIds, nationalRuleIds, setLocalRules, timeLimits } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import * as assignments from '../assignment/assignment.fixtures.js';
import * as disposals from '../clue/clue.disposal.fixtures.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { command, concluded, director, disposalDeadline, keeper, principal, screened, transferredClue } from '../clue/clue.fixtures.js';
import { departure } from '../departure/departure.decider.js';
import { directForward } from '../direct-forward/direct-forward.decider.js';
import * as interventions from '../intervention/intervention.fixtures.js';
import { interventionClock } from '../intervention/intervention.timer.js';
import { library } from '../library/library.decider.js';
import * as enquiries from '../person-enquiry/person-enquiry.fixtures.js';
import { quarterlyList } from '../quarterly-list/quarterly-list.decider.js';
import * as transfers from '../outgoing-transfer/outgoing-transfer.fixtures.js';
import * as reconciliations from '../reconciliation/reconciliation.fixtures.js';
import * as replies from '../reply/reply.fixtures.js';
import * as talks from '../talk-inquiry/talk-inquiry.fixtures.js';
import { clueIntakeClocks } from './clue-intake.clocks.js';

const at = '2020-06-11T02:00:00.000Z';
const startDay = '2020-06-11';
const own = {
  organisationId: 'mhk',
  version: 'own',
  effectiveFrom: '2017-01-08',
  limit: { amount: 1, unit: 'days' },
  clause: { zh: '本地', en: 'local' },
  confidence: 'L',
} as const;
const { after, approve, propose } = disposals;
const fromAbove = { ...transferredClue, source: { ...transferredClue.source, kind: 'upper-level' as const } };
const fromTour = { ...transferredClue, priority: true, source: { ...transferredClue.source, kind: 'inspection-tour' as const } };
const receive = (what = transferredClue) => after([], command('receive', what, keeper));
const conclude = command('conclude', { summary: '……', concludedOn: startDay }, director);
const left = (post: 'core' | 'important' | 'general') =>
  departure.decide(
    {
      type: 'record',
      data: { organisationId: 'mhk', personId: 'p', ground: 'retired', post, departedOn: startDay },
      by: { personId: 'c', organisationId: 'mhk', role: 'cadre-supervisor' },
      at,
    },
    departure.initial,
  );
const entrusted = () =>
  library.decide(
    { type: 'entrust', data: { organisationId: 'mhk', unitId: 'mhk.case-management', since: startDay }, by: principal, at },
    library.initial,
  );
const noticed = (form: 'delegated-talk' | 'letter') => talks.after(talks.opened, talks.propose(form), talks.approvePlan, talks.notice());
const owed = () => replies.after([], replies.command('open', replies.opening, replies.system));

/** By rule: what is decided when a limit of that rule begins. */
const begins: Readonly<Record<string, () => readonly DomainEvent[]>> = {
  '0.14-acceptance': () => transfers.after(transfers.proposed, transfers.approve),
  '0.14-feedback': () => after(concluded.slice(0, -1), conclude),
  '0.14-receipt': () => after(concluded, command('give-feedback', { text: '……', givenOn: startDay }, director)),
  'B1.2': receive,
  'B1.2-extension': () =>
    after(receive(), command('propose-limit-change', { change: 'extend', reason: '……' }), command('approve-limit-change', {}, principal)),
  'B1.2-approval-deputy': () => after(screened, propose('talk-inquiry')),
  'B1.2-approval-principal': () => after(screened, propose('talk-inquiry'), approve(disposals.deputy)),
  'B1.3-reconciliation': entrusted,
  'B1.3-reconciliation-answer': () => reconciliations.after([], reconciliations.open('1')),
  'B1.6': receive,
  'B1.7': () =>
    directForward.decide(
      { type: 'pass', data: { organisationId: 'mhk', envelope: 'A-1', recipient: 'principal', receivedOn: startDay }, by: keeper, at },
      directForward.initial,
    ),
  'B1.9': () => receive(fromAbove),
  'B1.11': () =>
    quarterlyList.decide(
      {
        type: 'enter',
        data: {
          organisationId: 'mhk',
          quarter: '2020q1',
          line: { clueId: 'c1', revision: 1, number: '1', reference: 'r', mode: 'hold' as const },
        },
        by: replies.system,
        at,
      },
      quarterlyList.initial,
    ),
  'B1.12': () => assignments.played(...assignments.open),
  'B1.12-extension': () => assignments.played(...assignments.whole.slice(0, 3)),
  'B1.15': owed,
  'B1.15-result': () =>
    replies.after([replies.owed, replies.acknowledged], replies.command('complete', replies.completion, replies.system)),
  'B1.19': () => talks.after(noticed('letter'), talks.reply()),
  'B1.20': () => noticed('letter'),
  'B1.21': () => noticed('delegated-talk'),
  'B1.21-record': () => talks.after(noticed('delegated-talk'), talks.delegatedTalk()),
  'B1.23-verification': () => after(screened, propose('initial-verification'), approve()),
  'B1.23-inquiry': () => after(screened, propose('talk-inquiry'), approve(disposals.deputy), approve()),
  'B2.36-hold': () => after(screened, propose('hold'), approve()),
  'enquiry-reply': () => enquiries.played([], enquiries.record()),
  '3.14-disposal': () => receive(fromTour),
  '3.14-start': () =>
    after(
      [{ ...screened[0]!, data: { ...fromTour, receivedBy: 'x', disposalDeadline } } as ClueEvent, ...screened.slice(1)],
      propose('initial-verification'),
      approve(),
    ),
  'B3.4': () => receive(fromTour),
  'B4.6': () => interventions.after([], interventions.record()),
  'B4.7-secrecy-core': () => left('core'),
  'B4.7-secrecy-important': () => left('important'),
  'B4.7-secrecy-general': () => left('general'),
};
/** What no clock warns about: how far a limit moves, and the terms of leavers; B1.7 has clocks of its own, beside those of the table. */
const withoutClock = ['B1.2-extension', 'B1.12-extension', 'B1.7', 'B4.7-secrecy-core', 'B4.7-secrecy-important', 'B4.7-secrecy-general'];
const limitsOf = (events: readonly DomainEvent[]) =>
  [...clueIntakeClocks, interventionClock]
    .flatMap(({ on }) => events.flatMap(({ type, data }) => (on[type]?.(data as never) as Deadline | null | undefined) ?? []))
    .map(({ ruleId, version }) => `${ruleId} ${version}`);

describe('B1.25: every limit that an organisation may set for itself', () => {
  const rows = localRuleIds.map((ruleId) => ({ ...own, ruleId }));
  beforeAll(() => setLocalRules({ timeLimits: rows }));
  afterAll(useDemoRules);

  it('the table holds each of them', () => expect(Object.keys(begins).sort()).toEqual([...localRuleIds].sort()));

  it('each limit that this service names may have a row of the organisation, or it is said why not', () => {
    const sources = globSync(join(import.meta.dirname, '../../src/**/*.ts'))
      .filter((file) => !/\.(spec|fixtures|d)\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'));
    const named = [...new Set(timeLimits.map(({ ruleId }) => ruleId))].filter((ruleId) =>
      sources.some((text) => text.includes(`'${ruleId}'`)),
    );
    expect(named).toContain('B4.6');
    expect(named.filter((ruleId) => !localRuleIds.includes(ruleId) && nationalRuleIds[ruleId] === undefined)).toEqual([]);
  });

  it.each(Object.entries(begins))('%s: given a row of its own, then the event names it, and its clock follows it', (ruleId, decide) => {
    const events = decide();
    expect(events.flatMap((event) => (event as { readonly rules?: readonly object[] }).rules ?? [])).toContainEqual({
      ruleId,
      version: 'own',
    });
    if (!withoutClock.includes(ruleId)) expect(limitsOf(events)).toContain(`${ruleId} own`);
  });

  it('given that the rows are gone, then what was stored before still says the same', () => {
    const stories = Object.values(begins).map((decide) => decide());
    const before = stories.map(limitsOf);
    setLocalRules({});
    expect(stories.map(limitsOf)).toEqual(before);
    setLocalRules({ timeLimits: rows });
  });

  it('B1.6, B1.9: a clue is forwarded, and registered, in time by the limit that was stored when it came', () => {
    const late = '2020-06-16T02:00:00.000Z';
    const forwarded = {
      ...fromAbove,
      forwarded: {
        forwardingId: 'f',
        organisationId: 'upper',
        clueId: 'u',
        clueNumber: '1',
        matterId: 'm',
        source: transferredClue.source,
      },
    };
    const [, registered, forward] = after(
      [],
      command('receive', forwarded, keeper),
      command('register', { number: '1' }, keeper, late),
      command('forward', { toOrganisation: 'pj', subjectIds: ['s1'], reason: '……', forwardedOn: '2020-06-16' }, director, late),
    );
    expect(registered).toMatchObject({ data: { acceptance: { inTime: false, deadline: { version: 'own' } } } });
    expect(forward).toMatchObject({ data: { inTime: false, deadline: { version: 'own' } } });
  });
});
