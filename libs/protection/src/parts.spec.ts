import { classification, classificationFrom, recusal, recusalFrom } from './index.js';

const records = { case: { category: 'case', initial: {} } };
const parts = {
  recusal: recusalFrom({ service: 'case-trial', category: 'caseRecusal', records, named: 'Case', names: {} }),
  classification: classificationFrom({
    service: 'case-trial',
    category: 'caseClassification',
    records,
    schema: 'ProposeCaseClassification',
  }),
};
const nameOf = ({ name }: { readonly name: string }) => name;

describe('what protects the matters of a service', () => {
  it('stands under a category and names of its own, which no other service has', () => {
    expect(Object.values(parts).map(({ slice: { categories }, view }) => [categories, view.category, view.name])).toEqual([
      [['caseRecusal'], 'caseRecusal', 'caseRecusal'],
      [['caseClassification'], 'caseClassification', 'caseClassification'],
    ]);
    expect(Object.values(parts).flatMap(({ slice }) => slice.controllers!.map(nameOf))).toEqual([
      'CaseRecusalController',
      'CaseRecusalRegisterController',
      'CaseClassificationController',
      'CaseClassificationRegisterController',
    ]);
    expect([parts.recusal.recusals.decider.category, parts.classification.secrecy.decider.category]).toEqual([
      'caseRecusal',
      'caseClassification',
    ]);
  });

  it('leaves the first categories as they are: their streams are kept', () =>
    expect([recusal.category, classification.category]).toEqual(['recusal', 'classification']));
});
