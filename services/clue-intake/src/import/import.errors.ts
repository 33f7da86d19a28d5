import type { Refusal } from '@liandong/event-sourcing';

/** Every refusal of an import as a whole, beside `import.not-allowed`. */
export const importErrors = {
  preparerConfirms: {
    code: 'import.preparer-confirms',
    rule: 'B1.3',
    zh: '录入人不能审批自己准备的导入',
    en: 'Whoever prepared the import may not approve it',
  },
  nothingToImport: { code: 'import.nothing-to-import', rule: 'B1.4', zh: '没有一行可以导入', en: 'There is no row that could be imported' },
  lapsed: {
    code: 'import.lapsed',
    zh: '导入超过七天未获批准,内容已删除,请重新上传',
    en: 'The import waited for more than seven days and its rows are gone; send the file again',
  },
  /** The headers are told to the sender alone: they are kept nowhere. */
  columnsMissing: (missing: readonly string[], headers: readonly string[]): Refusal => ({
    code: 'import.columns-missing',
    kind: 'invalid',
    zh: '未识别出必要的列,请用 mapping 指明各列的表头',
    en: 'Columns are missing or were not recognised; name their headers in “mapping”',
    details: { missing, headers: headers.slice(0, 50) },
  }),
  mappingUnknown: (unknown: readonly string[]): Refusal => ({
    code: 'import.mapping-unknown',
    kind: 'invalid',
    zh: 'mapping 中有不存在的字段或表头',
    en: 'The mapping names a field or a header that does not exist',
    details: { unknown },
  }),
  table: ({ code, zh, en }: { readonly code: string; readonly zh: string; readonly en: string }): Refusal => ({
    code: `import.${code}`,
    kind: 'invalid',
    zh,
    en,
  }),
  unknown: { code: 'import.unknown', kind: 'not-found', zh: '没有这次导入', en: 'There is no such import' },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

/** Why a row does not enter, beside what the clue itself refuses. Stored as codes: the texts may get better. */
export const rowErrors: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'import.value-missing': { zh: '该列不能为空', en: 'The value is missing' },
  'import.value-too-long': { zh: '内容过长', en: 'The value is too long' },
  'import.value-unknown': { zh: '无法识别的取值', en: 'The value is none of the known ones' },
  'import.problem-type-unknown': { zh: '问题类型表中没有这一类型,相近的有', en: 'The table of problem types has no such type; near to it' },
  'import.amount-unreadable': { zh: '无法识别的金额,须写明“元”或“万元”', en: 'The amount cannot be read: it needs 元 or 万元 behind it' },
  'import.facts-of-several': {
    zh: '有多名被反映人时,查办结果须逐人写明,以“、”分隔,没有的写“—”',
    en: 'Results of several subjects are given for each, with 、 between them and — for whoever has none',
  },
  'import.facts-undated': { zh: '追缴金额没有日期可依', en: 'Nothing says when the money was recovered' },
  'clue.mode-not-of-its-day': { zh: '处置当日没有这一处置方式', en: 'On that day there was no such mode' },
  'clue.past-before-receipt': { zh: '处置日期早于受理日期', en: 'It was disposed of before it was received' },
  'clue.case-fact-too-early': { zh: '有查办结果的线索须写明处置方式', en: 'A row with results says how the clue was disposed of' },
  'clue.case-fact-not-filed': { zh: '须有立案日期,且不早于立案日期', en: 'The filing is missing, or lies behind it' },
  'clue.subject-unfit': { zh: '被反映对象的信息与其类型不符', en: 'What the row says of a subject does not fit its kind' },
  'import.date-unreadable': { zh: '无法识别的日期', en: 'The date cannot be read' },
  'import.repeated-in-file': { zh: '编号在本文件中重复', en: 'The number stands in this file before' },
  'import.in-library': { zh: '线索库中已有此编号', en: 'The library holds this number already' },
  'clue.date-in-future': { zh: '日期晚于提交时间', en: 'The date lies in the future' },
  'clue.date-too-early': { zh: '日期早于 1949-10-01', en: 'The date lies before 1949-10-01' },
  'clue.direct-forward': {
    zh: '反映上级管理干部,应径送上级机关;未保存任何内容',
    en: 'About a person managed by the upper level: goes straight up; nothing was kept',
  },
};

/** What is said of a code that was stored; one of a later version is shown as it is. */
export function textOfRowError({ code, nearest }: { readonly code: string; readonly nearest?: readonly string[] }): {
  readonly zh: string;
  readonly en: string;
} {
  const { zh, en } = rowErrors[code] ?? { zh: code, en: code };
  return nearest ? { zh: `${zh}:${nearest.join('、')}`, en: `${en}: ${nearest.join(', ')}` } : { zh, en };
}
