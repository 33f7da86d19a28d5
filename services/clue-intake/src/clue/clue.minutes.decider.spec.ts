import { given } from '@liandong/testing';
import type { MeetingDecision } from '../screening-meeting/screening-meeting.events.js';
import type { SignedDecision } from '../screening-meeting/signed-decision.js';
import { clue } from './clue.decider.js';
import { after, approve, deputy, ended, planned, propose, talking, two } from './clue.disposal.fixtures.js';
import type { DisposalMode } from './clue.events.js';
import { approved, at, command, principal } from './clue.fixtures.js';

const minutes = (decision: MeetingDecision, more: Partial<SignedDecision> = {}): SignedDecision => ({
  meetingId: 'm2',
  kind: 'clue-study',
  heldOn: '2020-06-10',
  decision,
  ...more,
});
const proposing = (
  mode: DisposalMode,
  signed: SignedDecision,
  meeting?: { readonly meetingId: string; readonly decision: MeetingDecision },
) =>
  command('propose-disposal', {
    mode,
    opinion: '……',
    ...planned(mode),
    signed,
    ...(meeting ? { meeting: { organisationId: 'mhk', ...meeting } } : {}),
  });
const approving = (signed: SignedDecision) => ({ type: 'approve-disposal', data: { signed }, by: principal, at }) as const;

describe('clue: signed minutes bind its disposal', () => {
  it('4.8: given minutes that decided otherwise, then a proposal that names no meeting is refused, and told what was decided', () => {
    expect(
      given(clue, two)
        .when(proposing('close', minutes('initial-verification')))
        .thenRefused('clue.contradicts-minutes'),
    ).toMatchObject({
      refusal: {
        rule: '4.8',
        allowed: ['propose-disposal'],
        details: { meetingId: 'm2', heldOn: '2020-06-10', decision: 'initial-verification' },
      },
    });
  });

  it('0.7: given a joint screening that decided otherwise, then the refusal names its mechanism', () => {
    expect(
      given(clue, two)
        .when(proposing('hold', minutes('close', { kind: 'joint-screening' })))
        .thenRefused('clue.contradicts-minutes'),
    ).toMatchObject({ refusal: { rule: '0.7' } });
  });

  it('4.8: given a proposal that agrees and names no meeting, then proposal and approval name it', () => {
    const proposed = after(two, proposing('hold', minutes('hold')));
    expect(proposed.at(-1)).toMatchObject({ type: 'DisposalProposed', data: { mode: 'hold', meetingId: 'm2' } });
    expect(after(proposed, approving(minutes('hold'))).at(-1)).toMatchObject({ type: 'DisposalApproved', data: { meetingId: 'm2' } });
  });

  it('4.8: an older meeting does not serve against the newest one; one that agrees may be named in its stead', () => {
    given(clue, two)
      .when(proposing('close', minutes('hold'), { meetingId: 'm1', decision: 'close' }))
      .thenRefused('clue.contradicts-minutes');
    expect(after(two, proposing('hold', minutes('hold'), { meetingId: 'm1', decision: 'hold' })).at(-1)).toMatchObject({
      data: { meetingId: 'm1' },
    });
  });

  it('0.7: what was left open binds no mode, and no event names the meeting', () => {
    expect(after(two, proposing('close', minutes('deferred'))).at(-1)!.data).not.toHaveProperty('meetingId');
  });

  it('4.8: a change of mode is bound in the same way', () => {
    given(clue, approved)
      .when(proposing('close', minutes('initial-verification')))
      .thenRefused('clue.contradicts-minutes');
    given(clue, approved)
      .when(proposing('close', minutes('close')))
      .thenTypes('DisposalProposed');
  });

  it('4.8: given minutes signed since it was proposed, then what contradicts them is not approved, only rejected; what agrees names them', () => {
    const proposed = after(two, propose('close'));
    expect(
      given(clue, proposed)
        .when(approving(minutes('hold')))
        .thenRefused('clue.contradicts-minutes'),
    ).toMatchObject({ refusal: { allowed: ['reject-disposal'] } });
    given(clue, proposed)
      .when(command('reject-disposal', { reason: '会议另有决定' }, principal))
      .thenTypes('DisposalRejected');
    expect(after(proposed, approving(minutes('close'))).at(-1)).toMatchObject({ data: { meetingId: 'm2' } });
    given(clue, after(two, propose('talk-inquiry')))
      .when({ ...approving(minutes('hold')), by: deputy })
      .thenRefused('clue.contradicts-minutes');
  });

  it('B1.19: given a talk that the meeting decided on, when its approved outcome is to verify, then that needs no further meeting; nothing else goes without one', () => {
    const ends = after(talking, ended('s1', 'clarified'), ended('s2', 'initial-verification'));
    const verifying = after(ends, proposing('initial-verification', minutes('talk-inquiry')));
    expect(verifying.at(-1)!.data).not.toHaveProperty('meetingId');
    given(clue, verifying)
      .when(approving(minutes('talk-inquiry')))
      .thenTypes('DisposalApproved');
    given(clue, ends)
      .when(proposing('close', minutes('talk-inquiry')))
      .thenRefused('clue.contradicts-minutes');
    given(clue, after(two, propose('talk-inquiry'), approve(deputy)))
      .when(approving(minutes('initial-verification')))
      .thenRefused('clue.contradicts-minutes');
  });
});
