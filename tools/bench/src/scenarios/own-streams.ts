import { appending } from './appending.js';

/** Many people at work on matters of their own. */
export const ownStreams = appending({
  name: 'own-streams',
  title: '32 writers, each on its own stream',
  load: { writers: 32, eventsPerAppend: 1, sharedStream: false, expecting: 'at-revision' },
  p99Bar: 15,
});
