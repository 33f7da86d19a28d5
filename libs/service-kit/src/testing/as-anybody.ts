import { noteAsked } from './asked-routes.js';
import type { TestAnswer, TestApp } from './test-app.js';

/**
 * The answers of a route of the public channel to whoever may come: nobody in particular, an officer of the jurisdiction, one of another, and
 * somebody with a token that nobody issued. None of them may get more or less than another.
 *
 * @param body made anew for each, where a sending uses up what it is about
 */
export async function asAnybody<T>(
  server: TestApp,
  officers: readonly [own: string, foreign: string],
  method: 'GET' | 'POST',
  path: string,
  body: () => unknown = () => undefined,
): Promise<readonly TestAnswer<T>[]> {
  noteAsked(server, method, path);
  const answers: TestAnswer<T>[] = [];
  for (const person of [undefined, ...officers]) answers.push(await server.send<T>(person, method, path, await body()));
  answers.push(await server.send<T>(undefined, method, path, await body(), { authorization: 'Bearer forged' }));
  return answers;
}
