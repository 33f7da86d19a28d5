import { demoPeople } from '@liandong/access/local-issuer';
import cliProgress from 'cli-progress';
import pc from 'picocolors';
import type { Output } from '../output.js';
import type { Moment } from './play.js';

export interface Progress {
  on(moment: Moment): void;
  stop(): void;
}

/** A bar with the step's sentence on a terminal, plain lines elsewhere, nothing for a program. */
export function progressOf(output: Output, title: string): Progress {
  if (output.json) return { on: () => undefined, stop: () => undefined };
  if (!output.isTty) {
    return {
      on: ({ done, total, act, by, zh, en }) =>
        output.say(`[${String(done + 1).padStart(3)}/${total}] ${act} · ${nameOf(by)} ${zh} / ${en}`),
      stop: () => undefined,
    };
  }
  const bar = new cliProgress.SingleBar(
    { format: `${pc.cyan('{bar}')} {value}/{total} {sentence}`, hideCursor: true, clearOnComplete: false, barsize: 24 },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    on({ done, total, act, by, zh }) {
      const sentence = { sentence: `${act} · ${nameOf(by)} ${zh}` };
      if (!started) bar.start(total, 0, sentence);
      started = true;
      bar.update(done, sentence);
    },
    stop() {
      if (!started) return;
      bar.update(bar.getTotal(), { sentence: title });
      bar.stop();
    },
  };
}

/** Name and id of a person of the demo directory. */
export function nameOf(personId: string): string {
  const person = demoPeople.find((one) => one.personId === personId);
  return person ? `${person.name}(${personId})` : personId;
}
