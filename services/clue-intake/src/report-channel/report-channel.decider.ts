import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed, type Refusal } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import type { ReportChannel } from '../report/report.events.js';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Where and how an organisation takes reports, as its column prints it (“探照灯”专栏, 4.16). */
export interface ChannelTerms {
  /** Parts of the public channel that are open. */
  readonly open: readonly ReportChannel[];
  readonly title: Text;
  /** What is taken here and what is not (举报须知, 4.15). */
  readonly notice: Text;
  readonly address?: string;
  readonly mail?: string;
  readonly phone?: string;
  /** The provincial platform. */
  readonly link?: string;
  /** From which day these terms hold. */
  readonly validFrom: string;
}

/** Every version stays: which terms a reporter was shown on a day can be told for good. */
export type ReportChannelEvent = {
  readonly type: 'ReportChannelPublished';
  readonly data: ChannelTerms & { readonly version: number; readonly publishedBy: string };
};

export type PublishedTerms = ChannelTerms & { readonly version: number };

export interface ReportChannelState {
  readonly status: 'none' | 'published';
  /** In the order of publication; a later one with the same or an earlier day replaces what would hold then. */
  readonly versions: readonly PublishedTerms[];
}

export type ReportChannelCommand = Ask<'publish', ChannelTerms>;

export const reportChannelActions: AllowedActions<ReportChannelState['status'], ReportChannelCommand['type']> = {
  none: ['publish'],
  published: ['publish'],
};

const pastTerms: Refusal = {
  code: 'report-channel.valid-from-past',
  kind: 'invalid',
  zh: '生效日期不得早于今天:已经展示过的内容不能改写',
  en: 'The terms cannot hold from a day that has passed: what was shown stays what it was',
};

/** The terms that hold on a day. */
export function termsOn({ versions }: ReportChannelState, date: string): PublishedTerms | undefined {
  return versions.findLast(({ validFrom }) => validFrom <= date);
}

function decide(command: ReportChannelCommand, state: ReportChannelState): readonly ReportChannelEvent[] {
  ensureAllowed('report-channel', reportChannelActions, state.status, command.type);
  ensure(command.data.validFrom >= dateInChina(command.at), pastTerms);
  return [
    { type: 'ReportChannelPublished', data: { ...command.data, version: state.versions.length + 1, publishedBy: command.by.personId } },
  ];
}

function evolve(state: ReportChannelState, { data: { publishedBy: _publishedBy, ...terms } }: ReportChannelEvent): ReportChannelState {
  return { status: 'published', versions: [...state.versions, terms] };
}

/** The public channel of one organisation, under the organisation's id. Mechanisms 4.15, 4.16. */
export const reportChannel: Decider<ReportChannelState, ReportChannelCommand, ReportChannelEvent> = {
  category: 'reportChannel',
  initial: { status: 'none', versions: [] },
  evolve,
  decide,
};
