import { limitFrom } from '@liandong/legal-time';
import type { PersonSubject } from '@liandong/contracts';
import type { PlannedTalker } from '../rules/talk-staffing.js';
import { type TalkInquiryCommand, talkInquiry } from './talk-inquiry.decider.js';
import type { TalkInquiryEvent, TalkInquiryForm, TalkInquiryOpening, TalkInquiryOutcome } from './talk-inquiry.events.js';
import type { TalkInquiryState } from './talk-inquiry.state.js';

/** One history, step by step, for the specs. */
export const at = '2020-08-31T02:00:00.000Z';
export const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
const subject: PersonSubject = {
  subjectId: 's1',
  name: '人员s1',
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county',
  villageCadre: false,
};
export const opening: TalkInquiryOpening = {
  organisationId: 'mhk',
  clueId: 'c1',
  clueNumber: '信访〔2020〕1号',
  title: '反映某科员',
  round: 1,
  subject,
};

export const command = <T extends TalkInquiryCommand['type']>(
  type: T,
  data: Extract<TalkInquiryCommand, { type: T }>['data'],
  by: TalkInquiryCommand['by'] = supervisor,
  moment = at,
) => ({ type, data, by, at: moment }) as TalkInquiryCommand;

/** Asks one after the other, and keeps what happened. */
export function after(history: readonly TalkInquiryEvent[], ...asked: readonly TalkInquiryCommand[]): readonly TalkInquiryEvent[] {
  const stateOf = (events: readonly TalkInquiryEvent[]) => events.reduce<TalkInquiryState>(talkInquiry.evolve, talkInquiry.initial);
  return asked.reduce((events, one) => [...events, ...talkInquiry.decide(one, stateOf(events))], history);
}

export const limit = limitFrom;
export const talkers: readonly PlannedTalker[] = [
  { personId: 'mhk-lead-1', role: 'lead', lent: false },
  { personId: 'mhk-supervisor-1', role: 'auxiliary', lent: false },
];
export const propose = (form: TalkInquiryForm, nextLowerPartyChief = false) =>
  command('propose-plan', { form, nextLowerPartyChief, plan: '谈话函询方案', talkers: form === 'talk' ? talkers : [], lentOnRecord: [] });
export const approvePlan = command('approve-plan', {}, deputy);
export const notice = (servedOn = '2020-07-01') =>
  command('serve-notice', { servedOn, servedTo: '某局党组书记', reference: '梅纪函〔2020〕1号' });
export const talk = (heldOn = '2020-07-10') =>
  command('hold-talk', {
    talkers: [
      { personId: 'mhk-lead-1', capacity: 'responsible-leader' },
      { personId: 'mhk-supervisor-1', capacity: 'department-head' },
    ],
    heldOn,
    place: '谈话室',
  });
export const delegatedTalk = (heldOn = '2020-07-10') =>
  command('hold-talk', {
    talkers: [
      { personId: 'chief', capacity: 'unit-party-chief' },
      { personId: 'clerk', capacity: 'staff' },
    ],
    heldOn,
    place: '某局',
  });
export const record = (signedOn = '2020-07-10') => command('sign-record', { record: '谈话笔录', signedBySubject: true, signedOn });
export const reply = (receivedOn = '2020-07-10') =>
  command('receive-reply', { statement: '说明材料', countersignedBy: '某局党组书记', receivedOn });
export const report = (outcome: TalkInquiryOutcome = 'criticise-educate', reportedOn = '2020-07-20') =>
  command('report', { facts: '反映不实', opinion: '……', outcome, reportedOn });
export const approveOutcome = command('approve-outcome', {}, deputy);

export const opened: readonly TalkInquiryEvent[] = [{ type: 'TalkInquiryOpened', data: opening }];
export const talkPlanned = after(opened, propose('talk'), approvePlan);
export const letterSent = after(opened, propose('letter'), approvePlan, notice());
export const delegated = after(opened, propose('delegated-talk'), approvePlan, notice());
export const answered = after(letterSent, reply());
export const reported = after(answered, report());
export const concluded = after(reported, approveOutcome);
