import { amounts, asOf, each, the, total } from '../as-of.js';
import { figure, type Value } from '../story.js';
import { LEGS } from './feedback.js';
import type { ProcuratorateFacts as Facts } from './facts.js';

interface Board {
  readonly zones: readonly { readonly groups: readonly unknown[] }[];
  readonly figures: {
    readonly zones: number;
    readonly groups: number;
    readonly bodies: number;
    readonly coordinatingRooms: number;
    readonly byKind: Readonly<Record<string, number>>;
  };
}
interface Verification {
  readonly status: string;
  readonly teams: readonly { readonly members: readonly { readonly zoneId?: string | null }[] }[];
  readonly days: number;
  readonly memberIds: readonly string[];
  readonly figures: { readonly filed: number; readonly admonished: number; readonly educated: number; readonly noCase: number };
}
interface Page {
  readonly total: number;
  readonly items: readonly Readonly<Record<string, Value>>[];
}
interface Clue {
  readonly status: string;
  readonly subjects: readonly unknown[];
  readonly figures: Readonly<Record<string, number>>;
  readonly feedbackAcknowledgedOn: string;
}
interface Matter {
  readonly status: string;
  readonly closedOn: string;
  readonly legs: readonly { readonly open: boolean }[];
}

const board = ['mhk-director', 'joint-supervision', () => '/collaboration-plans/mhk?on=2020-06-11'] as const;
const verification = ['mhk-director', 'joint-supervision', ({ clueId }: Facts) => `/verifications/${clueId}`] as const;
const clue = ['mhk-director', 'clue-intake', ({ clueId }: Facts) => `/clues/${clueId}`] as const;
const transfer = ['mhk-procurator', 'clue-intake', ({ clueId }: Facts) => `/transfers/${clueId}`] as const;
const cases = ['mhk-director', 'case-trial', ({ matterId }: Facts) => `/cases?matter=${matterId}`] as const;
const villageCase = ['mhk-director', 'case-trial', ({ villageCaseId }: Facts) => `/cases/${villageCaseId}`] as const;
const measures = (kind: string) =>
  ['mhk-director', 'case-trial', ({ matterId }: Facts) => `/measures?matter=${matterId}&kind=${kind}&status=closed`] as const;
const items = ['mhk-director', 'rectification', ({ matterId }: Facts) => `/items?matter=${matterId}`] as const;
const orders = ['mhk-document', 'notification', ({ matterId }: Facts) => `/documents?matter=${matterId}&kind=supervision-order`] as const;
const matter = ['mhk-director', 'joint-supervision', ({ matterId }: Facts) => `/matters/${matterId}`] as const;

const sum = (...numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const zonesOf = ({ teams }: Verification) => new Set(teams.flatMap(({ members }) => members.flatMap(({ zoneId }) => zoneId ?? []))).size;

/** Of the one case that a township has to do with. */
const ofVillage = asOf([['case-trial.cases-by-status']], (answer) => {
  const { township, route, status } =
    answer?.groups.find(({ dimensions, value }) => value === 1 && dimensions['township'] !== undefined)?.dimensions ?? {};
  return [township ?? null, route ?? null, status ?? null];
});
const order = { kind: 'supervision-order' };
const ofOrders = asOf(
  [
    ['notification.documents-by-status', order],
    ['notification.replies-by-day', order],
  ],
  (documents, replies) => {
    const reply = replies?.groups[0]?.dimensions;
    return (documents?.groups ?? [])
      .filter(({ value }) => value > 0)
      .map(({ dimensions }) => [dimensions['status'] ?? null, reply?.['on'] ?? null, reply?.['inTime'] === 'true']);
  },
);

/** What the article says of Meihekou, and what follows from it in this system. */
export const figures = [
  figure(
    '0.2',
    ['联动协作区', 'zones'],
    4,
    board,
    ({ figures: { zones } }: Board) => zones,
    total('joint-supervision.zones', { organisation: 'mhk' }),
  ),
  figure(
    '0.2',
    ['联动协作组', 'groups'],
    10,
    board,
    ({ figures: { groups } }: Board) => groups,
    total('joint-supervision.groups', { organisation: 'mhk' }),
  ),
  // The board counts the coordinating 党风政风监督室 among the rooms too.
  figure(
    '0.2',
    ['党风政风监督室、监察室、派驻组、乡镇(街)', 'coordinating room, rooms, dispatched groups, townships'],
    [1, 9, 8, 24],
    board,
    ({ figures: { byKind, coordinatingRooms: one } }: Board) => [
      one,
      (byKind['department-room'] ?? 0) - one,
      byKind['dispatched-group'] ?? 0,
      byKind['township'] ?? 0,
    ],
    asOf([['joint-supervision.bodies', { organisation: 'mhk' }]], (answer) =>
      amounts(answer, 'kind', ['coordinating-room', 'department-room', 'dispatched-group', 'township']),
    ),
  ),
  figure(
    '0.2',
    ['机构合计', 'bodies in all'],
    42,
    board,
    ({ figures: { bodies } }: Board) => bodies,
    total('joint-supervision.bodies', { organisation: 'mhk' }),
  ),
  figure('0.20', ['办案组', 'teams'], 3, verification, ({ teams }: Verification) => teams.length, total('joint-supervision.teams-formed')),
  figure(
    '0.20',
    ['抽调覆盖的协作区', 'zones that staff was drawn from'],
    4,
    verification,
    zonesOf,
    total('joint-supervision.zones-drawn-from'),
  ),
  figure('0.20', ['历时(天)', 'days'], 4, verification, ({ days }: Verification) => days, total('joint-supervision.verification-days')),
  figure(
    '0.20',
    ['核查对象', 'persons of the verification’s outcome'],
    9,
    verification,
    ({ figures: { filed, admonished, educated, noCase } }: Verification) => sum(filed, admonished, educated, noCase),
    total('joint-supervision.persons-by-finding'),
  ),
  figure(
    '0.20',
    ['立案审查调查', 'persons filed'],
    2,
    clue,
    ({ figures: { filed } }: Clue) => filed!,
    total('clue-intake.persons-by-outcome', { outcome: 'file' }),
  ),
  figure(
    '0.20',
    ['诫勉谈话', 'persons admonished'],
    2,
    clue,
    ({ figures: { admonished } }: Clue) => admonished!,
    total('clue-intake.persons-by-outcome', { outcome: 'admonish' }),
  ),
  figure(
    '0.20',
    ['批评教育', 'persons criticised and educated'],
    5,
    clue,
    ({ figures: { educated } }: Clue) => educated!,
    total('clue-intake.persons-by-outcome', { outcome: 'criticise-educate' }),
  ),
  figure(
    '0.20',
    ['案件登记:已结案', 'case register: closed'],
    ['closed', 'closed'],
    cases,
    ({ items: found }: Page) => found.map(({ status }) => status!),
    each('case-trial.cases-by-status', 'status'),
  ),
  figure(
    '0.20',
    ['处理登记:诫勉已完成', 'measure register: admonitions completed'],
    2,
    measures('admonish'),
    ({ total }: Page) => total,
    total('case-trial.measures-by-status', { kind: 'admonish', status: 'closed' }),
  ),
  figure(
    '0.20',
    ['处理登记:批评教育已完成', 'measure register: education completed'],
    5,
    measures('criticise-educate'),
    ({ total }: Page) => total,
    total('case-trial.measures-by-status', { kind: 'criticise-educate', status: 'closed' }),
  ),
  figure(
    '2.11',
    ['村干部案经乡镇内审、县级审理', 'the village cadre’s case: township review, county trial'],
    ['mhk.township-1', 'review', 'closed'],
    villageCase,
    ({ townshipId, townshipRoute, status }: Readonly<Record<string, string>>) => [townshipId!, townshipRoute!, status!],
    ofVillage,
  ),
  figure(
    '0.14',
    ['向检察院反馈的数字', 'figures fed back to the procuratorate'],
    [2, 2, 5],
    transfer,
    ({ feedbackFigures: f }: { feedbackFigures: Readonly<Record<string, number>> }) => [f['filed']!, f['admonished']!, f['educated']!],
    asOf([['clue-intake.persons-fed-back']], (answer) => amounts(answer, 'outcome', ['file', 'admonish', 'criticise-educate'])),
  ),
  figure(
    '0.14',
    ['检察院确认收到反馈', 'feedback acknowledged on'],
    '2020-07-30',
    transfer,
    ({ acknowledgedOn }: { acknowledgedOn: string }) => acknowledgedOn,
    the('clue-intake.feedback-acknowledged', 'on'),
  ),
  figure(
    '1.9',
    ['整改事项已销号', 'rectification closed'],
    ['closed'],
    items,
    ({ items: found }: Page) => found.map(({ status }) => status!),
    each('rectification.items-by-status', 'status'),
  ),
  figure(
    '1.9',
    ['督办单已答复并办结', 'supervision order replied and closed'],
    [['closed', '2020-07-06', true]],
    orders,
    ({ items: found }: Page) => found.map(({ status, repliedOn, repliedInTime }) => [status!, repliedOn!, repliedInTime!]),
    ofOrders,
  ),
  figure('0.20', ['事项的环节', 'legs of the matter'], LEGS, matter, ({ legs }: Matter) => legs.length, total('joint-supervision.legs')),
  figure(
    '0.20',
    ['未关闭的环节', 'legs still open'],
    0,
    matter,
    ({ legs }: Matter) => legs.filter(({ open }) => open).length,
    total('joint-supervision.legs', { state: 'open' }),
  ),
  figure(
    '0.20',
    ['事项', 'the matter'],
    'closed',
    matter,
    ({ status }: Matter) => status,
    the('joint-supervision.matters-by-status', 'status'),
  ),
];
