import { readFileSync, statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { PolicyKeys } from '@liandong/ledger';
import { exitCodes, reportText } from './output.js';
import { verifyFile } from './verify-file.js';

/** Below this a progress bar would only flicker. */
const LONG = 2000;

interface Options {
  readonly key?: string;
  readonly witness: readonly string[];
  readonly quorum?: number;
  readonly json?: boolean;
}

/** Runs the command and answers with its exit code. @param print where the report goes */
export async function run(args: readonly string[], print: (text: string) => void): Promise<number> {
  let code = 0;
  const verifier = new Command('liandong-verify')
    .description('核验事项导出包(离线) / checks the export of a matter, without a network')
    .exitOverride();
  verifier
    .command('verify')
    .argument('<export.zip>', '导出包 / the export')
    .option('--key <vkey>', '日志公钥或其文件,须从别处取得 / key of the log, or a file with it; from elsewhere than the export')
    .option(
      '--witness <vkey>',
      '见证方公钥或其文件,可重复 / key of a witness, or a file with it; repeatable',
      (value: string, all: readonly string[]) => [...all, value],
      [],
    )
    .option('--quorum <n>', '至少多少个见证方会签,默认全部 / how many of the witnesses must have cosigned; default: all', wholeNumber)
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      '\n退出码 / exit codes: 0 正确 right · 1 错误 wrong · 2 无法核验 bad input · 3 未给公钥,仅内部一致 no key given, consistent only',
    )
    .action(async (path: string, options: Options) => {
      const report = await withProgress(options.json === true, (onProgress) => verifyFile(path, keysOf(options), { onProgress }));
      print(options.json ? JSON.stringify(report, null, 2) : reportText(report));
      code = exitCodes[report.verdict];
    });
  try {
    await verifier.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A mistake in the arguments is bad input too.
    code = error.exitCode === 0 ? 0 : exitCodes['bad-input'];
  }
  return code;
}

function keysOf({ key, witness, quorum }: Options): PolicyKeys | undefined {
  if (key === undefined && witness.length === 0 && quorum === undefined) return undefined;
  return { logKey: keyText(key ?? ''), witnesses: witness.map(keyText), ...(quorum !== undefined && { quorum }) };
}

/** The text, or that of the file which it names. */
export const textOrFile = (text: string): string =>
  statSync(text, { throwIfNoEntry: false })?.isFile() ? readFileSync(text, 'utf8') : text;

const keyText = (keyOrFile: string): string => textOrFile(keyOrFile).trim();

function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('须为整数 / a whole number');
  return Number(text);
}

/** Shows how far the work is, unless it is short or there is nobody to see it. */
export async function withProgress<T>(quiet: boolean, run: (onProgress: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  let bar: SingleBar | undefined;
  try {
    return await run((done, total) => {
      if (quiet || total < LONG || !process.stderr.isTTY) return;
      if (!bar) (bar = new SingleBar({ format: '{bar} {value}/{total}', clearOnComplete: true })).start(total, 0);
      bar.update(done);
    });
  } finally {
    bar?.stop();
  }
}
