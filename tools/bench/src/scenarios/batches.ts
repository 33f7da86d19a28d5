import { appending } from './appending.js';

/** Imports. */
export const batches = appending({
  name: 'batches',
  title: '8 writers, 100 events per append',
  load: { writers: 8, eventsPerAppend: 100, sharedStream: false, expecting: 'at-revision' },
});
