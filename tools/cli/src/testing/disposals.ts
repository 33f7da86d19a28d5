/** Posts as a person and answers the body; throws what is refused. */
export type Post = (person: string, path: string, body?: object) => Promise<{ readonly id: string }>;

const subject = { subjectId: 's1', name: '某甲', organisationId: 'mhk.township-1', position: '乡干部', managedBy: 'township', villageCadre: false };

/** What the stories do not need: a clue of Meihekou handled by talk and inquiry, and a meeting about it. Answers the id of its talk. */
export async function playDisposals(post: Post): Promise<string> {
  const clues = '/api/clue-intake/clues';
  const received = { organisationId: 'mhk', source: { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' }, title: '反映某乡干部', summary: '……', receivedOn: '2020-06-11', subjects: [subject] };
  const { id: clueId } = await post('mhk-intake', clues, received);
  await post('mhk-intake', `${clues}/${clueId}/registration`);
  await post('mhk-intake', `${clues}/${clueId}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
  const participants = [{ organisationId: 'mhk.dispatched-1' }, { organisationId: 'mhk.room-1' }];
  await post('mhk-director', '/api/clue-intake/screening-meetings', { organisationId: 'mhk', kind: 'clue-study', title: '案件线索专题会', scheduledOn: '2020-06-11', participants, agenda: [clueId] });
  await post('mhk-intake', `${clues}/${clueId}/disposal-proposal`, { mode: 'talk-inquiry', opinion: '拟谈话函询' });
  await post('mhk-lead-1', `${clues}/${clueId}/disposal-approval`);
  return `${clueId}-1-1`;
}
