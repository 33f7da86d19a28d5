import type { DocumentKind } from './kinds.js';
import type { Versioned } from './in-force.js';

/** A document's wording (文书模板). The version that a document was drafted with stays its version. */
export interface DocumentTemplate extends Versioned {
  readonly templateId: DocumentKind;
  /** With the placeholders of `TemplateValues`, as in {{recipient}}. */
  readonly text: string;
  /** Legal basis (B6.7) where the drafter names none. */
  readonly legalBasis: string;
}

export interface TemplateValues {
  readonly issuers: string;
  readonly recipient: string;
  readonly number: string;
  readonly title: string;
  readonly items: string;
  /** What went before, for a document that follows another; else empty. */
  readonly background: string;
  readonly replyTermDays: string;
  readonly legalBasis: string;
  readonly issuedOn: string;
}

const head = (name: string) => `{{issuers}}\n${name}\n{{number}}\n\n{{recipient}}:\n`;
const foot = '依据:{{legalBasis}}\n\n{{issuers}}\n{{issuedOn}}\n';
const answer = '请自送达之日起{{replyTermDays}}日内逐项书面答复办理情况。\n';
const RULES = '《中国共产党纪律检查机关监督执纪工作规则》';
const LAW = '《中华人民共和国监察法》';

function template(templateId: DocumentKind, text: string, legalBasis: string): DocumentTemplate {
  return { templateId, version: '1', effectiveFrom: '1949-10-01', text, legalBasis };
}

/** 《一本通》(2.2): one wording per kind. */
export const documentTemplates: readonly DocumentTemplate[] = [
  template(
    'supervision-order',
    `${head('问题督办单')}关于{{title}},现将有关问题督办如下:\n{{items}}\n{{background}}请制定防控措施、建立防控制度。${answer}${foot}`,
    RULES,
  ),
  template('prompt', `${head('提示单')}{{background}}关于{{title}},提示如下,请立行立改:\n{{items}}\n${answer}${foot}`, RULES),
  template('reminder', `${head('提醒单')}{{background}}关于{{title}},严肃提醒如下:\n{{items}}\n${answer}${foot}`, RULES),
  template(
    'talk-proposal',
    `${head('约谈建议')}{{background}}关于{{title}},建议就下列问题约谈有关责任人:\n{{items}}\n${answer}${foot}`,
    RULES,
  ),
  template(
    'supervision-suggestion',
    `${head('纪检监察建议书')}{{background}}关于{{title}},提出如下建议:\n{{items}}\n${answer}${foot}`,
    `${RULES}第十九条、${LAW}第十一条`,
  ),
  template('special-report', `${head('监督工作专报')}{{background}}现将{{title}}有关情况报告如下:\n{{items}}\n${foot}`, RULES),
  template('notice', `${head('告知函')}现将{{title}}有关情况告知如下:\n{{items}}\n${foot}`, RULES),
];

/**
 * The version that a document was drafted with.
 *
 * @throws RangeError no such template: it was removed, which must never happen
 */
export function templateOf(templateId: string, version: string): DocumentTemplate {
  const found = documentTemplates.find((one) => one.templateId === templateId && one.version === version);
  if (!found) throw new RangeError(`document template ${templateId} has no version ${version}`);
  return found;
}

/** Fills in the placeholders once; what the values themselves contain is left alone. */
export function render({ text }: Pick<DocumentTemplate, 'text'>, values: TemplateValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_match, key: string) => {
    const value = (values as unknown as Readonly<Record<string, string | undefined>>)[key];
    if (value === undefined) throw new RangeError(`unknown placeholder ${key}`);
    return value;
  });
}
