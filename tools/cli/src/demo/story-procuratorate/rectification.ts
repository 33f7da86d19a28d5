import { type Act, learn, step } from '../story.js';
import { document, item, type ProcuratorateFacts as Facts } from './facts.js';

const RT = 'rectification';
const NT = 'notification';
interface Item {
  readonly itemId: string;
  readonly documents: readonly { readonly documentId: string }[];
}
const checkers = ['mhk-supervisor-1', 'mhk-supervisor-2'];
const proof = { receivedBy: '华联', description: '送达回证', sha256: 'd'.repeat(64) };

/** 1.9: the supervision order (督办单), from the find to the fix. */
export const rectification: Act<Facts> = {
  zh: '整改与督办',
  en: 'Rectification and supervision order',
  steps: [
    learn(
      'mhk-lead-1',
      '核查发现的单位问题自动转为整改事项',
      'finds the item that the unit’s problem became',
      async (lead, { matterId }) => {
        const { items } = await lead.until<{ items: readonly Item[] }>(
          'one item',
          RT,
          `/items?matter=${matterId}`,
          ({ items: found }) => found.length === 1,
        );
        return { itemId: items[0]!.itemId };
      },
    ),
    step('mhk-lead-1', '交办整改,明确期限', 'assigns the rectification with a deadline', (lead, facts) =>
      lead.post(RT, item(facts, 'assignment'), {
        unitId: 'mhk.unit-agriculture',
        requirement: '建立项目监管台账,逐项落实检察建议',
        assignedOn: '2020-06-16',
        dueOn: '2020-08-14',
      }),
    ),
    learn(
      'mhk-lead-1',
      '交办后自动拟制《问题督办单》',
      'finds the supervision order that the assignment asked for',
      async (lead, { itemId }) => {
        const { documents } = await lead.until<Item>(
          'supervision order drafted',
          RT,
          `/items/${itemId}`,
          ({ documents: drafted }) => drafted.length === 1,
        );
        return { documentId: documents[0]!.documentId };
      },
    ),
    step('mhk-lead-1', '签发督办单', 'signs and issues the order', (lead, facts) =>
      lead.post(NT, document(facts, 'issue'), { issuedOn: '2020-06-17' }),
    ),
    step('mhk-document', '送达督办单', 'delivers the order', (officer, facts) =>
      officer.post(NT, document(facts, 'delivery'), { method: 'in-person', proof, deliveredOn: '2020-06-18' }),
    ),
    step('mhk-unit', '签收督办单', 'acknowledges the order', (unit, facts) =>
      unit.post(NT, document(facts, 'acknowledgement'), { acknowledgedOn: '2020-06-18' }),
    ),
    step('mhk-unit', '书面答复督办单', 'replies to the order', (unit, facts) =>
      unit.post(NT, document(facts, 'reply'), {
        answers: [{ itemId: '1', text: '已建立监管台账,检察建议逐项落实', done: true }],
        repliedOn: '2020-07-06',
      }),
    ),
    step('mhk-supervisor-1', '评估答复:属实', 'evaluates the reply', (supervisor, facts) =>
      supervisor.post(NT, document(facts, 'evaluation'), {
        findings: [{ itemId: '1', accepted: true, comment: '答复具体,情况属实' }],
        evaluatedOn: '2020-07-08',
      }),
    ),
    step('mhk-lead-1', '督办单办结', 'closes the order', (lead, facts) =>
      lead.post(NT, document(facts, 'closure'), { reason: '已按期答复并落实', closedOn: '2020-07-09' }),
    ),
    step('mhk-unit', '报送整改佐证材料', 'submits the evidence', (unit, facts) =>
      unit.post(RT, item(facts, 'evidence'), {
        evidence: [{ evidenceId: 'e1', description: '项目监管制度文件', sha256: 'e'.repeat(64) }],
        report: '已整改到位',
        submittedOn: '2020-07-10',
      }),
    ),
    step('mhk-supervisor-1', '二人现场核查整改', 'checks the rectification with a second supervisor', (supervisor, facts) =>
      supervisor.post(RT, item(facts, 'check'), {
        result: 'passed',
        findings: '制度已建立并运行',
        checkedBy: checkers,
        checkedOn: '2020-07-14',
      }),
    ),
    step('mhk-supervisor-2', '日常监督部门同意销号', 'consents to the closure', (supervisor, facts) =>
      supervisor.post(RT, item(facts, 'closure-approval'), { approvedOn: '2020-07-15' }),
    ),
    step('mhk-lead-1', '批准整改销号', 'closes the rectification', (lead, facts) =>
      lead.post(RT, item(facts, 'closure'), { closedOn: '2020-07-16' }),
    ),
  ],
};
