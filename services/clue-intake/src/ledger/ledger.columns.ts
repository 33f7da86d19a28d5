import { isPerson, isVillageCadre, positionOf, type Subject, subjectKindOf } from '@liandong/contracts';
import { problemTypeTerm } from '@liandong/legal-time';
import type { ClueOrigin } from '../clue/clue.sources.js';
import type { ExportedClue } from '../read/clue-register/clue-register.query.js';
import type { ListedFacts } from '../read/clue-register/clue-register.past.js';
import {
  feedbackTerms,
  formTerms,
  handlingTerms,
  levelTerms,
  managementTerms,
  modeTerms,
  occasionTerms,
  outcomeTerms,
  ownHandlingTerms,
  problemKindTerms,
  personCategoryTerms,
  rankTerms,
  sourceTerms,
  statusTerms,
  subjectKindTerms,
} from '../terms/clue.terms.js';
import { amount, as, type Cell, day, dayOfMoment, headcount, names, term, text, words, yesNo } from './ledger.cells.js';
import { feedbackOf, isOverdue } from './ledger.standing.js';

/** A clue as it leaves, and the moment of the export, by which limits are judged. */
export interface LedgerLine {
  readonly clue: ExportedClue;
  readonly at: string;
}

interface Told<T> {
  /** Under which header it leaves, and those under which ledgers of commissions have it. */
  readonly headers: readonly [string, ...string[]];
  readonly cell: Cell<T>;
}

interface Taken<T> extends Told<T> {
  /** Without it no row enters. */
  readonly required: boolean;
  /** Characters of a cell, or of one person's part of it. */
  readonly longest: number;
  /** A dash, 无 or 否 stands for nothing. */
  readonly orNothing: boolean;
}

/** Read by the import, written by the export: one value of the clue. */
export interface ClueColumn<T> extends Taken<T> {
  readonly kind: 'clue';
  of(line: LedgerLine): T | null | undefined;
}

/** The same of each subject, in their order. `apart`: each is told by itself, and one value is not everybody's. */
export interface SubjectColumn<T> extends Taken<T> {
  readonly kind: 'subject';
  readonly apart: boolean;
  of(subject: Subject, clue: ExportedClue): T | null | undefined;
}

/** Written by the export; a library does not take it from another one, and an import says so. `ofSubject`: of each of them. */
export interface ToldColumn<T> extends Told<T> {
  readonly kind: 'told';
  of?(line: LedgerLine): T | null | undefined;
  ofSubject?(subject: Subject, clue: ExportedClue): T | null | undefined;
}

export type LedgerColumn = ClueColumn<unknown> | SubjectColumn<unknown> | ToldColumn<unknown>;

type Options = Partial<Pick<Taken<unknown>, 'required' | 'longest' | 'orNothing'>>;
type Headers = readonly [string, ...string[]];
const usual = { required: false, longest: Infinity, orNothing: false };

function ofClue<T>(headers: Headers, cell: Cell<T>, of: ClueColumn<T>['of'], options: Options = {}): ClueColumn<T> {
  return { kind: 'clue', headers, cell, of, ...usual, ...options };
}
function ofSubjects<T>(
  headers: Headers,
  cell: Cell<T>,
  of: SubjectColumn<T>['of'],
  options: Options & { readonly apart?: boolean } = {},
): SubjectColumn<T> {
  return { kind: 'subject', headers, cell, of, apart: false, ...usual, ...options };
}
function told<T>(header: string, cell: Cell<T>, of: NonNullable<ToldColumn<T>['of']>): ToldColumn<T> {
  return { kind: 'told', headers: [header], cell, of };
}
function toldOfSubjects<T>(header: string, cell: Cell<T>, ofSubject: NonNullable<ToldColumn<T>['ofSubject']>): ToldColumn<T> {
  return { kind: 'told', headers: [header], cell, ofSubject };
}

/** What a source brings (B1.5). */
const ofOrigin =
  <F extends keyof ClueOrigin>(field: F) =>
  ({ clue }: LedgerLine) =>
    clue.origin?.[field];
const ofFacts =
  <F extends keyof ListedFacts>(field: F) =>
  ({ subjectId }: Subject, { facts }: ExportedClue) =>
    facts[subjectId]?.[field];
const fact = (headers: Headers, field: 'filed' | 'handled' | 'sanctioned' | 'detained' | 'transferred') =>
  ofSubjects(headers, day, ofFacts(field), { orNothing: true, apart: true });
const form = as(
  term(formTerms),
  (code) => Number(code) as 1 | 2 | 3 | 4,
  (number) => String(number) as '1',
);

/**
 * The columns of a ledger (台账), each said once: what an import reads and an export writes. A field is one row here. Their order is that of
 * the exported file, where what a version adds stands behind what was there, so that whoever reads by place finds it.
 */
export const ledgerColumns = {
  number: told('线索编号', text, ({ clue }) => clue.number),
  reference: ofClue(
    ['原编号', '编号', '线索编号', '问题线索编号', '台账编号', '登记编号', '序号'],
    text,
    ({ clue }) => clue.sourceReference,
    { required: true, longest: 100 },
  ),
  title: ofClue(['标题', '线索名称', '问题线索名称', '件名', '主题'], text, ({ clue }) => clue.title, { longest: 200 }),
  summary: ofClue(
    ['内容', '主要内容', '反映内容', '线索内容', '反映的主要问题', '反映问题', '问题摘要', '摘要'],
    text,
    ({ clue }) => clue.summary,
    { required: true, longest: 20_000 },
  ),
  source: ofClue(['来源', '线索来源', '来源渠道'], term(sourceTerms), ({ clue }) => clue.sourceKind as (typeof sourceTerms.codes)[number]),
  agencyId: ofClue(['移送单位代码'], text, ({ clue }) => clue.sourceAgencyId, { longest: 100 }),
  receivedOn: ofClue(
    ['收到日期', '受理日期', '接收日期', '收件日期', '登记日期', '受理时间', '收件时间', '登记时间'],
    day,
    ({ clue }) => clue.receivedOn,
    { required: true },
  ),
  subjects: ofClue(['被反映人', '被反映人姓名', '被举报人', '姓名'], names, ({ clue }) => clue.subjects.map(({ name }) => name), {
    required: true,
    longest: 5_000,
  }),
  unit: ofSubjects(['单位', '被反映人单位', '工作单位', '所在单位', '单位名称'], text, ({ organisationId }) => organisationId, {
    required: true,
    longest: 100,
  }),
  position: ofSubjects(['职务', '被反映人职务', '职务职级'], text, positionOf, { longest: 100 }),
  managedBy: ofSubjects(['管理权限', '干部管理权限', '管理层级'], term(managementTerms), ({ managedBy }) => managedBy, { required: true }),
  keeper: told('保管人', text, ({ clue }) => clue.keeper),
  status: told('状态', term(statusTerms), ({ clue }) => clue.status as (typeof statusTerms.codes)[number]),
  mode: ofClue(
    ['处置方式', '当前处置方式', '线索处置方式', '处置类型'],
    term(modeTerms),
    ({ clue }) => clue.mode as (typeof modeTerms.codes)[number] | null,
    { orNothing: true },
  ),
  disposalDueAt: told('处置期限', dayOfMoment, ({ clue }) => clue.disposalDueAt.toISOString()),
  zone: told('协作区', text, ({ clue }) => clue.zoneId),
  priority: ofClue(['优先'], yesNo, ({ clue }) => clue.priority),
  firstClue: told('重复件的首件', text, ({ clue }) => clue.firstClueId),
  concludedOn: told('了结日期', day, ({ clue }) => clue.concludedOn),
  closedOn: told('关闭日期', day, ({ clue }) => clue.closedOn),
  handling: told('分办方式', term(handlingTerms), ({ clue }) => clue.handling?.kind),
  crossed: told('交叉', yesNo, ({ clue }) => (clue.zoneId === null ? null : clue.crossed !== null)),
  raisedLevel: ofClue(['提级'], yesNo, ({ clue }) => clue.raisedLevel),
  feedback: told('反馈情况', term(feedbackTerms), ({ clue }) => feedbackOf(clue)),
  feedbackDueAt: told('反馈期限', dayOfMoment, ({ clue }) => clue.feedbackDueAt?.toISOString()),
  feedbackGivenOn: told('反馈日期', day, ({ clue }) => clue.feedbackGivenOn),
  feedbackAcknowledgedOn: told('反馈签收日期', day, ({ clue }) => clue.feedbackAcknowledgedOn),
  villageCadre: ofSubjects(['村干部', '村(社区)干部'], yesNo, (subject) => (isPerson(subject) ? isVillageCadre(subject) : undefined), {
    orNothing: false,
  }),
  occurredOn: ofClue(['来信来访日期', '来信日期', '来访日期', '来电日期'], day, ofOrigin('occurredOn')),
  place: ofClue(['地点', '来访地点'], text, ofOrigin('place'), { longest: 200 }),
  documentNumber: ofClue(['来文字号', '来文号', '文号'], text, ofOrigin('documentNumber'), { longest: 100 }),
  problemTypes: ofClue(
    ['问题类型', '问题性质', '问题类别'],
    words,
    ({ clue }) => clue.problemTypes.map((code) => problemTypeTerm(code, clue.organisationId)),
    { orNothing: true },
  ),
  disposedOn: ofClue(['处置日期', '处置时间', '处置批准日期'], day, ({ clue }) => clue.disposedOn, { orNothing: true }),
  filedOn: fact(['立案日期', '立案时间'], 'filed'),
  filedBy: ofSubjects(['立案层级', '立案机关层级'], term(levelTerms), ofFacts('level'), { orNothing: true }),
  handledOn: fact(['办结日期', '结案日期', '办结时间', '结案时间'], 'handled'),
  sanctionedOn: fact(['处分日期', '处分时间', '处分决定日期'], 'sanctioned'),
  form: ofSubjects(['四种形态', '运用形态', '形态'], form, ofFacts('form'), { orNothing: true }),
  detainedOn: fact(['留置日期', '采取留置日期'], 'detained'),
  transferredOn: fact(['移送司法日期', '移送检察机关日期', '移送审查起诉日期'], 'transferred'),
  recovered: ofSubjects(['追缴金额', '收缴金额', '挽回损失', '挽回经济损失'], amount, ofFacts('recoveredFen'), {
    orNothing: true,
    apart: true,
  }),
  opinions: ofClue(['意见建议'], text, ofOrigin('opinions'), { longest: 20_000 }),
  theme: ofClue(['监督主题'], text, ofOrigin('theme'), { longest: 200 }),
  occasion: ofClue(['发现场合'], term(occasionTerms), ofOrigin('occasion')),
  problemKind: ofClue(['三类问题'], term(problemKindTerms), ofOrigin('problemKind')),
  // It says which of the library's own departments has the clue (B1.5).
  findingHandling: told('发现后处理', term(ownHandlingTerms), ofOrigin('handling')),
  stationId: ofClue(['站点代码'], text, ofOrigin('stationId'), { longest: 100 }),
  overdue: told('处置超期', yesNo, ({ clue, at }) => isOverdue(clue, at)),
  subjectKind: ofSubjects(['被反映对象类型', '对象类型'], term(subjectKindTerms), subjectKindOf),
  rank: ofSubjects(['职级'], term(rankTerms), (subject) => (isPerson(subject) ? subject.rank : undefined)),
  category: ofSubjects(['人员类别', '政治面貌'], term(personCategoryTerms), (subject) =>
    isPerson(subject) ? subject.category : undefined,
  ),
  superiorId: ofSubjects(['上级主管单位'], text, (subject) => (subject.kind === 'institution' ? subject.superiorId : undefined), {
    longest: 100,
    apart: true,
  }),
  description: ofSubjects(['对象描述'], text, (subject) => (subject.kind === 'unidentified' ? subject.description : undefined), {
    longest: 2_000,
    apart: true,
  }),
  outcomes: toldOfSubjects(
    '处理结果',
    term(outcomeTerms),
    ({ subjectId }, { outcomes }) => outcomes.find((one) => one.subjectId === subjectId)?.decided,
  ),
  groupSize: ofClue(['人数', '来访人数', '集体访人数', '联名人数'], headcount, ofOrigin('groupSize'), { orNothing: true }),
} as const satisfies Record<string, LedgerColumn>;

export type LedgerColumns = typeof ledgerColumns;
export type LedgerField = keyof LedgerColumns;
type OfKind<Kind extends 'clue' | 'subject' | 'told'> = {
  [F in LedgerField]: LedgerColumns[F]['kind'] extends Kind ? F : never;
}[LedgerField];
export type ClueField = OfKind<'clue'>;
export type SubjectField = OfKind<'subject'>;
/** What an import takes in. */
export type TakenField = ClueField | SubjectField;
/** What a cell of this column says. */
export type ValueOf<F extends LedgerField> = LedgerColumns[F] extends { readonly cell: Cell<infer T> } ? T : never;

export const ledgerFields = Object.keys(ledgerColumns) as readonly LedgerField[];
export const isTaken = (field: LedgerField): field is TakenField => ledgerColumns[field].kind !== 'told';
export const takenFields = ledgerFields.filter(isTaken);
