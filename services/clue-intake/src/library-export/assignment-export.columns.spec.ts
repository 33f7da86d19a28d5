import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import { assignmentKinds } from '../assignment/assignment.events.js';
import type { Assignment } from '../read/assignment-register/assignment.entity.js';
import { assignmentColumns, assignmentLines } from './assignment-export.columns.js';

const row: Assignment = {
  assignmentId: 'a1',
  organisationId: 'mhk',
  direction: 'from-above',
  kind: 'assigned',
  body: '上级机关',
  documentNumber: '交〔2020〕7号',
  title: '反映某乡干部',
  requirement: '三个月内办结并报告',
  clueId: 'c1',
  status: 'open',
  receivedOn: '2020-06-11',
  registrationDueAt: new Date('2020-06-12T15:59:59.999Z'),
  registeredInTime: true,
  dueAt: new Date('2020-09-11T15:59:59.999Z'),
  extensions: [],
  supervisions: [{}] as unknown as Assignment['supervisions'],
  summary: null,
  effects: [],
  reportedOn: null,
  reportedInTime: null,
  revision: 2,
};

async function lineOf(more: Partial<Assignment> = {}, at = '2020-09-11T15:59:59.999Z') {
  for await (const line of assignmentLines(
    (async function* () {
      yield await Promise.resolve({ ...row, ...more });
    })(),
    at,
  ))
    return Object.fromEntries(assignmentColumns.head.map((header, index) => [header, line[index]]));
  throw new Error('no line');
}

describe('the columns of exported assignments', () => {
  it('B1.12: codes under their Chinese terms, moments as days in China', async () => {
    expect(await lineOf()).toEqual({
      方向: '上级交办',
      种类: '交办',
      对方单位: '上级机关',
      文号: '交〔2020〕7号',
      标题: '反映某乡干部',
      要求: '三个月内办结并报告',
      线索标识: 'c1',
      状态: '办理中',
      收到日期: '2020-06-11',
      登记期限: '2020-06-12',
      按期登记: '是',
      办理期限: '2020-09-11',
      延期次数: '0',
      督办次数: '1',
      办理结果: null,
      上报日期: null,
      按期上报: null,
      超期未报: '否',
    });
    expect(await lineOf({}, '2020-09-11T16:00:00.000Z')).toMatchObject({ 超期未报: '是' });
    const reported = { status: 'reported', summary: '属实', reportedOn: '2020-09-12', reportedInTime: false };
    expect(await lineOf(reported, '2020-09-12T16:00:00.000Z')).toMatchObject({
      状态: '已上报',
      上报日期: '2020-09-12',
      按期上报: '否',
      超期未报: '否',
    });
  });

  it('every status and every kind has a term', async () => {
    for (const status of Object.keys(assignmentActions).filter((one) => one !== 'none'))
      expect([status, (await lineOf({ status }))['状态']]).toEqual([status, expect.stringMatching(/\p{Script=Han}/u)]);
    for (const kind of assignmentKinds)
      expect([kind, (await lineOf({ kind }))['种类']]).toEqual([kind, expect.stringMatching(/\p{Script=Han}/u)]);
  });
});
