import type { Post } from './disposals.js';

/** One of each kind of record that the two stories do not need, in both jurisdictions. */
export async function beyondTheStories(post: Post): Promise<void> {
  for (const jurisdiction of ['mhk', 'pj']) {
    const intake = '/api/clue-intake';
    await post(`${jurisdiction}-director`, `${intake}/stations`, {
      kind: 'direct-report-point',
      name: '信息直报点',
      organisationId: `${jurisdiction}.township-1`,
      members: [],
      duties: [],
      openedOn: '2020-06-11',
    });
    await post(`${jurisdiction}-intake`, `${intake}/assignments`, {
      organisationId: jurisdiction,
      kind: 'assigned',
      body: '上级机关',
      documentNumber: '交〔2020〕1号',
      title: '交办件',
      requirement: '三个月内办结',
      receivedOn: '2020-06-11',
    });
    await post(`${jurisdiction}-director`, `${intake}/reconciliations`, {
      organisationId: jurisdiction,
      handlerId: `${jurisdiction}.zone-1`,
      openedOn: '2020-06-11',
    });
    const clueIds = [];
    for (const subjectId of ['b1', 'b2']) {
      const subject = {
        subjectId,
        name: '某乙',
        organisationId: `${jurisdiction}.township-1`,
        position: '乡干部',
        managedBy: 'township',
        villageCadre: false,
      };
      const source = { kind: 'letter', agencyId: `${jurisdiction}.reception`, reference: `信${subjectId}` };
      const letter = {
        organisationId: jurisdiction,
        source,
        title: '反映某乡干部',
        summary: '……',
        receivedOn: '2020-06-11',
        subjects: [subject],
        origin: { occurredOn: '2020-06-10' },
      };
      clueIds.push((await post(`${jurisdiction}-reception`, `${intake}/clues`, letter)).id);
    }
    await post(`${jurisdiction}-intake`, `${intake}/clues/${clueIds[0]!}/reporter`, { signature: 'signed', identity: { name: '某丙' } });
    await post(`${jurisdiction}-director`, `${intake}/person-facts`, {
      organisationId: jurisdiction,
      holder: { kind: 'officer', personId: `${jurisdiction}-inv-2` },
      facts: [{ kind: 'home-township', organisationId: `${jurisdiction}.township-1` }],
      declaredOn: '2020-06-11',
    });
    await post(`${jurisdiction}-director`, `${intake}/classifications`, {
      about: { kind: 'clue', id: clueIds[1] },
      level: 'confidential',
      reason: '涉及举报人',
    });
    await post(`${jurisdiction}-intake`, `${intake}/recusals`, {
      about: { kind: 'clue', id: clueIds[0] },
      personId: `${jurisdiction}-inv-3`,
      chief: false,
      ground: 'near-kin',
      raisedBy: 'subject',
      statement: '系近亲属',
      raisedOn: '2020-06-11',
    });
    const { id: copyId } = await post(`${jurisdiction}-intake`, `${intake}/clue-copies`, {
      organisationId: jurisdiction,
      agencyId: `${jurisdiction}.people-congress`,
      reference: '人抄〔2020〕1号',
      period: { from: '2020-04-01', to: '2020-05-31' },
      copiedOn: '2020-06-11',
      items: [{ kind: 'opinion', topic: '涉企检查', unitId: `${jurisdiction}.township-1`, text: '重复检查多' }],
    });
    const concluded = {
      itemNo: 1,
      conclusions: ['political-ecology'],
      problemType: 'conduct',
      unitId: `${jurisdiction}.township-1`,
      opinion: '涉企检查重复',
    };
    await post(`${jurisdiction}-intake`, `${intake}/clue-copies/${copyId}/analysis`, { items: [concluded] });
    await post(`${jurisdiction}-principal`, `${intake}/clue-copies/${copyId}/analysis-approval`);
    await post(`${jurisdiction}-inv-1`, `${intake}/interventions`, {
      clueId: clueIds[0],
      kind: 'inquiring',
      by: { name: '某某', unit: '某局' },
      addressee: `${jurisdiction}-inv-1`,
      occurredOn: '2020-06-11',
      content: '打听进展',
    });
    await post(`${jurisdiction}-inv-1`, `${intake}/breaches`, {
      organisationId: jurisdiction,
      officer: { personId: `${jurisdiction}-inv-2`, organisationId: `${jurisdiction}.room-1`, standing: 'staff' },
      kind: 'leaking',
      occurredOn: '2020-06-11',
      content: '……',
    });
    await post(`${jurisdiction}-cadre`, `${intake}/departures`, {
      organisationId: jurisdiction,
      personId: `${jurisdiction}-former`,
      ground: 'retired',
      post: 'general',
      departedOn: '2020-06-11',
    });
    await post(`${jurisdiction}-reception`, `${intake}/direct-forwards`, {
      organisationId: jurisdiction,
      envelope: 'MF-1',
      recipient: 'principal',
      receivedOn: '2020-06-11',
    });
    await post(`${jurisdiction}-intake`, `${intake}/person-enquiries`, {
      organisationId: jurisdiction,
      askingBody: '县委组织部',
      reference: '组函〔2020〕1号',
      letterDate: '2020-06-10',
      receivedOn: '2020-06-11',
      purpose: 'appointment',
      persons: [{ person: 'p1', name: '某丙', unitId: `${jurisdiction}.township-1`, position: '副镇长' }],
    });
    const { id: keyMarkId } = await post(`${jurisdiction}-intake`, `${intake}/key-marks`, {
      organisationId: jurisdiction,
      kind: 'person',
      name: '某乙',
      reason: '多次被反映',
      markedOn: '2020-06-11',
    });
    // The stories have an agency admitted in one of them.
    if (jurisdiction === 'mhk') {
      await post('mhk-intake', `${intake}/outgoing-transfers`, {
        organisationId: 'mhk',
        agencyId: 'mhk.procuratorate',
        way: 'notice',
        documentNumber: '通〔2020〕1号',
        title: '重点人通报',
        summary: '……',
        reason: '相互通报',
        keyMarkId,
      });
    }
    const kind = jurisdiction === 'mhk' ? 'monthly-study' : 'monthly-summary';
    await post(`${jurisdiction}-director`, `${intake}/reviews`, {
      organisationId: jurisdiction,
      kind,
      period: '2020-05',
      heldOn: '2020-06-03',
      participants: [`${jurisdiction}-director`],
      conclusions: '……',
    });
    await post(`${jurisdiction}-intake`, `${intake}/series`, { organisationId: jurisdiction, clueIds, reason: '同一被反映人' });
  }
}
