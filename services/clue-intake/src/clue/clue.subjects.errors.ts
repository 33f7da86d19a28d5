import { outcomeUnfit, subjectUnfit } from '@liandong/contracts';
import type { Refusal } from '@liandong/event-sourcing';

/** Refusals about whom or what a clue is about (被反映对象). */
export const subjectErrors = {
  subjectUnfit: subjectUnfit('clue'),
  outcomeUnfit: outcomeUnfit('clue'),
  talkWithPersonsOnly: {
    code: 'clue.talk-with-persons-only',
    kind: 'invalid',
    rule: 'B1.18',
    zh: '谈话函询只适用于身份已查明的自然人:没有这样的被反映人,须另选处置方式,或者先查明身份',
    en: 'Talks and inquiries are with persons who are known: there is none; choose another mode, or identify the subject first',
    allowed: ['initial-verification', 'hold', 'close'],
  },
  notUnidentified: (subjectId: string): Refusal => ({
    code: 'clue.subject-known',
    kind: 'invalid',
    zh: '该对象身份已明,只能更正',
    en: 'It is known who this is: it can be corrected',
    allowed: ['correct-subject'],
    details: { subjectId },
  }),
  notIdentified: (subjectId: string): Refusal => ({
    code: 'clue.subject-not-identified',
    kind: 'invalid',
    zh: '该对象身份不明,须先查明身份',
    en: 'It is not known who this is: identify the subject first',
    allowed: ['identify-subject'],
    details: { subjectId },
  }),
  identityUnfit: (subjectId: string): Refusal => ({
    code: 'clue.identity-unfit',
    kind: 'invalid',
    zh: '须查明为自然人或者单位',
    en: 'An identity is that of a person or of an institution',
    details: { subjectId },
  }),
  decided: (subjectId: string): Refusal => ({
    code: 'clue.subject-decided',
    zh: '对该对象已有处理结果,不能改变对象类型',
    en: 'Something was decided about this subject: it stays what it is',
    details: { subjectId },
  }),
  underVerification: {
    code: 'clue.subjects-under-verification',
    rule: 'B2.1',
    zh: '线索正在初步核实,被反映对象的变更由核查组在核查中提出',
    en: 'The clue is being verified: its teams propose changes of its subjects there',
  },
  closing: {
    code: 'clue.subjects-closing',
    rule: 'B1.1',
    zh: '线索已批准予以了结,变更被反映对象前须另行提出处置意见',
    en: 'The clue was approved for closing: before its subjects change, another mode is proposed',
    allowed: ['propose-disposal'],
  },
  handledByItself: (unitIds: readonly string[], instead: string): Refusal => ({
    code: 'clue.institution-handles-itself',
    kind: 'invalid',
    rule: 'B4.1',
    zh: '反映某单位的线索不得交该单位办理或者协办',
    en: 'A clue about an institution is not handled, or assisted with, by that institution',
    allowed: [instead],
    details: { unitIds },
  }),
} as const satisfies Record<string, Refusal | ((...values: never[]) => Refusal)>;
