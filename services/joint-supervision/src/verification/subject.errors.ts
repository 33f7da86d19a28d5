import { outcomeUnfit, subjectUnfit } from '@liandong/contracts';
import type { Refusal } from '@liandong/event-sourcing';

/** Refusals about whom or what a verification is about. */
export const subjectErrors = {
  subjectUnfit: subjectUnfit('verification'),
  outcomeUnfit: outcomeUnfit('verification'),
  identityUnfit: (subjectId: string): Refusal => ({
    code: 'verification.identity-unfit',
    kind: 'invalid',
    rule: 'B2.1',
    zh: '只有身份不明的对象须查明身份,且须查明为自然人或者单位',
    en: 'Only an unidentified subject is identified, as a person or as an institution',
    details: { subjectId },
  }),
  ownInstitution: (personId: string): Refusal => ({
    code: 'verification.own-institution',
    kind: 'invalid',
    rule: 'B4.1',
    zh: '反映某单位的,该单位人员不得参加核查',
    en: 'Nobody of an institution takes part in the verification of what is reported about it',
    details: { personId },
  }),
  membersOfInstitution: (subjectId: string, personIds: readonly string[]): Refusal => ({
    code: 'verification.members-of-institution',
    rule: 'B4.1',
    zh: '核查组中有该单位人员,须先更换该人员,再增加、查明或者批准该单位',
    en: 'Members of the teams are of this institution: replace them first, then add, identify or approve it',
    allowed: ['replace-member'],
    details: { subjectId, personIds },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
