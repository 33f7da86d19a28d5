import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';

export interface LogTap {
  readonly lines: readonly string[];
  restore(): void;
}

/**
 * Takes every line that this process logs, at all levels, instead of its output. All apps of a process share one logger, that of the first:
 * call it once an app runs, and restore() in afterAll.
 */
export function tapLog(): LogTap {
  const { root } = PinoLogger;
  const output = (root as unknown as { readonly [symbols.streamSym]: { write(line: string): boolean } })[symbols.streamSym];
  const [level, write] = [root.level, output.write];
  const lines: string[] = [];
  root.level = 'trace';
  output.write = (line) => lines.push(line) > 0;
  return {
    lines,
    restore() {
      root.level = level;
      output.write = write;
    },
  };
}
