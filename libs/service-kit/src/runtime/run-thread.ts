import { parentPort, workerData } from 'node:worker_threads';

/** How often a thread says that it is well, in ms. */
const BEAT_MS = 1_000;

/** What a thread and the one that started it tell each other beside what they are about. */
export const BEAT = 'thread:beat';
export const STOP = 'thread:stop';

/** The thread's end of the line. */
export interface ThreadLine<Told, Heard> {
  tell(message: Told): void;
  /** @param listener called with everything that the starter says */
  onHeard(listener: (message: Heard) => void): void;
}

/**
 * The `main` of a thread that `SupervisedThread` starts. What `begin` throws, now or later, ends the thread: it is then started again.
 *
 * @param begin begins the work; resolves with what ends it in order
 */
export async function runThread<Data, Told, Heard>(
  begin: (data: Data, line: ThreadLine<Told, Heard>) => Promise<() => Promise<void>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this is the main of a thread');
  const line: ThreadLine<Told, Heard> = {
    tell: (message) => port.postMessage(message),
    onHeard: (listener) => void port.on('message', (message: Heard | typeof STOP) => message === STOP || listener(message)),
  };
  const stopped = new Promise<void>((resolve) => void port.on('message', (message) => message === STOP && resolve()));
  const end = await begin(workerData as Data, line);
  port.postMessage(BEAT);
  const beat = setInterval(() => port.postMessage(BEAT), BEAT_MS);
  await stopped;
  clearInterval(beat);
  await end();
  port.close();
}
