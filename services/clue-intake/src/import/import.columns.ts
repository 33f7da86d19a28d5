import { ensure } from '@liandong/event-sourcing';
import { importErrors } from './import.errors.js';

interface Column {
  readonly required: boolean;
  /** Headers under which ledgers of commissions have it, the first for our own exports. */
  readonly headers: readonly string[];
}

/** The columns that an old ledger may have. */
export const importColumns = {
  reference: { required: true, headers: ['原编号', '编号', '线索编号', '问题线索编号', '台账编号', '登记编号', '序号'] },
  title: { required: false, headers: ['标题', '线索名称', '问题线索名称', '件名', '主题'] },
  summary: { required: true, headers: ['内容', '主要内容', '反映内容', '线索内容', '反映的主要问题', '反映问题', '问题摘要', '摘要'] },
  receivedOn: { required: true, headers: ['收到日期', '受理日期', '接收日期', '收件日期', '登记日期', '受理时间', '收件时间', '登记时间'] },
  subjects: { required: true, headers: ['被反映人', '被反映人姓名', '被举报人', '姓名'] },
  unit: { required: true, headers: ['单位', '被反映人单位', '工作单位', '所在单位', '单位名称'] },
  position: { required: false, headers: ['职务', '被反映人职务', '职务职级'] },
  managedBy: { required: true, headers: ['管理权限', '干部管理权限', '管理层级'] },
  source: { required: false, headers: ['来源', '线索来源', '来源渠道'] },
  occurredOn: { required: false, headers: ['来信来访日期', '来信日期', '来访日期', '来电日期'] },
  place: { required: false, headers: ['地点', '来访地点'] },
  problemTypes: { required: false, headers: ['问题类型', '问题性质', '问题类别'] },
  mode: { required: false, headers: ['处置方式', '线索处置方式', '处置类型'] },
  disposedOn: { required: false, headers: ['处置日期', '处置时间', '处置批准日期'] },
  filedOn: { required: false, headers: ['立案日期', '立案时间'] },
  filedBy: { required: false, headers: ['立案层级', '立案机关层级'] },
  handledOn: { required: false, headers: ['办结日期', '结案日期', '办结时间', '结案时间'] },
  sanctionedOn: { required: false, headers: ['处分日期', '处分时间', '处分决定日期'] },
  form: { required: false, headers: ['四种形态', '运用形态', '形态'] },
  detainedOn: { required: false, headers: ['留置日期', '采取留置日期'] },
  transferredOn: { required: false, headers: ['移送司法日期', '移送检察机关日期', '移送审查起诉日期'] },
  recovered: { required: false, headers: ['追缴金额', '收缴金额', '挽回损失', '挽回经济损失'] },
  documentNumber: { required: false, headers: ['来文字号', '来文号', '文号'] },
} as const satisfies Record<string, Column>;

export type ImportField = keyof typeof importColumns;
export const importFields = Object.keys(importColumns) as readonly ImportField[];

/** Where each field stands in a row, from 0; absent where the file has no such column. */
export type Places = Readonly<Partial<Record<ImportField, number>>>;

const bare = (header: string) => header.replace(/[\s**::]|\(.*?\)|(.*?)/g, '');

/**
 * Which column holds what: by the caller's mapping of field to header, else by the headers that are known.
 *
 * @throws DomainError import.mapping-unknown, import.columns-missing
 */
export function placesOf(headers: readonly string[], mapping: Readonly<Record<string, string>>): Places {
  const known = headers.map(bare);
  const unknown = Object.entries(mapping).flatMap(([field, header]) => (Object.hasOwn(importColumns, field) && headers.includes(header) ? [] : [field]));
  ensure(unknown.length === 0, importErrors.mappingUnknown(unknown));
  const places: Partial<Record<ImportField, number>> = {};
  for (const field of importFields) {
    const named = mapping[field];
    // In the order of preference: a ledger that has a number and a running number is meant by the number.
    const place = named === undefined ? importColumns[field].headers.map((header) => known.indexOf(header)).find((index) => index >= 0) : headers.indexOf(named);
    if (place !== undefined) places[field] = place;
  }
  const missing = importFields.filter((field) => importColumns[field].required && places[field] === undefined);
  ensure(missing.length === 0, importErrors.columnsMissing(missing, headers));
  return places;
}
