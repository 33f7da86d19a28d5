import type { Role } from '@liandong/access';
import { documentKinds } from '@liandong/contracts';

/** Those that other services ask for and that escalation leads to, and the notice, which is drafted by hand alone. */
export const allKinds = ['notice', ...documentKinds] as const;
export type DocumentKind = (typeof allKinds)[number];
/** What an escalation leads to (B6.6): never to a notice. */
export type SuccessorKind = (typeof documentKinds)[number];

/** What tells the kinds of document apart. */
export interface KindTerms {
  readonly name: { readonly zh: string; readonly en: string };
  /** Word in front of the number, as in 督办〔2020〕1号. */
  readonly numberWord: string;
  /** Whether the recipient answers in writing, item by item, within the stated term (B6.4). */
  readonly reply: boolean;
  /** In which of these roles the lead issuer's signature is given. */
  readonly signers: readonly Role[];
}

/** B6.6: the kinds in the order in which they grow sharper; a notice only tells, and nothing follows it. 监督检查 documents are the deputy's; a suggestion and a report bind the whole commission. */
export const kinds: Readonly<Record<DocumentKind, KindTerms>> = {
  notice: { name: { zh: '告知函', en: 'notice' }, numberWord: '告知', reply: false, signers: ['deputy', 'principal'] },
  'supervision-order': { name: { zh: '问题督办单', en: 'supervision order' }, numberWord: '督办', reply: true, signers: ['deputy'] },
  prompt: { name: { zh: '提示单', en: 'prompt' }, numberWord: '提示', reply: true, signers: ['deputy'] },
  reminder: { name: { zh: '提醒单', en: 'reminder' }, numberWord: '提醒', reply: true, signers: ['deputy'] },
  'talk-proposal': { name: { zh: '约谈建议', en: 'proposal of a talk' }, numberWord: '约谈', reply: true, signers: ['deputy'] },
  'supervision-suggestion': {
    name: { zh: '纪检监察建议', en: 'supervision suggestion' },
    numberWord: '建议',
    reply: true,
    signers: ['deputy', 'principal'],
  },
  'special-report': { name: { zh: '监督工作专报', en: 'special report' }, numberWord: '专报', reply: false, signers: ['principal'] },
};
