import { count } from '@liandong/service-kit/testing';
import { given } from '@liandong/testing';
import { clueCopyFigures } from '../figures/clue-copy.figures.js';
import { institution, person, unidentified } from '../clue/clue.fixtures.js';
import { groupsOf, namesOfPersons } from './clue-copy.analysis.js';
import { clueCopy } from './clue-copy.decider.js';
import type { AnalysedItem } from './clue-copy.events.js';
import {
  acknowledged,
  analysis,
  approved,
  command,
  congress,
  copied,
  deputy,
  director,
  filed,
  propose,
  proposed,
  receive,
  received,
  replied,
  takenIn,
} from './clue-copy.fixtures.js';

const changed = (itemNo: number, more: Partial<AnalysedItem>) =>
  analysis.map((item) => (item.itemNo === itemNo ? { ...item, ...more } : item));
const unfit = (items: readonly AnalysedItem[], code: string, itemNos: readonly number[], persons: readonly string[] = []) =>
  expect(given(clueCopy, takenIn).when(propose(items, persons)).thenRefused(code)).toMatchObject({
    refusal: { rule: '1.13', details: { itemNos } },
  });

describe('a copy of the people’s congress', () => {
  it('1.13: it is received with its period and its items, which get their numbers', () => {
    given(clueCopy, [])
      .when(receive())
      .then([
        {
          type: 'ClueCopyReceived',
          data: { ...copied, items: copied.items.map((item, index) => ({ itemNo: index + 1, ...item })), receivedBy: 'mhk-intake' },
        },
      ]);
    given(clueCopy, received).when(receive()).thenRefused('clue-copy.not-allowed');
    given(clueCopy, [])
      .when(receive({ copiedOn: '2023-04-07' }))
      .thenRefused('clue-copy.date-in-future');
    given(clueCopy, [])
      .when(receive({ period: { from: '2023-03-31', to: '2023-01-01' } }))
      .thenRefused('clue-copy.period-unfit');
    given(clueCopy, [])
      .when(receive({ period: { from: '2023-01-01', to: '2023-04-04' } }))
      .thenRefused('clue-copy.period-unfit');
    given(clueCopy, [])
      .when(receive({ agencyId: 'pj.people-congress' }))
      .thenRefused('clue-copy.foreign-agency');
    given(clueCopy, []).when(propose()).thenRefused('clue-copy.unknown');
  });

  it('B1.7: a copy with a clue about somebody of the upper level is refused as a whole', () => {
    const items = [...copied.items, { kind: 'clue' as const, title: 'x', summary: 'x', subjects: [person('s9', { managedBy: 'upper' })] }];
    given(clueCopy, []).when(receive({ items })).thenRefused('clue.direct-forward');
  });

  it('1.13: an item becomes one clue of the library, or is linked to one that stands there; an opinion may, too', () => {
    given(clueCopy, received)
      .when(command('take-in', { itemNo: 2, clueId: 'c2' }))
      .then([{ type: 'CopiedItemTakenIn', data: { itemNo: 2, clueId: 'c2', linked: false, takenInBy: 'mhk-intake' } }]);
    given(clueCopy, takenIn)
      .when(command('take-in', { itemNo: 1, clueId: 'c1' }))
      .thenNothing();
    given(clueCopy, takenIn)
      .when(command('link', { itemNo: 1, clueId: 'c9', library: 'mhk' }))
      .thenRefused('clue-copy.taken-in-before');
    given(clueCopy, received)
      .when(command('take-in', { itemNo: 5, clueId: 'c5' }))
      .thenRefused('clue-copy.unknown-item');
    given(clueCopy, proposed)
      .when(command('take-in', { itemNo: 2, clueId: 'c2' }))
      .thenRefused('clue-copy.not-allowed');
  });

  it('B1.8: what a clue of this library says already is linked; a clue of another library, or none, is refused', () => {
    given(clueCopy, received)
      .when(command('link', { itemNo: 1, clueId: 'c9', library: 'mhk' }))
      .then([{ type: 'CopiedItemTakenIn', data: { itemNo: 1, clueId: 'c9', linked: true, takenInBy: 'mhk-intake' } }]);
    given(clueCopy, received)
      .when(command('link', { itemNo: 1, clueId: 'c9', library: 'pj' }))
      .thenRefused('clue-copy.foreign-clue');
    given(clueCopy, received)
      .when(command('link', { itemNo: 1, clueId: 'c9' }))
      .thenRefused('clue-copy.foreign-clue');
  });

  it('1.13: the analysis concludes on every item once; no use stands alone', () => {
    given(clueCopy, takenIn)
      .when(propose())
      .then([
        {
          type: 'CopyAnalysisProposed',
          data: { items: filed, proposedBy: 'mhk-intake' },
          rules: [{ ruleId: 'B1.22-problem-types', version: '2018' }],
        },
      ]);
    expect(
      given(clueCopy, takenIn)
        .when(propose(changed(2, { problemType: 'mass-discipline' })))
        .thenRefused('clue.problem-type-unknown'),
    ).toMatchObject({ refusal: { details: { unknown: ['mass-discipline'] } } });
    unfit(analysis.slice(1), 'clue-copy.items-not-covered', [1]);
    unfit([...analysis, analysis[3]!, { ...analysis[3]!, itemNo: 7 }], 'clue-copy.items-not-covered', [4, 7]);
    unfit(changed(4, { conclusions: ['no-use', 'political-ecology'] }), 'clue-copy.conclusions-unfit', [4]);
    unfit(changed(3, { conclusions: ['political-ecology', 'political-ecology'] }), 'clue-copy.conclusions-unfit', [3]);
  });

  it('1.13: clues are disposed of in the library: taken in before the analysis, and concluded to be clues', () => {
    expect(given(clueCopy, received).when(propose()).thenRefused('clue-copy.clue-missing')).toMatchObject({
      refusal: { details: { itemNos: [1] } },
    });
    unfit(changed(4, { conclusions: ['clue'] }), 'clue-copy.clue-missing', [4]);
    unfit(changed(1, { conclusions: ['no-use'] }), 'clue-copy.clue-not-concluded', [1]);
  });

  it('1.13: daily supervision and a prompt name who takes them up, nothing else does', () => {
    const { toOrganisation: _nobody, ...bare } = analysis[1]!;
    unfit(
      analysis.map((item) => (item.itemNo === 2 ? bare : item)),
      'clue-copy.receiver-missing',
      [2],
    );
    unfit(changed(3, { toOrganisation: 'mhk.party-conduct' }), 'clue-copy.receiver-missing', [3]);
  });

  it('1.13, B4.4: what a tour is given names nobody, neither a subject of the copy nor one of an opinion that became a clue', () => {
    unfit(changed(3, { opinion: '与张三丰有关' }), 'clue-copy.names-person', [3]);
    unfit(changed(3, { opinion: '与李四光有关' }), 'clue-copy.names-person', [3], ['李四光']);
    given(clueCopy, takenIn)
      .when(propose(changed(2, { opinion: '与张三丰有关' })))
      .thenTypes('CopyAnalysisProposed');
    // A unit may be named: whose ecology it is has a name.
    expect(namesOfPersons([institution('u1'), person('s1', { name: '李四光' }), unidentified('u2', { name: '老李' })])).toEqual([
      '李四光',
      '老李',
    ]);
  });

  it('1.13: the competent leader approves, and never the own analysis; a rejected one is proposed anew', () => {
    given(clueCopy, proposed)
      .when(command('approve-analysis', {}, deputy))
      .then([{ type: 'CopyAnalysisApproved', data: { items: filed, approvedOn: '2023-04-06', approvedBy: 'mhk-lead-1' } }]);
    given(clueCopy, proposed)
      .when(command('approve-analysis', {}, { ...deputy, personId: 'mhk-intake' }))
      .thenRefused('clue-copy.own-proposal');
    given(clueCopy, takenIn)
      .when(command('approve-analysis', {}, deputy))
      .thenRefused('clue-copy.not-allowed');
    const rejection = { type: 'CopyAnalysisRejected' as const, data: { reason: '再核', rejectedBy: 'mhk-lead-1' } };
    given(clueCopy, proposed)
      .when(command('reject-analysis', { reason: '再核' }, deputy))
      .then([rejection]);
    given(clueCopy, [...proposed, rejection])
      .when(propose())
      .thenTypes('CopyAnalysisProposed');
  });

  it('1.13: the people’s congress is told what became of each item, after the approval, and signs for it', () => {
    const reply = command('reply', { text: '已逐项研判', repliedOn: '2023-04-06' }, director);
    const results = [
      { itemNo: 1, conclusions: ['clue'] as const, clueId: 'c1' },
      { itemNo: 2, conclusions: ['daily-supervision', 'prompt-hint'] as const },
      { itemNo: 3, conclusions: ['political-ecology'] as const },
      { itemNo: 4, conclusions: ['no-use'] as const, reason: '属民生建议,已转政府办' },
    ];
    given(clueCopy, approved)
      .when(reply)
      .then([{ type: 'CopyReplied', data: { results, text: '已逐项研判', repliedOn: '2023-04-06', repliedBy: 'mhk-director' } }]);
    given(clueCopy, proposed).when(reply).thenRefused('clue-copy.not-allowed');
    given(clueCopy, approved)
      .when(command('reply', { text: 'x', repliedOn: '2023-04-07' }, director))
      .thenRefused('clue-copy.date-in-future');
    given(clueCopy, replied)
      .when(command('acknowledge-reply', { acknowledgedOn: '2023-04-06' }, { ...congress, organisationId: 'mhk.procuratorate' }))
      .thenRefused('clue-copy.not-yours');
    given(clueCopy, replied)
      .when(command('acknowledge-reply', { acknowledgedOn: '2023-04-07' }, congress))
      .thenRefused('clue-copy.date-in-future');
    given(clueCopy, approved)
      .when(command('reply', { text: 'x', repliedOn: '2023-04-02' }, director))
      .thenRefused('clue-copy.date-before');
    expect(
      given(clueCopy, replied)
        .when(command('acknowledge-reply', { acknowledgedOn: '2023-04-05' }, congress))
        .thenRefused('clue-copy.date-before'),
    ).toMatchObject({ refusal: { details: { before: '2023-04-06' } } });
    expect(acknowledged.at(-1)).toEqual({
      type: 'CopyReplyAcknowledged',
      data: { acknowledgedOn: '2023-04-06', acknowledgedBy: 'mhk-congress' },
    });
  });

  it('1.13: the analysis is grouped by problem and unit', () => {
    expect(groupsOf(changed(1, { unitId: 'mhk.township-1' }))).toEqual([
      { problemType: 'conduct', unitId: 'mhk.township-1', itemNos: [1, 3], conclusions: { clue: 1, 'political-ecology': 1 } },
      {
        problemType: 'extorting-favours',
        unitId: 'mhk.unit-agriculture',
        itemNos: [2],
        conclusions: { 'daily-supervision': 1, 'prompt-hint': 1 },
      },
      { problemType: 'other', unitId: 'mhk.township-1', itemNos: [4], conclusions: { 'no-use': 1 } },
    ]);
  });

  it('1.13: copies and items are counted by kind and by approved conclusion', () => {
    expect(count(clueCopyFigures, { category: 'clueCopy', id: 'k1', history: acknowledged })).toMatchObject({
      'clue-copies': { 'mhk.people-congress': 1 },
      'copied-items': { clue: 1, opinion: 3 },
      'copies-replied': { '': 1 },
      'copied-items-by-conclusion': {
        'clue clue conduct party-discipline mhk.unit-agriculture': 1,
        'daily-supervision opinion extorting-favours mass-discipline mhk.unit-agriculture': 1,
      },
    });
    expect(count(clueCopyFigures, { category: 'clueCopy', id: 'k1', history: proposed })['copied-items-by-conclusion']).toBeUndefined();
  });
});
