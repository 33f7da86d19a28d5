import { limitFrom } from '@liandong/legal-time';
import { director, keeper, principal } from '../clue/clue.fixtures.js';
import { enquiryChain } from '../rules/enquiry-authority.js';
import { personEnquiry, type PersonEnquiryCommand, type PersonEnquiryData } from './person-enquiry.decider.js';
import type { Enquiry, FoundClue, PersonEnquiryEvent, PersonOpinion } from './person-enquiry.events.js';

export const at = '2020-06-15T02:00:00.000Z';
export const today = '2020-06-15';
export { director, keeper, principal };
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const enquiry: Enquiry = {
  organisationId: 'mhk',
  askingBody: '县委组织部',
  reference: '组函〔2020〕1号',
  letterDate: '2020-06-10',
  receivedOn: '2020-06-11',
  purpose: 'appointment',
  persons: [
    { person: 'p1', name: '张三', unitId: 'mhk.unit-agriculture', position: '科长' },
    { person: 'p2', name: '李四', unitId: 'mhk.unit-agriculture', position: '科员' },
  ],
};
export const found = (clueId: string, more: Partial<FoundClue> = {}): FoundClue => ({
  person: 'p1',
  clueId,
  subjectId: 's1',
  standing: 'open',
  consequence: false,
  ...more,
});
export const clear = (person: string, more: Partial<PersonOpinion> = {}): PersonOpinion => ({
  person,
  opinion: 'no-clue',
  same: [],
  namesakes: [],
  ...more,
});
/** 张三 is reported, and somebody else of that name was. */
export const one: readonly FoundClue[] = [found('c1'), found('c2', { standing: 'ended', subjectId: 's2' })];
export const opinionsOnOne: readonly PersonOpinion[] = [
  clear('p1', { opinion: 'pending', same: ['c1/s1'], namesakes: [{ clue: 'c2/s2', reason: '单位、职务不同' }] }),
  clear('p2'),
];

export const command = <T extends PersonEnquiryCommand['type']>(
  type: T,
  data: PersonEnquiryData<T>,
  by: PersonEnquiryCommand['by'] = keeper,
) => ({ type, data, by, at }) as PersonEnquiryCommand;
export const record = (more: Partial<Enquiry> = {}) => command('record', { ...enquiry, ...more });
export const search = (of = one) => command('search', { found: of, position: '7' });
export const propose = (opinions = opinionsOnOne, of = one) => command('propose', { found: of, opinions });
export const approve = (by: PersonEnquiryCommand['by'], of = one, forChief = false) => command('approve', { found: of, forChief }, by);
export const reply = (of = one, sentOn = today) => command('send', { found: of, replyNumber: '纪函〔2020〕1号', sentOn }, director);

/** What comes of these, one after the other. */
export const played = (
  history: readonly PersonEnquiryEvent[],
  ...commands: readonly PersonEnquiryCommand[]
): readonly PersonEnquiryEvent[] =>
  commands.reduce(
    (events, next) => [...events, ...personEnquiry.decide(next, events.reduce(personEnquiry.evolve, personEnquiry.initial))],
    history,
  );
export const recorded = played([], record());
export const searched = played(recorded, search());
export const proposed = played(searched, propose());
export const approved = played(proposed, approve(deputy), approve(principal));
export const sent = played(approved, reply());
export const deadline = limitFrom('enquiry-reply', enquiry.receivedOn, 'mhk');
export const chain = enquiryChain('appointment', true, today);
