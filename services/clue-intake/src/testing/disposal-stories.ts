import type { TestApp } from '@liandong/service-kit/testing';
import type { Subject } from '@liandong/contracts';
import { eventually } from '@liandong/testing';
import { person } from '../clue/clue.fixtures.js';
import type { DisposalMode } from '../clue/clue.events.js';
import { planned } from '../clue/clue.disposal.fixtures.js';

const api = '/api/clue-intake';
export interface TalkLine {
  readonly talkInquiryId: string;
  readonly subject: Subject;
  readonly status: string;
}

const townshipCadre = [person('s1', { managedBy: 'township' })];

/** A clue that supervision found, screened: what the specs of disposal start from. */
export async function screenedClue(
  server: TestApp,
  subjects: readonly Subject[] = townshipCadre,
  receivedOn = '2020-06-11',
): Promise<string> {
  const source = { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' };
  const { id } = await server.command<{ id: string }>('mhk-intake', `${api}/clues`, {
    organisationId: 'mhk',
    source,
    title: '反映某乡干部',
    summary: '……',
    receivedOn,
    subjects,
    origin: { handling: 'handed-over' },
  });
  await server.command('mhk-intake', `${api}/clues/${id}/registration`);
  await server.command('mhk-intake', `${api}/clues/${id}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
  return id;
}

/** The same with a mode proposed. */
export async function proposedClue(server: TestApp, mode: DisposalMode, subjects: readonly Subject[] = townshipCadre): Promise<string> {
  const id = await screenedClue(server, subjects);
  await server.command('mhk-intake', `${api}/clues/${id}/disposal-proposal`, { mode, opinion: '……', ...planned(mode) });
  return id;
}

/** A clue closed without a verification, with the principal's approval. */
export async function closedClue(server: TestApp): Promise<string> {
  const id = await proposedClue(server, 'close');
  await server.command('mhk-principal', `${api}/clues/${id}/disposal-approval`);
  return id;
}

/** B1.4: the step of a routing or a giving, signed by the keeper who hands over and by the leader, or somebody of the department, who receives. */
export async function signedRouting(server: TestApp, clueId: string, keeper: string, leader: string, on: string): Promise<void> {
  const sign = (who: string, noun: string, body: object) => server.send(who, 'POST', `${api}/custody/${clueId}/${noun}`, body);
  await eventually(async () => (await sign(keeper, 'handing-over', { handedOn: on })).status === 201);
  await server.command(leader, `${api}/custody/${clueId}/receipt`, { receivedOn: on });
}

/** A meeting of a dispatched group and a room about these clues. */
export async function conveneMeeting(server: TestApp, agenda: readonly string[], more: object = {}): Promise<string> {
  const participants = [
    { organisationId: 'mhk.dispatched-1', persons: ['p1'] },
    { organisationId: 'mhk.room-8', persons: ['p2'] },
  ];
  const body = {
    organisationId: 'mhk',
    kind: 'clue-study',
    title: '案件线索专题会',
    scheduledOn: '2020-06-11',
    participants,
    agenda,
    ...more,
  };
  return (await server.command<{ id: string }>('mhk-director', `${api}/screening-meetings`, body)).id;
}

/** A clue whose talks and inquiries have been opened, one per subject, and are handled by this department (null: nobody yet). */
export async function talkingClue(
  server: TestApp,
  subjects?: readonly Subject[],
  departmentId: string | null = 'mhk.room-1',
): Promise<{ readonly clueId: string; readonly talks: readonly TalkLine[] }> {
  const clueId = await proposedClue(server, 'talk-inquiry', subjects);
  await server.command('mhk-lead-1', `${api}/clues/${clueId}/disposal-approval`);
  if (subjects?.some(({ managedBy }) => managedBy === 'county'))
    await server.command('mhk-principal', `${api}/clues/${clueId}/disposal-approval`);
  const talks = await eventually(async () => {
    const { items } = await server.read<{ items: readonly TalkLine[] }>('mhk-director', `${api}/talk-inquiries?clue=${clueId}`);
    return items.length === (subjects?.length ?? 1) && items;
  });
  for (const { talkInquiryId } of departmentId === null ? [] : talks)
    await server.command('mhk-intake', `${api}/talk-inquiries/${talkInquiryId}/handler`, { departmentId });
  return { clueId, talks };
}
