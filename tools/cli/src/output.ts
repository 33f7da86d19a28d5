import Table from 'cli-table3';
import pc from 'picocolors';
import { ApiProblem } from './client.js';

/** The command did what it could, and the answer is no: exit code 1, unless it has one of its own. What was wrong was said already. */
export class Failed extends Error {
  override readonly name = 'Failed';
  constructor(
    message: string,
    readonly code: 1 | 2 | 3 = 1,
  ) {
    super(message);
  }
}

/** The command line was wrong: exit code 2. */
export class Misused extends Error {
  override readonly name = 'Misused';
}

/** What a command writes to. */
export interface Terminal {
  readonly isTty: boolean;
  out(text: string): void;
  err(text: string): void;
}

export const ownTerminal: Terminal = {
  isTty: process.stdout.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** How a command speaks: to a person, or with `--json` to a program. */
export interface Output {
  readonly json: boolean;
  readonly isTty: boolean;
  /** For a person only. */
  say(line?: string): void;
  /** For a program only; once per command. */
  data(value: unknown): void;
}

export function outputTo(terminal: Terminal, json: boolean): Output {
  return {
    json,
    isTty: terminal.isTty,
    say: (line = '') => void (json || terminal.out(`${line}\n`)),
    data: (value) => void (json && terminal.out(`${JSON.stringify(value, null, 2)}\n`)),
  };
}

export function tableOf(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const table = new Table({ head: head.map((name) => pc.bold(name)), style: { head: [], border: [], compact: true } });
  table.push(
    ...rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : cell === undefined || cell === null ? '' : JSON.stringify(cell))),
    ),
  );
  return table.toString();
}

/** Says what was thrown, and answers with its exit code: 2 for a wrong command line, else 1. */
export function report(error: unknown, terminal: Terminal, json: boolean): 1 | 2 | 3 {
  if (error instanceof Failed) return error.code;
  const code = error instanceof Misused ? 2 : 1;
  const message = error instanceof Error ? error.message : String(error);
  const problem = problemIn(error);
  if (json) terminal.out(`${JSON.stringify({ ok: false, error: message, ...(problem ? { problem } : {}) }, null, 2)}\n`);
  else
    terminal.err(`${pc.red('✘')} ${message}\n${problem?.allowed ? `  此时允许的操作 / allowed now: ${problem.allowed.join(', ')}\n` : ''}`);
  return code;
}

function problemIn(error: unknown): ApiProblem['problem'] | undefined {
  if (error instanceof ApiProblem) return error.problem;
  return error instanceof Error && error.cause ? problemIn(error.cause) : undefined;
}
