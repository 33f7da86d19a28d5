import type { Post } from './disposals.js';

/** One of each kind of record that the two stories do not need, in both jurisdictions. */
export async function beyondTheStories(post: Post): Promise<void> {
  for (const jurisdiction of ['mhk', 'pj']) {
    const intake = '/api/clue-intake';
    await post(`${jurisdiction}-director`, `${intake}/stations`, {
      kind: 'direct-report-point', name: '信息直报点', organisationId: `${jurisdiction}.township-1`, members: [], duties: [], openedOn: '2020-06-11',
    });
    await post(`${jurisdiction}-intake`, `${intake}/assignments`, {
      organisationId: jurisdiction, kind: 'assigned', body: '上级机关', documentNumber: '交〔2020〕1号', title: '交办件', requirement: '三个月内办结', receivedOn: '2020-06-11',
    });
  }
}
