import { rowOf } from '@liandong/service-kit';
import { given } from '@liandong/testing';
import { reporter } from '../../reporter/reporter.decider.js';
import type { ReporterEvent } from '../../reporter/reporter.events.js';
import {
  approved,
  asked,
  destroyed,
  ordered,
  read,
  refused,
  registered,
  registeredSecond,
  tracing,
  unsigned,
  unverifiable,
  verified,
} from '../../reporter/reporter.fixtures.js';
import { reporterRegister } from './reporter-register.projection.js';

const row = (history: readonly ReporterEvent[]) =>
  rowOf(
    reporterRegister,
    history.map(
      (event, revision) =>
        ({
          ...event,
          id: `e${revision}`,
          stream: 'reporter-c1',
          revision,
          position: BigInt(revision),
          metadata: { correlationId: 'm1', occurredAt: '2020-06-11T02:00:00.000Z' },
        }) as never,
    ),
  );
const traced = { ...asked, data: { ...asked.data, findingId: 'f1' } } as ReporterEvent;
const histories: readonly (readonly ReporterEvent[])[] = [
  [registered, verified, asked, approved, read, read, ordered, destroyed],
  [registered, unverifiable, traced, approved, read],
  [unsigned, tracing, asked, refused],
];

describe('reporter register', () => {
  it('B4.4: after every event of every history the row says the same as the reporter, and neither plaintext nor ciphertext of who it is', () => {
    for (const history of histories) {
      for (let length = 1; length <= history.length; length += 1) {
        const { state } = given(reporter, history.slice(0, length));
        const line = row(history.slice(0, length));
        expect(line).toMatchObject({
          clueId: 'c1',
          organisationId: 'mhk',
          status: state.status,
          receivedOn: state.receivedOn,
          revision: length - 1,
        });
        expect(line.reveals.map(({ outcome, requestedBy, validUntil }) => [outcome, requestedBy, validUntil ?? undefined])).toEqual(
          state.reveals.map(({ outcome, requestedBy, validUntil }) => [outcome, requestedBy, validUntil]),
        );
        expect(JSON.stringify(line)).not.toMatch(/v1\.k/);
      }
    }
  });

  it('B4.4: which fields are sealed stands in the row, and how often each reveal was used', () => {
    expect(row(histories[0]!)).toMatchObject({
      sealedFields: ['name', 'phone'],
      checkOutcome: 'verified',
      destructionReason: '保管期满',
      reveals: [{ number: 1, outcome: 'approved', decidedBy: 'mhk-principal', readings: 2 }],
    });
    expect(row(histories[2]!)).toMatchObject({
      signature: 'unsigned',
      sealedFields: ['phone'],
      tracingReference: '通纪〔2020〕3号',
      reveals: [{ outcome: 'refused', refusalReason: '无必要', readings: 0 }],
    });
  });

  it('B1.16: an unverified signature counts as anonymous; the grounds of a tracing stand in its request', () => {
    expect(row([registered]).status).toBe('anonymous');
    expect(row([registered, unverifiable])).toMatchObject({ status: 'anonymous', checkOutcome: 'unverifiable' });
    expect(row(histories[1]!).reveals).toMatchObject([{ findingId: 'f1' }]);
    expect(row([registered, verified, asked]).reveals[0]).not.toHaveProperty('findingId');
  });

  it('B1.15, B1.16: of whoever signed beside the first, the number and the clue stand in the row, and whether they want a reply', () => {
    expect(row([registered])).toMatchObject({ reporterId: 'c1', clueId: 'c1', number: 1, wantsReply: true });
    expect(
      row([{ ...registeredSecond, data: { ...registeredSecond.data, signatory: { clueId: 'c7', number: 2 } } } as ReporterEvent]),
    ).toMatchObject({ reporterId: 'c1', clueId: 'c7', number: 2 });
    const silent = { ...verified, data: { ...verified.data, wantsReply: false } } as ReporterEvent;
    expect(row([registered, silent]).wantsReply).toBe(false);
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(row([registered])).sort()).toEqual(Object.keys(reporterRegister.table.columns).sort());
  });
});
