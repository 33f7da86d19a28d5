import pc from 'picocolors';
import type { ExportReport } from './verify-export.js';

export const exitCodes: Readonly<Record<ExportReport['verdict'], number>> = { right: 0, wrong: 1, 'bad-input': 2, consistent: 3 };

const verdicts: Readonly<Record<ExportReport['verdict'], readonly [string, string]>> = {
  right: ['✓ 核验通过', '✓ everything is right'],
  wrong: ['✗ 核验不通过', '✗ wrong'],
  'bad-input': ['✗ 无法核验', '✗ cannot be checked'],
  consistent: [
    '! 未给出日志公钥(--key):只检查了内部一致性,不能证明真实。公钥须从导出包以外的渠道取得。',
    '! no key of the log was given (--key): only internal consistency was checked, which proves nothing. Get the key from elsewhere than this file.',
  ],
};

const colours: Readonly<Record<ExportReport['verdict'], (text: string) => string>> = {
  right: pc.green,
  wrong: pc.red,
  'bad-input': pc.red,
  consistent: pc.yellow,
};

/** The report for a person, zh before en. */
export function reportText({ verdict, problem, manifest, checkedLeaves, cosignatures }: ExportReport): string {
  const lines = verdicts[verdict].map(colours[verdict]);
  if (problem) {
    const leaf = problem.index === undefined ? '' : `${problem.eventId === undefined ? '' : ` · ${problem.eventId}`}`;
    if (problem.index !== undefined) lines.push(`第一个错误的叶子 / first wrong leaf: ${problem.index}${leaf}`);
    lines.push(`${problem.zh} / ${problem.en}`, `  ${problem.code}: ${problem.detail}`);
  }
  if (manifest) {
    lines.push(`事项 / matter: ${manifest.matterId}`, `日志 / log: ${manifest.origin} · ${manifest.treeSize}`);
    lines.push(`已核对事件 / events checked: ${checkedLeaves} / ${manifest.events}`);
    if (!manifest.complete) lines.push('导出方声明:未包含全部事件 / the exporter says that events are left out');
  }
  for (const { name, timestamp } of cosignatures) lines.push(`会签 / cosigned: ${name} ${new Date(timestamp * 1000).toISOString()}`);
  if (manifest && cosignatures.length === 0) lines.push('未核对见证方会签(--witness) / no witness was checked (--witness)');
  return lines.join('\n');
}
