import { z } from 'zod';
import { contract, type EventOf } from './integration-event.js';
import { subjectKinds } from './subject.js';

/** Whose case it is: the county's, or that of a township or street (2.10, 2.11). */
const level = z.enum(['county', 'township']).optional();
/** As the case knows it: whoever is identified in the case itself may be unknown to the clue. */
const subjectKind = z.enum(subjectKinds).optional();

export const caseFiled = contract(
  'case-trial.case-filed.v1',
  z.object({
    caseId: z.string(),
    caseNumber: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    filedOn: z.iso.date().optional(),
    level,
    subjectKind,
    /** 补充立案: the same case was filed before, on a matter whose subject has been identified since. */
    supplementary: z.boolean().optional(),
  }),
);
export type CaseFiled = EventOf<typeof caseFiled>;

/** 处分决定, or the decision not to sanction. */
export const caseDecided = contract(
  'case-trial.case-decided.v1',
  z.object({
    caseId: z.string(),
    caseNumber: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    decidedOn: z.iso.date(),
    sanction: z.string(),
    /** Whether a sanction was imposed, whether the person goes to justice, and the deepest of the four forms (B2.26). */
    sanctioned: z.boolean().optional(),
    transferred: z.boolean().optional(),
    form: z.literal([1, 2, 3, 4]).nullable().optional(),
    level,
    subjectKind,
  }),
);
export type CaseDecided = EventOf<typeof caseDecided>;

/** 没收、追缴、责令退赔 of the decision was carried out: what was recovered in this case, in fen (3.16). Once per case. */
export const propertyRecovered = contract(
  'case-trial.property-recovered.v1',
  z.object({
    caseId: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    recoveredOn: z.iso.date(),
    amountFen: z.int().positive(),
    level,
  }),
);
export type PropertyRecovered = EventOf<typeof propertyRecovered>;

/** 第一种形态: admonition (诫勉谈话) or criticism and education (批评教育) was carried out. */
export const measureApplied = contract(
  'case-trial.measure-applied.v1',
  z.object({
    measureId: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    kind: z.enum(['admonish', 'criticise-educate']),
    appliedOn: z.iso.date(),
  }),
);
export type MeasureApplied = EventOf<typeof measureApplied>;

/** 问责与建议: an institution was held accountable (检查 `examination` · 通报 `circular` · 改组 `reorganisation`) or given a suggestion (`suggestion`), in a document; more may come. */
export const institutionMeasureApplied = contract(
  'case-trial.institution-measure-applied.v1',
  z.object({
    measureId: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    kind: z.string(),
    reference: z.string(),
    appliedOn: z.iso.date(),
  }),
);
export type InstitutionMeasureApplied = EventOf<typeof institutionMeasureApplied>;

/** 了结: what the verification had proposed against this person was not approved; there is neither a case nor a measure. */
export const subjectCleared = contract(
  'case-trial.subject-cleared.v1',
  z.object({
    caseOrMeasureId: z.string(),
    clueId: z.string(),
    subjectId: z.string(),
    organisationId: z.string(),
    clearedOn: z.iso.date(),
    reason: z.string(),
  }),
);
export type SubjectCleared = EventOf<typeof subjectCleared>;
