import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';

/** What the service has read of the clues that are named: whose library they stand in. */
interface Named {
  readonly clueIds: readonly string[];
  /** The library of each, in the same order; undefined where there is no such clue. */
  readonly libraries: readonly (string | undefined)[];
}

/** Clues that belong together though none repeats another (串并): the same people, money or way of doing it. Names are storage formats. */
export type SeriesEvent =
  | {
      readonly type: 'SeriesFormed';
      readonly data: {
        readonly organisationId: string;
        readonly clueIds: readonly string[];
        readonly reason: string;
        readonly formedBy: string;
      };
    }
  | {
      readonly type: 'CluesJoined';
      readonly data: { readonly clueIds: readonly string[]; readonly reason: string; readonly joinedBy: string };
    }
  /** What was put together by mistake is taken apart; of two that are left none stays, since one is no series. */
  | {
      readonly type: 'CluesReleased';
      readonly data: { readonly clueIds: readonly string[]; readonly reason: string; readonly releasedBy: string };
    };

export interface SeriesState {
  readonly status: 'none' | 'formed' | 'dissolved';
  readonly organisationId?: string;
  readonly clueIds: readonly string[];
}

export type SeriesCommand =
  | Ask<'form', Named & { readonly organisationId: string; readonly reason: string }>
  | Ask<'join', Named & { readonly reason: string }>
  | Ask<'release', { readonly clueIds: readonly string[]; readonly reason: string }>;

export const seriesActions: AllowedActions<SeriesState['status'], SeriesCommand['type']> = {
  none: ['form'],
  formed: ['join', 'release'],
  dissolved: [],
};

/** Clues of one series, at least. */
const LEAST = 2;

export const seriesErrors = {
  unknown: { code: 'series.unknown', kind: 'not-found', zh: '没有这个串并组', en: 'There is no such series' },
  tooFew: {
    code: 'series.too-few',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '串并须至少两条不同的线索',
    en: 'A series has at least two different clues',
  },
  notIn: (clueIds: readonly string[]): Refusal => ({
    code: 'series.not-in-it',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '所列线索不在该串并组',
    en: 'Clues are named that do not belong to this series',
    details: { clueIds },
  }),
  foreign: (clueIds: readonly string[]): Refusal => ({
    code: 'series.foreign-clue',
    kind: 'invalid',
    rule: 'B1.8',
    zh: '所列线索不在本机关线索库',
    en: 'Clues are named that do not stand in this library',
    details: { clueIds },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function evolve(state: SeriesState, event: SeriesEvent): SeriesState {
  switch (event.type) {
    case 'SeriesFormed':
      return { status: 'formed', organisationId: event.data.organisationId, clueIds: event.data.clueIds };
    case 'CluesJoined':
      return { ...state, clueIds: [...state.clueIds, ...event.data.clueIds] };
    case 'CluesReleased': {
      const clueIds = state.clueIds.filter((clueId) => !event.data.clueIds.includes(clueId));
      return { ...state, status: clueIds.length === 0 ? 'dissolved' : 'formed', clueIds };
    }
  }
}

function decide(command: SeriesCommand, state: SeriesState): readonly SeriesEvent[] {
  ensureAllowed('series', seriesActions, state.status, command.type);
  const { by } = command;
  switch (command.type) {
    case 'form': {
      const { organisationId, reason } = command.data;
      const clueIds = ofLibrary(command.data, organisationId);
      ensure(clueIds.length >= LEAST, seriesErrors.tooFew);
      return [{ type: 'SeriesFormed', data: { organisationId, clueIds, reason, formedBy: by.personId } }];
    }
    case 'join': {
      const clueIds = ofLibrary(command.data, state.organisationId!).filter((clueId) => !state.clueIds.includes(clueId));
      return clueIds.length === 0 ? [] : [{ type: 'CluesJoined', data: { clueIds, reason: command.data.reason, joinedBy: by.personId } }];
    }
    case 'release': {
      const { reason } = command.data;
      const named = [...new Set(command.data.clueIds)];
      const strange = named.filter((clueId) => !state.clueIds.includes(clueId));
      ensure(strange.length === 0, seriesErrors.notIn(strange));
      const clueIds = state.clueIds.length - named.length < LEAST ? state.clueIds : named;
      return [{ type: 'CluesReleased', data: { clueIds, reason, releasedBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

function ofLibrary({ clueIds, libraries }: Named, organisationId: string): readonly string[] {
  const foreign = clueIds.filter((_, index) => libraries[index] !== organisationId);
  ensure(foreign.length === 0, seriesErrors.foreign(foreign));
  return [...new Set(clueIds)];
}

export const series: Decider<SeriesState, SeriesCommand, SeriesEvent> = {
  category: 'series',
  initial: { status: 'none', clueIds: [] },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
