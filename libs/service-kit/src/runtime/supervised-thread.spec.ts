import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually } from '@liandong/testing';
import { SupervisedThread, type SupervisedThreadOptions } from './supervised-thread.js';

/** Compiled, as a thread is in the product. */
const MAIN = pathToFileURL(join(import.meta.dirname, '../../dist/thread.js')).href;
const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { runThread } from ${JSON.stringify(MAIN)};\nawait runThread(async (data, line) => { ${body} });`)}`,
  );

describe('a supervised thread', () => {
  const told: unknown[] = [];
  const falls: string[] = [];
  let thread: SupervisedThread<unknown, unknown, unknown>;
  const started = (body: string, options: Partial<SupervisedThreadOptions<unknown, unknown>> = {}) => {
    told.length = falls.length = 0;
    thread = new SupervisedThread({
      script: script(body),
      data: { greeting: '你好' },
      onTold: (message) => told.push(message),
      onDown: (why) => falls.push(why),
      firstPauseMs: 10,
      ...options,
    });
    thread.start();
    return thread;
  };
  afterEach(() => thread.stop());

  it('given its data, then it works, hears and tells; asked to stop, it ends in order, and nobody reports it', async () => {
    started(
      `line.onHeard((message) => line.tell(['heard', message])); line.tell(data.greeting); return async () => { line.tell('in order'); };`,
    );
    await eventually(async () => expect(thread.state).toBe('up'));
    thread.tell(7);
    await eventually(async () => expect(told).toEqual(['你好', ['heard', 7]]));
    await thread.stop();
    expect([told.at(-1), thread.state, falls]).toEqual(['in order', 'stopped', []]);
  });

  it.each([
    ['that it cannot begin', `throw new Error('no database');`, 'no database'],
    ['an error that nobody catches, later', `setTimeout(() => { throw new Error('later'); }, 20); return async () => {};`, 'later'],
    ['a rejection that nobody catches', `setTimeout(() => Promise.reject(new Error('rejected')), 20); return async () => {};`, 'rejected'],
    ['an end of its own', `setTimeout(() => process.exit(0), 20); return async () => {};`, 'ended by itself'],
  ])('given %s, then it is reported with the reason and started again, and again', async (_what, body, why) => {
    started(body);
    await eventually(async () => expect(falls.length).toBeGreaterThanOrEqual(2));
    for (const fall of falls) expect(fall).toContain(why);
  });

  it('given one that hangs, then it is ended, reported and started again', async () => {
    started(`setTimeout(() => { for (;;); }, 20); return async () => {};`, { silenceMs: 400 });
    await eventually(async () => expect(falls.length).toBeGreaterThanOrEqual(2));
    expect(falls[0]).toContain('hung');
  });
});
