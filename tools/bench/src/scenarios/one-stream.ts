import { appending } from './appending.js';

/** Everybody appends to one stream and does not mind what came before. */
export const oneStream = appending({
  name: 'one-stream',
  title: '32 writers on one stream, unconditional',
  load: { writers: 32, eventsPerAppend: 1, sharedStream: true, expecting: 'any' },
  p99Bar: 15,
  notes: [
    'Castore has no append without a version: its writers take the next one and try again. Emmett refuses an unconditional append that collides; its writers try again too.',
  ],
});
