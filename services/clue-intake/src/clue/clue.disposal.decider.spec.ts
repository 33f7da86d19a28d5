import { given } from '@liandong/testing';
import { approvalChain, disposalAuthorities } from '../rules/disposal-authority.js';
import { clue } from './clue.decider.js';
import { after, approve, deputy, ended, propose, talking, township, two, verifiedAfterTalks } from './clue.disposal.fixtures.js';
import { approved, command, director, from, keeper, person, principal, routed, screened } from './clue.fixtures.js';

const later = '2020-06-18T02:00:00.000Z';

const held = after(screened, propose('hold'), approve());
const conclude = command('conclude', { summary: '……', concludedOn: '2020-06-11' }, director);

describe('clue: approval by the authority matrix', () => {
  it('B1.1, B1.3: talk and inquiry with a county cadre needs the deputy, then the principal; each step names the version applied', () => {
    const proposedTalk = after(two, propose('talk-inquiry'));
    given(clue, proposedTalk).when(approve()).thenRefused('clue.not-next-approver');
    const [step] = clue.decide(approve(deputy), given(clue, proposedTalk).state);
    expect(step).toMatchObject({
      type: 'DisposalStepApproved',
      data: { role: 'deputy', inTime: true },
      rules: [{ ruleId: 'B1.1-authority', version: '2019' }, { ruleId: 'B1.2-approval-principal' }],
    });
    given(clue, [...proposedTalk, step!])
      .when(approve({ ...principal, personId: deputy.personId }))
      .thenRefused('clue.proposer-approves');
    expect(talking.at(-1)).toMatchObject({
      type: 'DisposalApproved',
      data: { mode: 'talk-inquiry' },
      rules: [{ ruleId: 'B1.1-authority', version: '2019' }],
    });
  });

  it('B1.1: with a township’s cadre the deputy suffices; the highest subject counts', () => {
    const village = from('petition', screened, {
      subjects: [person('s1', { managedBy: 'village' }), person('s2', { managedBy: 'township' })],
    });
    expect(after(village, propose('talk-inquiry'), approve(deputy)).at(-1)!.type).toBe('DisposalApproved');
    expect(approvalChain('talk-inquiry', [person('s1', { managedBy: 'village' }), person('s2')], '2020-06-11').approvers).toEqual([
      'deputy',
      'principal',
    ]);
  });

  it('B1.1: a later version of the authority leaves what was proposed before as it is', () => {
    const [first] = disposalAuthorities;
    const stricter = [
      ...disposalAuthorities,
      { ...first!, version: '2030', effectiveFrom: '2030-01-01', chains: { ...first!.chains, hold: first!.chains['talk-inquiry'] } },
    ];
    expect(approvalChain('hold', [person('s1')], '2029-12-31', 'mhk', stricter)).toMatchObject({
      rule: { version: '2019' },
      approvers: ['principal'],
    });
    expect(approvalChain('hold', [person('s1')], '2030-01-01', 'mhk', stricter)).toMatchObject({
      rule: { version: '2030' },
      approvers: ['deputy', 'principal'],
    });
  });

  it('B1.2: the deputy has two working days, the principal three; a late step is kept as late', () => {
    const [proposal] = after(two, propose('talk-inquiry')).slice(-1);
    expect(proposal).toMatchObject({ data: { deadline: { ruleId: 'B1.2-approval-deputy', dueAt: '2020-06-15T15:59:59.999Z' } } });
    expect(after(two, propose('talk-inquiry'), approve(deputy, later)).at(-1)).toMatchObject({ data: { inTime: false } });
    expect(after(two, propose('close'), approve(principal, later)).at(-1)).toMatchObject({ data: { stepInTime: false, inTime: true } });
  });

  it('B1.3: a rejection is up to whoever’s approval is next', () => {
    const reject = (by: typeof principal) => command('reject-disposal', { reason: '……' }, by);
    given(clue, after(two, propose('talk-inquiry')))
      .when(reject(principal))
      .thenRefused('clue.not-next-approver');
    given(clue, after(two, propose('talk-inquiry')))
      .when(reject(deputy))
      .thenTypes('DisposalRejected');
  });
});

describe('clue: change of mode', () => {
  it('B1.1: the approval says which mode it takes the place of; the same mode again is none', () => {
    expect(after(approved, propose('hold'), approve()).at(-1)).toMatchObject({
      data: { mode: 'hold', previousMode: 'initial-verification' },
    });
    given(clue, approved)
      .when(command('propose-disposal', { mode: 'initial-verification', opinion: '……' }))
      .thenRefused('clue.mode-unchanged');
  });

  it('B1.1: while a zone verifies or somebody is talked with, the mode stays', () => {
    given(clue, routed).when(propose('hold')).thenRefused('clue.under-verification');
    expect(given(clue, talking).when(propose('hold')).thenRefused('clue.talk-inquiries-open')).toMatchObject({
      refusal: { details: { subjects: ['s1', 's2'] } },
    });
  });

  it('given a change refused, then the clue is back where it was, routed too', () => {
    const refused = after(township, propose('hold'), command('reject-disposal', { reason: '……' }, principal));
    expect(given(clue, refused).state).toMatchObject({ status: 'routed', mode: 'initial-verification', routing: { level: 'township' } });
    expect(given(clue, after(township, propose('hold'), approve())).state).toMatchObject({
      status: 'disposal-approved',
      mode: 'hold',
      routing: undefined,
    });
  });
});

describe('clue: hold', () => {
  it('B2.36: a clue on hold is reviewed every 30 days; the opinion is kept, and the limit with its version', () => {
    expect(held.at(-1)).toMatchObject({
      data: { reviewDeadline: { ruleId: 'B2.36-hold', version: '1', dueAt: '2020-07-13T15:59:59.999Z' } },
    });
    const review = (result: 'hold-again' | 'propose-another', reviewedOn: string) =>
      command('review-hold', { result, opinion: '暂无查证条件', reviewedOn }, keeper, '2020-08-20T02:00:00.000Z');
    const again = after(held, review('hold-again', '2020-07-10'));
    expect(again.at(-1)).toMatchObject({
      type: 'HoldReviewed',
      data: { inTime: true, opinion: '暂无查证条件', deadline: { dueAt: '2020-08-10T15:59:59.999Z' } },
    });
    expect(after(again, review('hold-again', '2020-08-11')).at(-1)).toMatchObject({ data: { inTime: false } });
    const another = after(again, review('propose-another', '2020-08-03'));
    expect(given(clue, another).state.reviewDeadline).toMatchObject({ dueAt: '2020-08-10T15:59:59.999Z' });
    given(clue, another).when(propose('initial-verification')).thenTypes('DisposalProposed');
  });

  it('B2.36: what is not on hold is not reviewed, and no day of the future', () => {
    given(clue, approved)
      .when(command('review-hold', { result: 'hold-again', opinion: '……', reviewedOn: '2020-06-11' }))
      .thenRefused('clue.not-on-hold');
    given(clue, held)
      .when(command('review-hold', { result: 'hold-again', opinion: '……', reviewedOn: '2020-06-12' }))
      .thenRefused('clue.date-in-future');
  });
});

describe('clue: after talk and inquiry', () => {
  it('B1.19: given an outcome for every subject, then the clue is concluded without zone and verification, and its figures count them', () => {
    const one = after(talking, ended('s1', 'clarified'));
    expect(given(clue, one).when(conclude).thenRefused('clue.talk-inquiries-awaited')).toMatchObject({
      refusal: { details: { subjects: ['s2'] } },
    });
    expect(after(one, ended('s2', 'order-examination'), conclude).at(-1)).toMatchObject({
      type: 'ClueConcluded',
      data: { figures: { filed: 0, admonished: 0, educated: 1, noCase: 1 } },
    });
  });

  it('B1.1: given an outcome “initial verification”, then a newly approved mode follows; only whoever remains is verified, the other stays', () => {
    const ends = after(talking, ended('s1', 'admonish'), ended('s2', 'initial-verification'));
    given(clue, ends).when(conclude).thenRefused('clue.talk-inquiries-awaited');
    expect(given(clue, verifiedAfterTalks).state.subjects.map(({ subjectId }) => subjectId)).toEqual(['s1', 's2']);
    expect(after(verifiedAfterTalks, conclude).at(-1)).toMatchObject({
      data: { figures: { filed: 0, admonished: 1, educated: 0, noCase: 1 } },
    });
  });

  it('given a talk discontinued, then talk and inquiry may be approved anew, in a further round for whoever remains', () => {
    const again = after(
      talking,
      ended('s1', 'clarified'),
      ended('s2', 'discontinued'),
      propose('talk-inquiry'),
      approve(deputy),
      approve(),
    );
    expect(given(clue, again).state).toMatchObject({ talkRound: 2, talks: { s1: 'clarified', s2: null } });
    given(clue, again)
      .when(ended('s2', 'clarified', 1))
      .thenNothing();
    given(clue, again)
      .when(ended('s1', 'admonish', 2))
      .thenNothing();
    given(clue, after(again, ended('s2', 'clarified', 2)))
      .when(propose('initial-verification'))
      .thenRefused('clue.nobody-remains');
  });

  it('given a talk-inquiry clue that was routed, then it goes on from there', () => {
    const sent = after(
      talking,
      command('propose-routing', { zoneId: 'mhk.zone-1', leaderPersonId: 'mhk-lead-1', level: 'county' }),
      command('approve-routing', {}, principal),
      ended('s1', 'clarified'),
      ended('s2', 'clarified'),
    );
    given(clue, sent).when(conclude).thenTypes('ClueConcluded');
    given(clue, sent)
      .when(command('record-verification', { verificationId: 'v1', findings: [] }))
      .thenRefused('clue.not-being-verified');
  });
});

describe('clue: at the township', () => {
  const report = (subjectIds: readonly string[]) =>
    command(
      'report-township-result',
      {
        results: subjectIds.map((subjectId) => ({ subjectId, outcome: 'criticise-educate' as const, reference: '谈话记录' })),
        summary: '……',
        reportedOn: '2020-06-11',
      },
      director,
    );

  it('B1.1: a clue routed to a township ends with its result for every subject', () => {
    given(clue, township)
      .when(report(['s2']))
      .thenRefused('clue.results-incomplete');
    given(clue, township)
      .when(report(['s1', 's1']))
      .thenRefused('clue.results-incomplete');
    expect(after(township, report(['s1']), conclude).at(-1)).toMatchObject({ type: 'ClueConcluded', data: { figures: { educated: 1 } } });
  });

  it('what a zone verifies is reported by the zone', () => {
    given(clue, routed)
      .when(report(['s1']))
      .thenRefused('clue.not-at-township');
  });
});
