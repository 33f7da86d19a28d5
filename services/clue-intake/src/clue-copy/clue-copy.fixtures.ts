import { person } from '../clue/clue.fixtures.js';
import { clueCopy, type ClueCopyCommand, type ReceiveClueCopy } from './clue-copy.decider.js';
import type { AnalysedItem, ClueCopyEvent, CopiedClue, CopiedOpinion } from './clue-copy.events.js';

/** The copy of the specs: what 人大 collected in a quarter, one clue and three opinions. */
export const at = '2023-04-06T02:00:00.000Z';
export const congress = { personId: 'mhk-congress', organisationId: 'mhk.people-congress', role: 'agency-integrator' };
export const keeper = { personId: 'mhk-intake', organisationId: 'mhk.case-management', role: 'intake-officer' };
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };

export const copied: Omit<ReceiveClueCopy, 'items'> & { readonly items: readonly (CopiedClue | CopiedOpinion)[] } = {
  organisationId: 'mhk',
  agencyId: 'mhk.people-congress',
  reference: '人抄〔2023〕1号',
  period: { from: '2023-01-01', to: '2023-03-31' },
  copiedOn: '2023-04-03',
  items: [
    { kind: 'clue', title: '某科员收受企业礼金', summary: '代表走访企业时反映', subjects: [person('s1', { name: '张三丰' })] },
    { kind: 'opinion', topic: '涉企检查', unitId: 'mhk.unit-agriculture', text: '重复检查多,企业负担重' },
    { kind: 'opinion', topic: '班子作风', unitId: 'mhk.township-1', text: '班子议事走过场' },
    { kind: 'opinion', topic: '公园长椅', unitId: 'mhk.township-1', text: '建议增设长椅' },
  ],
};

export const command = <T extends ClueCopyCommand['type']>(
  type: T,
  data: Extract<ClueCopyCommand, { type: T }>['data'],
  by: ClueCopyCommand['by'] = keeper,
  moment = at,
) => ({ type, data, by, at: moment }) as ClueCopyCommand;
export const after = (history: readonly ClueCopyEvent[], ...commands: readonly ClueCopyCommand[]) =>
  commands.reduce<readonly ClueCopyEvent[]>(
    (events, one) => [...events, ...clueCopy.decide(one, events.reduce(clueCopy.evolve, clueCopy.initial))],
    history,
  );

export const analysis: readonly AnalysedItem[] = [
  { itemNo: 1, conclusions: ['clue'], problemType: 'conduct', unitId: 'mhk.unit-agriculture', opinion: '有具体线索,转线索库' },
  {
    itemNo: 2,
    conclusions: ['daily-supervision', 'prompt-hint'],
    problemType: 'extorting-favours',
    unitId: 'mhk.unit-agriculture',
    opinion: '纳入涉企检查监督',
    toOrganisation: 'mhk.party-conduct',
  },
  { itemNo: 3, conclusions: ['political-ecology'], problemType: 'conduct', unitId: 'mhk.township-1', opinion: '班子民主议事不够' },
  { itemNo: 4, conclusions: ['no-use'], problemType: 'other', unitId: 'mhk.township-1', opinion: '属民生建议,已转政府办' },
];
/** The same as it is stored: each item with the area of its type. */
export const filed: readonly AnalysedItem[] = analysis.map((item) => ({
  ...item,
  area: { conduct: 'party-discipline', 'extorting-favours': 'mass-discipline', other: 'other-problems' }[item.problemType]!,
}));
export const receive = (more: Partial<ReceiveClueCopy> = {}) => command('receive', { ...copied, ...more });
export const propose = (items: readonly AnalysedItem[] = analysis, persons: readonly string[] = []) =>
  command('propose-analysis', { items, persons });

export const received = after([], receive());
export const takenIn = after(received, command('take-in', { itemNo: 1, clueId: 'c1' }));
export const proposed = after(takenIn, propose());
export const approved = after(proposed, command('approve-analysis', {}, deputy));
export const replied = after(approved, command('reply', { text: '已逐项研判', repliedOn: '2023-04-06' }, director));
export const acknowledged = after(replied, command('acknowledge-reply', { acknowledgedOn: '2023-04-06' }, congress));
