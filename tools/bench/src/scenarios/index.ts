import type { Scenario } from '../runner.js';
import { batches } from './batches.js';
import { clues } from './clues.js';
import { commands } from './commands.js';
import { endToEnd } from './end-to-end.js';
import { growth } from './growth.js';
import { hotStream } from './hot-stream.js';
import { httpCommands } from './http-commands.js';
import { ownImport } from './import.js';
import { ledger } from './ledger.js';
import { liveSubscriber } from './live-subscriber.js';
import { oneStream } from './one-stream.js';
import { oneWriter } from './one-writer.js';
import { ownStreams } from './own-streams.js';
import { readStream } from './read-stream.js';
import { timeline } from './timeline.js';

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [
  oneWriter,
  ownStreams,
  oneStream,
  hotStream,
  batches,
  readStream,
  liveSubscriber,
  commands,
  growth,
  endToEnd,
  httpCommands,
  timeline,
  clues,
  ownImport,
  ledger,
];
