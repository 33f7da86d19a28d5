import { useDemoRules } from '@liandong/service-kit/testing';
import { falseAccusation, type FalseAccusationCommand } from './false-accusation.decider.js';
import type { FalseAccusationEvent, FalseAccusationProposal } from './false-accusation.events.js';

useDemoRules();

export const at = '2020-08-31T02:00:00.000Z';
export const county = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const upper = { personId: 'upper-principal', organisationId: 'upper', role: 'principal' };
export const proposal: FalseAccusationProposal = { organisationId: 'mhk', clueId: 'c1', facts: '捏造事实', evidence: ['核实报告'] };
export const command = <T extends FalseAccusationCommand['type']>(type: T, data: object, by: FalseAccusationCommand['by'] = county) =>
  ({ type, data, by, at }) as FalseAccusationCommand;

export const proposed: readonly FalseAccusationEvent[] = [
  { type: 'FalseAccusationProposed', data: { ...proposal, proposedBy: county.personId } },
];
export const found: readonly FalseAccusationEvent[] = [
  ...proposed,
  ...falseAccusation.decide(
    command('find', { reference: '市纪批〔2020〕1号' }, upper),
    proposed.reduce(falseAccusation.evolve, falseAccusation.initial),
  ),
];
