import { counting, figure, moved } from '@liandong/service-kit';
import type { ClueEvent } from '../clue/clue.events.js';
import { station } from '../station/station.decider.js';
import { type ClueState, evolveClue } from '../clue/clue.state.js';
import { countingClues } from './clue-counting.js';

const sourceOf = ({ source }: ClueState) => ({ source: source?.kind });

/** What was entered by mistake is no clue. */
export const statusOf = ({ status }: ClueState) => (status === 'none' || status === 'voided' ? undefined : status);
const levelOf = ({ status, routing }: ClueState) =>
  status === 'disposal-approved' || status === 'routing-proposed' ? undefined : routing?.level;
export const modeOf = ({ mode, past }: ClueState) => mode ?? past?.mode;
const after = (event: ClueEvent, before: ClueState) => evolveClue(before, event);

/** The figures of the clue library (B1.22). */
export const clueIntakeFigures = [
  figure({
    name: 'clue-intake.clues-received',
    title: { zh: '接收问题线索', en: 'clues received' },
    dimensions: ['source', 'priority'],
    from: [
      countingClues((event, before) => {
        if (event.type === 'ClueReceived')
          return [{ value: 1, dimensions: { source: event.data.source.kind, priority: String(event.data.priority) } }];
        // From then on it was one less.
        return event.type === 'ClueVoided' ? [{ value: -1, dimensions: { ...sourceOf(before), priority: String(before.priority) } }] : [];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.clues-registered',
    title: { zh: '登记问题线索', en: 'clues registered' },
    dimensions: ['source'],
    from: [
      countingClues((event, before) => {
        if (event.type === 'ClueRegistered') return [{ value: 1, dimensions: sourceOf(before) }];
        return event.type === 'ClueVoided' && before.number !== undefined ? [{ value: -1, dimensions: sourceOf(before) }] : [];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.clues-by-mode',
    title: { zh: '问题线索处置方式', en: 'clues by current disposal mode (B1.1), those of old ledgers in the mode of their day (B1.22)' },
    version: 2,
    dimensions: ['mode'],
    from: [countingClues((event, before) => moved('mode', modeOf(before), modeOf(after(event, before))))],
  }),
  figure({
    name: 'clue-intake.clues-by-status',
    title: { zh: '问题线索办理状态', en: 'clues by status' },
    dimensions: ['status'],
    from: [countingClues((event, before) => moved('status', statusOf(before), statusOf(after(event, before))))],
  }),
  figure({
    name: 'clue-intake.clues-by-level',
    title: { zh: '分办问题线索(按承办层级)', en: 'clues routed, by level' },
    dimensions: ['level'],
    from: [countingClues((event, before) => moved('level', levelOf(before), levelOf(after(event, before))))],
  }),
  figure({
    name: 'clue-intake.persons-by-outcome',
    title: { zh: '线索办结涉及人员(按处理结果)', en: 'persons of concluded clues, by outcome' },
    dimensions: ['outcome', 'source'],
    from: [
      countingClues((event, before) => {
        // B1.15: what did not hold counts no more; the clue is concluded anew.
        const [concluded, sign] = event.type === 'ClueConcluded' ? [event.data.figures, 1] : [before.figures, -1];
        if (!concluded || (event.type !== 'ClueConcluded' && event.type !== 'ClueReopened')) return [];
        const { filed, admonished, educated, noCase } = concluded;
        const counts = Object.entries({ file: filed, admonish: admonished, 'criticise-educate': educated, 'no-case': noCase });
        return counts
          .filter(([, value]) => value > 0)
          .map(([outcome, value]) => ({ value: sign * value, dimensions: { outcome, ...sourceOf(before) } }));
      }),
    ],
  }),
  figure({
    name: 'clue-intake.stations',
    title: { zh: '信息直报点、工作站', en: 'direct-report points and work stations' },
    dimensions: ['kind'],
    from: [
      counting(station, (event, { kind }) => {
        if (event.type === 'StationOpened') return moved('kind', undefined, event.data.kind);
        return event.type === 'StationClosed' ? moved('kind', kind, undefined) : [];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.clues-closed',
    title: { zh: '办结问题线索', en: 'clues closed' },
    dimensions: ['source'],
    from: [
      countingClues((event, before) => {
        if (event.type === 'ClueClosed') return [{ value: 1, dimensions: sourceOf(before) }];
        return event.type === 'ClueReopened' && before.status === 'closed' ? [{ value: -1, dimensions: sourceOf(before) }] : [];
      }),
    ],
  }),
];
