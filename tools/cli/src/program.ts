import { Command, CommanderError } from 'commander';
import { demo, type DemoOptions } from './commands/demo.js';
import { lag } from './commands/lag.js';
import { park, parked, replay } from './commands/parking.js';
import { rebuild } from './commands/rebuild.js';
import { timeline } from './commands/timeline.js';
import { token } from './commands/token.js';
import { consoleOutput, report } from './output.js';
import { oneTarget, type Targets, targetsFromEnvironment } from './targets.js';

interface CommonOptions {
  readonly url?: string;
  readonly json?: boolean;
}

const targetsOf = ({ url }: CommonOptions): Targets => (url ? oneTarget(url) : targetsFromEnvironment());

function common(command: Command): Command {
  return command
    .option('--url <address>', '系统地址,优先于环境变量 LIANDONG_URL、LIANDONG_URL_<服务> / address of the system, before LIANDONG_URL and LIANDONG_URL_<SERVICE>')
    .option('--json', '只输出供程序读取的 JSON / machine-readable output only');
}

/** The command line. Chinese first, English second. */
export function programOf(): Command {
  const program = new Command('liandong').description('联动命令行 / the command line of Liandong').exitOverride();
  const add = (usage: string, description: string) => common(program.command(usage).description(description).exitOverride());
  add('demo', '通过公开 HTTP 接口演示两个故事,并核对数字 / plays the two stories through the public HTTP API and checks their figures')
    .option('--run <name>', '演示名称:同名续演不重复,换名另演一遍 / the same name repeats nothing, another one plays anew', 'demo')
    .option('--story <name>', 'procuratorate、tour 或 all', 'all')
    .action((options: DemoOptions & CommonOptions) => demo(options, consoleOutput(options.json ?? false)));
  add('token <personId>', '为演示人员签发令牌 / an access token of a demo person')
    .action((personId: string, options: CommonOptions) => token(targetsOf(options), personId, consoleOutput(options.json ?? false)));
  add('timeline <matterId>', '事项在任一时刻的全过程 / a matter across all services, as it stood at a moment')
    .option('--at <moment>', '全局位置或 RFC 3339 时刻 / a global position or an RFC 3339 instant')
    .action((matterId: string, options: CommonOptions & { at?: string }) => timeline(targetsOf(options), matterId, options.at, consoleOutput(options.json ?? false)));
  add('rebuild <service> [projection]', '重建读模型并显示进度 / rebuilds read models and shows the progress')
    .action((service: string, projection: string | undefined, options: CommonOptions) => rebuild(targetsOf(options), service, projection, consoleOutput(options.json ?? false)));
  add('park <service> <projection> <eventId>', '搁置读模型无法处理的事件 / sets an event aside that a read model cannot take')
    .requiredOption('--reason <text>', '原因 / why')
    .action((service: string, projection: string, eventId: string, options: CommonOptions & { reason: string }) =>
      park(targetsOf(options), service, projection, eventId, options.reason, consoleOutput(options.json ?? false)),
    );
  add('replay <service> <projection> <eventId>', '重放已搁置的事件 / gives a parked event to its read model again')
    .action((service: string, projection: string, eventId: string, options: CommonOptions) => replay(targetsOf(options), service, projection, eventId, consoleOutput(options.json ?? false)));
  add('parked <service>', '列出已搁置的事件和消息 / lists parked events and messages')
    .action((service: string, options: CommonOptions) => parked(targetsOf(options), service, consoleOutput(options.json ?? false)));
  add('lag [service]', '各读模型、发布、收件的滞后 / how far behind read models, relays and inboxes are')
    .action((service: string | undefined, options: CommonOptions) => lag(targetsOf(options), service, consoleOutput(options.json ?? false)));
  return program;
}

/** Runs a command line; answers with the exit code: 0 done, 1 failed or wrong figures, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await programOf().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said by itself what was wrong with the command line.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return report(error, args.includes('--json'));
  }
}
