import type { Role } from '@liandong/access';
import type { clueSources as announcedSources } from '@liandong/contracts';
import { ensure, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { intakeErrors } from './clue.intake.errors.js';
import type { ClueSourceKind } from './clue.events.js';

/** On what occasion supervision found something: 日常监督 · 专项检查 · 明察暗访 · 现场会 · 专题询问 (1.12) · 同级监督 (0.10) */
export const occasions = [
  'daily',
  'special-inspection',
  'open-or-secret-visit',
  'on-site-meeting',
  'special-inquiry',
  'same-level',
] as const;

/** The three kinds of problems of joint supervision (1.10): 推进缓慢 · 吃拿卡要 · 推诿扯皮 */
export const problemKinds = ['slow-progress', 'extorting-favours', 'passing-the-buck'] as const;

/** What a department does with what it found itself (B1.5): 报案管备案, or 移交 where it is another department's. */
export const ownHandlings = ['reported-for-record', 'handed-over'] as const;

/** 人数, at most: what is more is a slip of the pen. */
export const largestGroup = 100_000;

/** What a source brings beside its reference. */
export interface ClueOrigin {
  /** 函文号 of the sender's letter, of the report or of the people's congress copy. */
  readonly documentNumber?: string;
  /** The day of the visit, the call, the inspection or the copy. */
  readonly occurredOn?: string;
  readonly place?: string;
  /** 意见建议 that come with a copied clue (1.13). */
  readonly opinions?: string;
  /** What the supervision was about, such as 营商环境 (0.10). */
  readonly theme?: string;
  readonly occasion?: (typeof occasions)[number];
  readonly problemKind?: (typeof problemKinds)[number];
  readonly handling?: (typeof ownHandlings)[number];
  /** The direct-report point (2.4) or work station (2.13). */
  readonly stationId?: string;
  /** 人数: how many came together, or signed the letter; whole, 1 and more. Who they are stands with the reporters, sealed. */
  readonly groupSize?: number;
}

export interface SourceTerms {
  readonly zh: string;
  /** Prefix of the number, one series per source and year (B1.4). */
  readonly numberPrefix: string;
  /** Under which kind other services learn of it. */
  readonly announcedAs: (typeof announcedSources)[number];
  /** Who enters it beside case management (案管), which sees everything that waits for its number (B1.5). Agencies post theirs. */
  readonly enteredBy: readonly Role[];
  /** What it must bring, and what it may bring beside. */
  readonly requires: readonly (keyof ClueOrigin)[];
  readonly takes: readonly (keyof ClueOrigin)[];
  /** Whether a first one is issued to a department that handles it (B1.8). */
  readonly issued: boolean;
}

const caseManagement = ['intake-officer', 'automation'] as const satisfies readonly Role[];
/** 信访 takes reports and visits, and case management learns of them (B1.5). */
const reception = [...caseManagement, 'reception-officer'] as const satisfies readonly Role[];
const townships = [...caseManagement, 'township-secretary'] as const satisfies readonly Role[];

type Terms = Partial<SourceTerms> & Pick<SourceTerms, 'zh' | 'numberPrefix' | 'announcedAs'>;
const terms = (own: Terms): SourceTerms => ({ enteredBy: caseManagement, requires: [], takes: [], issued: false, ...own });
const agency = (own: Terms) => terms({ takes: ['documentNumber'], ...own });
const report = (own: Omit<Terms, 'announcedAs'>) => terms({ enteredBy: reception, announcedAs: 'petition', issued: true, ...own });

/** The sources (B1.5): who enters each, what it brings, under which prefix it is numbered. Who is told the result stands in clue.feedback-terms.ts. */
export const clueSources: Readonly<Record<ClueSourceKind, SourceTerms>> = {
  petition: report({ zh: '信访举报', numberPrefix: '信访', takes: ['occurredOn', 'groupSize'] }),
  letter: report({ zh: '来信', numberPrefix: '信', requires: ['occurredOn'], takes: ['groupSize'] }),
  visit: report({ zh: '来访', numberPrefix: '访', requires: ['occurredOn', 'place'], takes: ['groupSize'] }),
  'web-report': report({ zh: '网络举报', numberPrefix: '网', takes: ['occurredOn'] }),
  'messaging-account': report({ zh: '公众号举报', numberPrefix: '微', takes: ['occurredOn'] }),
  hotline: report({ zh: '电话举报', numberPrefix: '电', requires: ['occurredOn'] }),
  procuratorate: agency({ zh: '检察机关移送', numberPrefix: '检移', announcedAs: 'procuratorate' }),
  'people-congress': agency({
    zh: '人大抄送',
    numberPrefix: '人移',
    announcedAs: 'people-congress',
    takes: ['documentNumber', 'occurredOn', 'opinions'],
  }),
  audit: agency({ zh: '审计移送', numberPrefix: '审移', announcedAs: 'audit' }),
  court: agency({ zh: '审判机关移送', numberPrefix: '法移', announcedAs: 'court' }),
  'law-enforcement': agency({ zh: '行政执法机关移送', numberPrefix: '执移', announcedAs: 'court' }),
  'inspection-tour': terms({ zh: '巡视巡察移交', numberPrefix: '巡移', announcedAs: 'inspection-tour' }),
  // Of another commission: on paper, or forwarded inside the system (B1.6).
  commission: terms({
    zh: '其他纪检监察机关移送',
    numberPrefix: '委移',
    announcedAs: 'supervision',
    takes: ['documentNumber', 'occurredOn'],
  }),
  // What goes up to the upper body stands in the assignment.
  'upper-level': terms({ zh: '上级交办', numberPrefix: '上交', announcedAs: 'upper-level', takes: ['documentNumber', 'occurredOn'] }),
  'direct-report-point': terms({
    zh: '信息直报点',
    numberPrefix: '直报',
    announcedAs: 'supervision',
    enteredBy: townships,
    requires: ['stationId'],
    takes: ['occurredOn', 'theme'],
  }),
  'work-station': terms({
    zh: '纪检监察工作站',
    numberPrefix: '站报',
    announcedAs: 'supervision',
    enteredBy: townships,
    requires: ['stationId'],
    takes: ['occurredOn', 'theme'],
  }),
  supervision: terms({
    zh: '监督发现',
    numberPrefix: '监发',
    announcedAs: 'supervision',
    enteredBy: [...caseManagement, 'supervisor'],
    takes: ['occurredOn', 'place', 'theme', 'occasion', 'problemKind', 'handling'],
  }),
};

/**
 * B1.5: whoever may take something in may not take in everything.
 *
 * @throws DomainError clue.source-not-yours, listing the sources that these roles enter
 */
export function ensureMayEnter(kind: ClueSourceKind, roles: readonly Role[]): void {
  const yours = Object.entries(clueSources)
    .filter(([, { enteredBy }]) => enteredBy.some((role) => roles.includes(role)))
    .map(([source]) => source);
  ensure(yours.includes(kind), intakeErrors.sourceNotYours(yours));
}

/**
 * B1.5: what is entered by hand. Of what supervision found it is said at once who handles it: the finder, reporting for the record, or another one.
 *
 * @throws DomainError clue.source-not-yours, clue.origin-unfit
 */
export function ensureEntry(kind: ClueSourceKind, origin: ClueOrigin | undefined, roles: readonly Role[]): void {
  ensureMayEnter(kind, roles);
  ensure(kind !== 'supervision' || origin?.handling !== undefined, intakeErrors.originUnfit(['handling'], []));
}

/** A source brings what its row says, and nothing else; days are not in the future. */
export function ensureOrigin(kind: ClueSourceKind, origin: ClueOrigin = {}, at: Instant): void {
  const { requires, takes } = clueSources[kind];
  const given = Object.keys(origin) as (keyof ClueOrigin)[];
  const missing = requires.filter((field) => origin[field] === undefined);
  const strange = given.filter((field) => !requires.includes(field) && !takes.includes(field));
  ensure(missing.length === 0 && strange.length === 0, intakeErrors.originUnfit(missing, strange));
  ensure(origin.occurredOn === undefined || !isAfter(origin.occurredOn, at), intakeErrors.dateInFuture('origin.occurredOn'));
}

/** Sources whose clues the system itself enters: by their reference whoever sent or reported them finds them again. */
export const arrivesBySystem: readonly string[] = [
  'inspection-tour',
  'web-report',
  'messaging-account',
] satisfies readonly ClueSourceKind[];
