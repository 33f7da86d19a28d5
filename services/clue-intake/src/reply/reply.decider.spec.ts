import { given } from '@liandong/testing';
import { reply } from './reply.decider.js';
import { owedAcknowledgements } from './reply.state.js';
import {
  acknowledged,
  after,
  command,
  completion,
  deputy,
  director,
  intake,
  objected,
  objectedWithoutEvidence,
  objection,
  objectionRead,
  opening,
  owed,
  owedInDialogue,
  receiptCorrected,
  reception,
  rechecked,
  recheckConcluded,
  recheckOrdered,
  resultOwed,
  resultTold,
  supervisor,
  system,
  told,
} from './reply.fixtures.js';

const open = (more: object = {}) => command('open', { ...opening, ...more }, system);
const complete = (more: object = {}) => command('complete', { ...completion, ...more }, system);
const end = (ground: 'repeat' | 'not-accepted' | 'forwarded' = 'repeat') => command('end', { ground }, system);
const acknowledge = (toldOn = '2020-07-02', means: 'phone' | 'dialogue' = 'phone') => command('acknowledge', { means, toldOn });
const tell = (toldOn = '2020-09-21') => command('tell-result', { means: 'in-person', toldOn }, director);
const decideOn = (recheck: boolean, by = deputy, number = 1) =>
  command('decide-objection', { number, recheck, reason: '提供了新的账册' }, by);

describe('reply', () => {
  describe('acknowledgement', () => {
    it('B1.15: due fifteen working days after receipt, the days off of the Dragon Boat Festival not counted', () => {
      given(reply, []).when(open()).then([owed]);
      expect(owed.data).toMatchObject({ acknowledgeBy: { dueAt: '2020-07-03T15:59:59.999Z', ruleId: 'B1.15' } });
    });

    it('B1.4, B1.15: from a day of receipt that was put right it is owed anew, in the version of its rule; a later one gives more time', () => {
      const correct = (receivedOn: string) => command('correct-receipt', { receivedOn, acceptShorter: true }, system);
      given(reply, [owed]).when(correct('2020-06-01')).then([receiptCorrected]);
      given(reply, [owed, resultOwed]).when(correct('2020-06-01')).then([receiptCorrected]);
      const [later] = reply.decide(correct('2020-06-15'), given(reply, [owed]).state);
      expect(later!.data).toMatchObject({ formerly: '2020-06-11', acknowledgeBy: { dueAt: '2020-07-07T15:59:59.999Z' } });
      expect(later!.data).not.toHaveProperty('shortened');
      // Told in time by the former day, late by this one; and back again.
      expect(after([owed, receiptCorrected], acknowledge()).at(-1)).toMatchObject({ data: { inTime: false } });
      expect(after([owed, receiptCorrected], correct('2020-06-11'), acknowledge()).at(-1)).toMatchObject({ data: { inTime: true } });
      given(reply, [owed]).when(correct('2020-06-11')).thenNothing();
    });

    it('B1.4, B1.15: no limit is shortened unseen: unless the earlier end was accepted, the reply keeps day and limit; a later one follows by itself', () => {
      const correct = (receivedOn: string) => command('correct-receipt', { receivedOn }, system);
      given(reply, [owed]).when(correct('2020-06-01')).thenNothing();
      given(reply, [owed]).when(correct('2020-06-15')).thenTypes('ReplyReceiptCorrected');
      given(reply, [owed, receiptCorrected]).when(correct('2020-06-11')).thenTypes('ReplyReceiptCorrected');
    });

    it('B1.15: of several who are owed, the latest limit is the one that no earlier end passes by; whoever was told is none of them', () => {
      const [early, late] = [given(reply, [owed, receiptCorrected]).state, given(reply, [owed]).state];
      for (const replies of [[early, late] as const, [late, early] as const])
        expect(owedAcknowledgements(replies.map((state, index) => [`c1.${index}`, state] as const))).toEqual({
          replyIds: ['c1.0', 'c1.1'],
          latest: late.acknowledgeBy,
        });
      expect(owedAcknowledgements([['c1', given(reply, [owed, acknowledged]).state]])).toEqual({ replyIds: [], latest: undefined });
    });

    it('B1.4, B1.15: what was told stays as it was judged; whoever is owed nothing more, or came through the public channel, is owed nothing anew', () => {
      for (const history of [[owed, acknowledged], [], after([owed], end()), told, [owedInDialogue]])
        given(reply, history)
          .when(command('correct-receipt', { receivedOn: '2020-06-01', acceptShorter: true }, system))
          .thenNothing();
    });

    it('B1.15: told once, in time or late; not repeated', () => {
      given(reply, [owed]).when(acknowledge()).then([acknowledged]);
      expect(after([owed], acknowledge('2020-07-03')).at(-1)).toMatchObject({ data: { inTime: true } });
      expect(after([owed], acknowledge('2020-07-04')).at(-1)).toMatchObject({ data: { inTime: false } });
      given(reply, [owed, acknowledged]).when(acknowledge()).thenRefused('reply.not-allowed');
      given(reply, [owed, acknowledged, resultOwed]).when(acknowledge()).thenRefused('reply.acknowledged-before');
      given(reply, [owed, resultOwed]).when(acknowledge()).then([acknowledged]);
      given(reply, []).when(acknowledge()).thenRefused('reply.unknown');
    });

    it('B1.15: a repeat owes nothing more, and nothing opens it again; what was not taken in is owed anew when it is looked at again', () => {
      const ended = after([owed], end());
      expect(ended.at(-1)).toEqual({ type: 'ReplyEnded', data: { ground: 'repeat' } });
      for (const wish of [open({ receivedOn: '2020-09-01' }), complete(), end()]) given(reply, ended).when(wish).thenNothing();
      given(reply, ended).when(acknowledge()).thenRefused('reply.not-allowed');
      expect(after([owed], end('not-accepted'), open({ receivedOn: '2020-09-01' })).at(-1)).toMatchObject({
        type: 'ReplyOwed',
        data: { receivedOn: '2020-09-01', acknowledgeBy: { dueAt: '2020-09-22T15:59:59.999Z' } },
      });
    });

    it('B1.15: what was forwarded and came back is answered here after all', () => {
      expect(after([owed], end('forwarded'), complete()).at(-1)).toMatchObject({ type: 'ReplyResultOwed' });
    });

    it('B1.15: a report of the public channel is answered in its dialogue, and nobody else is', () => {
      given(reply, [owed]).when(acknowledge('2020-07-02', 'dialogue')).thenRefused('reply.means-unfit');
      given(reply, [owedInDialogue]).when(acknowledge()).thenRefused('reply.means-unfit');
      given(reply, [owedInDialogue]).when(acknowledge('2020-07-02', 'dialogue')).thenTypes('ReplyAcknowledged');
    });

    it('dates: neither in the future nor before the receipt', () => {
      given(reply, [owed]).when(acknowledge('2020-10-01')).thenRefused('reply.date-in-future');
      given(reply, [owed]).when(acknowledge('2020-06-10')).thenRefused('reply.date-too-early');
    });
  });

  describe('result', () => {
    it('B1.15: due fifteen working days after the completion; told in time or late', () => {
      given(reply, [owed, acknowledged]).when(complete()).then([resultOwed]);
      expect(resultOwed.data).toMatchObject({ tellBy: { dueAt: '2020-09-21T15:59:59.999Z', ruleId: 'B1.15-result' } });
      given(reply, [owed, acknowledged, resultOwed]).when(tell()).then([resultTold]);
      expect(after([owed, resultOwed], tell('2020-09-22')).at(-1)).toMatchObject({ data: { inTime: false } });
      given(reply, [owed, acknowledged]).when(tell()).thenRefused('reply.not-allowed');
      given(reply, [owed, resultOwed]).when(tell('2020-08-30')).thenRefused('reply.date-too-early');
    });

    it('B1.16: whoever is not verified when the clue is complete counts as anonymous; verified later, the result is owed from the completion', () => {
      const unverified = after([owed], complete({ realName: false }));
      expect(unverified.at(-1)).toEqual({ type: 'ReplyEnded', data: { ground: 'not-real-name' } });
      given(reply, unverified).when(complete()).then([resultOwed]);
      given(reply, told)
        .when(complete({ realName: false }))
        .thenNothing();
    });

    it('B1.15: of a clue that was opened again, the result is owed anew once it is complete again, told before or not; asked again, it is not', () => {
      const again = complete({ completedOn: '2020-12-31', round: 1 });
      for (const history of [told, rechecked]) {
        const all = after(history, again);
        expect(all.slice(history.length)).toMatchObject([{ type: 'ReplyResultOwed', data: { completedOn: '2020-12-31', round: 1 } }]);
        given(reply, all).when(again).thenNothing();
        given(reply, history).when(complete()).thenNothing();
      }
    });

    it('B1.15: what a re-check led to, and who concluded it, stands with its objection', () => {
      expect(given(reply, rechecked).state.objections).toMatchObject([
        { recheck: { outcome: 'changed', concludedBy: 'mhk-supervisor-1' } },
      ]);
      expect(given(reply, rechecked.slice(0, -1)).state.objections[0]).not.toHaveProperty('recheck');
    });

    it('what follows is done once, and of nobody to whom nothing was owed', () => {
      for (const history of [[], told, [owed, resultOwed]])
        for (const wish of [complete(), end()]) given(reply, history).when(wish).thenNothing();
      for (const history of [[owed], told]) given(reply, history).when(open()).thenNothing();
    });
  });

  describe('objection', () => {
    const object = command('record-objection', objection, director);

    it('B1.15: recorded once the result was told, as ciphertext; each reading is marked as an access', () => {
      given(reply, told).when(object).then([objected]);
      given(reply, [owed, resultOwed]).when(object).thenRefused('reply.not-allowed');
      given(reply, told)
        .when(command('record-objection', { ...objection, raisedOn: '2020-09-20' }, director))
        .thenRefused('reply.date-too-early');
      given(reply, [...told, objected])
        .when(command('read-objection', { number: 1 }, deputy))
        .then([objectionRead]);
      for (const number of [0, 2, Number.NaN])
        given(reply, [...told, objected])
          .when(command('read-objection', { number }, deputy))
          .thenRefused('reply.objection-unknown');
    });

    it('B1.15: new evidence is re-checked; without any, the approver chooses and says why', () => {
      given(reply, [...told, objected])
        .when(decideOn(false))
        .thenRefused('reply.new-evidence');
      given(reply, [...told, objected])
        .when(decideOn(true))
        .then([recheckOrdered]);
      for (const recheck of [true, false])
        given(reply, [...told, objectedWithoutEvidence])
          .when(decideOn(recheck))
          .thenTypes('ReplyObjectionDecided');
      expect(given(reply, after([...told, objectedWithoutEvidence], decideOn(false))).state.status).toBe('told');
    });

    it('B1.15: whoever told the result or recorded the objection does not decide on it; an objection is decided once', () => {
      given(reply, [...told, objected])
        .when(decideOn(true, { ...deputy, personId: director.personId }))
        .thenRefused('reply.teller-decides');
      const byReception = after(told, command('record-objection', objection, reception));
      for (const { personId } of [reception, director])
        given(reply, byReception)
          .when(decideOn(true, { ...deputy, personId }))
          .thenRefused('reply.teller-decides');
      given(reply, [...told, objected, recheckOrdered])
        .when(decideOn(true))
        .thenRefused('reply.not-allowed');
      given(reply, [...told, objected])
        .when(decideOn(true, deputy, 2))
        .thenRefused('reply.objection-unknown');
    });

    it('B1.15: a re-check has a result, which is owed and told as the first one; then another objection may follow', () => {
      const checking = [...told, objected, objectionRead, recheckOrdered];
      const conclude = (concludedOn = '2020-09-30') =>
        command('conclude-recheck', { number: 1, outcome: 'changed', summary: '补发资金已追回', concludedOn }, supervisor);
      given(reply, checking).when(conclude()).then([recheckConcluded]);
      given(reply, checking)
        .when(command('conclude-recheck', { number: 1, outcome: 'upheld', summary: '……', concludedOn: '2020-09-30' }, deputy))
        .thenRefused('reply.orderer-concludes');
      given(reply, checking).when(conclude('2020-10-01')).thenRefused('reply.date-in-future');
      given(reply, checking).when(conclude('2020-09-21')).thenRefused('reply.date-too-early');
      expect(recheckConcluded.data).toMatchObject({ tellBy: { dueAt: '2020-10-28T15:59:59.999Z' } });
      const kin = { personId: supervisor.personId, subjectId: 's1', kind: 'kin' as const };
      const check = { rule: { ruleId: 'acquaintance-check', version: '2017' }, checked: [supervisor.personId], hits: [kin] };
      // 2.5: nor by whoever may know the subject.
      const byKin = {
        number: 1,
        outcome: 'changed',
        summary: '……',
        concludedOn: '2020-09-30',
        rechecker: { check, accepted: [] },
      } as const;
      expect(
        given(reply, checking)
          .when(command('conclude-recheck', byKin, supervisor))
          .thenRefused('clue.acquaintances-undecided'),
      ).toMatchObject({ refusal: { rule: '2.5', allowed: ['conclude-recheck'], details: { hits: [kin] } } });
      const again = after(
        rechecked,
        tell('2020-09-30'),
        command('record-objection', { ...objection, newEvidence: false, raisedOn: '2020-09-30' }, intake),
      );
      expect(again.at(-1)).toMatchObject({ type: 'ReplyObjectionRecorded', data: { number: 2 } });
    });
  });
});
