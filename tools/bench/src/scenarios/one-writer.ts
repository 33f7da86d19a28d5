import { appending } from './appending.js';

/** A single writer waits for a flushed commit each time: mostly the disk is measured. */
export const oneWriter = appending({
  name: 'one-writer',
  title: '1 writer',
  load: { writers: 1, eventsPerAppend: 1, sharedStream: false, expecting: 'at-revision' },
});
