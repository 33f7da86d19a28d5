import { deadline, type Deadline } from '@liandong/legal-time';
import type { DocumentCommand, DraftOfDocument } from './document.commands.js';
import type { Content, DocumentEvent } from './document.events.js';
import { documentTemplates, templateOf } from './templates.js';

/** One history, step by step, for the specs: the supervision order to the department of 0.20. */
export const at = '2020-08-31T02:00:00.000Z';
export const officer = { personId: 'mhk-document', organisationId: 'mhk.office', role: 'document-officer' };
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const unit = { personId: 'mhk-unit', organisationId: 'mhk.unit-agriculture', role: 'unit-contact' };
export const congress = { personId: 'npc-1', organisationId: 'mhk.people-congress', role: 'agency-integrator' };

export const commission = { organisationId: 'mhk', name: '梅河口市纪委监委' };
export const recipient = { organisationId: 'mhk.unit-agriculture', name: '某市直部门' };
export const items = [
  { itemId: 'i1', text: '对公益诉讼检察建议不予回复' },
  { itemId: 'i2', text: '项目资金拨付审批不严' },
];
export const asked: DraftOfDocument = {
  kind: 'supervision-order',
  issuer: commission,
  coIssuers: [],
  recipient,
  title: '不认真履职问题',
  items,
  regarding: { service: 'rectification', id: 'r1' },
};

const { templateId, version, legalBasis } = documentTemplates[0]!;
export const content: Content = {
  recipient,
  issuers: [commission],
  title: asked.title,
  items,
  legalBasis,
  replyTerm: { ruleId: 'B6.2', version: '1', days: 30, chosen: false },
};
export const draftText = [
  '梅河口市纪委监委',
  '问题督办单',
  '(待编号)',
  '',
  '某市直部门:',
  '关于不认真履职问题,现将有关问题督办如下:',
  '1. 对公益诉讼检察建议不予回复',
  '2. 项目资金拨付审批不严',
  '请制定防控措施、建立防控制度。请自送达之日起30日内逐项书面答复办理情况。',
  '依据:《中国共产党纪律检查机关监督执纪工作规则》',
  '',
  '梅河口市纪委监委',
  '(待签发)',
  '',
].join('\n');
export const rules = [
  { ruleId: `template:${templateId}`, version: templateOf(templateId, version).version },
  { ruleId: 'B6.2', version: '1' },
];

/** The limit of so many days from a day, as the document states it. */
export const term = (from: string, days: number, event = '送达'): Deadline =>
  deadline(
    {
      ruleId: 'B6.2',
      version: '1',
      effectiveFrom: from,
      limit: { amount: days, unit: 'days' },
      clause: { zh: `文书载明的答复期限:自${event}之日起${days}日内`, en: '' },
      confidence: 'C',
    },
    `${from}T00:00:00.000+08:00`,
  );

export const proof = { receivedBy: '华联', description: '送达回证', sha256: 'a'.repeat(64) };
export const draftedData = {
  kind: asked.kind,
  organisationId: 'mhk',
  ...content,
  template: { templateId, version },
  text: draftText,
  regarding: asked.regarding!,
  draftedBy: officer.personId,
};
export const drafted: readonly DocumentEvent[] = [{ type: 'DocumentDrafted', data: draftedData, rules }];
export const issued: readonly DocumentEvent[] = [
  ...drafted,
  {
    type: 'DocumentIssued',
    data: {
      number: '督办〔2020〕1号',
      issuedOn: '2020-06-18',
      signedBy: deputy.personId,
      text: draftText.replace('(待编号)', '督办〔2020〕1号').replace('(待签发)', '2020-06-18'),
    },
  },
];
export const delivered: readonly DocumentEvent[] = [
  ...issued,
  {
    type: 'DocumentDelivered',
    data: { method: 'in-person', proof, deliveredOn: '2020-06-19', deliveredBy: officer.personId, replyDeadline: term('2020-06-19', 30) },
  },
];
export const acknowledged: readonly DocumentEvent[] = [
  ...delivered,
  { type: 'DocumentAcknowledged', data: { acknowledgedOn: '2020-06-19', acknowledgedBy: unit.personId } },
];
export const answers = items.map(({ itemId }) => ({ itemId, text: '已整改', done: true }));
export const replied: readonly DocumentEvent[] = [
  ...acknowledged,
  { type: 'DocumentReplied', data: { round: 1, answers, repliedOn: '2020-07-01', repliedBy: unit.personId, inTime: true } },
];
const evaluation = { round: 1, evaluatedOn: '2020-07-03', evaluatedBy: supervisor.personId };
export const findings = (...accepted: readonly boolean[]) =>
  accepted.map((one, index) => ({ itemId: `i${index + 1}`, accepted: one, comment: one ? '属实' : '措施不具体' }));
export const accepted: readonly DocumentEvent[] = [
  ...replied,
  { type: 'DocumentEvaluated', data: { ...evaluation, findings: findings(true, true), result: 'accepted' } },
];
export const toSupplement: readonly DocumentEvent[] = [
  ...replied,
  {
    type: 'DocumentEvaluated',
    data: { ...evaluation, findings: findings(true, false), result: 'to-supplement', supplementDeadline: term('2020-07-03', 10, '评估') },
  },
];
export const escalated: readonly DocumentEvent[] = [
  ...toSupplement,
  {
    type: 'DocumentEscalated',
    data: {
      ground: 'weak-reply',
      reason: '敷衍',
      successors: [{ kind: 'prompt', recipient }],
      openItems: ['i2'],
      escalatedOn: '2020-07-06',
      escalatedBy: supervisor.personId,
    },
  },
];
export const closed: readonly DocumentEvent[] = [
  ...accepted,
  { type: 'DocumentClosed', data: { reason: '已办结', closedOn: '2020-07-06', closedBy: deputy.personId } },
];

/** The same history of a document of another kind. */
export const ofKind = (kind: DraftOfDocument['kind'], history: readonly DocumentEvent[]): readonly DocumentEvent[] =>
  history.map((event) =>
    event.type === 'DocumentDrafted' ? { ...event, data: { ...event.data, kind, template: { templateId: kind, version: '1' } } } : event,
  );

export const command = <T extends DocumentCommand['type']>(
  type: T,
  data: Extract<DocumentCommand, { type: T }>['data'],
  by: { readonly personId: string; readonly organisationId: string; readonly role: string },
  moment = at,
) => ({ type, data, by, at: moment }) as DocumentCommand;
