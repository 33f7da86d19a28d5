import { dateInChina } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { document } from './document.decider.js';
import type { DocumentEvent } from './document.events.js';
import {
  accepted,
  acknowledged,
  answers,
  asked,
  at,
  command,
  commission,
  congress,
  content,
  delivered,
  deputy,
  drafted,
  draftedData,
  escalated,
  findings,
  issued,
  items,
  ofKind,
  officer,
  principal,
  proof,
  recipient,
  replied,
  rules,
  supervisor,
  term,
  toSupplement,
  unit,
} from './document.fixtures.js';
import type { kinds } from './kinds.js';

const delivery = { method: 'in-person' as const, proof, deliveredOn: '2020-06-19' };
const joint: readonly DocumentEvent[] = drafted.map((event) =>
  event.type === 'DocumentDrafted'
    ? { ...event, data: { ...event.data, issuers: [commission, { organisationId: congress.organisationId, name: '梅河口市人大常委会' }] } }
    : event,
);
const countersigned: DocumentEvent = {
  type: 'DocumentCountersigned',
  data: { organisationId: congress.organisationId, signedBy: congress.personId, signedOn: '2020-06-17' },
};

describe('document: drafting and issuing', () => {
  it('B6.7: given nothing, when drafted, then content, wording with the template’s version, legal basis and term stand', () => {
    given(document, [])
      .when(command('draft', asked, officer))
      .then([{ type: 'DocumentDrafted', data: draftedData, rules }]);
  });

  it('B6.2: the term stands in the document: the drafter’s, else the default of 30 days; a kind without reply has none', () => {
    const [event] = document.decide(command('draft', { ...asked, replyTermDays: 15 }, officer), document.initial);
    expect(event).toMatchObject({
      data: { replyTerm: { days: 15, chosen: true }, text: expect.stringContaining('送达之日起15日内') as string },
    });
    expect(content.replyTerm).toMatchObject({ days: 30, chosen: false });
    given(document, [])
      .when(command('draft', { ...asked, kind: 'special-report', replyTermDays: 15 }, officer))
      .thenRefused('document.no-reply-asked');
    const [report] = document.decide(command('draft', { ...asked, kind: 'special-report' }, officer), document.initial);
    expect(report!.data).not.toHaveProperty('replyTerm');
  });

  it('given an item twice, an issuer twice, or the issuer as its own recipient, then it is refused', () => {
    given(document, [])
      .when(command('draft', { ...asked, items: [items[0]!, items[0]!] }, officer))
      .thenRefused('document.item-repeated');
    given(document, [])
      .when(command('draft', { ...asked, coIssuers: [commission] }, officer))
      .thenRefused('document.issuer-repeated');
    given(document, [])
      .when(command('draft', { ...asked, recipient: commission }, officer))
      .thenRefused('document.issuer-repeated');
  });

  it('given a draft, when revised, then the new wording stands and earlier signatures beside it are void; the same content again changes nothing', () => {
    const { coIssuers: _none, ...same } = asked;
    const revision = { recipient, coIssuers: [], title: same.title, items };
    given(document, drafted)
      .when(command('revise', revision, officer))
      .thenNothing();
    const [revised] = document.decide(command('revise', { ...revision, title: '履职不力问题' }, officer), given(document, drafted).state);
    expect(revised).toMatchObject({
      type: 'DocumentRevised',
      data: { title: '履职不力问题', revisedBy: officer.personId, text: expect.stringContaining('履职不力问题') as string },
    });
    expect(given(document, [...joint, countersigned, revised!]).state.countersigned).toEqual([]);
  });

  it('B6.7: given a draft, when the deputy signs, then it is issued with number, date and final text', () => {
    given(document, drafted)
      .when(command('issue', { number: '督办〔2020〕1号', issuedOn: '2020-06-18' }, deputy))
      .then([issued[1]!]);
  });

  it('B6.7: the writer does not sign, nor whoever has not the role for the kind', () => {
    const issue = { number: '1', issuedOn: '2020-06-18' };
    given(document, drafted)
      .when(command('issue', issue, { ...deputy, personId: officer.personId }))
      .thenRefused('document.writer-signs');
    given(document, drafted)
      .when(command('issue', issue, principal))
      .thenRefused('document.signer-role');
    given(document, ofKind('special-report', drafted))
      .when(command('issue', issue, deputy))
      .thenRefused('document.signer-role');
    given(document, ofKind('supervision-suggestion', drafted))
      .when(command('issue', issue, principal))
      .thenTypes('DocumentIssued');
  });

  it('1.9: given a joint document, when issued before the people’s congress has signed, then it is refused; after that it is issued', () => {
    const issue = command('issue', { number: '1', issuedOn: '2020-06-18' }, deputy);
    expect(given(document, joint).when(issue).thenRefused('document.co-issuers-missing')).toMatchObject({
      refusal: { details: { organisations: ['mhk.people-congress'] } },
    });
    given(document, joint)
      .when(command('countersign', { signedOn: '2020-06-17' }, congress))
      .then([countersigned]);
    given(document, [...joint, countersigned])
      .when(command('countersign', { signedOn: '2020-06-18' }, congress))
      .thenNothing();
    given(document, [...joint, countersigned])
      .when(issue)
      .thenTypes('DocumentIssued');
    given(document, [...joint, countersigned])
      .when(command('issue', { number: '1', issuedOn: '2020-06-16' }, deputy))
      .thenRefused('document.date-too-early');
    given(document, joint)
      .when(command('countersign', { signedOn: '2020-06-17' }, unit))
      .thenRefused('document.not-co-issuer');
    given(document, joint)
      .when(command('countersign', { signedOn: '2020-06-17' }, { ...congress, personId: officer.personId }))
      .thenRefused('document.writer-signs');
  });

  it('given a draft, when its officer withdraws it, then it ends; an issued one takes somebody who may sign; a delivered one stands', () => {
    const withdraw = { reason: '重复', withdrawnOn: '2020-06-18' };
    given(document, drafted)
      .when(command('withdraw', withdraw, officer))
      .thenTypes('DocumentWithdrawn');
    given(document, issued)
      .when(command('withdraw', withdraw, officer))
      .thenRefused('document.withdrawal-needs-signer');
    given(document, issued)
      .when(command('withdraw', withdraw, deputy))
      .then([{ type: 'DocumentWithdrawn', data: { ...withdraw, withdrawnBy: deputy.personId } }]);
    given(document, delivered)
      .when(command('withdraw', { ...withdraw, withdrawnOn: '2020-06-20' }, deputy))
      .thenRefused('document.not-allowed');
  });
});

describe('document: delivery, reply, evaluation', () => {
  it('B6.7: given an issued document, when delivered with proof, then the clock starts that day, with the term it states', () => {
    expect(given(document, issued).state.replyDeadline).toBeUndefined();
    const [event] = document.decide(command('deliver', delivery, officer), given(document, issued).state);
    expect(event).toEqual({ ...delivered[2], rules: [rules[1]] });
    expect(dateInChina(term('2020-06-19', 30).dueAt)).toBe('2020-07-20');
    given(document, issued)
      .when(command('deliver', { ...delivery, deliveredOn: '2020-06-17' }, officer))
      .thenRefused('document.date-too-early');
    given(document, issued)
      .when(command('deliver', { ...delivery, deliveredOn: '2020-09-02' }, officer))
      .thenRefused('document.date-in-future');
  });

  it('B6.7: only the recipient acknowledges and replies', () => {
    given(document, delivered)
      .when(command('acknowledge', { acknowledgedOn: '2020-06-19' }, { ...unit, organisationId: 'mhk.unit-market' }))
      .thenRefused('document.not-recipient');
    given(document, delivered)
      .when(command('acknowledge', { acknowledgedOn: '2020-06-19' }, unit))
      .then([acknowledged[3]!]);
    given(document, acknowledged)
      .when(command('reply', { answers, repliedOn: '2020-07-01' }, { ...unit, organisationId: 'mhk' }))
      .thenRefused('document.not-recipient');
  });

  it('B6.4: every item is answered by itself: none missing, none twice, none of another document', () => {
    const reply = (...ids: readonly string[]) =>
      command('reply', { answers: ids.map((itemId) => ({ itemId, text: '已整改', done: true })), repliedOn: '2020-07-01' }, unit);
    expect(given(document, acknowledged).when(reply('i1')).thenRefused('document.items-missing')).toMatchObject({
      refusal: { details: { items: ['i2'] } },
    });
    given(document, acknowledged)
      .when(reply('i1', 'i2', 'i2'))
      .thenRefused('document.item-repeated');
    given(document, acknowledged)
      .when(reply('i1', 'i2', 'i3'))
      .thenRefused('document.unknown-items');
    given(document, acknowledged).when(reply('i1', 'i2')).then([replied[4]!]);
  });

  it('B6.2: a reply on the last day is in time, one on the day after is taken and counts as late', () => {
    const replyOn = (repliedOn: string) =>
      document.decide(command('reply', { answers, repliedOn }, unit), given(document, acknowledged).state);
    expect(replyOn('2020-07-20')).toMatchObject([{ data: { inTime: true } }]);
    expect(replyOn('2020-07-21')).toMatchObject([{ data: { inTime: false } }]);
  });

  it('B6.4: given a reply, when every item is accepted, then it is accepted; otherwise the rest is to be supplemented within a new limit', () => {
    const evaluate = (data: { findings: ReturnType<typeof findings>; supplementTermDays?: number }) =>
      command('evaluate', { ...data, evaluatedOn: '2020-07-03' }, supervisor);
    given(document, replied)
      .when(evaluate({ findings: findings(true, true) }))
      .then([accepted[5]!]);
    given(document, replied)
      .when(evaluate({ findings: findings(true, false), supplementTermDays: 10 }))
      .then([{ ...toSupplement[5]!, rules: [rules[1]!] }]);
    given(document, replied)
      .when(evaluate({ findings: findings(true, true), supplementTermDays: 10 }))
      .thenRefused('document.supplement-term-unused');
    given(document, replied)
      .when(evaluate({ findings: findings(true) }))
      .thenRefused('document.items-missing');
    given(document, replied)
      .when(
        command(
          'evaluate',
          { findings: findings(true, true), evaluatedOn: '2020-07-03' },
          { ...supervisor, organisationId: unit.organisationId },
        ),
      )
      .thenRefused('document.recipient-evaluates');
  });

  it('B6.4: given a reply to be supplemented, then only what was not accepted is answered again, in a second round', () => {
    const second = (itemId: string) => command('reply', { answers: [{ itemId, text: '补充', done: true }], repliedOn: '2020-07-13' }, unit);
    given(document, toSupplement).when(second('i1')).thenRefused('document.unknown-items');
    expect(document.decide(second('i2'), given(document, toSupplement).state)).toMatchObject([
      { type: 'DocumentReplied', data: { round: 2, inTime: true } },
    ]);
  });

  it('B6.7: given an accepted reply, when closed by another than its evaluator, then it ends; before that it is refused', () => {
    const close = { reason: '已办结', closedOn: '2020-07-06' };
    given(document, accepted)
      .when(command('close', close, { ...deputy, personId: supervisor.personId }))
      .thenRefused('document.evaluator-closes');
    given(document, accepted)
      .when(command('close', close, deputy))
      .thenTypes('DocumentClosed');
    given(document, acknowledged)
      .when(command('close', close, deputy))
      .thenRefused('document.reply-missing');
    given(document, toSupplement)
      .when(command('close', close, deputy))
      .thenRefused('document.not-allowed');
  });

  it('1.27: a special report is delivered and acknowledged without a clock, and closed without a reply', () => {
    const history = ofKind('special-report', acknowledged).map((event) => {
      if (event.type === 'DocumentDrafted') return { ...event, data: { ...event.data, replyTerm: undefined } };
      return event.type === 'DocumentDelivered' ? { ...event, data: { ...event.data, replyDeadline: undefined } } : event;
    }) as readonly DocumentEvent[];
    const [event] = document.decide(command('deliver', delivery, officer), given(document, history.slice(0, 2)).state);
    expect(event!.data).not.toHaveProperty('replyDeadline');
    given(document, history)
      .when(command('reply', { answers, repliedOn: '2020-07-01' }, unit))
      .thenRefused('document.no-reply-asked');
    given(document, history)
      .when(command('close', { reason: '已报送', closedOn: '2020-07-06' }, principal))
      .thenTypes('DocumentClosed');
  });
});

describe('document: escalation', () => {
  const escalate = (more: object = {}, by = supervisor) =>
    command('escalate', { ground: 'overdue', reason: '逾期', escalatedOn: '2020-07-21', ...more }, by);
  const successors = (kind: keyof typeof kinds, more: object = {}) => {
    const [event] = document.decide(escalate(more), given(document, ofKind(kind, acknowledged)).state);
    return event!.type === 'DocumentEscalated' ? event!.data.successors.map((next) => next.kind) : [];
  };

  it('B6.6: each document is followed by the next of the ladder, in the version of the day', () => {
    expect(successors('supervision-order')).toEqual(['prompt']);
    expect(successors('prompt')).toEqual(['reminder', 'talk-proposal']);
    expect(successors('reminder')).toEqual(['supervision-suggestion']);
    expect(successors('talk-proposal')).toEqual(['supervision-suggestion']);
    expect(successors('supervision-suggestion', { recipient: { organisationId: 'mhk.party-committee', name: '市委' } })).toEqual([
      'special-report',
    ]);
    given(document, ofKind('special-report', acknowledged)).when(escalate()).thenRefused('document.top-of-ladder');
    expect(document.decide(escalate(), given(document, acknowledged).state)).toMatchObject([
      { rules: [{ ruleId: 'B6.6', version: 'kecheng-1' }] },
    ]);
  });

  it('B6.6: on the ground of lateness only after the term; of weakness only after an evaluation said so; of a trend only for a prompt', () => {
    given(document, acknowledged)
      .when(escalate({ escalatedOn: '2020-07-20' }))
      .thenRefused('document.not-overdue');
    given(document, delivered).when(escalate()).thenTypes('DocumentEscalated');
    given(document, acknowledged)
      .when(escalate({ ground: 'weak-reply' }))
      .thenRefused('document.no-weak-reply');
    given(document, toSupplement)
      .when(escalate({ ground: 'weak-reply', reason: '敷衍', escalatedOn: '2020-07-06' }))
      .then([{ ...escalated[6]!, rules: [{ ruleId: 'B6.6', version: 'kecheng-1' }] }]);
    given(document, acknowledged)
      .when(escalate({ ground: 'trend' }))
      .thenRefused('document.ground-not-on-rung');
    given(document, ofKind('prompt', acknowledged))
      .when(escalate({ ground: 'trend', escalatedOn: '2020-06-20' }))
      .thenTypes('DocumentEscalated');
  });

  it('B6.6: a special report names a new recipient, who is nobody of this document; the other kinds keep theirs', () => {
    const suggestion = given(document, ofKind('supervision-suggestion', acknowledged));
    suggestion.when(escalate()).thenRefused('document.recipient-needed');
    suggestion.when(escalate({ recipient })).thenRefused('document.recipient-needed');
    suggestion.when(escalate({ recipient: commission })).thenRefused('document.recipient-needed');
    given(document, acknowledged).when(escalate({ recipient })).thenRefused('document.recipient-kept');
  });

  it('given a predecessor, when drafted, then the text says what went before', () => {
    const predecessor = { documentId: 'd1', kind: 'supervision-order' as const, number: '督办〔2020〕1号', ground: 'overdue' as const };
    const [event] = document.decide(command('draft', { ...asked, kind: 'prompt', predecessor }, officer), document.initial);
    expect(event!.data).toMatchObject({
      predecessor,
      text: expect.stringContaining('前发问题督办单(督办〔2020〕1号)逾期未答复。') as string,
    });
  });
});

it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
  expect(
    given(document, escalated)
      .when(command('reply', { answers, repliedOn: '2020-07-07' }, unit))
      .thenRefused('document.not-allowed'),
  ).toMatchObject({ refusal: { allowed: [] } });
  expect(
    given(document, issued)
      .when(command('acknowledge', { acknowledgedOn: '2020-06-19' }, unit, at))
      .thenRefused('document.not-allowed'),
  ).toMatchObject({ refusal: { allowed: ['deliver', 'withdraw'] } });
});
