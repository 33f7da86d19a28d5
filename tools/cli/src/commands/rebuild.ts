import cliProgress from 'cli-progress';
import { Misused, type Output } from '../output.js';
import type { Targets } from '../targets.js';
import { Operator, type ProjectionStatus, serviceOf } from './operator.js';

/** Starts the rebuild of one read model, or of all of a service, and follows it until the new one has taken its place. */
export async function rebuild(targets: Targets, service: string, projection: string | undefined, output: Output): Promise<void> {
  const operator = new Operator(targets, serviceOf(service));
  const known = (await operator.status()).projections.map(({ name }) => name);
  if (projection !== undefined && !known.includes(projection))
    throw new Misused(`没有这个读模型 / no such read model: ${projection};可选 / choose: ${known.join(', ')}`);
  const names = projection === undefined ? known : [projection];
  for (const name of names) {
    await operator.post(`/ops/projections/${name}/rebuild`);
    const watch = watchOf(output, `${service} ${name}`);
    await follow(operator, name, watch).finally(() => watch.stop());
  }
  output.data({ service, rebuilt: names });
}

async function follow(operator: Operator, name: string, watch: Watch): Promise<void> {
  for (;;) {
    const status = (await operator.status()).projections.find((one) => one.name === name);
    if (!status?.rebuild) return watch.at(100, `已切换 / switched ${status?.position ?? ''}`);
    watch.at(Math.floor(status.rebuild.percent), noteOf(status));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Watch {
  at(percent: number, note: string): void;
  stop(): void;
}

function watchOf(output: Output, title: string): Watch {
  if (output.json || !output.isTty) {
    let told = -1;
    const at = (percent: number, note: string) => {
      if (percent !== told || percent === 100) output.say(`重建 / rebuild ${title}: ${percent}% ${note}`);
      told = percent;
    };
    return { at, stop: () => undefined };
  }
  const bar = new cliProgress.SingleBar(
    { format: `重建 / rebuild ${title} {bar} {percentage}% {note}`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(100, 0, { note: '' });
  return { at: (percent, note) => bar.update(percent, { note }), stop: () => bar.stop() };
}

function noteOf({ rebuild: running, head }: ProjectionStatus): string {
  return running ? `${running.position}/${head}` : '';
}
