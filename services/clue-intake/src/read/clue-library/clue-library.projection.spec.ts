import type { ClueEvent } from '../../clue/clue.events.js';
import {
  clueReceived,
  dayCorrected,
  disposalDeadline,
  person,
  registered,
  reopened,
  textsCorrected,
  transferredClue,
  verified,
  voided,
} from '../../clue/clue.fixtures.js';
import type { SeriesEvent } from '../../series/series.decider.js';
import { bigramsOf, signatureOf } from '../../similarity/similarity.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { clueLibrary } from './clue-library.projection.js';

const urgent: ClueEvent = { ...clueReceived, data: { ...clueReceived.data, priority: true } } as ClueEvent;
const forwarded = (remaining: number): ClueEvent => ({
  type: 'ClueForwarded',
  data: {
    toOrganisation: 'upper',
    subjectIds: ['s1'],
    remaining,
    reason: 'x',
    forwardedOn: '2020-06-11',
    forwardedBy: 'd',
    deadline: disposalDeadline,
  } as never,
});
const sentBack = (deadline?: object): ClueEvent => ({
  type: 'ForwardingReturned',
  data: {
    forwardingId: 'f1',
    subjectIds: ['s1'],
    reason: 'x',
    returnedOn: '2020-06-12',
    reopened: true,
    ...(deadline ? { deadline } : {}),
  } as never,
});
const ends: readonly ClueEvent[] = [
  { type: 'ClueReturned', data: { reason: 'x', returnedOn: '2020-06-11', approvedBy: 'l' } },
  { type: 'RepeatKept', data: { firstClueId: 'c0', keptBy: 'i' } },
];
const formed: SeriesEvent = { type: 'SeriesFormed', data: { organisationId: 'mhk', clueIds: ['c1'], reason: '同一项目', formedBy: 'i' } };
const joined: SeriesEvent = { type: 'CluesJoined', data: { clueIds: ['c1'], reason: '同一账户', joinedBy: 'i' } };
const released: SeriesEvent = { type: 'CluesReleased', data: { clueIds: ['c1'], reason: '并非同一人', releasedBy: 'i' } };
const changed = (type: 'SubjectIdentified' | 'SubjectAdded' | 'SubjectCorrected', subject = person('s9')): ClueEvent => ({
  type,
  data: {
    subject,
    ...(type === 'SubjectAdded' ? {} : { formerly: person('s1') }),
    basis: 'x',
    reason: 'x',
    on: '2020-06-12',
    by: 'i',
  } as never,
});
const of = (...history: readonly ClueEvent[]) => rowsAfter(clueLibrary, ['clue-c1', history])[0]!;

describe('the library, as it is searched and compared', () => {
  itIsAReadModel(
    clueLibrary,
    ['clue-c1', reopened],
    ['clue-c2', [clueReceived, forwarded(0), sentBack()]],
    ...ends.map((end, index) => [`clue-e${index}`, [clueReceived, end]] as const),
    ['clue-c4', [...registered, textsCorrected, dayCorrected, voided]],
    ['series-s1', [formed, joined]],
    ['series-s2', [formed, joined, released]],
    ['clue-c3', [clueReceived, changed('SubjectAdded'), changed('SubjectCorrected'), changed('SubjectIdentified')]],
  );

  it('B1.8: title and summary are compared by the signature of their pairs; the search reads the reference and, once it is registered, the number', () => {
    const [before, after] = [of(clueReceived), of(...registered)];
    expect(before.signature).toEqual(signatureOf(bigramsOf(`${transferredClue.title}\n${transferredClue.summary}`)));
    expect(after).toMatchObject({ number: '检移〔2020〕1号', signature: before.signature });
    for (const text of ['梅检移〔2020〕1号', '公益诉讼']) for (const pair of bigramsOf(text)) expect(before.searched).toContain(pair);
    for (const pair of bigramsOf('检移〔2020〕1号')) expect(after.searched).toContain(pair);
    expect(new Set(after.searched).size).toBe(after.searched.length);
    expect([before.text.includes('检移〔2020〕1号\n'), after.text.endsWith('\n检移〔2020〕1号')]).toEqual([false, true]);
  });

  it('B1.8: persons with their units, as the verification found them in the end; each once', () => {
    expect(of(clueReceived)).toMatchObject({
      persons: ['人员s1\nmhk.unit-agriculture'],
      names: ['人员s1'],
      units: ['mhk.unit-agriculture'],
    });
    expect(of(...verified)).toMatchObject({ names: ['人员s1', '人员s2', '人员s3'], units: [person('s1').organisationId] });
  });

  it('B1.6, B1.18: whoever the verification says nothing of, since their part is elsewhere or their talk has ended, is found by name all the same', () => {
    const recorded = verified.find(({ type }) => type === 'VerificationRecorded')!;
    const ofOthers = { ...recorded, data: { findings: [{ subject: person('s9'), outcome: 'no-case' }] } } as unknown as ClueEvent;
    expect(of(clueReceived, ofOthers)).toMatchObject({ names: ['人员s1', '人员s9'] });
  });

  it('0.20: whoever is added, corrected or identified is found under the new name', () => {
    expect(of(clueReceived, changed('SubjectAdded'))).toMatchObject({ names: ['人员s1', '人员s9'] });
    expect(of(clueReceived, changed('SubjectCorrected', person('s1', { name: '更正后' })))).toMatchObject({ names: ['更正后'] });
  });

  it('3.14: what has priority is urgent until it left, was given back or ended; sent back as a whole, it is again', () => {
    expect([of(clueReceived).urgent, of(urgent).urgent, of(urgent, forwarded(1)).urgent, of(urgent, forwarded(0)).urgent]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([of(urgent, forwarded(0), sentBack()).urgent, of(urgent, forwarded(0), sentBack(disposalDeadline)).urgent]).toEqual([
      false,
      true,
    ]);
    for (const end of ends) expect(of(urgent, end)).toMatchObject({ urgent: false, priority: true });
  });

  it('B1.4, B1.8: what was put right is searched and compared as it is now; what was voided is searched for, and laid beside nothing', () => {
    const now = of(...registered, textsCorrected, dayCorrected);
    expect(now).toMatchObject({ title: '某镇水利站', receivedOn: '2020-06-01', reference: '梅检移〔2020〕7号' });
    expect(now.signature).toEqual(signatureOf(bigramsOf(`某镇水利站\n${transferredClue.summary}`)));
    for (const text of ['水利站', '7号', '检移〔2020〕1号']) for (const pair of bigramsOf(text)) expect(now.searched).toContain(pair);
    expect(now.text).not.toContain(transferredClue.title);
    expect(of(...registered, voided)).toMatchObject({
      ...{ number: '检移〔2020〕1号', persons: [], names: [], institutions: [], units: [], signature: [], urgent: false },
      text: of(...registered).text,
    });
  });

  it('B1.8: a clue stands in each of its series once', () => {
    expect(
      rowsAfter(
        clueLibrary,
        ['clue-c1', [clueReceived]],
        ['series-s1', [formed, joined]],
        ['series-s2', [formed, joined, released]],
        ['series-s2', [formed]],
      )[0]!.series,
    ).toEqual(['s1', 's2']);
  });
});
