import { randomUUID } from 'node:crypto';
import { automationRequest, type RequestContext } from '@liandong/service-kit';
import type { TestApp } from '@liandong/service-kit/testing';
import { subject } from '../case/case.fixtures.js';
import type { CaseOpening } from '../case/case.filing.events.js';
import { CaseFilingService } from '../case/case-filing.service.js';
import type { MeasureOpening } from '../measure/measure.events.js';
import { MeasureService } from '../measure/measure.service.js';

function byAutomation(matterId: string): RequestContext {
  return automationRequest(
    'case-trial',
    'spec',
    { id: randomUUID(), type: 'a.b.v1', source: 'a', time: '', matterId, causationId: 'c', data: {} },
    0,
    'mhk',
  );
}

/** A case of Meihekou that has just been opened, as the automation does. */
export async function openedCase(
  { app }: TestApp,
  matterId: string,
  verificationId = 'v1',
  more: Partial<CaseOpening> = {},
): Promise<string> {
  const caseId = randomUUID();
  await app
    .get(CaseFilingService, { strict: false })
    .open(byAutomation(matterId), caseId, {
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
      ...more,
    });
  return caseId;
}

/** A measure of Meihekou that has just been opened, as the automation does. */
export async function openedMeasure({ app }: TestApp, matterId: string, more: Partial<MeasureOpening> = {}): Promise<string> {
  const measureId = randomUUID();
  await app
    .get(MeasureService, { strict: false })
    .open(byAutomation(matterId), measureId, {
      organisationId: 'mhk',
      verificationId: 'v1',
      clueId: 'k1',
      subject: subject(),
      kind: 'admonish',
      facts: 'x',
      verifiedOn: '2020-06-15',
      verifiers: ['mhk-inv-1'],
      ...more,
    });
  return measureId;
}
