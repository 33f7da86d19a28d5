import { readFile, writeFile } from 'node:fs/promises';
import { describeMachine } from './machine.js';
import { HELP, type Options, readOptions } from './options.js';
import { ms } from './report/format.js';
import { type Circumstances, updateDocument } from './report/markdown.js';
import { reportText } from './report/text.js';
import { type Finished, runScenarios, type Scenario } from './runner.js';
import { scenarios } from './scenarios/index.js';
import { startServer } from './server.js';

const DOCUMENT = new URL('../../../docs/benchmarks.md', import.meta.url);

function chosen({ only }: Options): readonly Scenario[] {
  const unknown = only.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new Error(`no scenario ${unknown.join(', ')}; there are: ${scenarios.map(({ name }) => name).join(', ')}`);
  return only.length === 0 ? scenarios : scenarios.filter(({ name }) => only.includes(name));
}

async function measure(options: Options): Promise<{ finished: Finished[]; circumstances: Circumstances }> {
  const list = chosen(options);
  const progress = (text: string) => process.stderr.write(`${text}\n`);
  const machine = await describeMachine();
  const server = await startServer();
  progress(
    `PostgreSQL ${server.version} (${server.settings}); ${machine.cores} cores, a flushed write takes ${ms(machine.flushMs)}, load ${machine.load.toFixed(1)}`,
  );
  try {
    const finished = await runScenarios(list, {
      server,
      machine,
      repeats: options.repeats,
      quick: options.quick,
      full: options.full,
      progress,
    });
    return { finished, circumstances: { machine, server, repeats: options.repeats, date: new Date().toISOString().slice(0, 10) } };
  } finally {
    await server.stop();
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { finished, circumstances } = await measure(options);
  if (options.json) process.stdout.write(`${JSON.stringify({ ...circumstances, scenarios: finished }, null, 2)}\n`);
  else process.stdout.write(`\n${reportText(finished)}`);
  if (options.write) await writeFile(DOCUMENT, updateDocument(await readFile(DOCUMENT, 'utf8'), finished, circumstances));
  const broken = finished.flatMap((one) => one.broken);
  for (const text of broken) process.stderr.write(`BROKEN ${text}\n`);
  return broken.length === 0 ? 0 : 1;
}

process.exitCode = await main();
