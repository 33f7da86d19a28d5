import { jurisdictionOf, standsAt } from '@liandong/access';
import {
  type AllowedActions,
  type Ask,
  dateInFuture,
  type Decider,
  ensure,
  ensureAllowed,
  type Instant,
  type Refusal,
  type RuleVersion,
} from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';

/** 信息直报点 (2.4): towns report people's urgent needs straight to the city · 管区(社区)纪检监察工作站 (2.13) */
export const stationKinds = ['direct-report-point', 'work-station'] as const;
export type StationKind = (typeof stationKinds)[number];

/** 镇(街)纪检监察干部 · 村党组织纪检委员 · 村务监督委员会主任: a work station has each of them (2.13). */
export const memberPosts = ['township-cadre', 'village-discipline-member', 'village-supervision-chair'] as const;

/** What a work station watches (2.13): 村级“三资”管理 · 村务公开 · 小微权力运行 */
export const stationDuties = ['village-assets', 'village-disclosure', 'minor-powers'] as const;

export interface StationMember {
  readonly name: string;
  readonly post: (typeof memberPosts)[number];
}

export interface Opening {
  readonly kind: StationKind;
  readonly name: string;
  /** The township that the station belongs to. */
  readonly organisationId: string;
  /** The higher commission that set the point up and gets its reports straight (2.4); absent: the township's own commission. */
  readonly commissionId?: string | undefined;
  readonly members: readonly StationMember[];
  readonly duties: readonly (typeof stationDuties)[number][];
  readonly openedOn: string;
}

/** A place near the people from which clues come. Names are storage formats. */
export type StationEvent =
  | { readonly type: 'StationOpened'; readonly data: Opening & { readonly openedBy: string }; readonly rules?: readonly RuleVersion[] }
  | {
      readonly type: 'StationMembersChanged';
      readonly data: { readonly members: readonly StationMember[]; readonly changedOn: string; readonly changedBy: string };
    }
  | { readonly type: 'StationClosed'; readonly data: { readonly reason: string; readonly closedOn: string; readonly closedBy: string } };

export interface StationState {
  readonly status: 'none' | 'open' | 'closed';
  readonly kind?: StationKind;
  readonly organisationId?: string;
  /** A higher one that set it up; absent: the township's own. */
  readonly commissionId?: string;
  /** Of what happened last. */
  readonly lastDay?: string;
}

export type StationCommand =
  | Ask<'open', Opening>
  | Ask<'change-members', { readonly members: readonly StationMember[]; readonly changedOn: string }>
  | Ask<'close', { readonly reason: string; readonly closedOn: string }>;

export const stationActions: AllowedActions<StationState['status'], StationCommand['type']> = {
  none: ['open'],
  open: ['change-members', 'close'],
  closed: [],
};

export const stationErrors = {
  dateInFuture: dateInFuture('station'),
  dateBefore: (before: string): Refusal => ({
    code: 'station.date-before',
    kind: 'invalid',
    rule: '2.13',
    zh: `日期早于上一环节(${before})`,
    en: `The date lies before the step that it follows (${before})`,
    details: { before },
  }),
  unknown: { code: 'station.unknown', kind: 'not-found', zh: '没有这个站点', en: 'There is no such station' },
  incomplete: (posts: readonly string[]): Refusal => ({
    code: 'station.members-missing',
    kind: 'invalid',
    zh: '工作站须由镇(街)纪检监察干部、村党组织纪检委员、村务监督委员会主任组成',
    en: 'A work station has a township cadre, a village discipline member and a chair of village supervision',
    details: { posts },
  }),
  commissionUnfit: {
    code: 'station.commission-unfit',
    kind: 'invalid',
    rule: '2.4',
    zh: '直报点由镇(街)的本级纪委监委,或当日在册的其上级纪委监委设立;工作站只由本级设立',
    en: 'A direct-report point of a township is set up by its own commission or by one that stands over that on the day; a work station by its own alone',
  },
  dutiesMissing: {
    code: 'station.duties-missing',
    kind: 'invalid',
    zh: '工作站须承担三项监督职责',
    en: 'A work station has all three duties',
  },
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;

function evolve(state: StationState, event: StationEvent): StationState {
  switch (event.type) {
    case 'StationOpened':
      return {
        status: 'open',
        kind: event.data.kind,
        organisationId: event.data.organisationId,
        lastDay: event.data.openedOn,
        ...(event.data.commissionId === undefined ? {} : { commissionId: event.data.commissionId }),
      };
    case 'StationMembersChanged':
      return { ...state, lastDay: event.data.changedOn };
    case 'StationClosed':
      return { ...state, status: 'closed', lastDay: event.data.closedOn };
  }
}

function decide(command: StationCommand, state: StationState): readonly StationEvent[] {
  ensureAllowed('station', stationActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'open':
      ensureDay('openedOn', command.data.openedOn, at, state);
      ensureComplete(command.data.kind, command.data.members);
      ensure(
        command.data.kind !== 'work-station' || stationDuties.every((duty) => command.data.duties.includes(duty)),
        stationErrors.dutiesMissing,
      );
      return [open(command.data, by.personId)];
    case 'change-members':
      ensureDay('changedOn', command.data.changedOn, at, state);
      ensureComplete(state.kind!, command.data.members);
      return [{ type: 'StationMembersChanged', data: { ...command.data, changedBy: by.personId } }];
    case 'close':
      ensureDay('closedOn', command.data.closedOn, at, state);
      return [{ type: 'StationClosed', data: { ...command.data, closedBy: by.personId } }];
    default:
      return command satisfies never;
  }
}

/** 2.4: straight to a higher commission only where that one stands over the township's own. */
function open({ commissionId, ...opening }: Opening, openedBy: string): StationEvent {
  const own = jurisdictionOf(opening.organisationId);
  if (commissionId === undefined || commissionId === own) return { type: 'StationOpened', data: { ...opening, openedBy } };
  const { competent, rules } = standsAt(commissionId, 'upper', own, opening.openedOn);
  ensure(competent && opening.kind === 'direct-report-point' && opening.organisationId !== own, stationErrors.commissionUnfit);
  return { type: 'StationOpened', data: { ...opening, commissionId, openedBy }, rules };
}

function ensureComplete(kind: StationKind, members: readonly StationMember[]): void {
  const missing = kind === 'work-station' ? memberPosts.filter((post) => !members.some((member) => member.post === post)) : [];
  ensure(missing.length === 0, stationErrors.incomplete(missing));
}

function ensureDay(field: string, date: string, at: Instant, { lastDay = '' }: StationState): void {
  ensure(!isAfter(date, at), stationErrors.dateInFuture(field));
  ensure(date >= lastDay, stationErrors.dateBefore(lastDay));
}

export const station: Decider<StationState, StationCommand, StationEvent> = {
  category: 'station',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.commissionId ?? state.organisationId,
};
