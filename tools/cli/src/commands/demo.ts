import pc from 'picocolors';
import { Client } from '../client.js';
import { differing } from '../demo/figures.js';
import type { PlayedStory } from '../demo/play.js';
import { progressOf } from '../demo/progress.js';
import { type Playable, stories } from '../demo/stories.js';
import { startOwnSystem } from '../demo/system.js';
import { figuresTable, show, timelineTable } from '../demo/tables.js';
import { Failed, Misused, type Output } from '../output.js';
import { environmentNamesTargets, oneTarget, type Targets, targetsFromEnvironment } from '../targets.js';

export interface DemoOptions {
  readonly url?: string;
  readonly run: string;
  readonly story: string;
}

/**
 * Plays the stories and compares every figure with what the services show, and with what the events say as of the story's end.
 *
 * @throws Failed when a figure differs
 */
export async function demo(options: DemoOptions, output: Output): Promise<void> {
  const chosen = stories.filter(({ name }) => options.story === 'all' || options.story === name);
  if (chosen.length === 0)
    throw new Misused(`没有这个故事 / no such story: ${options.story};可选 / choose: ${stories.map(({ name }) => name).join(', ')}, all`);
  if (!/^[A-Za-z0-9-]{1,40}$/.test(options.run))
    throw new Misused(`--run 只能是 1 至 40 个字母、数字或短横 / 1 to 40 letters, digits or dashes: ${options.run}`);
  if (options.url) return playAll(chosen, oneTarget(options.url), options.run, output);
  if (environmentNamesTargets()) return playAll(chosen, targetsFromEnvironment(), options.run, output);
  await withOwnSystem(output, (targets, ended) => playAll(chosen, targets, options.run, output, ended));
}

async function withOwnSystem(output: Output, play: (targets: Targets, ended: AbortSignal) => Promise<void>): Promise<void> {
  output.say('启动单机系统(内置 PostgreSQL,临时目录)… / starting a system of its own on an embedded PostgreSQL…');
  const system = await startOwnSystem();
  try {
    output.say(`系统已就绪 / up: ${system.url}`);
    await play(oneTarget(system.url), system.ended);
  } finally {
    await system.stop();
    output.say('系统已停止,临时数据已删除 / the system was stopped and its data removed');
  }
}

async function playAll(chosen: readonly Playable[], targets: Targets, run: string, output: Output, signal?: AbortSignal): Promise<void> {
  const client = new Client(targets, { run, ...(signal ? { signal } : {}) });
  const played: PlayedStory[] = [];
  for (const story of chosen) {
    output.say(pc.bold(`\n▶ ${story.zh} / ${story.en}`));
    const progress = progressOf(output, `${story.zh} / ${story.en}`);
    const result = await story.play(client, run, (moment) => progress.on(moment)).finally(() => progress.stop());
    played.push(result);
    tell(result, output);
  }
  const wrong = played.flatMap(({ figures }) => differing(figures));
  output.data({ ok: wrong.length === 0, run, stories: played });
  if (wrong.length === 0)
    return output.say(
      pc.green(`\n✔ 全部数字与预期一致 / every figure is as expected (${played.reduce((sum, { figures }) => sum + figures.length, 0)})`),
    );
  for (const { zh, en, expected, seen, asOf } of wrong)
    output.say(pc.red(`✘ ${zh} / ${en}: 应为 expected ${show(expected)},读得 seen ${show(seen)},由事件得 from events ${show(asOf.value)}`));
  throw new Failed(`${wrong.length} 个数字不符 / figures differ`);
}

function tell({ matterId, steps, seconds, timeline, figures }: PlayedStory, output: Output): void {
  output.say(`\n事项时间线(审计服务)/ the matter’s timeline, as the auditor sees it: ${matterId} (${timeline.length})`);
  output.say(timelineTable(timeline));
  output.say(
    `\n复现的数字(取自各服务的读模型,并由事件重新得出)/ figures, read back from the read models and told anew from the events (${steps} 步 steps, ${seconds.toFixed(1)} 秒 s)`,
  );
  output.say(figuresTable(figures));
}
