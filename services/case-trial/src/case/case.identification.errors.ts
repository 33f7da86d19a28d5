import { subjectUnfit } from '@liandong/contracts';
import type { Refusal } from '@liandong/event-sourcing';

/** Refusals of 查明身份. */
export const identificationErrors = {
  subjectUnfit: subjectUnfit('case'),
  identityUnfit: (subjectId: string): Refusal => ({
    code: 'case.identity-unfit',
    kind: 'invalid',
    zh: '只有以事立案的案件须查明身份,且须查明为自然人或者单位;补充立案后更正的,对象类型不变',
    en: 'Only in a case on a matter is somebody identified: a person or an institution, under the id of the subject; after a supplementary filing it can be corrected to a subject of the same kind',
    details: { subjectId },
  }),
  unitElsewhere: (organisationId: string): Refusal => ({
    code: 'case.unit-elsewhere',
    kind: 'invalid',
    rule: 'B2.4',
    zh: '所查明对象的单位不在本辖区内',
    en: 'The unit of whoever is identified is not in this jurisdiction: name it by its path',
    details: { organisationId },
  }),
  townshipNotListed: (townshipId: string): Refusal => ({
    code: 'case.township-not-listed',
    kind: 'invalid',
    rule: '2.11',
    zh: '所查明人员的单位不在当日乡镇(街道)名录所列的乡镇(街道)之内',
    en: 'The unit of whoever is identified is in no township or street of the installation’s list of that day',
    details: { townshipId },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
