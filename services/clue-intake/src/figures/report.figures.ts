import { counting, figure, moved } from '@liandong/service-kit';
import type { ClueSourceKind } from '../clue/clue.events.js';
import { clue } from '../clue/clue.decider.js';
import { reply } from '../reply/reply.decider.js';
import { report } from '../report/report.decider.js';
import type { ReportChannel } from '../report/report.events.js';
import { mostReporters, reporter } from '../reporter/reporter.decider.js';
import { reporterIdOf } from '../reporter/reporter.signatories.js';
import { evolveReporter, type ReporterState } from '../reporter/reporter.state.js';

/** Through which door a report came: 举报模块 · 专栏 · 来信来访 · 电话 (4.15, 4.16, B1.5). */
const channelOf: Readonly<Record<ReportChannel, string>> = { web: 'module', 'messaging-account': 'module', column: 'column' };
/** What came as a report of the public channel is counted there, and not again as a clue. */
const paperOf: Readonly<Partial<Record<ClueSourceKind, string>>> = {
  petition: 'letter',
  letter: 'letter',
  visit: 'visit',
  hotline: 'hotline',
};

const everyNumber = Array.from({ length: mostReporters }, (_, index) => index + 1);

/** 匿名 · 署名待核 · 实名 (B1.16). What was destroyed stays what it was. */
const standingOf = ({ status, checked, signed }: ReporterState & { readonly signed: boolean }): string | undefined => {
  if (status === 'none') return undefined;
  if (status === 'real-name') return 'real-name';
  return signed && !checked ? 'signed' : 'anonymous';
};
const isSigned = ({ identity }: ReporterState) => identity?.fields.name !== undefined;
const standing = (state: ReporterState) => standingOf({ ...state, signed: isSigned(state) });

/** Reports, who sent them, and whether whoever gave a name was told in time (B1.15, B1.16, B1.22). */
export const reportFigures = [
  figure({
    name: 'clue-intake.reports-received',
    title: { zh: '收到检举控告', en: 'reports received, by channel' },
    dimensions: ['channel'],
    from: [
      counting(report, (event) =>
        event.type === 'ReportSubmitted' ? [{ value: 1, dimensions: { channel: channelOf[event.data.channel] } }] : [],
      ),
      counting(clue, (event, { source }) => {
        const value = event.type === 'ClueReceived' ? 1 : event.type === 'ClueVoided' ? -1 : 0;
        const kind = event.type === 'ClueReceived' ? event.data.source.kind : source?.kind;
        const channel = kind && paperOf[kind];
        return channel === undefined || value === 0 ? [] : [{ value, dimensions: { channel } }];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.reporters-by-standing',
    version: 3,
    title: { zh: '检举控告人(匿名、署名待核、实名)', en: 'reporters: anonymous, signed and not checked yet, real-name' },
    dimensions: ['standing'],
    from: [
      // Once it is a clue, whoever signed counts as that clue's reporter.
      counting(report, (event, { identity }) => {
        if (event.type === 'ReportSubmitted') return moved('standing', undefined, event.data.identity ? 'signed' : 'anonymous');
        return event.type === 'ReportTakenIn' && identity ? moved('standing', 'signed', undefined) : [];
      }),
      counting(reporter, (event, before, id) =>
        event.type === 'ReporterRegistered' || event.type === 'ReporterIdentityChecked'
          ? [
              {
                value: 1,
                dimensions: { standing: standing(evolveReporter(before, event)) },
                subject: { id, rank: event.type === 'ReporterRegistered' ? 1 : 2 },
              },
            ]
          : [],
      ),
      // B1.4: of an entry that was voided nothing counts; whoever reported is that of the entry that stays. How many signed is not said here, so of each that there may be.
      counting(clue, (event, _before, clueId) =>
        event.type === 'ClueVoided'
          ? everyNumber.map((number) => ({ value: 0, subject: { id: reporterIdOf({ clueId, number }), rank: 3 } }))
          : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.reports-acknowledged',
    title: { zh: '实名检举控告告知受理', en: 'real-name reports whose reporter was told that they were taken in, by whether in time' },
    dimensions: ['inTime'],
    from: [
      counting(reply, (event) =>
        event.type === 'ReplyAcknowledged' ? [{ value: 1, dimensions: { inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.report-results-told',
    title: { zh: '实名检举控告反馈结果', en: 'results told to real-name reporters, of re-checks too, by whether in time' },
    dimensions: ['inTime'],
    from: [
      counting(reply, (event) =>
        event.type === 'ReplyResultTold' ? [{ value: 1, dimensions: { inTime: String(event.data.inTime) } }] : [],
      ),
    ],
  }),
];
