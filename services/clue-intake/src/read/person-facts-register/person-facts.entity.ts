import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonFact } from '../../person-facts/person-facts.events.js';

/** Row of the view `person_facts_register`; written by the projection alone. */
@Entity({ name: 'person_facts_register', synchronize: false })
export class FactsOfPerson {
  @PrimaryColumn({ name: 'facts_id', type: 'text' }) factsId: string;
  @Column({ name: 'organisation_id', type: 'text' }) organisationId: string;
  @Column({ name: 'holder_kind', type: 'text' }) holderKind: string;
  @Column({ name: 'person_id', type: 'text', nullable: true }) personId: string | null;
  @Column({ type: 'text', nullable: true }) name: string | null;
  @Column({ name: 'unit_id', type: 'text', nullable: true }) unitId: string | null;
  @Column({ type: 'jsonb' }) facts: readonly PersonFact[];
  @Column({ type: 'integer' }) revision: number;
}
