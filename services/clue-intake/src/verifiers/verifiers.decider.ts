import { type AllowedActions, type Ask, type Decider, ensureAllowed } from '@liandong/event-sourcing';

/** `revision`: of the verification; the newest counts. `zoneId`, `routingNo`: of the routing for which they verify; absent: it was not told. */
export interface ToldVerifiers {
  readonly organisationId: string;
  readonly clueId: string;
  readonly revision: number;
  readonly members: readonly string[];
  readonly zoneId?: string;
  readonly routingNo?: number;
}

/** What joint supervision told about the teams of a verification. The name is a storage format. */
export interface VerifiersEvent {
  readonly type: 'VerifiersRecorded';
  readonly data: ToldVerifiers;
}

export interface VerifiersState extends Partial<ToldVerifiers> {
  readonly status: 'none' | 'known';
}

export type VerifiersCommand = Ask<'record', ToldVerifiers>;

export const verifiersActions: AllowedActions<VerifiersState['status'], VerifiersCommand['type']> = { none: ['record'], known: ['record'] };

/** An older state of the teams that comes later says nothing new. */
function decide({ type, data }: VerifiersCommand, { status, revision = -1 }: VerifiersState): readonly VerifiersEvent[] {
  ensureAllowed('verifiers', verifiersActions, status, type);
  return data.revision > revision ? [{ type: 'VerifiersRecorded', data }] : [];
}

/** Who verifies a clue (核查组), as joint supervision told it; its id is the verification's. */
export const verifiers: Decider<VerifiersState, VerifiersCommand, VerifiersEvent> = {
  category: 'verifiers',
  initial: { status: 'none' },
  evolve: (_state, { data }) => ({ status: 'known', ...data }),
  decide,
  owner: (state) => state.organisationId,
};
