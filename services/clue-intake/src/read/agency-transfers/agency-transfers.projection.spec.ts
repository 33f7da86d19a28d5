import { limitFrom } from '@liandong/legal-time';
import type { ClueEvent } from '../../clue/clue.events.js';
import {
  closed,
  clueReceived,
  dayCorrected,
  disposalDeadline,
  figures,
  reopened,
  screened,
  textsCorrected,
  voided,
} from '../../clue/clue.fixtures.js';
import { itIsAReadModel, rowAfterEach, rowsAfter } from '@liandong/service-kit/testing';
import { agencyTransfers } from './agency-transfers.projection.js';

const forwarded = (remaining: number, more: object = {}): ClueEvent => ({
  type: 'ClueForwarded',
  data: {
    toOrganisation: 'upper',
    subjectIds: ['s1'],
    remaining,
    reason: '属上级管辖',
    forwardedOn: '2020-06-11',
    forwardedBy: 'd',
    deadline: limitFrom('B1.6', '2020-06-11'),
    ...more,
  } as never,
});
const sentBack = (more: object): ClueEvent => ({
  type: 'ForwardingReturned',
  data: { forwardingId: 'f1', subjectIds: ['s1'], reason: '不属本机关管辖', returnedOn: '2020-06-12', reopened: true, ...more } as never,
});
const returned: ClueEvent = { type: 'ClueReturned', data: { reason: '属信访事项', returnedOn: '2020-06-11', approvedBy: 'l' } };
const kept: ClueEvent = { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'i' } };
const of = (...history: readonly ClueEvent[]) => rowsAfter(agencyTransfers, ['clue-c1', history])[0]!;

describe('what whoever handed a clue in may know of it', () => {
  itIsAReadModel(
    agencyTransfers,
    ['clue-c9', reopened],
    ['clue-c1', closed],
    ['clue-c2', [clueReceived, forwarded(0), sentBack({ deadline: disposalDeadline })]],
    ['clue-c3', [clueReceived, returned]],
    ['clue-c4', [clueReceived, kept]],
    ['clue-c5', [clueReceived, textsCorrected, dayCorrected, voided]],
  );

  it('B1.15: opened again, it is in hand again; what was told stays as it was told, until it is told anew', () => {
    const row = rowAfterEach(agencyTransfers, ['clue-c1', reopened]).at(-1)!;
    expect(row).toMatchObject({ stage: 'accepted', feedbackText: '已办结', acknowledgedOn: '2020-06-11', receiptDueAt: null });
  });

  it('B1.4: what was put right is read as it is now; of what was voided, that alone', () => {
    expect(of(clueReceived, textsCorrected, dayCorrected)).toMatchObject({
      title: '某镇水利站',
      reference: '梅检移〔2020〕7号',
      transferredOn: '2020-06-01',
    });
    expect(of(clueReceived, voided)).toMatchObject({ stage: 'not-taken', notTakenReason: '登记有误,已作废' });
  });

  it('B4.4: what an agency posted stays there as it was posted, whatever is put right here', () => {
    const posted = { ...clueReceived, data: { ...clueReceived.data, transfer: { eventSource: 'urn:a', eventId: 'e1' } } } as ClueEvent;
    expect(of(posted, textsCorrected, dayCorrected)).toEqual(of(posted));
  });

  it('0.14: how far it is in four words, its receipt, and the feedback', () => {
    const rows = rowAfterEach(agencyTransfers, ['clue-c1', closed]);
    expect([...new Set(rows.map(({ stage }) => stage))]).toEqual(['received', 'accepted', 'concluded']);
    expect(rows[0]).toMatchObject({
      clueId: 'c1',
      agencyId: 'mhk.procuratorate',
      reference: '梅检移〔2020〕1号',
      receiptId: 'e1',
      position: 10n,
      feedbackText: null,
    });
    expect(rows.at(-1)).toMatchObject({
      feedbackText: '已办结',
      feedbackFigures: figures,
      feedbackGivenOn: '2020-06-11',
      acknowledgedOn: '2020-06-11',
    });
  });

  it('B4.4: nothing of persons, disposal or routing is in the row', () => {
    expect(JSON.stringify(rowAfterEach(agencyTransfers, ['clue-c1', closed]).map(({ position: _position, ...row }) => row))).not.toMatch(
      /人员s|initial-verification|zone-1|mhk-lead/,
    );
  });

  it('B1.6: forwarded as a whole, returned, or kept as a repeat: not taken, with the reason that may be told; sent back to the commission, in hand again', () => {
    expect(of(...screened, forwarded(1))).toMatchObject({ stage: 'accepted', notTakenReason: null });
    expect(of(...screened, forwarded(0))).toMatchObject({ stage: 'not-taken', notTakenReason: '属上级管辖' });
    expect(of(...screened, forwarded(0, { byTransfer: true })).notTakenReason).toBe('移送有关机关办理');
    expect(of(clueReceived, forwarded(0), sentBack({ deadline: disposalDeadline }))).toMatchObject({
      stage: 'received',
      notTakenReason: null,
    });
    expect(of(clueReceived, forwarded(0), sentBack({})).stage).toBe('not-taken');
    expect([of(clueReceived, returned).notTakenReason, of(clueReceived, kept).stage]).toEqual(['属信访事项', 'not-taken']);
  });
});
