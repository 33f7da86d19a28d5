import { demoPeople } from '@liandong/access/local-issuer';
import { ApiProblem } from '../client.js';
import type { Actor } from './story.js';

interface Roster {
  readonly persons: readonly { readonly personId: string }[];
}

/** Adopts a commission's plan unless one stands already on that day: an earlier run, or the commission itself, did it. */
export async function ensurePlan<Facts>(actor: Actor<Facts>, plan: { readonly organisationId: string }, on: string): Promise<void> {
  if (await found(actor.read('joint-supervision', `/collaboration-plans/${plan.organisationId}?on=${on}`))) return;
  await actor.post('joint-supervision', '/collaboration-plans', plan);
}

/** Lists those who are not on the commission's roster of that day yet. Members of the procuratorate are partners. */
export async function ensureRoster<Facts>(
  actor: Actor<Facts>,
  organisationId: string,
  personIds: readonly string[],
  from: string,
  on: string,
): Promise<void> {
  const roster = await found(actor.read<Roster>('joint-supervision', `/staff-rosters/${organisationId}?on=${on}`));
  const listed = new Set(roster?.persons.map(({ personId }) => personId));
  const persons = demoPeople
    .filter(({ personId }) => personIds.includes(personId) && !listed.has(personId))
    .map(({ personId, name, organisationId: body }) => ({
      personId,
      name,
      organisationId: body,
      affiliation: body.endsWith('.procuratorate') ? 'partner-agency' : 'commission',
      duty: 'staff',
    }));
  if (persons.length > 0) await actor.post('joint-supervision', '/staff-rosters', { organisationId, from, persons });
}

interface Library {
  readonly keepers: readonly { readonly personId: string; readonly until: string | null }[];
}

/** B1.3, B1.4: entrusts the library to case management and appoints the keeper, unless somebody did it before. */
export async function ensureLibrary<Facts>(actor: Actor<Facts>, organisationId: string, personId: string, from: string): Promise<void> {
  const path = `/libraries/${organisationId}`;
  const library = await found(actor.read<Library>('clue-intake', path));
  if (!library) await actor.post('clue-intake', path, { unitId: `${organisationId}.case-management`, since: from });
  if (library?.keepers.some((keeper) => keeper.personId === personId && keeper.until === null)) return;
  await actor.post('clue-intake', `${path}/keepers`, { personId, from, documentNumber: '指定〔2020〕1号' });
}

async function found<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch((error: unknown) => {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  });
}
