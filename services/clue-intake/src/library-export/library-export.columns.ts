import type { CellValue } from '@liandong/spreadsheets';
import { positionOf, type Subject } from '@liandong/contracts';
import { clueSources } from '../clue/clue.sources.js';
import type { Handling } from '../clue/clue.routing.terms.js';
import type { Clue } from '../read/clue-register/clue.entity.js';
import { importColumns } from '../import/import.columns.js';

const levels: Readonly<Record<Subject['managedBy'], string>> = { upper: '上级管', county: '县管', township: '乡管', village: '村' };
const handlings: Readonly<Record<Handling['kind'], string>> = { 'self-handled': '自办', 'passed-on': '转办', assigned: '交办', supervised: '督办', assisted: '协办' };
const each = (clue: Clue, what: (subject: Subject) => string) => [...new Set(clue.subjects.map(what))].join('、');

/** Where telling whoever handed it in stands (0.14); empty while there is nothing to tell yet. */
function feedbackOf({ concludedOn, feedbackDueAt, feedbackGivenOn, feedbackAcknowledgedOn }: Clue): string | null {
  if (feedbackAcknowledgedOn !== null) return '已签收';
  if (feedbackGivenOn !== null) return '已反馈';
  return concludedOn === null || feedbackDueAt === null ? null : '待反馈';
}

/**
 * The columns of an exported library, versioned, since the event that records an export names them. Under the headers that the import
 * knows stands what it would read, so that a library can go to another commission. Sealed data is not in the register, and so not here.
 */
export const exportColumns = {
  version: '2',
  columns: [
    ['线索编号', (clue) => clue.number],
    [importColumns.reference.headers[0], (clue) => clue.sourceReference],
    [importColumns.title.headers[0], (clue) => clue.title],
    [importColumns.summary.headers[0], (clue) => clue.summary],
    [importColumns.source.headers[0], (clue) => (Object.hasOwn(clueSources, clue.sourceKind) ? clueSources[clue.sourceKind as keyof typeof clueSources].zh : clue.sourceKind)],
    ['移送单位', (clue) => clue.sourceAgencyId],
    [importColumns.receivedOn.headers[0], (clue) => clue.receivedOn],
    [importColumns.subjects.headers[0], (clue) => each(clue, ({ name }) => name)],
    [importColumns.unit.headers[0], (clue) => each(clue, ({ organisationId }) => organisationId)],
    [importColumns.position.headers[0], (clue) => each(clue, positionOf)],
    [importColumns.managedBy.headers[0], (clue) => each(clue, ({ managedBy }) => levels[managedBy])],
    ['保管人', (clue) => clue.keeper],
    ['状态', (clue) => clue.status],
    ['当前处置方式', (clue) => clue.mode],
    ['处置期限', (clue) => clue.disposalDueAt.toISOString()],
    ['协作区', (clue) => clue.zoneId],
    ['优先', (clue) => (clue.priority ? '是' : '否')],
    ['重复件的首件', (clue) => clue.firstClueId],
    ['了结日期', (clue) => clue.concludedOn],
    ['关闭日期', (clue) => clue.closedOn],
    ['分办方式', (clue) => clue.handling && handlings[clue.handling.kind]],
    ['交叉', (clue) => (clue.zoneId === null ? null : clue.crossed ? '是' : '否')],
    ['提级', (clue) => (clue.raisedLevel ? '是' : '否')],
    ['反馈情况', feedbackOf],
    ['反馈期限', (clue) => clue.feedbackDueAt?.toISOString() ?? null],
    ['反馈日期', (clue) => clue.feedbackGivenOn],
    ['反馈签收日期', (clue) => clue.feedbackAcknowledgedOn],
  ] as readonly (readonly [string, (clue: Clue) => CellValue])[],
} as const;

export async function* exportLines(clues: AsyncIterable<Clue>): AsyncGenerator<readonly CellValue[]> {
  for await (const clue of clues) yield exportColumns.columns.map(([, of]) => of(clue));
}
