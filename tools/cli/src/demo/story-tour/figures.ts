import { amounts, asOf, each, flag, the, total } from '../as-of.js';
import { figure, type Value } from '../story.js';
import type { TourFacts as Facts } from './facts.js';
import { LEGS } from './feedback.js';

type Row = Readonly<Record<string, Value>>;
interface Handover {
  readonly status: string;
  readonly round: string;
  readonly items: readonly Row[];
}
interface Matter {
  readonly status: string;
  readonly legs: readonly { readonly open: boolean }[];
}

const handover = ['pj-director', 'inspection-liaison', ({ handoverId }: Facts) => `/handovers/${handoverId}`] as const;
const clue = ['pj-director', 'clue-intake', ({ clueId }: Facts) => `/clues/${clueId}`] as const;
const verification = ['pj-director', 'joint-supervision', ({ clueId }: Facts) => `/verifications/${clueId}`] as const;
const board = ['pj-director', 'joint-supervision', () => '/collaboration-plans/pj?on=2020-06-01'] as const;
const matter = ['pj-director', 'joint-supervision', ({ matterId }: Facts) => `/matters/${matterId}`] as const;
const field =
  (name: string) =>
  (row: Row): Value =>
    row[name] ?? null;
const ofItems =
  (name: string) =>
  ({ items }: Handover): Value =>
    items.map(field(name));

const outcomes = asOf([['inspection-liaison.persons-by-outcome']], (answer) => {
  const [filed = 0, admonished = 0, educated = 0, noCase = 0] = amounts(answer, 'outcome', [
    'file',
    'admonish',
    'criticise-educate',
    'no-case',
  ]);
  return [{ filed, admonished, educated, noCase }];
});

/** What the article says of Panji, and what follows from it in this system. */
export const figures = [
  figure(
    '3.13',
    ['办案协作区', 'case zones'],
    2,
    board,
    ({ figures: { zones } }: { figures: { zones: number } }) => zones,
    total('joint-supervision.zones', { organisation: 'pj' }),
  ),
  figure(
    '3.5',
    ['巡察轮次', 'round of the tour'],
    '第九轮',
    handover,
    ({ round }: Handover) => round,
    the('inspection-liaison.handovers', 'round'),
  ),
  figure(
    '3.5',
    ['会商后的问题性质', 'kinds of the items after the consultation'],
    ['clue', 'problem-list'],
    handover,
    ofItems('kind'),
    each('inspection-liaison.items-handed-over', 'kind'),
  ),
  figure(
    '3.5',
    ['移出签字人', 'signed out by'],
    ['pj-tour', 'pj-tour'],
    handover,
    ofItems('signedOutBy'),
    each('inspection-liaison.signatures', 'by', { side: 'out' }),
  ),
  figure(
    '3.5',
    ['接收签字人', 'signed in by'],
    ['pj-intake', 'pj-unit'],
    handover,
    ofItems('signedInBy'),
    each('inspection-liaison.signatures', 'by', { side: 'in' }),
  ),
  figure(
    '3.14',
    ['线索优先办理', 'the clue has priority'],
    true,
    clue,
    field('priority'),
    the('clue-intake.clues-received', 'priority', {}, flag),
  ),
  figure(
    '3.15',
    ['村干部线索提级办理', 'handled at the raised level'],
    true,
    clue,
    field('raisedLevel'),
    the('clue-intake.clues-handled', 'raisedLevel', {}, flag),
  ),
  figure(
    '3.15',
    ['承办:县级协作区', 'handled by a zone, at the county’s level'],
    ['pj.zone-east', 'county'],
    clue,
    (row: Row) => [row['zoneId'] ?? null, row['level'] ?? null],
    asOf([['clue-intake.clues-handled']], (answer) =>
      ['zone', 'level'].map((name) => answer?.groups.find(({ value }) => value === 1)?.dimensions[name] ?? null),
    ),
  ),
  figure(
    '3.15',
    ['核查结果', 'the verification’s status'],
    'concluded',
    verification,
    field('status'),
    the('joint-supervision.verifications-by-status', 'status'),
  ),
  figure(
    '3.14',
    ['限期内反馈结果', 'results fed back within the limit'],
    [true, true],
    handover,
    ofItems('feedbackInTime'),
    each('inspection-liaison.results-fed-back', 'inTime', {}, flag),
  ),
  figure(
    '3.14',
    ['巡察办确认收到反馈', 'feedback acknowledged on'],
    ['2020-07-08', '2020-07-08'],
    handover,
    ofItems('acknowledgedOn'),
    each('inspection-liaison.feedback-acknowledged', 'on'),
  ),
  figure(
    '3.14',
    ['反馈的数字', 'figures of the result'],
    [{ filed: 0, admonished: 1, educated: 1, noCase: 0 }],
    handover,
    ({ items }: Handover) => [items[0]?.['figures'] ?? null],
    outcomes,
  ),
  figure(
    '3.5',
    ['移交清单', 'the hand-over'],
    'closed',
    handover,
    ({ status }: Handover) => status,
    the('inspection-liaison.handovers', 'status'),
  ),
  figure('3.14', ['事项的环节', 'legs of the matter'], LEGS, matter, ({ legs }: Matter) => legs.length, total('joint-supervision.legs')),
  figure(
    '3.14',
    ['未关闭的环节', 'legs still open'],
    0,
    matter,
    ({ legs }: Matter) => legs.filter(({ open }) => open).length,
    total('joint-supervision.legs', { state: 'open' }),
  ),
  figure(
    '3.14',
    ['事项', 'the matter'],
    'closed',
    matter,
    ({ status }: Matter) => status,
    the('joint-supervision.matters-by-status', 'status'),
  ),
];
