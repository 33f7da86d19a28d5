import { rowOf } from '@liandong/service-kit';
import { given } from '@liandong/testing';
import { report } from '../../report/report.decider.js';
import type { ReportEvent } from '../../report/report.events.js';
import {
  answered,
  asked,
  declined,
  declineProposed,
  declineRejected,
  destroyed,
  limit,
  readBy,
  repeatKept,
  sendingUpWarned,
  sentUp,
  signed,
  submitted,
  supplemented,
  takenIn,
  told,
  upperFound,
} from '../../report/report.fixtures.js';
import { openQuestions } from '../../report/report.state.js';
import { reportRegister } from './report-register.projection.js';

const recorded = (history: readonly ReportEvent[]) =>
  history.map(
    (event, revision) =>
      ({
        ...event,
        id: `e${revision}`,
        stream: 'report-r1',
        revision,
        position: BigInt(revision),
        metadata: { correlationId: 'm1', occurredAt: '2020-06-11T02:00:00.000Z' },
      }) as never,
  );
const row = (history: readonly ReportEvent[]) => rowOf(reportRegister, recorded(history));
const histories: readonly (readonly ReportEvent[])[] = [
  [submitted, asked, readBy('p'), answered, supplemented, told, takenIn],
  [submitted, declineProposed, declineRejected, declineProposed, declined, supplemented],
  [signed, repeatKept],
  [submitted, upperFound, sendingUpWarned, sentUp, destroyed],
];

describe('report register', () => {
  it('after every event of every history the row says the same as the report, and nothing that was told', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(report, history.slice(0, length));
        const line = row(history.slice(0, length));
        expect(line).toMatchObject({
          reportId: 'r1',
          matterId: 'm1',
          status: state.status,
          clueId: state.clueId ?? null,
          openQuestions: openQuestions(state).length,
          revision: length - 1,
        });
        expect(JSON.stringify(line)).not.toMatch(/v1\.k|argon2/);
      }
    }
  });

  it('given what the reporter adds, then it is unread until somebody reads', () => {
    expect(row([submitted]).unread).toBe(1);
    expect(row([submitted, readBy('p')]).unread).toBe(0);
    expect(row([submitted, readBy('p'), asked, answered, supplemented]).unread).toBe(2);
  });

  it('B1.7: given a subject of the upper level, then the limit stands in the row', () => {
    expect(row([submitted, upperFound])).toMatchObject({
      directForwardGround: 'upper-managed',
      sendUpDueAt: limit.dueAt,
      sendUpWarnings: [],
    });
    expect(row(histories[3]!.slice(0, 3)).sendUpWarnings).toEqual([sendingUpWarned.data]);
    expect(row(histories[3]!)).toMatchObject({ sentTo: 'upper', sentInTime: true });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(row([submitted])).sort()).toEqual(Object.keys(reportRegister.table.columns).sort());
  });
});
