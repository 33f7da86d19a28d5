import type { ModuleRef } from '@nestjs/core';
import { DomainError } from '@liandong/event-sourcing';
import type { CopyHandler, ReactionHandler } from '@liandong/messaging';
import { applyChanges } from '@liandong/projections';
import { automationRequest } from '../commands/request-context.js';
import type { LocalCopy, Reaction } from './definition.js';

/** An automation's commands, carried out by the service's own methods. The inbox row commits when all of them have succeeded. */
export function reactionHandler(service: string, reaction: Reaction, modules: ModuleRef): ReactionHandler {
  return {
    name: reaction.name,
    types: [reaction.type],
    async react(event) {
      const target: unknown = modules.get(reaction.service, { strict: true });
      for (const [index, command] of reaction.decide(event).entries()) {
        const organisationId = command.organisationId ?? organisationOf(event.data);
        await reaction.perform(target, automationRequest(service, reaction.name, event, index, organisationId), command);
      }
    },
  };
}

function organisationOf(data: object): string {
  const { organisationId } = data as { organisationId?: unknown };
  if (typeof organisationId === 'string') return organisationId;
  throw new DomainError({
    code: 'inbox.organisation-missing',
    kind: 'invalid',
    zh: '消息未说明所属机关',
    en: 'The message does not say for which organisation it is',
  });
}

/** Rows kept from other services' events; they commit with the inbox row. */
export function localCopyHandler(schema: string, { name, types, table, apply }: LocalCopy): CopyHandler {
  return {
    name: `copy:${name}`,
    types,
    async handle(event, tx) {
      await applyChanges(tx, schema, table, apply(event));
    },
    async handleAll(events, tx) {
      await applyChanges(
        tx,
        schema,
        table,
        events.flatMap((event) => apply(event)),
      );
    },
  };
}
