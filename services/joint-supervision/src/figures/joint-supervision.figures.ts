import { counting, figure, moved, regrouped } from '@liandong/service-kit';
import { matter } from '../matter/matter.decider.js';
import { evolveMatter, isOpen, type Leg, legOf, type MatterState } from '../matter/matter.state.js';
import { verification } from '../verification/verification.decider.js';
import type { Team } from '../verification/verification.events.js';
import { evolveVerification, type VerificationState } from '../verification/verification.state.js';

function stateOf(leg: Leg | undefined): 'open' | 'closed' | undefined {
  return leg && (isOpen(leg) ? 'open' : 'closed');
}

const statusOf = ({ status }: MatterState) => (status === 'none' ? undefined : status);

/** A member seconded by an agency comes from no zone. */
function zonesOf(teams: readonly Team[]): number {
  return new Set(teams.flatMap(({ members }) => members.flatMap(({ zoneId }) => zoneId ?? []))).size;
}

function standing({ status, zoneId }: VerificationState) {
  return status === 'none' ? undefined : { status, zone: zoneId };
}

/** The figures of verifications and matters (0.20). */
export const jointSupervisionFigures = [
  figure({
    name: 'joint-supervision.verifications-opened',
    title: { zh: '开展初步核实', en: 'verifications opened' },
    dimensions: ['source', 'zone'],
    from: [
      counting(verification, (event) =>
        event.type === 'VerificationOpened' || event.type === 'VerificationOpenedAnew'
          ? [{ value: 1, dimensions: { source: event.data.sourceKind, zone: event.data.zoneId } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'joint-supervision.verifications-concluded',
    title: { zh: '办结初步核实', en: 'verifications concluded' },
    dimensions: ['zone'],
    from: [
      counting(verification, (event, before) =>
        event.type === 'VerificationConcluded' ? [{ value: 1, dimensions: { zone: before.zoneId } }] : [],
      ),
    ],
  }),
  figure({
    name: 'joint-supervision.teams-formed',
    title: { zh: '组建核查组', en: 'teams formed' },
    dimensions: [],
    // Teams that are formed anew take the place of the former ones.
    from: [
      counting(verification, (event, before) => {
        const value = evolveVerification(before, event).teams.length - before.teams.length;
        return value === 0 ? [] : [{ value }];
      }),
    ],
  }),
  figure({
    name: 'joint-supervision.zones-drawn-from',
    title: { zh: '抽调覆盖的协作区', en: 'zones that the staff of verifications was drawn from' },
    dimensions: [],
    from: [
      counting(verification, (event, before) => {
        const value = zonesOf(evolveVerification(before, event).teams) - zonesOf(before.teams);
        return value === 0 ? [] : [{ value }];
      }),
    ],
  }),
  figure({
    name: 'joint-supervision.verifications-by-status',
    title: { zh: '初步核实办理状态', en: 'verifications by status' },
    dimensions: ['status', 'zone'],
    from: [counting(verification, (event, before) => regrouped(standing(before), standing(evolveVerification(before, event))))],
  }),
  figure({
    name: 'joint-supervision.verification-days',
    title: { zh: '初步核实历时(天)', en: 'days of concluded verifications' },
    dimensions: [],
    from: [counting(verification, (event) => (event.type === 'VerificationConcluded' ? [{ value: event.data.days }] : []))],
  }),
  figure({
    name: 'joint-supervision.persons-by-finding',
    title: { zh: '核查对象(按处理建议)', en: 'persons verified, by proposed treatment' },
    dimensions: ['treatment'],
    from: [
      counting(verification, (event) => {
        if (event.type !== 'VerificationConcluded') return [];
        const { filed, admonished, educated, noCase } = event.data.figures;
        const counts = Object.entries({ file: filed, admonish: admonished, 'criticise-educate': educated, 'no-case': noCase });
        return counts.filter(([, value]) => value > 0).map(([treatment, value]) => ({ value, dimensions: { treatment } }));
      }),
    ],
  }),
  figure({
    name: 'joint-supervision.legs',
    title: { zh: '事项的环节', en: 'legs of matters' },
    dimensions: ['state'],
    from: [
      counting(matter, (event, before) => {
        if (event.type !== 'LegOpened' && event.type !== 'LegClosed') return [];
        const stateIn = ({ legs }: MatterState) => stateOf(legOf(legs, event.data));
        return moved('state', stateIn(before), stateIn(evolveMatter(before, event)));
      }),
    ],
  }),
  figure({
    name: 'joint-supervision.matters-by-status',
    title: { zh: '事项办理状态', en: 'matters by status' },
    dimensions: ['status'],
    from: [counting(matter, (event, before) => moved('status', statusOf(before), statusOf(evolveMatter(before, event))))],
  }),
  figure({
    name: 'joint-supervision.matters-closed',
    title: { zh: '办结事项', en: 'matters closed' },
    dimensions: [],
    from: [
      counting(matter, (event) =>
        event.type === 'MatterClosed' ? [{ value: 1 }] : event.type === 'MatterReopened' ? [{ value: -1 }] : [],
      ),
    ],
  }),
];
