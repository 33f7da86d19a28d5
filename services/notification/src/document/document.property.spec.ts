import fc from 'fast-check';
import { allKinds as documentKinds } from './kinds.js';
import { dateInChina } from '@liandong/legal-time';
import { attempt, type Step } from '@liandong/testing';
import { commandsOf, type DrawnData, played } from '@liandong/testing/histories';
import { documentActions } from './document.allowed-actions.js';
import type { DocumentCommand } from './document.commands.js';
import { document } from './document.decider.js';
import { type DocumentEvent, deliveryMethods } from './document.events.js';
import { asked, commission, congress, deputy, officer, principal, proof, recipient, supervisor, unit } from './document.fixtures.js';
import type { DocumentState } from './document.state.js';
import { escalationGrounds } from './escalation-ladder.js';
import { kinds } from './kinds.js';

const text = fc.constantFrom('甲', '乙');
const date = fc.constantFrom('2020-06-18', '2020-06-19', '2020-07-21', '2020-12-31');
const itemIds = fc.subarray(['i1', 'i2', 'i3'], { minLength: 1 });
const term = fc.option(fc.constantFrom(10, 30), { nil: undefined }).map((days) => (days === undefined ? {} : { replyTermDays: days }));
const content = fc
  .record({ joint: fc.boolean(), title: text, ids: itemIds, more: term })
  .map(({ joint, title, ids, more }) => ({
    recipient,
    coIssuers: joint ? [{ organisationId: congress.organisationId, name: '人大常委会' }] : [],
    title,
    items: ids.map((itemId) => ({ itemId, text: '问题' })),
    ...more,
  }));

const data: DrawnData<DocumentCommand> = {
  draft: fc
    .record({ kind: fc.constantFrom(...documentKinds), content })
    .map((one) => ({ ...one.content, kind: one.kind, issuer: commission, regarding: asked.regarding! })),
  revise: content,
  countersign: fc.record({ signedOn: date }),
  issue: fc.record({ number: text, issuedOn: date }),
  withdraw: fc.record({ reason: text, withdrawnOn: date }),
  deliver: fc.record({ method: fc.constantFrom(...deliveryMethods), proof: fc.constant(proof), deliveredOn: date }),
  acknowledge: fc.record({ acknowledgedOn: date }),
  reply: fc.record({ answers: itemIds.map((ids) => ids.map((itemId) => ({ itemId, text: '答', done: true }))), repliedOn: date }),
  evaluate: fc.record({
    findings: itemIds.chain((ids) =>
      fc.tuple(...ids.map((itemId) => fc.record({ itemId: fc.constant(itemId), accepted: fc.boolean(), comment: text }))),
    ),
    evaluatedOn: date,
  }),
  escalate: fc
    .record({ ground: fc.constantFrom(...escalationGrounds), reason: text, escalatedOn: date, elsewhere: fc.boolean() })
    .map(({ elsewhere, ...rest }) => ({
      ...rest,
      ...(elsewhere ? { recipient: { organisationId: 'mhk.party-committee', name: '市委' } } : {}),
    })),
  close: fc.record({ reason: text, closedOn: date }),
};

const people = [officer, deputy, principal, supervisor, unit, congress, { ...deputy, personId: officer.personId }];
const fit: Readonly<Partial<Record<DocumentCommand['type'], (typeof people)[number]>>> = {
  countersign: congress,
  issue: deputy,
  acknowledge: unit,
  reply: unit,
  evaluate: supervisor,
  close: deputy,
};
const at = fc.constantFrom('2020-07-31T02:00:00.000Z', '2021-01-31T02:00:00.000Z');
const types = Object.keys(data) as DocumentCommand['type'][];
const commandOf = commandsOf<DocumentCommand>(data, fc.constantFrom(...people), at);
/** One command of each type, of which a step takes the one that the table allows, mostly by somebody who may. */
const wish = fc.record({ pick: fc.nat(), dice: fc.nat({ max: 9 }), commands: fc.tuple(...types.map(commandOf)) });

type Asked = Step<DocumentState, DocumentCommand, DocumentEvent>;

/** Answers and findings mostly about what is open, as people do. */
function sensible(asked: DocumentCommand, { openItems, lastOn }: DocumentState): DocumentCommand {
  const command = { ...asked, data: notBefore(asked.data, lastOn) } as DocumentCommand;
  const by = fit[command.type] ?? command.by;
  if (command.type === 'reply')
    return { ...command, by, data: { ...command.data, answers: openItems.map((itemId) => ({ itemId, text: '答', done: true })) } };
  if (command.type === 'evaluate')
    return {
      ...command,
      by,
      data: {
        ...command.data,
        findings: openItems.map((itemId, index) => ({ itemId, accepted: index > 0 || command.data.findings[0]!.accepted, comment: '评' })),
      },
    };
  return { ...command, by };
}

/** The data with its dates on paper moved up to that day: what people do follows what was done. */
function notBefore(given: object, day: string): object {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]: [string, unknown]) => [key, key.endsWith('On') && String(value) < day ? day : value]),
  );
}

const play = (wishes: readonly { pick: number; dice: number; commands: readonly DocumentCommand[] }[]) =>
  played(document, wishes.length, (state, index) => {
    const { pick, dice, commands } = wishes[index]!;
    // Few documents are withdrawn, so that most go on.
    const allowed = documentActions[state.status].filter((action) => action !== 'withdraw' || pick % 5 === 0);
    const type = dice > 1 && allowed.length > 0 ? allowed[pick % allowed.length]! : types[pick % types.length]!;
    const any = commands.find((one) => one.type === type)!;
    return dice > 2 ? sensible(any, state) : any;
  });

const history = fc.array(wish, { minLength: 8, maxLength: 40 }).map(play);
const check = (holds: (steps: readonly Asked[]) => void) => fc.assert(fc.property(history, holds), { numRuns: 80 });
const eachEvent = (holds: (event: DocumentEvent, step: Asked) => void) =>
  check((steps) => steps.forEach((step) => step.events.forEach((event) => holds(event, step))));

describe('document: whatever is asked in whatever order', () => {
  it('what the table does not allow never has an effect, and the same command in the same state always has the same one', () => {
    check((steps) => {
      for (const { command, before, events } of steps) {
        if (!documentActions[before.status].includes(command.type)) expect(events).toEqual([]);
        expect(attempt(document, command, before)).toEqual(events);
      }
    });
  });

  it('B6.7: the clock never starts before delivery, and then on its day, with the term that the document states', () => {
    check((steps) => {
      let deliveredOn: string | undefined;
      for (const { events, after } of steps) {
        for (const event of events) {
          if (event.type !== 'DocumentDelivered') continue;
          ({ deliveredOn } = event.data);
          expect(event.data.replyDeadline && dateInChina(event.data.replyDeadline.startedAt)).toBe(
            kinds[after.kind!].reply ? deliveredOn : undefined,
          );
          if (event.data.replyDeadline) expect(event.data.replyDeadline.clause).toContain(`${after.content!.replyTerm!.days}日`);
        }
        if (deliveredOn === undefined) expect(after.replyDeadline).toBeUndefined();
      }
    });
  });

  it('1.9, B6.7: nothing is issued without every co-issuer, by its writer, or in a role that may not sign the kind', () => {
    eachEvent((event, { before, command }) => {
      if (event.type !== 'DocumentIssued') return;
      expect(
        before
          .content!.issuers.slice(1)
          .map(({ organisationId }) => organisationId)
          .filter((id) => !before.countersigned.includes(id)),
      ).toEqual([]);
      expect(before.writtenBy).not.toContain(event.data.signedBy);
      expect(kinds[before.kind!].signers).toContain(command.by.role);
    });
  });

  it('what was signed never changes: number, content and wording', () => {
    check((steps) => {
      for (const { before, after } of steps)
        if (before.number !== undefined)
          expect([after.number, after.content, after.template]).toEqual([before.number, before.content, before.template]);
    });
  });

  it('B6.4: what asks for a reply is closed only when every item was answered and accepted, and not by its evaluator', () => {
    check((steps) => {
      const answered = new Set<string>();
      for (const { events, before } of steps) {
        for (const event of events) {
          if (event.type === 'DocumentReplied') event.data.answers.forEach(({ itemId }) => answered.add(itemId));
          if (event.type !== 'DocumentClosed' || !kinds[before.kind!].reply) continue;
          expect(before.openItems).toEqual([]);
          expect([...answered].sort()).toEqual(before.content!.items.map(({ itemId }) => itemId).sort());
          expect(before.evaluatedBy).not.toContain(event.data.closedBy);
        }
      }
    });
  });

  it('B6.7: nobody but the recipient acknowledges or replies, and nothing is withdrawn after delivery', () => {
    eachEvent((event, { before, command }) => {
      if (event.type === 'DocumentAcknowledged' || event.type === 'DocumentReplied')
        expect(command.by.organisationId).toBe(before.content!.recipient.organisationId);
      if (event.type === 'DocumentWithdrawn') expect(['drafted', 'issued']).toContain(before.status);
    });
  });

  it('the dates on paper never go back', () => {
    check((steps) => steps.forEach(({ before, after }) => expect(after.lastOn >= before.lastOn).toBe(true)));
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every kind of event, so that the properties above say something', () => {
    const seen = new Set(
      fc
        .sample(history, { numRuns: 400, seed: 20_200_611 })
        .flatMap((steps) => steps.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    expect([...seen].sort()).toEqual([
      'DocumentAcknowledged',
      'DocumentClosed',
      'DocumentCountersigned',
      'DocumentDelivered',
      'DocumentDrafted',
      'DocumentEscalated',
      'DocumentEvaluated',
      'DocumentIssued',
      'DocumentReplied',
      'DocumentRevised',
      'DocumentWithdrawn',
    ]);
  });
});
