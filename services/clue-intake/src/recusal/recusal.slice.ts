import { recusalFrom } from '@liandong/protection';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import type { ClueCopyEvent } from '../clue-copy/clue-copy.events.js';
import type { BreachEvent } from '../breach/breach.events.js';
import { namedRecords } from '../matter/named-records.js';
import type { ScreeningMeetingEvent } from '../screening-meeting/screening-meeting.events.js';
import type { PersonEnquiryEvent } from '../person-enquiry/person-enquiry.events.js';
import type { SeriesEvent } from '../series/series.decider.js';

type DataOf<E extends { readonly type: string; readonly data: object }, T extends E['type']> = Extract<E, { readonly type: T }>['data'];

/** 回避 / recusal from a clue's or a report's matter (B4.1–B4.3). A meeting, a series, a copy, a breach, an assignment and an enquiry about persons are about the records that they name. */
export const {
  recusals: matterRecusals,
  slice: recusalSlice,
  view: recusalView,
} = recusalFrom({
  service: 'clue-intake',
  category: 'recusal',
  records: namedRecords,
  named: 'Matter',
  // Where clues go: whoever is recused there reads and decides nothing in the clue.
  follows: ['joint-supervision', 'case-trial'],
  names: {
    MeetingConvened: ({ agenda }: DataOf<ScreeningMeetingEvent, 'MeetingConvened'>) => agenda,
    ClueAdded: ({ clueId }: DataOf<ScreeningMeetingEvent, 'ClueAdded'>) => [clueId],
    // Assignments stored before run in matters of their own.
    AssignmentReceived: ({ clueId }: DataOf<AssignmentEvent, 'AssignmentReceived'>) => (clueId === undefined ? [] : [clueId]),
    AssignmentProposed: ({ clueId }: DataOf<AssignmentEvent, 'AssignmentProposed'>) => (clueId === undefined ? [] : [clueId]),
    BreachReported: ({ about }: DataOf<BreachEvent, 'BreachReported'>) => (about ? [about.id] : []),
    LibrarySearched: ({ found }: DataOf<PersonEnquiryEvent, 'LibrarySearched'>) => found.map(({ clueId }) => clueId),
    SeriesFormed: ({ clueIds }: DataOf<SeriesEvent, 'SeriesFormed'>) => clueIds,
    CopiedItemTakenIn: ({ clueId }: DataOf<ClueCopyEvent, 'CopiedItemTakenIn'>) => [clueId],
    CluesJoined: ({ clueIds }: DataOf<SeriesEvent, 'CluesJoined'>) => clueIds,
  },
});
