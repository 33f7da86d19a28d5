import type { ReporterEvent, SealedIdentity } from './reporter.events.js';

/** anonymous and real-name: B1.16. sealed-off: the key is being destroyed, nothing is opened any more; forgotten: it is gone. */
export type ReporterStatus = 'none' | 'anonymous' | 'real-name' | 'sealed-off' | 'forgotten';

export interface Reveal {
  readonly requestedBy: string;
  /** Asked for on the grounds of a finding of false accusation. */
  readonly traced: boolean;
  readonly outcome: 'open' | 'approved' | 'refused';
  readonly validUntil?: string;
}

export interface ReporterState {
  readonly status: ReporterStatus;
  readonly organisationId?: string;
  readonly identity?: SealedIdentity;
  readonly receivedOn?: string;
  readonly wantsReply: boolean;
  /** The signature was checked, whatever came of it. */
  readonly checked: boolean;
  /** By an event that is written no more. */
  readonly tracingApproved: boolean;
  /** Request n is the n-th. */
  readonly reveals: readonly Reveal[];
}

export const initialReporter: ReporterState = { status: 'none', checked: false, wantsReply: true, tracingApproved: false, reveals: [] };

export function evolveReporter(state: ReporterState, event: ReporterEvent): ReporterState {
  switch (event.type) {
    case 'ReporterRegistered': {
      const { organisationId, identity, receivedOn, wantsReply = true } = event.data;
      // B1.16: a signature that nobody has verified counts as anonymous.
      return { ...state, status: 'anonymous', organisationId, receivedOn, wantsReply, ...(identity ? { identity } : {}) };
    }
    case 'ReporterIdentityChecked':
      return {
        ...state,
        checked: true,
        wantsReply: event.data.wantsReply ?? state.wantsReply,
        status: event.data.outcome === 'verified' ? 'real-name' : 'anonymous',
      };
    case 'ReporterTracingApproved':
      return { ...state, tracingApproved: true };
    case 'ReporterRevealRequested':
      return {
        ...state,
        reveals: [...state.reveals, { requestedBy: event.data.requestedBy, traced: event.data.findingId !== undefined, outcome: 'open' }],
      };
    case 'ReporterRevealApproved':
      return decided(state, event.data.number, { outcome: 'approved', validUntil: event.data.validUntil });
    case 'ReporterRevealRefused':
      return decided(state, event.data.number, { outcome: 'refused' });
    case 'ReporterIdentityRead':
      return state;
    case 'ReporterKeyDestructionOrdered':
      return { ...state, status: 'sealed-off' };
    case 'ReporterKeyDestroyed':
      return { ...state, status: 'forgotten', identity: undefined };
  }
}

function decided(state: ReporterState, number: number, change: Partial<Reveal>): ReporterState {
  return { ...state, reveals: state.reveals.map((reveal, index) => (index + 1 === number ? { ...reveal, ...change } : reveal)) };
}
