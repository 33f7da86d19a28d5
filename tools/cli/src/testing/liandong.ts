import { run } from '../program.js';

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a script would: no terminal, everything it says caught. */
export async function liandong(...args: readonly string[]): Promise<Told> {
  let [out, err] = ['', ''];
  const code = await run(args, { isTty: false, out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
}

/** The same with `--json`. */
export async function liandongJson<T>(...args: readonly string[]): Promise<{ readonly code: number; readonly body: T }> {
  const { code, out } = await liandong(...args, '--json');
  return { code, body: JSON.parse(out) as T };
}
