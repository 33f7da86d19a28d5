import { type CalendarDate, dateInChina } from '@liandong/legal-time';
import type { CellValue } from '@liandong/spreadsheets';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import type { Assignment } from '../read/assignment-register/assignment.entity.js';
import { handlingTerms } from '../terms/clue.terms.js';
import { vocabulary } from '../terms/vocabulary.js';

const directions = vocabulary({ 'from-above': '上级交办', 'to-below': '交下级办理' });
const statuses = vocabulary<Exclude<AssignmentStatus, 'none'>>({
  opened: '待登记',
  received: '已收到',
  proposed: '拟交办',
  open: '办理中',
  'result-proposed': '结果待审核',
  'result-reviewed': '结果待批准',
  'result-approved': '结果已批准',
  reported: '已上报',
  'passed-on': '已转交',
  ended: '已终止',
  rejected: '未批准',
  withdrawn: '已撤回',
});

const yesNo = (value: boolean | null) => (value === null ? null : value ? '是' : '否');
const dayOf = (moment: Date | null): CalendarDate | null => moment && dateInChina(moment.toISOString());
/** Not reported although the limit has passed, as the register filters it. */
const isOverdue = ({ dueAt, reportedOn }: Assignment, at: string) => dueAt !== null && reportedOn === null && dueAt.toISOString() < at;

/** Header by header, in the order of the file. */
const columns: Readonly<Record<string, (row: Assignment, at: string) => CellValue>> = {
  方向: ({ direction }) => directions.termOf(direction),
  种类: ({ kind }) => handlingTerms.termOf(kind),
  对方单位: ({ body }) => body,
  文号: ({ documentNumber }) => documentNumber,
  标题: ({ title }) => title,
  要求: ({ requirement }) => requirement,
  线索标识: ({ clueId }) => clueId,
  状态: ({ status }) => statuses.termOf(status),
  收到日期: ({ receivedOn }) => receivedOn,
  登记期限: ({ registrationDueAt }) => dayOf(registrationDueAt),
  按期登记: ({ registeredInTime }) => yesNo(registeredInTime),
  办理期限: ({ dueAt }) => dayOf(dueAt),
  延期次数: ({ extensions }) => String(extensions.length),
  督办次数: ({ supervisions }) => String(supervisions.length),
  办理结果: ({ summary }) => summary,
  上报日期: ({ reportedOn }) => reportedOn,
  按期上报: ({ reportedInTime }) => yesNo(reportedInTime),
  超期未报: (row, at) => yesNo(isOverdue(row, at)),
};

/** The columns of an exported register of assignments, versioned, since the event that records an export names them. */
export const assignmentColumns = { version: '1', head: Object.keys(columns) } as const;

/** @param at the moment of the export, by which limits are judged */
export async function* assignmentLines(rows: AsyncIterable<Assignment>, at: string): AsyncGenerator<readonly CellValue[]> {
  for await (const row of rows) yield Object.values(columns).map((of) => of(row, at));
}
