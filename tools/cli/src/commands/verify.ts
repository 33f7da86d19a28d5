import type { PolicyKeys } from '@liandong/ledger';
import { exitCodes, reportText, textOrFile, verifyFile, withProgress } from '@liandong/verifier';
import { type LiveReport, verifyLive } from '../live/verify-live.js';
import { Failed, Misused, type Output } from '../output.js';
import type { Targets } from '../targets.js';

export interface VerifyCommandOptions {
  readonly key?: string;
  readonly witness: readonly string[];
  readonly quorum?: string;
  readonly checkpoint?: string;
  readonly eventStore?: string;
}

/** Checks an export on disk, or the whole ledger as it stands (`live`). Exit codes: 0 right, 1 wrong, 2 nothing could be checked, 3 no key was given. */
export async function verify(targets: Targets, what: string, options: VerifyCommandOptions, output: Output): Promise<void> {
  if (what === 'live') return live(targets, options, output);
  if (options.checkpoint !== undefined || options.eventStore !== undefined)
    throw new Misused('--checkpoint、--event-store 只用于 live / are for live only');
  const report = await withProgress(output.json || !output.isTty, (onProgress) => verifyFile(what, keysOf(options), { onProgress }));
  output.say(reportText(report));
  output.data(report);
  ended(exitCodes[report.verdict]);
}

async function live(targets: Targets, options: VerifyCommandOptions, output: Output): Promise<void> {
  const older = options.checkpoint === undefined ? undefined : textOrFile(options.checkpoint);
  const keys = keysOf(options);
  const report = await withProgress(output.json || !output.isTty, (onProgress) =>
    verifyLive(targets, {
      ...(keys ? { keys } : {}),
      ...(older === undefined ? {} : { older }),
      ...(options.eventStore ? { eventStore: options.eventStore } : {}),
      onProgress,
    }),
  );
  output.say(liveText(report));
  output.data(report);
  ended(exitCodes[report.verdict]);
}

function ended(code: number): void {
  if (code !== 0) throw new Failed('核验未通过 / not verified', code as 1 | 2 | 3);
}

function liveText({ verdict, size, checkedLeaves, problem, consistentWith, storeChecked }: LiveReport): string {
  return [
    {
      right: '✓ 核验通过 / everything is right',
      consistent: '! 未给出日志公钥(--key),只检查了内部一致性 / no key of the log was given (--key): internal consistency only',
      wrong: '✗ 核验不通过 / wrong',
      'bad-input': '✗ 无法核验 / cannot be checked',
    }[verdict],
    `叶子 / leaves checked: ${checkedLeaves} / ${size}`,
    ...(consistentWith === undefined ? [] : [`与旧检查点一致 / continues the older checkpoint of ${consistentWith}`]),
    ...(storeChecked ? ['已与事件库逐字节比对 / compared with the event store, byte for byte'] : []),
    ...(problem
      ? [
          ...(problem.index === undefined
            ? []
            : [`第一个错误的叶子 / first wrong leaf: ${problem.index}${problem.eventId ? ` · ${problem.eventId}` : ''}`]),
          `${problem.code}: ${problem.detail}`,
        ]
      : []),
  ].join('\n');
}

function keysOf({ key, witness, quorum }: VerifyCommandOptions): PolicyKeys | undefined {
  if (key === undefined) {
    if (witness.length > 0 || quorum !== undefined) throw new Misused('--witness、--quorum 须与 --key 同用 / need --key');
    return undefined;
  }
  if (quorum !== undefined && !/^\d{1,3}$/.test(quorum)) throw new Misused('--quorum 须为整数 / a whole number');
  return {
    logKey: textOrFile(key).trim(),
    witnesses: witness.map((one) => textOrFile(one).trim()),
    ...(quorum === undefined ? {} : { quorum: Number(quorum) }),
  };
}
