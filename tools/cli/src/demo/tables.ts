import { isDeepStrictEqual } from 'node:util';
import { demoOrganisations } from '@liandong/access/local-issuer';
import pc from 'picocolors';
import { tableOf } from '../output.js';
import type { Figure } from './figures.js';
import { nameOf } from './progress.js';
import type { Value } from './story.js';
import type { TimelineEntry } from './timeline.js';

const categories: Readonly<Record<string, string>> = {
  clue: '线索',
  handover: '移交',
  verification: '核查',
  case: '案件',
  measure: '处理',
  rectification: '整改',
  document: '文书',
  matter: '事项',
};

/** Who did what, when, under which rules, in the order of the log. */
export function timelineTable(entries: readonly TimelineEntry[]): string {
  return tableOf(
    ['位置 position', '记录时间 recorded', '类别 category', '事件 event', '人员 person', '机构 organisation', '规则 rules'],
    entries.map(({ position, recordedAt, category, type, personId, organisationId, rules }) => [
      position,
      recordedAt.replace('T', ' ').slice(0, 19),
      `${categories[category] ?? ''} ${category}`.trim(),
      type,
      nameOf(personId),
      demoOrganisations.find(({ id }) => id === organisationId)?.name ?? organisationId,
      rules.map(({ ruleId, version }) => `${ruleId}@${version}`).join(' '),
    ]),
  );
}

/** Expected and seen, side by side. */
export function figuresTable(figures: readonly Figure[]): string {
  return tableOf(
    [
      '',
      '机制 mechanism',
      '数字 figure',
      '应为 expected',
      '读得 seen',
      '读自 read from',
      '由事件得 from events',
      '事件 events',
      '公布的数字 published figure',
    ],
    figures.map(({ same, mechanism, zh, en, expected, seen, source, asOf }) => [
      same ? pc.green('✔') : pc.red('✘'),
      mechanism,
      `${zh} / ${en}`,
      show(expected),
      shown(seen, expected),
      pc.dim(source.split('/')[2] ?? source),
      shown(asOf.value, expected),
      String(asOf.eventIds.length),
      pc.dim(asOf.figures.join(' ')),
    ]),
  );
}

function shown(value: Value, expected: Value): string {
  return isDeepStrictEqual(value, expected) ? show(value) : pc.red(show(value));
}

export function show(value: Value): string {
  if (value === null) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
