import { rowOf } from '@liandong/service-kit';
import { given } from '@liandong/testing';
import { reply } from '../../reply/reply.decider.js';
import type { ReplyEvent } from '../../reply/reply.events.js';
import {
  acknowledged,
  acknowledgeBy,
  at,
  deputy,
  objected,
  owed,
  owedInDialogue,
  rechecked,
  resultOwed,
  tellBy,
} from '../../reply/reply.fixtures.js';
import { replyView } from '../../views/reply.view.js';
import { replyRegister } from './reply-register.projection.js';

const row = (history: readonly ReplyEvent[]) =>
  rowOf(
    replyRegister,
    history.map(
      (event, revision) =>
        ({
          ...event,
          id: `e${revision}`,
          stream: 'reply-c1',
          revision,
          position: BigInt(revision),
          metadata: { correlationId: 'm1', occurredAt: at },
        }) as never,
    ),
  );
const ended: ReplyEvent = { type: 'ReplyEnded', data: { ground: 'repeat' } };
const histories: readonly (readonly ReplyEvent[])[] = [rechecked, [owed, ended], [owedInDialogue, resultOwed, acknowledged]];

describe('reply register', () => {
  it('after every event of every history the row says the same as the reply, and nothing of what was objected', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(reply, history.slice(0, length));
        const line = row(history.slice(0, length));
        expect(line).toMatchObject({
          replyId: 'c1',
          organisationId: 'mhk',
          status: state.status,
          completedOn: state.completedOn ?? null,
          endGround: state.ground ?? null,
          revision: length - 1,
        });
        expect(line.objections).toHaveLength(state.objections.length);
        expect(JSON.stringify(line)).not.toMatch(/v1\.k|OBJECTION/);
      }
    }
  });

  it('B1.15: both limits, when each was met, and what came of the objection stand in the row', () => {
    expect(row(rechecked)).toMatchObject({
      acknowledgeDueAt: acknowledgeBy.dueAt,
      acknowledgedOn: '2020-07-02',
      acknowledgedInTime: true,
      toldOn: '2020-09-21',
      toldInTime: true,
      completedOn: '2020-09-30',
      objections: [
        {
          number: 1,
          newEvidence: true,
          recordedBy: 'mhk-director',
          recheck: true,
          approvedBy: 'mhk-lead-1',
          outcome: 'changed',
          concludedOn: '2020-09-30',
        },
      ],
    });
    expect(row([owed, acknowledged, resultOwed]).resultDueAt).toBe(tellBy.dueAt);
  });

  it('B1.7: a report of the public channel names its clue only once the clue is complete', () => {
    // Of whoever signed beside the first, the reply has an id of its own.
    expect(row([{ ...owed, data: { ...owed.data, clueId: 'c7' } } as ReplyEvent]).clueId).toBe('c7');
    expect([row([owed]).clueId, row([owedInDialogue]).clueId, row([owedInDialogue, resultOwed]).clueId]).toEqual(['c1', null, 'c1']);
  });

  it('B1.15, B1.23: the colour of the limit that runs; what follows by itself is nobody’s allowed action', () => {
    const shown = (history: readonly ReplyEvent[], moment: string) => {
      const { band, allowed } = replyView.show(row(history), { ...deputy, roles: ['deputy'] }, moment);
      return { band, allowed };
    };
    expect(shown([owed], '2020-06-11T02:00:00.000Z')).toEqual({ band: 'blue', allowed: ['acknowledge'] });
    expect(shown([owed], '2020-07-01T02:00:00.000Z').band).toBe('yellow');
    expect(shown([owed], '2020-07-04T02:00:00.000Z').band).toBe('red');
    expect(shown([owed, acknowledged], '2020-07-04T02:00:00.000Z')).toEqual({ band: null, allowed: [] });
    expect(shown([owed, acknowledged, resultOwed], '2020-09-22T02:00:00.000Z')).toEqual({
      band: 'red',
      allowed: ['acknowledge', 'tell-result', 'read-objection'],
    });
    expect(shown([...rechecked.slice(0, 4), objected], at).allowed).toEqual(['read-objection', 'decide-objection']);
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(row([owed])).sort()).toEqual(Object.keys(replyRegister.table.columns).sort());
  });
});
