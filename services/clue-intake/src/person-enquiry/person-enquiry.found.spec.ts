import { given } from '@liandong/testing';
import { clue } from '../clue/clue.decider.js';
import { after, approve, propose } from '../clue/clue.disposal.fixtures.js';
import type { ClueEvent } from '../clue/clue.events.js';
import {
  concluded,
  disposalDeadline,
  institution,
  outcome,
  person,
  registered,
  routed,
  screened,
  transferredClue,
  unidentified,
  verified,
} from '../clue/clue.fixtures.js';
import type { CaseFactKind } from '../clue/clue.past.decider.js';
import { type PastMode, pastModes } from '../rules/disposal-modes.js';
import { foundIn } from './person-enquiry.found.js';

const asked = { person: 'p1', name: '人员s1', unitId: 'mhk.unit-agriculture', position: '科员' };
const standing = (events: readonly ClueEvent[], name = asked.name) =>
  foundIn({ ...asked, name }, 'c1', given(clue, events).state).map((one) => [one.subjectId, one.standing, one.consequence]);
const ended = { ...concluded.at(-1)! } as ClueEvent;
const fact = (kind: CaseFactKind): ClueEvent => ({
  type: 'CaseFactRecorded',
  data: { subjectId: 's1', fact: kind, on: '2020-09-01', reference: '立案1号', level: 'county', recordedBy: 'x' },
});

describe('what a clue says about somebody’s name', () => {
  it('B4.4: an id, whom of it, and where it stands: nothing of its text', () => {
    expect(foundIn(asked, 'c1', given(clue, screened).state)).toEqual([
      { person: 'p1', clueId: 'c1', subjectId: 's1', standing: 'open', consequence: false },
    ]);
    expect(standing(screened, '人员')).toEqual([]);
  });

  it('persons alone are found: an institution and whoever nobody identified have no such name', () => {
    const subjects = [institution('s2', { name: '人员s1' }), unidentified('s3', { name: '人员s1' }), person('s4', { name: '人员s1' })];
    const received: ClueEvent = { type: 'ClueReceived', data: { ...transferredClue, subjects, receivedBy: 'x', disposalDeadline } };
    expect(standing([received])).toEqual([['s4', 'open', false]]);
  });

  it('a clue runs until it is concluded, and for whoever a case was filed against until that case has ended', () => {
    expect(standing(routed)).toEqual([['s1', 'open', false]]);
    const end = (...outcomes: readonly ClueEvent[]) => standing([...verified, ...outcomes, ended]);
    expect(end(outcome('s1', 'no-case'))).toEqual([['s1', 'ended', false]]);
    expect(end(outcome('s1', 'admonish'))).toEqual([['s1', 'ended', true]]);
    expect(end(outcome('s1', 'file'))).toEqual([['s1', 'open', true]]);
    expect(end(outcome('s1', 'file'), outcome('s1', 'no-case'))).toEqual([['s1', 'ended', false]]);
    expect(end(outcome('s1', 'file'), fact('sanctioned'))).toEqual([['s1', 'ended', true]]);
    // Decided without a sanction.
    expect(end(outcome('s1', 'file'), fact('handled'))).toEqual([['s1', 'ended', true]]);
    expect(standing([...after(screened, propose('close'), approve()), ended])).toEqual([['s1', 'ended', false]]);
  });

  it('what went to another body is its to say; what was returned, kept as a repeat or voided is no clue here', () => {
    const forwarded = {
      type: 'ClueForwarded',
      data: { toOrganisation: 'pj', subjectIds: ['s1'], remaining: 0, forwardingId: 'f1', forwardedOn: '2020-06-11' },
    } as unknown as ClueEvent;
    expect(standing([...registered, forwarded])).toEqual([['s1', 'elsewhere', false]]);
    const back = {
      type: 'ForwardingReturned',
      data: { forwardingId: 'f1', subjectIds: ['s1'], returnedOn: '2020-06-12', reopened: true, deadline: disposalDeadline },
    };
    expect(standing([...registered, forwarded, back as unknown as ClueEvent])).toEqual([['s1', 'open', false]]);
    // Sent back too late to be a subject here again: what becomes of it, a clue of its own says.
    const late = { ...back, data: { ...back.data, reopened: false } };
    expect(standing([...registered, forwarded, late as unknown as ClueEvent])).toEqual([['s1', 'elsewhere', false]]);
    for (const gone of [
      { type: 'ClueReturned', data: { reason: '……', returnedOn: '2020-06-11', approvedBy: 'x' } },
      { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'x' } },
      { type: 'ClueVoided', data: { reason: '……', voidedBy: 'x' } },
    ] as const)
      expect(standing([...registered, gone as ClueEvent])).toEqual([['s1', 'gone', false]]);
  });

  it('B1.6: of two who were forwarded together one comes back: either is found where they are, and once', () => {
    const both = [person('s1'), person('s2'), person('s3')];
    const received: ClueEvent = { type: 'ClueReceived', data: { ...transferredClue, subjects: both, receivedBy: 'x', disposalDeadline } };
    const forwarded = (forwardingId: string, subjectIds: readonly string[]) =>
      ({
        type: 'ClueForwarded',
        data: { toOrganisation: 'pj', subjectIds, remaining: 1, forwardingId, forwardedOn: '2020-06-11' },
      }) as unknown as ClueEvent;
    const back = (forwardingId: string, subjectIds: readonly string[]) =>
      ({
        type: 'ForwardingReturned',
        data: { forwardingId, subjectIds, returnedOn: '2020-06-12', reopened: true },
      }) as unknown as ClueEvent;
    const history = [received, registered[1]!, forwarded('f1', ['s1', 's2']), back('f1', ['s1'])];
    const whereEach = (events: readonly ClueEvent[]) => ['人员s1', '人员s2', '人员s3'].map((name) => standing(events, name));
    expect(whereEach(history)).toEqual([[['s1', 'open', false]], [['s2', 'elsewhere', false]], [['s3', 'open', false]]]);
    const again = [...history, forwarded('f2', ['s1'])];
    expect(whereEach(again)[0]).toEqual([['s1', 'elsewhere', false]]);
    expect(whereEach([...again, back('f2', ['s1']), back('f1', ['s2'])])).toEqual(['s1', 's2', 's3'].map((id) => [[id, 'open', false]]));
  });

  it('3.16: a case that is known by facts alone runs until it is handled or a sanction is known, whatever was decided before', () => {
    const known = (...facts: readonly ClueEvent[]) => standing([...verified, outcome('s1', 'no-case'), ended, ...facts]);
    expect(known(fact('filed'))).toEqual([['s1', 'open', true]]);
    expect(known(fact('filed'), fact('detained'))).toEqual([['s1', 'open', true]]);
    expect(known(fact('filed'), fact('handled'))).toEqual([['s1', 'ended', true]]);
    expect(known(fact('filed'), fact('sanctioned'))).toEqual([['s1', 'ended', true]]);
    expect(standing([...routed, fact('filed'), fact('sanctioned')])).toEqual([['s1', 'open', true]]);
  });

  it('B1.22: an old clue stands as its ledger says: closed has ended, a case runs or has ended, and of the rest nobody knows', () => {
    const old = (mode: PastMode, ...facts: readonly ClueEvent[]) =>
      standing([
        ...registered,
        { type: 'PastDisposalEntered', data: { mode, disposedOn: '2014-03-20', inTime: true, recordedBy: 'x' } },
        ...facts,
      ]);
    expect(old('close')).toEqual([['s1', 'ended', false]]);
    for (const mode of pastModes.filter((one) => one !== 'close')) {
      expect([mode, old(mode)]).toEqual([mode, [['s1', 'unclear', false]]]);
      expect([mode, old(mode, fact('filed'))]).toEqual([mode, [['s1', 'open', true]]]);
      expect([mode, old(mode, fact('filed'), fact('handled'))]).toEqual([mode, [['s1', 'ended', true]]]);
      expect([mode, old(mode, fact('filed'), fact('sanctioned'))]).toEqual([mode, [['s1', 'ended', true]]]);
    }
    expect(old('close', fact('filed'))).toEqual([['s1', 'open', true]]);
    // Whoever sees it otherwise proposes a mode of today: it runs again.
    const anew: ClueEvent = { type: 'DisposalProposed', data: { mode: 'initial-verification', opinion: '拟初核', proposedBy: 'x' } };
    expect(old('close', anew)).toEqual([['s1', 'open', false]]);
  });
});
