import { type Actor, ensure, type Instant, type RuleVersion, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, ruleInForce, timeLimits } from '@liandong/legal-time';
import type { DocumentData, DraftContent, DraftOfDocument } from './document.commands.js';
import { documentErrors } from './document.errors.js';
import type { Content, DocumentEvent, Party, Predecessor, ReplyTerm, Wording } from './document.events.js';
import { ensureDate } from './guards.decider.js';
import type { DocumentState } from './document.state.js';
import { inForce } from './in-force.js';
import { type DocumentKind, kinds } from './kinds.js';
import { documentTemplates, type DocumentTemplate, render, templateOf } from './templates.js';

export function draft(data: DraftOfDocument, by: Actor, at: Instant): readonly DocumentEvent[] {
  const { kind, issuer, regarding, predecessor } = data;
  const { content, wording, rules } = compose(data, { kind, issuer, ...(predecessor ? { predecessor } : {}) }, at);
  const about = { ...(regarding ? { regarding } : {}), ...(predecessor ? { predecessor } : {}) };
  return [
    {
      type: 'DocumentDrafted',
      data: { kind, organisationId: issuer.organisationId, ...content, ...wording, ...about, draftedBy: by.personId },
      rules,
    },
  ];
}

export function revise(data: DraftContent, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  const issuer = state.content!.issuers[0]!;
  const { content, wording, rules } = compose(
    data,
    { kind: state.kind!, issuer, ...(state.predecessor ? { predecessor: state.predecessor } : {}) },
    at,
  );
  if (JSON.stringify(content) === JSON.stringify(state.content)) return [];
  return [{ type: 'DocumentRevised', data: { ...content, ...wording, revisedBy: by.personId }, rules }];
}

/** 1.9: every issuer signs a joint document. The same organisation's second signature changes nothing. */
export function countersign(
  { signedOn }: DocumentData<'countersign'>,
  by: Actor,
  at: Instant,
  state: DocumentState,
): readonly DocumentEvent[] {
  const { organisationId, personId } = by;
  ensure(coIssuersOf(state).includes(organisationId), documentErrors.notCoIssuer);
  ensure(!state.writtenBy.includes(personId), documentErrors.writerSigns);
  ensureDate('signedOn', signedOn, at, '');
  if (state.countersigned.includes(organisationId)) return [];
  return [{ type: 'DocumentCountersigned', data: { organisationId, signedBy: personId, signedOn } }];
}

/** Everything that may refuse an issue, for whoever draws the number first: numbers are without gaps. */
export function ensureIssuable({ issuedOn }: { readonly issuedOn: string }, by: Actor, at: Instant, state: DocumentState): void {
  const kind = state.kind!;
  ensure(
    kinds[kind].signers.some((role) => role === by.role),
    documentErrors.signerRole(kind),
  );
  ensure(!state.writtenBy.includes(by.personId), documentErrors.writerSigns);
  const missing = coIssuersOf(state).filter((organisationId) => !state.countersigned.includes(organisationId));
  ensure(missing.length === 0, documentErrors.coIssuersMissing(missing));
  ensureDate('issuedOn', issuedOn, at, state.lastOn);
}

export function issue(data: DocumentData<'issue'>, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  ensureIssuable(data, by, at, state);
  const { templateId, version } = state.template!;
  const text = renderContent(templateOf(templateId, version), state.content!, state.predecessor, data);
  return [{ type: 'DocumentIssued', data: { ...data, signedBy: by.personId, text } }];
}

function coIssuersOf(state: DocumentState): readonly string[] {
  return state.content!.issuers.slice(1).map(({ organisationId }) => organisationId);
}

interface Fixed {
  readonly kind: DocumentKind;
  readonly issuer: Party;
  readonly predecessor?: Predecessor;
}

function compose(
  data: DraftContent,
  { kind, issuer, predecessor }: Fixed,
  at: Instant,
): { readonly content: Content; readonly wording: Wording; readonly rules: readonly RuleVersion[] } {
  const today = dateInChina(at);
  const template = inForce(
    documentTemplates.filter(({ templateId }) => templateId === kind),
    today,
  );
  const replyTerm = termOf(kind, data.replyTermDays, today);
  const issuers = [issuer, ...data.coIssuers];
  ensureParties(issuers, data.recipient);
  ensureOnce(data.items.map(({ itemId }) => itemId));
  const { recipient, title, items, legalBasis = template.legalBasis } = data;
  const content = { recipient, issuers, title, items, legalBasis, ...(replyTerm ? { replyTerm } : {}) };
  const text = renderContent(template, content, predecessor, { number: '(待编号)', issuedOn: '(待签发)' });
  const { templateId, version } = template;
  const rules = [{ ruleId: `template:${templateId}`, version }, ...(replyTerm ? [ruleOf(replyTerm)] : [])];
  return { content, wording: { template: { templateId, version }, text }, rules };
}

/** B6.2: the term stands in the document; where the drafter states none, the rule's default. */
function termOf(kind: DocumentKind, days: number | undefined, today: string): ReplyTerm | undefined {
  ensure(kinds[kind].reply || days === undefined, documentErrors.noReplyAsked(kind));
  if (!kinds[kind].reply) return undefined;
  const { ruleId, version, limit } = ruleInForce(timeLimits, 'B6.2', today);
  return { ruleId, version, days: days ?? limit.amount, chosen: days !== undefined };
}

function ensureParties(issuers: readonly Party[], recipient: Party): void {
  const ids = [...issuers, recipient].map(({ organisationId }) => organisationId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  ensure(twice === undefined, documentErrors.issuerRepeated(twice ?? ''));
}

function ensureOnce(itemIds: readonly string[]): void {
  const twice = itemIds.find((id, index) => itemIds.indexOf(id) !== index);
  ensure(twice === undefined, documentErrors.itemRepeated(twice ?? ''));
}

const groundText = { overdue: '逾期未答复', 'weak-reply': '答复及落实不力', trend: '所反映问题具有苗头性、倾向性' } as const;

function renderContent(
  template: DocumentTemplate,
  content: Content,
  predecessor: Predecessor | undefined,
  { number, issuedOn }: { readonly number: string; readonly issuedOn: string },
): string {
  return render(template, {
    issuers: content.issuers.map(({ name }) => name).join('、'),
    recipient: content.recipient.name,
    number,
    title: content.title,
    items: content.items.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'),
    background: predecessor ? `前发${kinds[predecessor.kind].name.zh}(${predecessor.number})${groundText[predecessor.ground]}。\n` : '',
    replyTermDays: String(content.replyTerm?.days ?? ''),
    legalBasis: content.legalBasis,
    issuedOn,
  });
}
