import { given } from '@liandong/testing';
import { clue } from '../clue/clue.decider.js';
import { propose, two } from '../clue/clue.disposal.fixtures.js';
import { approved, command as clueCommand } from '../clue/clue.fixtures.js';
import { screeningMeeting } from './screening-meeting.decider.js';
import {
  after,
  command,
  convened,
  keeper,
  opinion,
  owners,
  plan,
  principal,
  sign,
  signed,
  studied,
  volumes,
} from './screening-meeting.fixtures.js';

describe('meeting about clues', () => {
  it('0.7, 4.8: several organisations take part, each named once', () => {
    const convene = (participants: typeof plan.participants) => command('convene', { ...plan, participants, owners });
    given(screeningMeeting, [])
      .when(convene(plan.participants.slice(1)))
      .thenRefused('screening-meeting.too-few-organisations');
    given(screeningMeeting, [])
      .when(convene([plan.participants[0]!, plan.participants[0]!]))
      .thenRefused('screening-meeting.too-few-organisations');
    given(screeningMeeting, []).when(convene(plan.participants)).thenTypes('MeetingConvened');
  });

  it('B1.3: only clues of the own library stand on the agenda, each once', () => {
    given(screeningMeeting, [])
      .when(command('convene', { ...plan, agenda: ['c1', 'c4', 'c9'], owners }))
      .thenRefused('screening-meeting.unknown-clues');
    given(screeningMeeting, [])
      .when(command('convene', { ...plan, agenda: ['c1', 'c1'], owners }))
      .thenRefused('screening-meeting.clue-repeated');
    given(screeningMeeting, convened)
      .when(command('add-clue', { clueId: 'c4', owners }))
      .thenRefused('screening-meeting.unknown-clues');
    given(screeningMeeting, convened)
      .when(command('add-clue', { clueId: 'c1', owners }))
      .thenNothing();
    given(screeningMeeting, convened)
      .when(command('add-clue', { clueId: 'c3', owners }))
      .thenTypes('ClueAdded');
  });

  it('0.7: dissent of a participant is kept beside the decision; a stranger has none', () => {
    expect(studied.find(({ type }) => type === 'OpinionRecorded')).toMatchObject({
      data: {
        decision: 'initial-verification',
        dissent: [{ organisationId: 'mhk.room-1', opinion: '宜函询' }],
        recordedBy: keeper.personId,
      },
    });
    given(screeningMeeting, convened)
      .when(opinion('c1', 'hold', 'pj'))
      .thenRefused('screening-meeting.stranger-dissents');
    given(screeningMeeting, convened).when(opinion('c3', 'hold')).thenRefused('screening-meeting.not-on-agenda');
  });

  it('4.8: volumes are read for a clue of the agenda', () => {
    given(screeningMeeting, convened).when(volumes('c3', 1)).thenRefused('screening-meeting.not-on-agenda');
    given(screeningMeeting, convened)
      .when(command('read-volumes', { clueId: 'c1', volumes: 2, readOn: '2020-07-01' }))
      .thenRefused('screening-meeting.date-in-future');
  });

  it('minutes are signed when every clue has its opinion, by somebody who did not write them down; they repeat what was decided', () => {
    given(screeningMeeting, after(convened, opinion('c1', 'hold')))
      .when(sign)
      .thenRefused('screening-meeting.opinions-missing');
    given(screeningMeeting, studied)
      .when(command('sign-minutes', { minutes: 'x', heldOn: '2020-06-29' }, { ...principal, personId: keeper.personId }))
      .thenRefused('screening-meeting.recorder-signs');
    given(screeningMeeting, studied)
      .when(command('sign-minutes', { minutes: 'x', heldOn: '2020-07-01' }, principal))
      .thenRefused('screening-meeting.date-in-future');
    expect(signed.at(-1)).toMatchObject({
      data: { decisions: { c1: 'initial-verification', c2: 'deferred' }, signedBy: principal.personId },
    });
    given(screeningMeeting, signed).when(opinion('c1', 'close')).thenRefused('screening-meeting.not-allowed');
  });

  it('given a later opinion on the same clue, then it takes the place of the first; a meeting may be cancelled', () => {
    expect(after(studied, opinion('c1', 'talk-inquiry'), sign).at(-1)).toMatchObject({ data: { decisions: { c1: 'talk-inquiry' } } });
    given(screeningMeeting, convened)
      .when(command('cancel', { reason: '改期' }))
      .thenTypes('MeetingCancelled');
  });
});

describe('a disposal that names its meeting', () => {
  const named = (meeting: object) =>
    clueCommand('propose-disposal', { mode: 'close', opinion: '……', meeting: { meetingId: 'm1', organisationId: 'mhk', ...meeting } });

  it('0.7: the meeting must be of the same library and have decided so; proposal and approval name it', () => {
    given(clue, two).when(named({})).thenRefused('clue.meeting-did-not-decide');
    given(clue, two)
      .when(named({ organisationId: 'pj', decision: 'close' }))
      .thenRefused('clue.meeting-did-not-decide');
    expect(
      given(clue, two)
        .when(named({ decision: 'hold' }))
        .thenRefused('clue.meeting-decided-otherwise'),
    ).toMatchObject({ refusal: { details: { decision: 'hold' } } });
    given(clue, two)
      .when(named({ decision: 'deferred' }))
      .thenRefused('clue.meeting-decided-otherwise');
    const [proposal] = clue.decide(named({ decision: 'close' }), given(clue, two).state);
    expect(proposal).toMatchObject({ data: { meetingId: 'm1' } });
    expect(clue.decide(clueCommand('approve-disposal', {}, principal), given(clue, [...two, proposal!]).state)).toMatchObject([
      { type: 'DisposalApproved', data: { mode: 'close', meetingId: 'm1' } },
    ]);
  });

  it('given a proposal without a meeting, then its approval names none', () => {
    const [proposal] = clue.decide(propose('hold'), given(clue, approved).state);
    expect(proposal!.data).not.toHaveProperty('meetingId');
  });
});
