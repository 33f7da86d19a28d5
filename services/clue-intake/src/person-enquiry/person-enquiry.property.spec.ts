import fc from 'fast-check';
import { dateInChina } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { personEnquiryActions } from './person-enquiry.allowed-actions.js';
import { personEnquiry } from './person-enquiry.decider.js';
import { effects, type FoundClue, opinions } from './person-enquiry.events.js';
import { clear, deputy, director, enquiry, found, keeper, opinionsOnOne, one, principal } from './person-enquiry.fixtures.js';
import { foundKey } from './person-enquiry.opinions.js';
import type { PersonEnquiryStatus } from './person-enquiry.state.js';

const nothing: readonly FoundClue[] = [];
const closed = [found('c1', { standing: 'ended', consequence: true })];
const away = [found('c1', { standing: 'elsewhere' })];
const old = [found('c1', { standing: 'unclear' })];
const finds = fc.constantFrom(one, one, nothing, closed, away, old);
const opinion = fc.record(
  {
    person: fc.constantFrom('p1', 'p1', 'p1', 'p2'),
    opinion: fc.constantFrom(...opinions),
    effect: fc.constantFrom(...effects),
    same: fc.constantFrom(['c1/s1'], ['c1/s1'], []),
    namesakes: fc.constantFrom([], [{ clue: 'c2/s2', reason: '同名' }]),
    note: fc.constant('……'),
  },
  { requiredKeys: ['person', 'opinion', 'same', 'namesakes'] },
);
const given = fc.oneof(
  { weight: 3, arbitrary: fc.constant(opinionsOnOne) },
  { weight: 1, arbitrary: fc.constant([clear('p1'), clear('p2')]) },
  { weight: 2, arbitrary: opinion.map((drawn) => [drawn, clear('p2')]) },
);
const all = ['record', 'search', 'record-refused-search', 'propose', 'approve', 'reject', 'send', 'withdraw'] as const;
/** An enquiry that has come far is seldom searched anew, or withdrawn. */
const likely: Readonly<Record<PersonEnquiryStatus, readonly (typeof all)[number][]>> = {
  none: ['record'],
  recorded: ['search'],
  searched: ['propose', 'propose', 'search'],
  proposed: ['approve', 'approve', 'approve', 'reject'],
  approved: ['send'],
  sent: ['record'],
  withdrawn: ['record'],
};
const enquiries = lawful(
  personEnquiry,
  {
    actions: personEnquiryActions,
    ends: ['sent', 'withdrawn'],
    // Every search is on record, and whoever was refused one.
    again: ['search', 'record-refused-search'],
    own: ['record-refused-search'],
    refusals: [
      'person-enquiry.date-in-future',
      'person-enquiry.dates-unfit',
      'person-enquiry.effect-unfit',
      'person-enquiry.not-allowed',
      'person-enquiry.not-next-approver',
      'person-enquiry.not-told-apart',
      'person-enquiry.note-missing',
      'person-enquiry.opinion-unfit',
      'person-enquiry.opinions-incomplete',
      'person-enquiry.persons-unfit',
      'person-enquiry.proposer-approves',
      'person-enquiry.search-outdated',
      'person-enquiry.unknown',
    ],
  },
  {
    data: {
      record: fc
        .record({
          purpose: fc.constantFrom('appointment' as const, 'award' as const),
          letterDate: fc.constantFrom('2020-06-10', '2020-06-10', '2020-06-12'),
          receivedOn: fc.constantFrom('2020-06-11', '2020-06-11', '2020-07-30'),
          persons: fc.constantFrom(enquiry.persons, enquiry.persons, [enquiry.persons[0]!, enquiry.persons[0]!]),
        })
        .map((drawn) => ({ ...enquiry, ...drawn })),
      search: fc.record({ found: finds, position: fc.constant('7') }),
      'record-refused-search': fc.constant({}),
      propose: fc.oneof(
        { weight: 6, arbitrary: fc.record({ found: finds, opinions: given }) },
        {
          weight: 1,
          arbitrary: fc.constant({
            found: closed,
            opinions: [clear('p1', { opinion: 'concluded', effect: 'none', same: ['c1/s1'] }), clear('p2')],
          }),
        },
        { weight: 1, arbitrary: fc.constant({ found: away, opinions: [clear('p1', { same: ['c1/s1'] }), clear('p2')] }) },
      ),
      approve: fc.record({ found: finds, forChief: fc.constantFrom(false, false, false, true) }),
      reject: fc.record({ reason: fc.constant('……'), forChief: fc.boolean() }),
      send: fc.record({
        found: finds,
        replyNumber: fc.constant('纪函1号'),
        sentOn: fc.constantFrom('2020-06-10', '2020-06-28', '2020-06-29', '2020-07-10', '2020-07-11'),
      }),
      withdraw: fc.record({ reason: fc.constant('……') }),
    },
    by: fc.constantFrom(keeper, director, deputy, deputy, principal, principal, { ...deputy, personId: keeper.personId }),
    // The evening of the 27th is the 28th in China, the last day.
    at: fc.constantFrom('2020-06-27T16:30:00.000Z', '2020-07-10T02:00:00.000Z'),
    asks: 60,
    next: ({ status }) =>
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...likely[status]) }, { weight: 1, arbitrary: fc.constantFrom(...all) }),
  },
);

describe('enquiry about persons: whatever is searched, proposed, approved and sent in whatever order', () => {
  enquiries.itIsLawful();

  it('enquiry-authority: no letter leaves but on the last search, by the chain, each step by another than who proposed', () => {
    enquiries.check((steps) => {
      let approvers: string[] = [];
      let proposer = '';
      let approvedOn = '';
      for (const { before, command, events } of steps) {
        for (const event of events) {
          if (event.type === 'LibrarySearched' || event.type === 'EnquiryReplyRejected') approvers = [];
          if (event.type === 'EnquiryReplyProposed') [proposer, approvers] = [event.data.proposedBy, []];
          if (event.type === 'EnquiryReplyStepApproved' || event.type === 'EnquiryReplyApproved') {
            expect([proposer, ...approvers]).not.toContain(event.data.approvedBy);
            expect(event.data.role).toBe(before.proposal!.chain.approvers[approvers.length]);
            approvers.push(event.data.approvedBy);
            approvedOn = dateInChina(event.data.approvedAt);
          }
          if (event.type === 'EnquiryReplySent' && command.type === 'send') {
            expect(approvers).toHaveLength(before.proposal!.chain.approvers.length);
            expect(command.data.found).toEqual(before.found);
            expect(event.data.inTime).toBe(event.data.sentOn <= '2020-06-28');
            expect(event.data.sentOn >= approvedOn && event.data.sentOn <= dateInChina(command.at)).toBe(true);
          }
        }
      }
    });
  });

  it('enquiry-authority: nobody is said to be clear of whom something is known that runs or ended, and nobody is left out', () => {
    enquiries.check((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.type !== 'EnquiryReplyProposed') continue;
          expect(event.data.opinions.map(({ person }) => person).sort()).toEqual(['p1', 'p2']);
          for (const { person, opinion: said, same, namesakes } of event.data.opinions) {
            const ofPerson = before.found.filter((each) => each.person === person);
            expect([...same, ...namesakes.map(({ clue }) => clue)].sort()).toEqual(ofPerson.map(foundKey).sort());
            const own = ofPerson.filter((each) => same.includes(foundKey(each)));
            if (said === 'no-clue') expect(own.filter(({ standing }) => ['open', 'ended', 'unclear'].includes(standing))).toEqual([]);
            if (own.some(({ standing }) => standing === 'open')) expect(said).toBe('pending');
          }
          const known = event.data.opinions.some(({ opinion: said }) => said !== 'no-clue');
          if (known) expect(event.data.chain.approvers).toEqual(['deputy', 'principal']);
        }
      }
    });
  });
});
