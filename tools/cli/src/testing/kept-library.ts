import { Client } from '../client.js';
import { ensureLibrary } from '../demo/standing.js';
import { Actor, Scene } from '../demo/story.js';
import { oneTarget } from '../targets.js';

/** B1.4: the library of Meihekou has its keeper, as the stories entrust it; for systems in which none was played. */
export async function keptLibrary(url: string): Promise<void> {
  const run = 'kept-library';
  await ensureLibrary(new Actor(new Client(oneTarget(url), { run }), 'mhk-principal', new Scene(run)), 'mhk', 'mhk-intake', '2020-06-11');
}
