import { type Act, type Actor, step } from '../story.js';
import type { ProcuratorateFacts as Facts } from './facts.js';

const CT = 'case-trial';
interface Measures {
  readonly items: readonly { readonly measureId: string; readonly subjectId: string; readonly kind: string }[];
}
type Kind = 'admonish' | 'criticise-educate';

/** Repeats the same commands for every measure of a kind, in the order of the persons. */
async function each(actor: Actor<Facts>, { matterId }: Facts, kind: Kind, noun: string, body: object): Promise<void> {
  const { items } = await actor.read<Measures>(CT, `/measures?matter=${matterId}&kind=${kind}&limit=200`);
  for (const { measureId } of items.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1)))
    await actor.post(CT, `/measures/${measureId}/${noun}`, body);
}

const talk = {
  talkers: ['mhk-supervisor-1', 'mhk-supervisor-2'],
  capacity: 'department-head',
  record: '谈话记录',
  appliedOn: '2020-06-17',
};

/** 0.20: 诫勉谈话 2, 批评教育 5. */
export const measures: Act<Facts> = {
  zh: '诫勉谈话与批评教育',
  en: 'Admonition and education',
  steps: [
    step(
      'mhk-supervisor-1',
      '核查办结后自动生成7项处理',
      'finds the seven measures that the conclusion opened',
      (supervisor, { matterId }) =>
        supervisor.until<Measures>('seven measures', CT, `/measures?matter=${matterId}`, ({ items }) => items.length === 7),
    ),
    step('mhk-principal', '批准诫勉谈话2人', 'approves the two admonitions', (principal, facts) =>
      each(principal, facts, 'admonish', 'approval', { approvedOn: '2020-06-16' }),
    ),
    step('mhk-lead-1', '批准批评教育5人', 'approves the criticism and education of five', (lead, facts) =>
      each(lead, facts, 'criticise-educate', 'approval', { approvedOn: '2020-06-16' }),
    ),
    step('mhk-supervisor-1', '诫勉谈话', 'holds the admonitions', (supervisor, facts) => each(supervisor, facts, 'admonish', 'talk', talk)),
    step('mhk-supervisor-1', '批评教育', 'criticises and educates', (supervisor, facts) =>
      each(supervisor, facts, 'criticise-educate', 'talk', talk),
    ),
    step('mhk-supervisor-1', '诫勉对象提交检查,了结', 'closes the admonitions after the self-criticisms', (supervisor, facts) =>
      each(supervisor, facts, 'admonish', 'closure', { note: '已提交书面检查', closedOn: '2020-06-24' }),
    ),
  ],
};
