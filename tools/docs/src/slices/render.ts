import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Grant } from '@liandong/access';
import { roles } from '@liandong/access';
import { table } from '../table.js';
import { automationsOf } from './automations.js';
import { type Clock, clocksOf } from './clocks.js';
import { addressOf, queriesOf, type Slice, slicesOf, type SlicesOfAggregate } from './slices.js';
import { titles } from './titles.js';

const scopes = { own: '本级', jurisdiction: '辖区', any: '不限' } as const satisfies Record<Grant['scope'], string>;

/** The index of one service: a table per aggregate, then what can be asked, what comes due, and what follows by itself. */
export function renderService(root: string, service: string): string {
  const title = titles[service];
  const byAggregate = slicesOf(root, service);
  const order = Object.keys(title?.aggregates ?? {});
  const unknown = byAggregate.find(({ aggregate }) => !order.includes(aggregate.name));
  if (!title || unknown) throw new Error(`titles.ts says no title for ${service} ${unknown?.aggregate.name ?? ''}`);
  const sorted = [...byAggregate].sort((left, right) => order.indexOf(left.aggregate.name) - order.indexOf(right.aggregate.name));
  return [
    `### ${title.zh} ${title.en} · [\`${service}\`](services/${service}/src)`,
    ...sorted.map((one) => renderAggregate(one)),
    ...renderQueries(root, service, byAggregate),
    ...renderClocks(root, service),
    ...renderAutomations(root, service),
  ].join('\n\n');
}

function renderAggregate({ aggregate, slices }: SlicesOfAggregate): string {
  const { zh, en } = titles[aggregate.service]!.aggregates[aggregate.name]!;
  const head = ['命令 Command → 事件 Event', '路径 Route', '谁可以 Who may', '规则 Rules', '代码 Code', '测试 Tests'];
  return `**${zh} ${en}** · [\`${aggregate.name}\`](${aggregate.path})\n\n${table(head, slices.map(rowOf))}`;
}

function rowOf({ command, events, routes, grants, rules, code, test, permissionTest }: Slice): readonly string[] {
  return [
    `\`${command}\` → ${events.map((event) => `\`${event}\``).join(' ')}`,
    // What only the system asks for has none.
    routes.map((route) => `\`${addressOf(route)}\``).join('<br>') || '—',
    [...new Set(grants.map(whoMay))].join('; '),
    rules.join(' '),
    link(basename(code, '.ts'), code),
    `${link(basename(test, '.spec.ts'), test)} · ${link('权限 who', permissionTest)}`,
  ];
}

function whoMay({ roles: granted, scope }: Grant): string {
  return `${granted.join(', ')} (${scopes[scope]})`;
}

function renderQueries(root: string, service: string, slices: readonly SlicesOfAggregate[]): readonly string[] {
  const rows = queriesOf(root, service, slices).map((route) => [
    `\`${addressOf(route)}\``,
    whoMay(route.grant),
    link(basename(route.code, '.ts'), route.code),
  ]);
  return rows.length === 0 ? [] : [table(['查询 Query', '谁可以 Who may', '代码 Code'], rows)];
}

function renderClocks(root: string, service: string): readonly string[] {
  const events = (those: Clock['starts']) => those.map((event) => `\`${event}\``).join(' ') || '—';
  const rows = clocksOf(root, service).map(({ name, of, starts, ends, code }) => [
    `\`${name}\``,
    `\`${of}\``,
    events(starts),
    events(ends),
    link(basename(code, '.ts'), code),
  ]);
  return rows.length === 0 ? [] : [table(['时限 Clock', '对象 Of', '起算、变更 Set, moved by', '终止 Ended by', '代码 Code'], rows)];
}

function renderAutomations(root: string, service: string): readonly string[] {
  const found = automationsOf(root, service);
  if (found.length === 0) return [];
  const rows = found.map(({ name, event, commands, path }) => [
    `\`${event}\` → ${commands.map((command) => `\`${command}\``).join(' ')}`,
    link(name, path),
  ]);
  return [table(['公共事件 Public event → 命令 Command', '自动化 Automation'], rows)];
}

function link(text: string, path: string): string {
  return `[${text}](${path})`;
}

/** Every role with its Chinese name, as the source names it. */
export function renderRoles(root: string): string {
  const source = readFileSync(join(root, 'libs/access/src/principal.ts'), 'utf8');
  return roles
    .map((role) => {
      const zh = new RegExp(`'${role}', // (.+)`).exec(source)?.[1];
      if (!zh) throw new Error(`libs/access/src/principal.ts: ${role} has no Chinese name`);
      return `\`${role}\` ${zh}`;
    })
    .join(' · ');
}
