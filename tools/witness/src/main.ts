#!/usr/bin/env node
import { join } from 'node:path';
import { Command } from 'commander';
import { readLogs } from './witness-config.js';
import { ensureWitnessKey } from './witness-key.js';
import { WitnessStates } from './witness-state.js';
import { Witness } from './witness.js';

const program = new Command('liandong-witness').description('见证检查点 / cosigns the checkpoints of logs (C2SP tlog-witness)');
const folder = ['--folder <path>', '密钥与状态所在目录 / folder of key and state', '.witness'] as const;
const name = ['--name <name>', '见证方的名称 / name of the witness', 'witness.local'] as const;

program
  .command('key')
  .description('显示公钥;没有密钥时先生成 / shows the verifier key; makes one where there is none')
  .option(...folder)
  .option(...name)
  .action(async (options: { folder: string; name: string }) => {
    process.stdout.write(`${(await ensureWitnessKey(join(options.folder, 'key'), options.name)).vkey}\n`);
  });

program
  .command('serve')
  .description('接收检查点并见证 / takes checkpoints and cosigns them')
  .requiredOption('--logs <file>', '每行一个日志公钥 / verifier keys of logs, one a line')
  .option(...folder)
  .option(...name)
  .option('--port <port>', '端口 / port', '2026')
  .option('--host <host>', '监听地址 / address to listen on', '127.0.0.1')
  .action(async (options: { logs: string; folder: string; name: string; port: string; host: string }) => {
    const cosigner = await ensureWitnessKey(join(options.folder, 'key'), options.name);
    const witness = new Witness({
      cosigner,
      policy: await readLogs(options.logs),
      states: new WitnessStates(join(options.folder, 'state')),
      onRefused: (decision, body) => {
        if (decision.kind === 'unprocessable') process.stderr.write(`可能的分叉 / possibly a fork: ${decision.reason}\n${body}\n`);
      },
    });
    const server = await witness.listen(Number(options.port), options.host);
    process.stdout.write(`${cosigner.vkey}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
  });

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
