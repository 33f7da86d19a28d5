import type { FigureAnswer } from '@liandong/contracts';
import { type DimensionTerms, withTerms } from './figure-terms.js';

const terms: DimensionTerms = (_figure, dimension) =>
  ({
    mode: { zh: '处置方式', terms: { termOf: (code: string) => (code === 'talk-inquiry' ? '谈话函询' : code) } },
    problem: { zh: '问题类型', terms: { termOf: (code: string, organisationId?: string) => `${organisationId}:${code}` } },
    organisation: { zh: '单位', terms: null },
  })[dimension];
const answer = (groups: FigureAnswer['groups']): FigureAnswer => ({
  figure: 'clue-intake.clues',
  title: { zh: '问题线索', en: 'clues' },
  at: {},
  value: 1,
  total: 1,
  groups,
  events: [],
});

describe('the terms of a figure', () => {
  it('stand beside its codes, which stay; a code without a term of its own, and what is no code, stand as they are', () => {
    const told = answer([
      { dimensions: { mode: 'talk-inquiry', organisation: 'mhk', other: 'x' }, value: 1 },
      { dimensions: { mode: 'of-tomorrow' }, value: 0 },
    ]);
    expect(withTerms(told, { dimensions: {} }, terms)).toEqual({
      ...told,
      terms: { mode: { zh: '处置方式', members: { 'talk-inquiry': '谈话函询' } }, organisation: { zh: '单位', members: {} } },
    });
    expect(withTerms(told, { dimensions: {} })).toBe(told);
  });

  it('of codes that an organisation has of its own are those of the organisation counted, else of that asked about', () => {
    const members = (dimensions: Record<string, string>, asked: Parameters<typeof withTerms>[1]) =>
      withTerms(answer([{ dimensions, value: 1 }]), asked, terms).terms!['problem']!.members;
    expect(members({ problem: 'own', organisation: 'mhk' }, { dimensions: { organisation: 'pj' } })).toEqual({ own: 'mhk:own' });
    expect(members({ problem: 'own' }, { dimensions: { organisation: 'pj' } })).toEqual({ own: 'pj:own' });
    expect(members({ problem: 'own' }, { dimensions: {}, withinOrganisation: 'mhk' })).toEqual({ own: 'mhk:own' });
  });
});
