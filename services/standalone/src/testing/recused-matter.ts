import { randomUUID } from 'node:crypto';
import type { VerificationConcluded } from '@liandong/contracts';
import type { MessageBus } from '@liandong/messaging';
import type { TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';

/** What somebody hears who is recused from the matter. */
export const BARRED = { status: 403, body: { code: 'access.barred-by-recusal', rule: 'B4.1' } };
export const subject = {
  subjectId: 's1',
  name: '某科员',
  organisationId: 'mhk.unit-agriculture',
  position: '科员',
  managedBy: 'county' as const,
  villageCadre: false,
};

export interface Clue {
  readonly id: string;
  readonly matterId: string;
}

export function receivedClue(server: TestApp): Promise<Clue> {
  return server.command<Clue>('mhk-intake', '/api/clue-intake/clues', {
    organisationId: 'mhk',
    source: { kind: 'petition', agencyId: 'mhk.petition', reference: randomUUID() },
    title: '反映某科员',
    summary: '……',
    receivedOn: '2020-06-11',
    subjects: [subject],
  });
}

/** The verification of the clue ends with a case, where no joint supervision runs. @returns its id */
export async function handedOver(server: TestApp, bus: MessageBus, { id: clueId, matterId }: Clue): Promise<string> {
  const concluded: VerificationConcluded = {
    id: randomUUID(),
    type: 'joint-supervision.verification-concluded.v1',
    source: 'joint-supervision',
    time: '2020-06-15T08:00:00.000Z',
    matterId,
    causationId: randomUUID(),
    data: {
      verificationId: clueId,
      clueId,
      organisationId: 'mhk',
      zoneId: 'mhk.zone-1',
      startedOn: '2020-06-11',
      reportedOn: '2020-06-15',
      teams: 1,
      investigators: ['mhk-inv-1', 'mhk-inv-2'],
      findings: [{ subject, outcome: 'file', facts: '……' }],
      problems: [],
    },
  };
  await bus.publish([concluded]);
  const caseId = `${clueId}-s1`;
  await eventually(async () => (await server.send('mhk-trial-director', 'GET', `/api/case-trial/cases/${caseId}`)).status === 200, 20_000);
  return caseId;
}
