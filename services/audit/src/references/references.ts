/** A person or an organisation that an event's data names, and under which field. */
export interface Reference {
  readonly kind: 'person' | 'organisation';
  readonly id: string;
  /** Field name, such as `leaderPersonId`: as what they appear. */
  readonly as: string;
}

/** Fields that hold ids of persons, one or a list, wherever they stand in an event's data. */
export const personFields = [
  'personId',
  'leaderPersonId',
  'leadPersonId',
  'formerLeadPersonId',
  'formerPersonId',
  'actingChiefId',
  'secretaryId',
  'actingSecretaryId', // who leads, led, stands in
  'subjectId',
  'subjectIds',
  'partyChiefSubjectIds', // whom a clue, a verification or a case is about (被反映人、被审查调查人)
  'members',
  'participants',
  'verifiers',
  'investigators',
  'reviewers',
  'talkers',
  'keeper',
  'checked',
  'giver',
  'taker',
  'lapsed',
  'admitted',
  'barred',
  'released', // who takes part, is looked at, hands over and takes over, may no longer know or may know, is kept from a matter or let in again
] as const;

/** Who did, approved or signed what stands in fields that end so: `approvedBy`, `takenBy`. */
export const PERSON_SUFFIX = 'By';

/** They end so, and hold no person: a level of management, and in which capacity a recusal was raised. */
export const noPersons = ['managedBy', 'raisedBy'] as const;

/** Fields that hold ids of organisations, one or a list. */
export const organisationFields = [
  'organisationId',
  'agencyId',
  'agencyIds',
  'unitId',
  'townshipId',
  'commissionId',
  'tourOfficeId',
  'upperBodyId',
  'liaisonRoomId',
  'superiorId',
  'coordinatorIds',
  'memberIds',
  'departmentId',
  'receiverId',
  'toOrganisation',
  'signedInAt',
  'decidedFor',
  'assistingIds',
] as const;

const organisations = new Set<string>(organisationFields);
const persons = new Set<string>(personFields);
const excluded = new Set<string>(noPersons);

/** Ids are plain ASCII words; names and remarks, which stand in some of these fields too, are not. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,199}$/;

/** Every person and organisation that the data names, each once per field name, in the order of appearance. */
export function referencesIn(data: unknown): readonly Reference[] {
  const found = new Map<string, Reference>();
  collect(data, '', found);
  return [...found.values()];
}

function collect(value: unknown, field: string, found: Map<string, Reference>): void {
  if (typeof value === 'string') {
    const kind = kindOf(field);
    if (kind && ID.test(value)) found.set(`${kind} ${field} ${value}`, { kind, id: value, as: field });
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, field, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) collect(inner, name, found);
  }
}

function kindOf(field: string): Reference['kind'] | undefined {
  if (organisations.has(field)) return 'organisation';
  if (persons.has(field) || (field.endsWith(PERSON_SUFFIX) && !excluded.has(field))) return 'person';
  return undefined;
}
