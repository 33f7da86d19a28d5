/** Posts as a person and answers the body; throws what is refused. */
export type Post = (person: string, path: string, body?: object) => Promise<{ readonly id: string }>;

const subject = {
  subjectId: 's1',
  name: '某甲',
  organisationId: 'mhk.township-1',
  position: '乡干部',
  managedBy: 'township',
  villageCadre: false,
};
const source = { kind: 'supervision', agencyId: 'mhk.room-1', reference: '监发1号' };
const received = {
  organisationId: 'mhk',
  source,
  title: '反映某乡干部',
  summary: '……',
  receivedOn: '2020-06-11',
  subjects: [subject],
  origin: { handling: 'handed-over' },
};

/**
 * What the stories do not need: a clue of Meihekou handled by talk and inquiry, and a meeting about it; one closed as
 * unfounded, and what follows from that. Answers the id of the talk.
 */
export async function playDisposals(post: Post): Promise<string> {
  const clues = '/api/clue-intake/clues';
  const screened = async () => {
    const { id } = await post('mhk-intake', clues, received);
    await post('mhk-intake', `${clues}/${id}/registration`);
    await post('mhk-intake', `${clues}/${id}/screening`, { problemTypes: ['conduct'], opinion: '属本级管辖' });
    return id;
  };
  const unfounded = await screened();
  await post('mhk-intake', `${clues}/${unfounded}/disposal-proposal`, { mode: 'close', opinion: '反映不实' });
  await post('mhk-principal', `${clues}/${unfounded}/disposal-approval`);
  await post('mhk-director', '/api/clue-intake/clarifications', {
    organisationId: 'mhk',
    clueId: unfounded,
    subjectId: 's1',
    form: 'letter',
    text: '反映不实',
  });
  await post('mhk-director', '/api/clue-intake/false-accusations', {
    organisationId: 'mhk',
    clueId: unfounded,
    facts: '捏造事实',
    evidence: ['核实报告'],
  });
  const clueId = await screened();
  const participants = [{ organisationId: 'mhk.dispatched-1' }, { organisationId: 'mhk.room-1' }];
  await post('mhk-director', '/api/clue-intake/screening-meetings', {
    organisationId: 'mhk',
    kind: 'clue-study',
    title: '案件线索专题会',
    scheduledOn: '2020-06-11',
    participants,
    agenda: [clueId],
  });
  await post('mhk-intake', `${clues}/${clueId}/disposal-proposal`, {
    mode: 'talk-inquiry',
    opinion: '拟谈话函询',
    plan: { steps: [{ what: '查阅资料,向知情人了解情况', who: '第一监督检查室', until: '2099-12-31' }], safety: '谈话地点安全检查' },
  });
  await post('mhk-lead-1', `${clues}/${clueId}/disposal-approval`);
  return `${clueId}-1-1`;
}
