import { itemBehind } from '../handover/item-routes.js';
import { figures, handoverId, itemId } from '../handover/handover.fixtures.js';
import { whenTourClueConcludedThenRecordResult, whenTourClueEndedThenRecordResult } from './when-tour-clue-concluded-then-record-result.js';
import { whenTourClueRoutedThenRecordProgress } from './when-tour-clue-routed-then-record-progress.js';

const envelope = {
  id: '0b0f9c8e-7f0a-4d0c-9a57-1f4d7f6f0001',
  time: '2020-06-03T16:30:00.000Z',
  source: 'clue-intake',
  matterId: 'm1',
  causationId: 'c1',
};
const source = { kind: 'inspection-tour' as const, agencyId: 'pj.tour-office', reference: itemId };
const subject = {
  subjectId: 's1',
  name: '甲',
  organisationId: 'pj.township-1',
  position: '村书记',
  managedBy: 'village' as const,
  villageCadre: true,
};

describe('automations of inspection liaison', () => {
  it('3.14: when a tour’s clue is routed, then the tour office sees that it was arranged, on the day in China', () => {
    const data = {
      clueId: itemId,
      clueNumber: '巡移〔2020〕1号',
      title: 't',
      organisationId: 'pj',
      zoneId: 'z',
      leaderPersonId: 'l',
      level: 'county' as const,
      priority: true,
      subjects: [subject],
      source,
    };
    const decide = (more: object) =>
      whenTourClueRoutedThenRecordProgress.decide({ ...envelope, type: 'clue-intake.clue-routed.v1', data: { ...data, ...more } });
    expect(decide({})).toEqual([
      {
        type: 'record-progress',
        id: handoverId,
        organisationId: 'pj',
        data: { itemNo: 1, stage: 'arranged', text: '已分办,线索编号 巡移〔2020〕1号', on: '2020-06-04' },
      },
    ]);
    expect(decide({ source: { ...source, kind: 'audit' } })).toEqual([]);
    expect(decide({ clueId: handoverId })).toEqual([]);
  });

  it('B3.4: when a tour’s clue is concluded, then its item learns the result: figures and no names', () => {
    const data = {
      clueId: itemId,
      clueNumber: '巡移〔2020〕1号',
      organisationId: 'pj',
      source,
      concludedOn: '2020-08-20',
      figures,
      summary: '已立案审查',
    };
    const decide = (more: object) =>
      whenTourClueConcludedThenRecordResult.decide({ ...envelope, type: 'clue-intake.clue-concluded.v1', data: { ...data, ...more } });
    expect(decide({})).toEqual([
      {
        type: 'record-result',
        id: handoverId,
        organisationId: 'pj',
        data: { itemNo: 1, text: '已立案审查', reference: '巡移〔2020〕1号', figures, on: '2020-08-20' },
      },
    ]);
    expect(decide({ organisationId: undefined })).toMatchObject([{ organisationId: 'pj.tour-office' }]);
    expect(decide({ source: { ...source, kind: 'procuratorate' } })).toEqual([]);
  });

  it('when a tour’s clue ends otherwise, then its item learns how; other legs and other clues are nobody’s news here', () => {
    const leg = { legId: itemId, kind: 'clue' as const, title: 't', organisationId: 'pj', reason: '不属本级管辖' };
    const decide = (more: object) =>
      whenTourClueEndedThenRecordResult.decide({ ...envelope, type: 'matter.leg-closed.v1', data: { ...leg, ...more } });
    expect(decide({})).toEqual([
      { type: 'record-result', id: handoverId, organisationId: 'pj', data: { itemNo: 1, text: '不属本级管辖', on: '2020-06-04' } },
    ]);
    expect(decide({ kind: 'verification' })).toEqual([]);
    expect(decide({ legId: '0b0f9c8e-7f0a-4d0c-9a57-000000000001' })).toEqual([]);
  });

  it('an id tells item from clue: a bare UUID is no item, even one that ends in digits', () => {
    expect(itemBehind(`${handoverId}-12`)).toEqual({ handoverId, itemNo: 12 });
    for (const id of [handoverId, '0b0f9c8e-7f0a-4d0c-9a57-000000000001', `${handoverId}-x`, `${handoverId}-1-1`, '1-1'])
      expect(itemBehind(id)).toBeUndefined();
  });
});
