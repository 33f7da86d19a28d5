import { randomUUID } from 'node:crypto';
import { automationRequest } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { subject } from '../case/case.fixtures.js';
import { CaseService } from '../case/case.service.js';

/** A case of Meihekou that has just been opened, as the automation does. */
export async function openedCase({ app }: TestApp, matterId: string, verificationId = 'v1'): Promise<string> {
  const request = automationRequest(
    'case-trial',
    'spec',
    { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId, causationId: 'c', data: {} },
    0,
    'mhk',
  );
  const caseId = randomUUID();
  await app
    .get(CaseService, { strict: false })
    .open(request, caseId, {
      organisationId: 'mhk',
      verificationId,
      clueId: 'k1',
      zoneId: 'mhk.zone-1',
      subject: subject(),
      facts: 'x',
      verifiedOn: '2020-06-15',
      verifiers: ['mhk-inv-1'],
      townshipId: null,
      siblingCaseIds: [],
    });
  return caseId;
}
