import type { AllowedActions } from '@liandong/event-sourcing';
import type { LibraryCommand } from './library.decider.js';
import type { LibraryStatus } from './library.state.js';

/** Which command is allowed in which status. One unit holds the library: it is entrusted once (B1.3). */
export const libraryActions: AllowedActions<LibraryStatus, LibraryCommand['type']> = {
  none: ['entrust'],
  held: ['appoint', 'prepare-handover', 'close-period'],
  'handing-over': ['appoint', 'note-difference', 'sign-handover', 'cancel-handover', 'close-period'],
};
