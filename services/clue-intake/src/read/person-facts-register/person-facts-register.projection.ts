import { change, type Projection, upsert } from '@liandong/projections';
import type { PersonFact, PersonFactsEvent } from '../../person-facts/person-facts.events.js';

/** What is known about one officer or subject. */
export interface PersonFactsRow {
  readonly factsId: string;
  readonly organisationId: string;
  readonly holderKind: string;
  /** Of an officer. */
  readonly personId: string | null;
  readonly name: string | null;
  readonly unitId: string | null;
  readonly facts: readonly PersonFact[];
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('personFacts-'.length);

export const personFactsRegister: Projection<PersonFactsRow, PersonFactsEvent> = {
  name: 'person-facts-register',
  version: 1,
  categories: ['personFacts'],
  table: {
    name: 'person_facts_register',
    columns: {
      factsId: 'text',
      organisationId: 'text NOT NULL',
      holderKind: 'text NOT NULL',
      personId: 'text',
      name: 'text',
      unitId: 'text',
      facts: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['factsId'],
    indexes: ['(organisation_id)'],
  },
  on: {
    FactsDeclared: ({ data: { organisationId, holder, facts }, stream, revision }) => [
      upsert<PersonFactsRow>({ factsId: idOf(stream) }, (row) => ({
        factsId: idOf(stream),
        organisationId: row?.organisationId ?? organisationId,
        holderKind: holder.kind,
        personId: holder.kind === 'officer' ? holder.personId : null,
        name: holder.kind === 'subject' ? holder.name : null,
        unitId: holder.kind === 'subject' ? holder.unitId : null,
        facts: [...(row?.facts ?? []), ...facts],
        revision,
      })),
    ],
    FactWithdrawn: ({ data, stream, revision }) => [
      change<PersonFactsRow>({ factsId: idOf(stream) }, (row) => ({
        ...row,
        facts: row.facts.filter(({ factId }) => factId !== data.factId),
        revision,
      })),
    ],
  },
};
