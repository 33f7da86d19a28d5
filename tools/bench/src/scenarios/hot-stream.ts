import { appending } from './appending.js';

/** Everybody decides on the latest state of one stream: at most one in a round can win, the others decide again. */
export const hotStream = appending({
  name: 'hot-stream',
  title: '32 writers on one stream, each after the revision it knows',
  load: { writers: 32, eventsPerAppend: 1, sharedStream: true, expecting: 'at-revision' },
  notes: ['After a conflict a writer asks for the revision where the store does not tell it (Emmett, Castore), and tries again.'],
});
