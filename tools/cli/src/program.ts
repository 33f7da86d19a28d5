import { Command, CommanderError } from 'commander';
import { accessLog } from './commands/access-log.js';
import { demo, type DemoOptions } from './commands/demo.js';
import { diff } from './commands/diff.js';
import { exportMatter } from './commands/export.js';
import { exportLibrary, type ExportLibraryOptions } from './commands/export-library.js';
import { figures, type FiguresOptions } from './commands/figures.js';
import { importLedger, type ImportOptions } from './commands/import.js';
import { lag } from './commands/lag.js';
import { park, parked, replay } from './commands/parking.js';
import { rebuild } from './commands/rebuild.js';
import { recover } from './commands/recover.js';
import { timeline } from './commands/timeline.js';
import { token } from './commands/token.js';
import { verify, type VerifyCommandOptions } from './commands/verify.js';
import { witness, type WitnessCommandOptions } from './commands/witness.js';
import { type Output, outputTo, ownTerminal, report, type Terminal } from './output.js';
import { oneTarget, type Targets, targetsFromEnvironment } from './targets.js';

interface CommonOptions {
  readonly url?: string;
  readonly json?: boolean;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '参数 / Arguments:',
  'Options:': '选项 / Options:',
  'Commands:': '命令 / Commands:',
};

/** The command line. Chinese first, English second. */
function programOf(terminal: Terminal): Command {
  const program = new Command('liandong')
    .description('联动命令行 / the command line of Liandong')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(`用法有误 / wrong usage: ${text}`),
    })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', '显示帮助 / shows this help')
    .helpCommand('help [command]', '显示命令的帮助 / shows the help of a command');
  const outputOf = ({ json }: CommonOptions): Output => outputTo(terminal, json ?? false);
  const targetsOf = ({ url }: CommonOptions): Targets => (url ? oneTarget(url) : targetsFromEnvironment());
  const add = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .helpOption('-h, --help', '显示帮助 / shows this help')
      .option(
        '--url <address>',
        '系统地址,优先于环境变量 LIANDONG_URL、LIANDONG_URL_<服务> / address of the system, before LIANDONG_URL and LIANDONG_URL_<SERVICE>',
      )
      .option('--json', '只输出供程序读取的 JSON / machine-readable output only');

  add('demo', '通过公开 HTTP 接口演示两个故事,并核对数字 / plays the two stories through the public HTTP API and checks their figures')
    .option('--run <name>', '演示名称:同名续演不重复,换名另演一遍 / the same name repeats nothing, another one plays anew', 'demo')
    .option('--story <name>', '故事 / story: procuratorate, tour, all', 'all')
    .action((options: DemoOptions & CommonOptions) => demo(options, outputOf(options)));
  add('token <personId>', '为演示人员签发令牌 / an access token of a demo person').action((personId: string, options: CommonOptions) =>
    token(targetsOf(options), personId, outputOf(options)),
  );
  add('timeline <matterId>', '事项在任一时刻的全过程 / a matter across all services, as it stood at a moment')
    .option('--at <moment>', '全局位置或 RFC 3339 时刻 / a global position or an RFC 3339 instant')
    .action((matterId: string, options: CommonOptions & { readonly at?: string }) =>
      timeline(targetsOf(options), matterId, options.at, outputOf(options)),
    );
  add('diff <matterId>', '事项在两个时刻之间的变化 / what happened to a matter between two moments, and what changed by it')
    .option('--from <moment>', '全局位置或 RFC 3339 时刻,默认从头 / a global position or an RFC 3339 instant, by default the beginning')
    .option('--to <moment>', '同上,默认至今 / the same, by default now')
    .action((matterId: string, options: CommonOptions & { readonly from?: string; readonly to?: string }) =>
      diff(targetsOf(options), matterId, options, outputOf(options)),
    );
  add('access-log <matterId>', '谁看过、揭示过什么 / who read or revealed what of a matter').action(
    (matterId: string, options: CommonOptions) => accessLog(targetsOf(options), matterId, outputOf(options)),
  );
  add('figures [name]', '公布的数字及其背后的事件 / published figures as of any moment, with the events behind them')
    .option('--at <moment>', '全局位置或 RFC 3339 时刻 / a global position or an RFC 3339 instant')
    .option('--by <dimensions>', '按这些维度交叉,以逗号分隔 / divided by these dimensions, with commas between them')
    .option('--where <dimension=value...>', '按维度筛选 / only this part', (pair: string, pairs: readonly string[]) => [...pairs, pair], [])
    .option('--as <personId>', '审计人员 / the auditor who asks', 'mhk-auditor')
    .action((name: string | undefined, options: CommonOptions & FiguresOptions) =>
      figures(targetsOf(options), name, options, outputOf(options)),
    );
  add('export <matterId>', '导出事项,可离线核验 / a matter as a ZIP that can be checked without this system')
    .option('-o, --output <file>', '文件,默认 matter-<编号>.zip / the file, by default matter-<id>.zip')
    .action((matterId: string, options: CommonOptions & { readonly output?: string }) =>
      exportMatter(targetsOf(options), matterId, options.output, outputOf(options)),
    );
  add(
    'import <file>',
    '导入原有台账(XLSX、CSV):逐行预检,--commit 后经他人审批导入 / an existing ledger: every row is judged; with --commit another person approves it and it enters',
  )
    .option('--commit', '审批并导入 / approves it and brings it in')
    .option('--organisation <id>', '线索库所属机关 / whose library', 'mhk')
    .option('--source <kind>', '未写来源的行的来源 / source of rows that name none', 'petition')
    .option('--agency <id>', '台账所属单位,默认为该机关 / whose ledger it was, by default the organisation’s')
    .option('--title <text>', '台账名称,默认为文件名 / what the ledger is, by default the name of the file')
    .option('--mapping <json>', '字段 → 表头 / field → header, as JSON')
    .option('--as <personId>', '录入人 / who enters it', 'mhk-intake')
    .option('--approve-as <personId>', '审批人,须为他人 / who approves it: another person', 'mhk-director')
    .option('--run <name>', '同名同文件即同一次导入 / the same name and file are the same import', 'import')
    .action((file: string, options: CommonOptions & ImportOptions) => importLedger(targetsOf(options), file, options, outputOf(options)));
  add('export-library', '导出线索库;谁导出了什么留有记录 / the clue library as a table; who took what is recorded')
    .option('-o, --output <file>', '文件,默认 clue-library.<格式> / the file, by default clue-library.<format>')
    .option('--format <format>', 'xlsx, csv', 'xlsx')
    .option(
      '--where <name=value...>',
      '台账自身的筛选条件,如 status=closed / the register’s own filters',
      (pair: string, pairs: readonly string[]) => [...pairs, pair],
      [],
    )
    .option('--as <personId>', '导出人 / who takes it', 'mhk-director')
    .action((options: CommonOptions & ExportLibraryOptions) => exportLibrary(targetsOf(options), options, outputOf(options)));
  add('verify <what>', '核验导出包,或整个账本(live) / checks an export.zip, or the whole ledger as it stands (live)')
    .option('--key <vkey>', '日志公钥或其文件,须从别处取得 / key of the log, or a file with it; from elsewhere')
    .option(
      '--witness <vkey>',
      '见证方公钥或其文件,可重复 / key of a witness, or a file with it; repeatable',
      (value: string, all: readonly string[]) => [...all, value],
      [],
    )
    .option('--quorum <n>', '至少多少个见证方会签,默认全部 / how many of the witnesses must have cosigned, by default all')
    .option('--checkpoint <file>', 'live:旧检查点,须与现状一致 / an older checkpoint that the ledger must continue')
    .option('--event-store <url>', 'live:再与事件库逐字节比对 / compares with the event store too, byte for byte')
    .addHelpText(
      'after',
      '\n退出码 / exit codes: 0 正确 right · 1 错误 wrong · 2 无法核验 cannot be checked · 3 未给公钥,仅内部一致 no key given, consistent only',
    )
    .action((what: string, options: CommonOptions & VerifyCommandOptions) => verify(targetsOf(options), what, options, outputOf(options)));
  add('witness', '运行见证方 / runs a witness')
    .requiredOption('--logs <file>', '每行一个日志公钥 / verifier keys of logs, one a line')
    .option('--folder <path>', '密钥与状态所在目录 / folder of key and state', '.witness')
    .option('--name <name>', '见证方的名称 / name of the witness', 'witness.local')
    .option('--port <port>', '端口 / port', '2026')
    .option('--host <host>', '监听地址 / address to listen on', '127.0.0.1')
    .action((options: CommonOptions & WitnessCommandOptions) => witness(options, outputOf(options)));
  add('rebuild <service> [projection]', '重建读模型并显示进度 / rebuilds read models and shows the progress').action(
    (service: string, projection: string | undefined, options: CommonOptions) =>
      rebuild(targetsOf(options), service, projection, outputOf(options)),
  );
  add('recover [service]', '恢复了较旧的事件库之后:各服务照它重来 / after an older event store was restored: services follow it again')
    .requiredOption('--reason <text>', '原因 / why')
    .action((service: string | undefined, options: CommonOptions & { readonly reason: string }) =>
      recover(targetsOf(options), service, options.reason, outputOf(options)),
    );
  add('park <service> <projection> <eventId>', '搁置读模型无法处理的事件 / sets an event aside that a read model cannot take')
    .requiredOption('--reason <text>', '原因 / why')
    .action((service: string, projection: string, eventId: string, options: CommonOptions & { readonly reason: string }) =>
      park(targetsOf(options), service, projection, eventId, options.reason, outputOf(options)),
    );
  add('replay <service> <projection> <eventId>', '重放已搁置的事件 / gives a parked event to its read model again').action(
    (service: string, projection: string, eventId: string, options: CommonOptions) =>
      replay(targetsOf(options), service, projection, eventId, outputOf(options)),
  );
  add('parked <service>', '列出已搁置的事件和消息 / lists parked events and messages').action((service: string, options: CommonOptions) =>
    parked(targetsOf(options), service, outputOf(options)),
  );
  add('lag [service]', '各读模型、发布、收件的滞后 / how far behind read models, relays and inboxes are').action(
    (service: string | undefined, options: CommonOptions) => lag(targetsOf(options), service, outputOf(options)),
  );
  return program;
}

/** Runs a command line; answers with the exit code: 0 done, 1 failed or wrong figures, 2 wrong usage, 3 consistent but not proven. */
export async function run(args: readonly string[], terminal: Terminal = ownTerminal): Promise<0 | 1 | 2 | 3> {
  try {
    await programOf(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said by itself what was wrong with the command line.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return report(error, terminal, args.includes('--json'));
  }
}
