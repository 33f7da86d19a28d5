import { buffer } from 'node:stream/consumers';
import { writeTable } from '@liandong/spreadsheets';

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文红春生海云林玉成永福德山'];
const places = [...'东西南北上下前后大小青白红金石水山林桥河'];
const kinds = [
  '村',
  '镇政府',
  '街道办事处',
  '中心校',
  '卫生院',
  '粮库',
  '林场',
  '水务站',
  '供销社',
  '民政所',
  '财政所',
  '农经站',
  '建筑公司',
  '养老服务中心',
  '交通运输管理所',
];
const causes = [
  '虚报人数套取补贴资金',
  '违规发放津贴',
  '收受红包礼金',
  '违规操办婚庆事宜',
  '侵占集体资产',
  '低价发包机动地',
  '截留危房改造款',
  '公车私用',
  '公款吃喝',
  '违规经商办企业',
  '插手工程招投标',
  '在低保评定中优亲厚友',
  '挪用专项经费',
  '不履行监管职责',
  '涂改账目',
  '私设小金库',
  '违规占用耕地',
  '工作日饮酒',
  '推诿群众诉求',
  '泄露工作秘密',
  '虚开发票报销',
  '拖欠工程款',
  '违规借贷牟利',
  '打击报复举报人',
  '选举中拉票贿选',
  '退耕还林面积造假',
  '冒领死亡人员养老金',
  '违规收取择校费',
  '药品采购收受回扣',
  '执法中以罚代管',
];
const details = [
  '涉及金额约',
  '自当年起多次发生,累计',
  '有经手人签字单据,共',
  '账外支出',
  '现有证人若干,标的额',
  '村民多次反映无果,损失',
  '银行流水可查,合计',
  '合同编造,虚增',
  '验收时弄虚作假,多付',
  '分三次收取',
];
const endings = [
  '请求依法核实',
  '望严肃处理',
  '要求公开账目',
  '请予答复',
  '附材料若干页',
  '匿名来信',
  '当面陈述',
  '电话补充说明',
  '与此前来信所述不同',
  '希望保密',
];

/** A number that follows from the row and what it is for, spread over 0 … size - 1: every run has the same ledger. */
function pick(row: number, salt: number, size: number): number {
  let value = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) % size;
}

/** About 48,000 different names. */
export function nameAt(row: number): string {
  return `${surnames[pick(row, 1, surnames.length)]}${given[pick(row, 2, given.length)]}${given[pick(row, 3, given.length)]}`;
}

function unitAt(row: number): string {
  return `${places[pick(row, 4, places.length)]}${places[pick(row, 5, places.length)]}${kinds[pick(row, 6, kinds.length)]}`;
}

/** What is said of somebody: two of thirty complaints, one detail, an ending. */
export function complaintAt(row: number): string {
  const [first, second] = [causes[pick(row, 7, causes.length)]!, causes[pick(row, 8, causes.length)]!];
  return `反映${unitAt(row)}${nameAt(row)}${first},${second};${details[pick(row, 9, details.length)]}${1_000 + pick(row, 10, 9_000_000)}元,${endings[pick(row, 11, endings.length)]}。`;
}

const two = (value: number) => String(value).padStart(2, '0');
const head = ['线索编号', '线索来源', '受理日期', '被反映人', '工作单位', '职务', '管理权限', '主要内容'];

async function* rowsOf(from: number, to: number): AsyncGenerator<readonly string[]> {
  for (let row = from; row < to; row += 1) {
    const day = `${2010 + pick(row, 12, 10)}-${two(1 + pick(row, 13, 12))}-${two(1 + pick(row, 14, 28))}`;
    yield [
      `旧线〔2019〕${row}号`,
      pick(row, 15, 3) === 0 ? '巡察' : '信访',
      day,
      nameAt(row),
      unitAt(row),
      '主任',
      pick(row, 16, 2) === 0 ? '县管' : '乡管',
      complaintAt(row),
    ];
  }
}

/** Rows `from` … `to` - 1 of the ledger of a commission, as an XLSX: every row right, no number twice. */
export function oldLedger(from: number, to: number): Promise<Buffer> {
  return buffer(writeTable('xlsx', '问题线索台账', head, rowsOf(from, to)));
}
