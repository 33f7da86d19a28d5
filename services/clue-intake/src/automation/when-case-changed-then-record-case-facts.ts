import { caseDecided, caseFiled, propertyRecovered } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { automation } from '@liandong/messaging/automation';

const told = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value });

/** 立案 of one subject of the clue, by county or township (3.16, 2.10); 补充立案 moves what the first one said. */
export const whenCaseFiledThenRecordCaseFact = automation('when-case-filed-then-record-case-fact', caseFiled, ({ data, time }) => {
  const {
    clueId: id,
    organisationId,
    subjectId,
    caseId: reference,
    filedOn: on = dateInChina(time),
    level,
    subjectKind,
    supplementary,
  } = data;
  const more = { ...told('level', level), ...told('subjectKind', subjectKind), ...told('supplementary', supplementary) };
  return [{ type: 'record-case-fact', id, organisationId, data: { subjectId, fact: 'filed' as const, on, reference, ...more } }];
});

/** 办结, and where it was so decided 处分 and 移送司法. */
export const whenCaseDecidedThenRecordCaseFacts = automation('when-case-decided-then-record-case-facts', caseDecided, ({ data }) => {
  const { clueId: id, organisationId, subjectId, decidedOn: on, caseId: reference, form, level, subjectKind } = data;
  const facts = [
    'handled' as const,
    ...(data.sanctioned ? ['sanctioned' as const] : []),
    ...(data.transferred ? ['transferred' as const] : []),
  ];
  return facts.map((fact) => ({
    type: 'record-case-fact',
    id,
    organisationId,
    data: {
      subjectId,
      fact,
      on,
      reference,
      ...told('level', level),
      ...told('subjectKind', subjectKind),
      ...(fact === 'sanctioned' && form ? { form } : {}),
    },
  }));
});

/** 追缴、责令退赔: the receipt is the case, whose property is recovered once. */
export const whenPropertyRecoveredThenRecordCaseFact = automation(
  'when-property-recovered-then-record-case-fact',
  propertyRecovered,
  ({ data }) => {
    const { clueId: id, organisationId, subjectId, recoveredOn: on, caseId: reference, amountFen, level } = data;
    return [
      {
        type: 'record-case-fact',
        id,
        organisationId,
        data: { subjectId, fact: 'recovered' as const, on, reference, amountFen, ...told('level', level) },
      },
    ];
  },
);
