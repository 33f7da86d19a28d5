import { isPerson, type Subject } from '@liandong/contracts';
import { change, type Projection, put } from '@liandong/projections';
import { corrected } from '../../clue/clue.correction.decider.js';
import type { ClueEvent } from '../../clue/clue.events.js';
import type { SubjectEvent } from '../../clue/clue.subjects.decider.js';
import type { SeriesEvent } from '../../series/series.decider.js';
import { knownUnitOf } from '../../person-facts/acquaintance.js';
import { bigramsOf, signatureOf } from '../../similarity/similarity.js';

/** What a clue is found and compared by. */
export interface ClueLibraryRow {
  readonly clueId: string;
  readonly organisationId: string;
  readonly title: string;
  readonly summary: string;
  readonly reference: string;
  readonly number: string | null;
  readonly receivedOn: string;
  /** Name and unit of each subject, with a line break between them. */
  readonly persons: readonly string[];
  readonly names: readonly string[];
  /** Institutions that the clue is about, by their ids. */
  readonly institutions: readonly string[];
  readonly units: readonly string[];
  /** Of the pairs of characters of title and summary. */
  readonly signature: readonly number[];
  /** Everything that the register's search reads, in lower case; and its pairs of characters. */
  readonly text: string;
  readonly searched: readonly number[];
  /** Stands before the rest of its day; while `urgent`, before everything else, as in the register. */
  readonly priority: boolean;
  readonly urgent: boolean;
  /** Groups of clues that it belongs to (串并). */
  readonly series: readonly string[];
}

const idOf = (stream: string) => stream.slice('clue-'.length);
const row = (stream: string, how: (row: ClueLibraryRow) => Partial<ClueLibraryRow>) => [
  change<ClueLibraryRow>({ clueId: idOf(stream) }, (before) => ({ ...before, ...how(before) })),
];
/** What is searched and compared of the texts. */
function readFrom({ title, summary, reference, number }: Pick<ClueLibraryRow, 'title' | 'summary' | 'reference' | 'number'>) {
  const read = [title, summary, reference, ...(number === null ? [] : [number])];
  return {
    signature: signatureOf(bigramsOf(`${title}\n${summary}`)),
    searched: distinct(read.flatMap(bigramsOf)),
    text: read.join('\n').toLowerCase(),
  };
}
/** What has ended is urgent no more. */
const ended = ({ stream }: { readonly stream: string }) => row(stream, () => ({ urgent: false }));
const distinct = <T>(values: readonly T[]) => [...new Set(values)];
/** Nobody who is unidentified is found by a name: it is none. */
const about = (subjects: readonly Subject[]) => {
  const persons = subjects.filter(isPerson);
  return {
    persons: distinct(persons.map(({ name, organisationId }) => `${name}\n${organisationId}`)),
    names: distinct(persons.map(({ name }) => name)),
    institutions: distinct(subjects.filter(({ kind }) => kind === 'institution').map(({ organisationId }) => organisationId)),
    units: distinct(subjects.flatMap((subject) => knownUnitOf(subject) ?? [])),
  };
};
/** Of whom nothing was found in the verification, since their part is elsewhere or their talk has ended, is named in the clue all the same. */
const alsoAbout = (subjects: Parameters<typeof about>[0]) => (before: ClueLibraryRow) => {
  const now = about(subjects);
  return {
    persons: distinct([...before.persons, ...now.persons]),
    names: distinct([...before.names, ...now.names]),
    institutions: distinct([...before.institutions, ...now.institutions]),
    units: distinct([...before.units, ...now.units]),
  };
};
/** Whoever was meant wrongly, or not known, is found no more; the unit that was told stays. */
const changed = ({ data, stream }: { readonly data: SubjectEvent['data']; readonly stream: string }) => {
  const now = about([data.subject]);
  const before = about('formerly' in data ? [data.formerly] : []);
  return row(stream, ({ persons, institutions, units }) => {
    const left = distinct([...persons.filter((one) => !before.persons.includes(one)), ...now.persons]);
    return {
      persons: left,
      names: distinct(left.map((one) => one.split('\n')[0]!)),
      units: distinct([...units, ...now.units]),
      institutions: distinct([...institutions.filter((one) => !before.institutions.includes(one)), ...now.institutions]),
    };
  });
};
const joined = (clueIds: readonly string[], stream: string) =>
  clueIds.map((clueId) =>
    change<ClueLibraryRow>({ clueId }, (row) => ({ ...row, series: distinct([...row.series, stream.slice('series-'.length)]) })),
  );

const released = (clueIds: readonly string[], stream: string) =>
  clueIds.map((clueId) =>
    change<ClueLibraryRow>({ clueId }, (row) => ({ ...row, series: row.series.filter((one) => one !== stream.slice('series-'.length)) })),
  );

export const clueLibrary: Projection<ClueLibraryRow, ClueEvent | SeriesEvent> = {
  name: 'clue-library',
  version: 7,
  categories: ['clue', 'series'],
  table: {
    name: 'clue_library',
    columns: {
      clueId: 'text',
      organisationId: 'text NOT NULL',
      title: 'text NOT NULL',
      summary: 'text NOT NULL',
      reference: 'text NOT NULL',
      number: 'text',
      receivedOn: 'date NOT NULL',
      persons: 'text[] NOT NULL',
      names: 'text[] NOT NULL',
      institutions: 'text[] NOT NULL',
      units: 'text[] NOT NULL',
      signature: 'integer[] NOT NULL',
      searched: 'integer[] NOT NULL',
      text: 'text NOT NULL',
      priority: 'boolean NOT NULL',
      urgent: 'boolean NOT NULL',
      series: 'text[] NOT NULL',
    },
    primaryKey: ['clueId'],
    indexes: ['USING gin (names)', 'USING gin (institutions)', 'USING gin (units)', 'USING gin (signature)', 'USING gin (searched)'],
  },
  on: {
    ClueReceived: ({ data: { organisationId, title, summary, source, receivedOn, subjects, priority }, stream }) => {
      return [
        put({
          clueId: idOf(stream),
          organisationId,
          title,
          summary,
          reference: source.reference,
          number: null,
          receivedOn,
          ...about(subjects),
          ...readFrom({ title, summary, reference: source.reference, number: null }),
          priority,
          urgent: priority,
          series: [],
        }),
      ];
    },
    ClueRegistered: ({ data: { number }, stream }) => row(stream, (before) => ({ number, ...readFrom({ ...before, number }) })),
    RegistrationCorrected: ({ data: { changes }, stream }) =>
      row(stream, (before) => {
        const {
          sourceReference: reference = before.reference,
          title = before.title,
          summary = before.summary,
          ...more
        } = corrected(changes);
        const texts = { title, summary, reference };
        return { ...more, ...texts, ...readFrom({ ...before, ...texts }) };
      }),
    // It says the same as the one that stays, and is not laid beside others.
    ClueVoided: ({ stream }) => row(stream, () => ({ urgent: false, persons: [], names: [], institutions: [], units: [], signature: [] })),
    ClueForwarded: ({ data: { remaining }, stream }) => row(stream, ({ urgent }) => ({ urgent: urgent && remaining > 0 })),
    ForwardingReturned: ({ data: { deadline }, stream }) =>
      row(stream, ({ urgent, priority }) => ({ urgent: deadline ? priority : urgent })),
    ClueReturned: ended,
    RepeatKept: ended,
    ClueConcluded: ended,
    ClueClosed: ended,
    ClueReopened: ({ stream }) => row(stream, ({ priority }) => ({ urgent: priority })),
    SubjectIdentified: changed,
    SubjectAdded: changed,
    SubjectCorrected: changed,
    VerificationRecorded: ({ data, stream }) => row(stream, alsoAbout(data.findings.map(({ subject }) => subject))),
    SeriesFormed: ({ data, stream }) => joined(data.clueIds, stream),
    CluesJoined: ({ data, stream }) => joined(data.clueIds, stream),
    CluesReleased: ({ data, stream }) => released(data.clueIds, stream),
  },
};
