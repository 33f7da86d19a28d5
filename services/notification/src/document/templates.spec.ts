import { allKinds as documentKinds } from './kinds.js';
import { escalationLadders } from './escalation-ladder.js';
import { inForce } from './in-force.js';
import { kinds } from './kinds.js';
import { documentTemplates, render, templateOf, type TemplateValues } from './templates.js';

const values: TemplateValues = {
  issuers: '甲委',
  recipient: '乙局',
  number: '督办〔2020〕1号',
  title: '某事',
  items: '1. 一',
  background: '',
  replyTermDays: '30',
  legalBasis: '某法',
  issuedOn: '2020-06-18',
};

describe('document templates', () => {
  it('2.2: every kind has a wording that renders and states issuer, recipient, number, legal basis, date and, where a reply is asked for, the term', () => {
    for (const kind of documentKinds) {
      const text = render(
        inForce(
          documentTemplates.filter(({ templateId }) => templateId === kind),
          '2020-06-18',
        ),
        values,
      );
      for (const part of ['甲委', '乙局', '督办〔2020〕1号', '某事', '1. 一', '某法', '2020-06-18'])
        expect([kind, text.includes(part)]).toEqual([kind, true]);
      expect([kind, text.includes('30日内')]).toEqual([kind, kinds[kind].reply]);
    }
  });

  it('given a value that looks like a placeholder, then it is left alone; an unknown placeholder is a defect', () => {
    expect(render({ text: '{{title}}' }, { ...values, title: '{{number}} $& $1' })).toBe('{{number}} $& $1');
    expect(() => render({ text: '{{other}}' }, values)).toThrow(RangeError);
  });

  it('versions are unique, found again for good, and a later one governs from its day only', () => {
    const keys = documentTemplates.map(({ templateId, version }) => `${templateId}@${version}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of documentTemplates) expect(templateOf(one.templateId, one.version)).toBe(one);
    expect(() => templateOf('prompt', '0')).toThrow(RangeError);
    const versions = [
      { version: '1', effectiveFrom: '2020-01-01' },
      { version: '2', effectiveFrom: '2021-01-01' },
    ];
    expect(['2020-12-31', '2021-01-01'].map((day) => inForce(versions, day).version)).toEqual(['1', '2']);
    expect(() => inForce(versions, '2019-12-31')).toThrow(RangeError);
  });

  it('B6.6: every rung leads to a sharper kind, so that a ladder ends', () => {
    for (const { rungs } of escalationLadders)
      for (const { from, to } of rungs)
        for (const { kind } of to) expect(documentKinds.indexOf(kind)).toBeGreaterThan(documentKinds.indexOf(from));
  });
});
