import { table } from '../table.js';
import { composeMeaning, type Meaning, meanings } from './meanings.js';
import { composeSettings, type SchemaName, type Setting, settingsOf } from './settings.js';

const head = ['变量 Variable', '默认 Default', '含义 Meaning'];

export function renderSettings(name: SchemaName): string {
  const known: Readonly<Record<string, Meaning | undefined>> = meanings[name];
  return table(
    head,
    settingsOf(name).map((setting) => rowOf(setting, known[setting.name]!)),
  );
}

export function renderCompose(root: string): string {
  return table(
    head,
    composeSettings(root).map((setting) => rowOf(setting, composeMeaning(setting.name))),
  );
}

/** As a table shows a default. */
export function defaultOf({ default: value, required }: Setting): string {
  if (required) return '**必填 required**';
  return value === undefined ? '无 none' : `\`${value}\``;
}

function rowOf(setting: Setting, { zh, en }: Meaning): readonly string[] {
  return [`\`${setting.name}\``, defaultOf(setting), `${zh} · ${en}`];
}
