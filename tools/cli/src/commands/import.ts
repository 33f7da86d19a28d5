import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import { Client, until } from '../client.js';
import { Failed, type Output, tableOf } from '../output.js';
import type { Targets } from '../targets.js';

export interface ImportOptions {
  readonly commit?: boolean;
  readonly organisation: string;
  readonly source: string;
  readonly agency?: string;
  readonly title?: string;
  /** JSON: field → header of the file. */
  readonly mapping?: string;
  readonly as: string;
  readonly approveAs: string;
  readonly run: string;
}

type Outcome = 'pending' | 'imported' | 'skipped' | 'refused';

interface Shown {
  readonly status: 'prepared' | 'running' | 'finished' | 'cancelled';
  readonly rows: number;
  readonly counted: Readonly<Record<Outcome, number>>;
  readonly notTakenIn: readonly string[] | null;
  readonly unknownColumns: number | null;
}

interface RowErrors {
  readonly rowNumber: number;
  readonly errors: readonly {
    readonly column: string | null;
    readonly header: string | null;
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
}

/** A ledger of 100,000 rows is read and judged while the sender waits, in ms. */
const ATTEMPT_MS = 600_000;
const LONGEST_MS = 6 * 3_600_000;
/** Errors that are shown to a person; a program gets all. */
const SHOWN = 20;

/**
 * Sends an old ledger and shows what would enter and what would not, and why; with `--commit` it is approved by another person and
 * followed to its end. The same file sent again is the same import: nothing enters twice, and one that was interrupted is followed on.
 *
 * @throws Failed with `--commit`, when the import was cancelled
 */
export async function importLedger(targets: Targets, file: string, options: ImportOptions, output: Output): Promise<void> {
  const client = new Client(targets, { run: options.run, attemptMs: ATTEMPT_MS });
  const { organisation: organisationId, source, agency, mapping, title = basename(file), as } = options;
  const query = new URLSearchParams({
    organisationId,
    source,
    title,
    ...(agency ? { agencyId: agency } : {}),
    ...(mapping ? { mapping } : {}),
  });
  const { id, position } = await client.upload(as, 'clue-intake', `/imports?${query}`, await readFile(file));
  const read = (after?: string) => client.read<Shown>(as, 'clue-intake', `/imports/${id}`, after);
  let shown = await read(position);
  const errors = await errorsOf(client, as, id);
  tellPreview(shown, errors, output);
  if (options.commit && (shown.status === 'prepared' || shown.status === 'running')) {
    shown = shown.counted.pending === 0 && shown.status === 'prepared' ? shown : await commit(client, id, shown, options, output);
  }
  if (!options.commit && shown.status === 'prepared')
    output.say('未导入;加 --commit 由他人审批后导入 / nothing has entered; with --commit another person approves it and it enters');
  if (options.commit) tellEnd(shown, output);
  output.data({
    importId: id,
    status: shown.status,
    rows: shown.rows,
    ...shown.counted,
    notTakenIn: shown.notTakenIn,
    unknownColumns: shown.unknownColumns,
    errors,
  });
  if (options.commit && shown.status === 'cancelled') throw new Failed('cancelled');
}

async function commit(client: Client, id: string, { status }: Shown, { as, approveAs }: ImportOptions, output: Output): Promise<Shown> {
  if (status === 'prepared') await client.command(approveAs, 'clue-intake', `/imports/${id}/confirmation`);
  const bar = barOf(output);
  try {
    // The approval may not show yet: a prepared one is not over.
    return await until(
      'the end of the import',
      () => client.read<Shown>(as, 'clue-intake', `/imports/${id}`),
      (shown) => {
        bar.at(shown);
        return shown.status === 'finished' || shown.status === 'cancelled';
      },
      LONGEST_MS,
      500,
    );
  } finally {
    bar.stop();
  }
}

async function errorsOf(client: Client, as: string, id: string): Promise<readonly RowErrors[]> {
  const all: RowErrors[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { readonly items: readonly RowErrors[]; readonly next: number | null } = await client.read(
      as,
      'clue-intake',
      `/imports/${id}/rows?outcome=refused&limit=200&after=${after}`,
    );
    all.push(...page.items.map(({ rowNumber, errors }) => ({ rowNumber, errors })));
    after = page.next;
  }
  return all;
}

function tellPreview({ rows, counted, notTakenIn, unknownColumns }: Shown, errors: readonly RowErrors[], output: Output): void {
  output.say(
    `${rows} 行 / rows: 待导入 pending ${counted.pending} · 已导入 imported ${counted.imported} · 已有 skipped ${counted.skipped} · 拒绝 refused ${counted.refused}`,
  );
  if (notTakenIn?.length) output.say(`不导入的列 / columns not taken in: ${notTakenIn.join('、')}`);
  if (unknownColumns) output.say(`未识别的列 / columns that nobody knows: ${unknownColumns}`);
  if (errors.length === 0) return;
  const lines = errors
    .slice(0, SHOWN)
    .flatMap(({ rowNumber, errors: found }) =>
      found.map(({ column, header, code, zh, en }) => [rowNumber, header ?? column, code, `${zh} / ${en}`]),
    );
  output.say(tableOf(['行 row', '列 column', '代码 code', '原因 why'], lines));
  if (errors.length > SHOWN) output.say(`… 另有 / and ${errors.length - SHOWN} 行 / rows`);
}

function tellEnd({ status, counted }: Shown, output: Output): void {
  const ends = {
    prepared: '没有可导入的行 / nothing to enter',
    running: '进行中 / running',
    finished: '已完成 / finished',
    cancelled: '已取消 / cancelled',
  } as const;
  output.say(`${ends[status]}: 已导入 imported ${counted.imported} · 已有 skipped ${counted.skipped} · 拒绝 refused ${counted.refused}`);
}

/** A bar on a terminal, a line for every tenth elsewhere, nothing for a program. */
function barOf(output: Output) {
  const bar =
    output.isTty && !output.json
      ? new cliProgress.SingleBar(
          { format: '{bar} {value}/{total} 行 rows · {duration_formatted}', hideCursor: true },
          cliProgress.Presets.shades_classic,
        )
      : undefined;
  let told = -1;
  return {
    at({ counted }: Shown) {
      const total = counted.pending + counted.imported;
      if (told < 0) bar?.start(total, counted.imported);
      bar?.update(counted.imported);
      const tenth = Math.floor((10 * counted.imported) / Math.max(1, total));
      if (!bar && tenth > told) output.say(`${counted.imported}/${total} 行 / rows`);
      told = Math.max(told, tenth);
    },
    stop: () => bar?.stop(),
  };
}
