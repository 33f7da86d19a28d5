import { given } from '@liandong/testing';
import { enquiryChain, enquiryPurposes } from '../rules/enquiry-authority.js';
import { personEnquiry } from './person-enquiry.decider.js';
import type { FoundClue, PersonOpinion } from './person-enquiry.events.js';
import * as on from './person-enquiry.fixtures.js';

const { at, clear, command, deadline, deputy, director, found, keeper, principal } = on;

describe('enquiry about persons', () => {
  it('enquiry-reply: recorded with the letter, its purpose and whom it asks about; answered within ten working days, which an organisation may set', () => {
    expect(on.recorded).toEqual([
      {
        type: 'PersonEnquiryRecorded',
        data: { ...on.enquiry, recordedBy: keeper.personId, deadline },
        rules: [{ ruleId: 'enquiry-reply', version: '1' }],
      },
    ]);
    // 端午 2020-06-25 to 06-27; the 28th is a working Sunday.
    expect(deadline.dueAt).toBe('2020-06-28T15:59:59.999Z');
    for (const [more, code] of [
      [{ receivedOn: '2020-06-16' }, 'date-in-future'],
      [{ letterDate: '2020-06-12' }, 'dates-unfit'],
      [{ persons: [on.enquiry.persons[0]!, { ...on.enquiry.persons[0]!, person: 'p2' }] }, 'persons-unfit'],
      [{ persons: [on.enquiry.persons[0]!, { ...on.enquiry.persons[1]!, person: 'p1' }] }, 'persons-unfit'],
    ] as const)
      given(personEnquiry, []).when(on.record(more)).thenRefused(`person-enquiry.${code}`);
    // Two of one name, told apart by their units, are two persons.
    const namesakes = on.enquiry.persons.map((person, index) => ({ ...person, name: '张三', unitId: `mhk.unit-${index}` }));
    given(personEnquiry, [])
      .when(on.record({ persons: namesakes }))
      .thenTypes('PersonEnquiryRecorded');
    given(personEnquiry, []).when(on.search()).thenRefused('person-enquiry.unknown');
  });

  it('B4.4: a search leaves ids of clues on record, who searched and when, and does so every time', () => {
    const event = { type: 'LibrarySearched', data: { found: on.one, position: '7', searchedBy: keeper.personId, searchedAt: at } } as const;
    given(personEnquiry, on.recorded).when(on.search()).then([event]);
    given(personEnquiry, on.searched).when(on.search()).then([event]);
    expect(Object.keys(on.one[0]!).sort()).toEqual(['clueId', 'consequence', 'person', 'standing', 'subjectId']);
    given(personEnquiry, on.recorded).when(on.propose()).thenRefused('person-enquiry.not-allowed');
  });

  it('B4.9: a search that is refused leaves who and when on record, every time and whatever the status; nothing of what was found, nor why', () => {
    const refused = command('record-refused-search', {}, director);
    const event = { type: 'SearchRefused', data: { searchedBy: director.personId, searchedAt: at } } as const;
    for (const history of [on.recorded, on.searched, on.proposed, on.approved, on.sent]) {
      given(personEnquiry, history).when(refused).then([event]);
      given(personEnquiry, [...history, event])
        .when(refused)
        .then([event]);
      expect(given(personEnquiry, [...history, event]).state).toEqual(given(personEnquiry, history).state);
    }
    given(personEnquiry, []).when(refused).thenRefused('person-enquiry.unknown');
  });

  it('enquiry-authority: one opinion on each person, and each clue that was found is about that person or about a namesake', () => {
    given(personEnquiry, on.searched)
      .when(on.propose())
      .then([
        {
          type: 'EnquiryReplyProposed',
          data: { opinions: on.opinionsOnOne, chain: on.chain, proposedBy: keeper.personId },
          rules: [{ ruleId: 'enquiry-authority', version: '2019' }],
        },
      ]);
    const [first, second] = on.opinionsOnOne as readonly [PersonOpinion, PersonOpinion];
    for (const opinions of [[first], [first, second, second], [first, second, clear('p3')], []])
      given(personEnquiry, on.searched).when(on.propose(opinions)).thenRefused('person-enquiry.opinions-incomplete');
    for (const told of [{ same: [] }, { namesakes: [] }, { same: ['c1/s1', 'c2/s2'] }, { same: ['c1/s1', 'c9/s1'] }, { same: ['c1/s2'] }])
      given(personEnquiry, on.searched)
        .when(on.propose([{ ...first, ...told }, second]))
        .thenRefused('person-enquiry.not-told-apart');
  });

  it.each<[string, readonly FoundClue[], Partial<PersonOpinion>, string | undefined]>([
    ['nothing is known', [], { opinion: 'no-clue' }, undefined],
    ['nothing is known', [], { opinion: 'pending' }, 'opinion-unfit'],
    ['one still runs', [found('c1'), found('c2', { standing: 'ended' })], { opinion: 'concluded', effect: 'none' }, 'opinion-unfit'],
    ['one still runs', [found('c1')], { opinion: 'no-clue' }, 'opinion-unfit'],
    ['one still runs', [found('c1')], { opinion: 'pending', effect: 'affects' }, 'effect-unfit'],
    ['it ended', [found('c1', { standing: 'ended' })], { opinion: 'no-clue' }, 'opinion-unfit'],
    ['it ended', [found('c1', { standing: 'ended' })], { opinion: 'concluded' }, 'effect-unfit'],
    ['it ended with nothing', [found('c1', { standing: 'ended' })], { opinion: 'concluded', effect: 'none' }, undefined],
    ['it ended with nothing', [found('c1', { standing: 'ended' })], { opinion: 'concluded', effect: 'affects' }, 'note-missing'],
    [
      'it had a consequence',
      [found('c1', { standing: 'ended', consequence: true })],
      { opinion: 'concluded', effect: 'none' },
      'note-missing',
    ],
    [
      'its effect is over',
      [found('c1', { standing: 'ended', consequence: true })],
      { opinion: 'concluded', effect: 'none', note: '影响期已满' },
      undefined,
    ],
    ['another body has it', [found('c1', { standing: 'elsewhere' })], { opinion: 'pending' }, undefined],
    ['another body has it', [found('c1', { standing: 'elsewhere' })], { opinion: 'no-clue' }, 'note-missing'],
    ['another body has it', [found('c1', { standing: 'elsewhere' })], { opinion: 'no-clue', note: '来函答复已了结' }, undefined],
    ['an old ledger says of no end', [found('c1', { standing: 'unclear' })], { opinion: 'pending' }, undefined],
    ['an old ledger says of no end', [found('c1', { standing: 'unclear' })], { opinion: 'concluded', effect: 'none' }, 'note-missing'],
    [
      'an old ledger says of no end',
      [found('c1', { standing: 'unclear' })],
      { opinion: 'concluded', effect: 'none', note: '查原卷,已办结' },
      undefined,
    ],
    ['an old ledger says of no end', [found('c1', { standing: 'unclear' })], { opinion: 'no-clue', note: '……' }, 'opinion-unfit'],
    [
      'it runs beside an old one',
      [found('c1', { standing: 'unclear' }), found('c2')],
      { opinion: 'concluded', effect: 'none', note: '……' },
      'opinion-unfit',
    ],
    ['it was void', [found('c1', { standing: 'gone' })], { opinion: 'no-clue' }, undefined],
    ['it was void', [found('c1', { standing: 'gone' })], { opinion: 'pending' }, 'opinion-unfit'],
  ])('enquiry-authority: where %s, %j takes %j: %s', (_what, of, said, refusal) => {
    const opinion = clear('p1', { same: of.map(({ clueId }) => `${clueId}/s1`), ...said });
    const proposal = given(personEnquiry, on.played(on.recorded, on.search(of))).when(on.propose([opinion, clear('p2')], of));
    if (refusal === undefined) proposal.thenTypes('EnquiryReplyProposed');
    else proposal.thenRefused(`person-enquiry.${refusal}`);
  });

  it('enquiry-authority: the deputy, then the principal; what is clear and no appointment, the deputy alone', () => {
    for (const purpose of enquiryPurposes)
      expect([purpose, enquiryChain(purpose, false, on.today).approvers, enquiryChain(purpose, true, on.today).approvers]).toEqual([
        purpose,
        ['appointment', 'election'].includes(purpose) ? ['deputy', 'principal'] : ['deputy'],
        ['deputy', 'principal'],
      ]);
    const approval = (role: string, approvedBy: string) => ({ role, approvedBy, approvedAt: at });
    given(personEnquiry, on.proposed)
      .when(on.approve(deputy))
      .then([{ type: 'EnquiryReplyStepApproved', data: approval('deputy', deputy.personId) as never }]);
    given(personEnquiry, on.proposed).when(on.approve(principal)).thenRefused('person-enquiry.not-next-approver');
    const step = on.played(on.proposed, on.approve(deputy));
    given(personEnquiry, step).when(on.approve(deputy)).thenRefused('person-enquiry.not-next-approver');
    given(personEnquiry, step)
      .when(on.approve({ ...principal, personId: keeper.personId }))
      .thenRefused('person-enquiry.proposer-approves');
    given(personEnquiry, step)
      .when(on.approve({ ...principal, personId: deputy.personId }))
      .thenRefused('person-enquiry.proposer-approves');
    given(personEnquiry, step)
      .when(on.approve(principal))
      .then([{ type: 'EnquiryReplyApproved', data: approval('principal', principal.personId) as never }]);
    const award = on.played([], on.record({ purpose: 'award' }), on.search([]), on.propose([clear('p1'), clear('p2')], []));
    given(personEnquiry, award).when(on.approve(deputy, [])).thenTypes('EnquiryReplyApproved');
  });

  it('B4.2: whoever stands in for the chief takes the chief’s step, and no other', () => {
    const acting = { ...deputy, personId: 'mhk-lead-2' };
    given(personEnquiry, on.proposed)
      .when(on.approve(acting, on.one, true))
      .thenRefused('person-enquiry.not-next-approver');
    given(personEnquiry, on.played(on.proposed, on.approve(deputy)))
      .when(on.approve(acting, on.one, true))
      .then([{ type: 'EnquiryReplyApproved', data: { role: 'principal', approvedBy: acting.personId, approvedAt: at, forChief: true } }]);
  });

  it('enquiry-authority: what came in, went on or ended since the search stops proposal, approval and letter until it is searched again', () => {
    const changes: readonly (readonly FoundClue[])[] = [
      [...on.one, found('c3', { person: 'p2' })],
      on.one.slice(1),
      [found('c1', { standing: 'ended' }), on.one[1]!],
      [found('c1', { consequence: true }), on.one[1]!],
    ];
    for (const changed of changes) {
      given(personEnquiry, on.searched).when(on.propose(on.opinionsOnOne, changed)).thenRefused('person-enquiry.search-outdated');
      given(personEnquiry, on.proposed).when(on.approve(deputy, changed)).thenRefused('person-enquiry.search-outdated');
      const refusal = given(personEnquiry, on.approved).when(on.reply(changed)).thenRefused('person-enquiry.search-outdated');
      expect(JSON.stringify(refusal)).not.toMatch(/c[0-9]/);
    }
    // In another order it is the same.
    given(personEnquiry, on.searched).when(on.propose(on.opinionsOnOne, on.one.toReversed())).thenTypes('EnquiryReplyProposed');
    const again = on.played(on.approved, on.search(changes[0]));
    expect(given(personEnquiry, again).state).toMatchObject({ status: 'searched', found: changes[0] });
    given(personEnquiry, again).when(on.reply(changes[0])).thenRefused('person-enquiry.not-allowed');
  });

  it('a rejected reply is proposed anew, by the same search or another', () => {
    given(personEnquiry, on.proposed)
      .when(command('reject', { reason: '须核对同名人员', forChief: false }, principal))
      .thenRefused('person-enquiry.not-next-approver');
    const rejected = on.played(on.proposed, command('reject', { reason: '须核对同名人员', forChief: false }, deputy));
    expect(rejected.at(-1)).toEqual({ type: 'EnquiryReplyRejected', data: { reason: '须核对同名人员', rejectedBy: deputy.personId } });
    given(personEnquiry, rejected).when(on.propose()).thenTypes('EnquiryReplyProposed');
  });

  it('enquiry-reply: answered by letter on a day, in time or not; then nothing more', () => {
    expect(on.sent.at(-1)).toEqual({
      type: 'EnquiryReplySent',
      data: { replyNumber: '纪函〔2020〕1号', sentOn: on.today, inTime: true, sentBy: director.personId },
    });
    given(personEnquiry, on.approved).when(on.reply(on.one, '2020-06-16')).thenRefused('person-enquiry.date-in-future');
    // Received on the 11th, approved on the 15th; in China, where the day begins eight hours earlier.
    for (const early of ['2020-06-10', '2020-06-11', '2020-06-14'])
      given(personEnquiry, on.approved).when(on.reply(on.one, early)).thenRefused('person-enquiry.dates-unfit');
    const evening = (command: ReturnType<typeof on.approve>) => ({ ...command, at: '2020-06-15T16:30:00.000Z' });
    const approvedLate = on.played(on.proposed, evening(on.approve(deputy)), evening(on.approve(principal)));
    given(personEnquiry, approvedLate)
      .when(evening(on.reply(on.one, on.today)))
      .thenRefused('person-enquiry.dates-unfit');
    given(personEnquiry, approvedLate)
      .when(evening(on.reply(on.one, '2020-06-16')))
      .thenTypes('EnquiryReplySent');
    given(personEnquiry, on.approved)
      .when({ ...on.reply(on.one, '2020-06-29'), at: '2020-06-29T02:00:00.000Z' })
      .then([
        {
          type: 'EnquiryReplySent',
          data: { replyNumber: '纪函〔2020〕1号', sentOn: '2020-06-29', inTime: false, sentBy: director.personId },
        },
      ]);
    for (const history of [on.recorded, on.searched, on.proposed, on.approved])
      given(personEnquiry, history)
        .when(command('withdraw', { reason: '来函单位撤回' }))
        .then([{ type: 'PersonEnquiryWithdrawn', data: { reason: '来函单位撤回', recordedBy: keeper.personId } }]);
    given(personEnquiry, on.sent)
      .when(command('withdraw', { reason: 'x' }))
      .thenRefused('person-enquiry.not-allowed');
  });
});
