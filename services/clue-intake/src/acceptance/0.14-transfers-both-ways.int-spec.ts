import { randomUUID } from 'node:crypto';
import { clueTransferred } from '@liandong/contracts';
import { CommandRunner } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, HandClock } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { person } from '../clue/clue.fixtures.js';
import { outgoingTransfer } from '../outgoing-transfer/outgoing-transfer.decider.js';
import { admitted, origin } from '../outgoing-transfer/outgoing-transfer.fixtures.js';
import { keptLibrary } from '../testing/kept-library.js';

const api = '/api/clue-intake';
const day = '2020-06-11';
const figures = { filed: 1, admonished: 0, educated: 0, noCase: 0 };

interface Line {
  readonly status: string;
  readonly subjects: readonly { readonly subjectId: string }[];
  readonly forwardings: readonly {
    readonly forwardingId: string;
    readonly status: string;
    readonly number: string | null;
    readonly result: object | null;
  }[];
}
interface Incoming {
  readonly items: readonly { readonly transferId: string }[];
  readonly next: string | null;
}

describe('0.14: clues go between the procuratorate and the commission, both ways, with receipts and feedback', () => {
  let server: TestApp;
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await keptLibrary(server);
    await server.send('mhk-director', 'PUT', `${api}/agencies/mhk.procuratorate`, {
      name: '梅河口市人民检察院',
      kind: 'procuratorate',
      commissionId: 'mhk',
      agreement: '推进公益诉讼协作配合协议(2020)',
      eventTypes: [clueTransferred.type],
    });
  });
  afterAll(() => server.close());

  const ask = (who: string, path: string, body: object = {}) => server.send(who, 'POST', `${api}/${path}`, body);
  const act = (who: string, path: string, body: object = {}) =>
    server.command<{ id: string; position: string }>(who, `${api}/${path}`, body);
  const letterOf = async (subjectIds: readonly string[]) => {
    const { id } = await act('mhk-intake', 'clues', {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk.reception', reference: '信9号' },
      title: '反映某单位',
      summary: '举报人原文',
      receivedOn: day,
      subjects: subjectIds.map((one) => person(one)),
    });
    await act('mhk-intake', `clues/${id}/registration`);
    return id;
  };
  const propose = (clueId: string, subjectIds: readonly string[], more: object = {}) =>
    act('mhk-director', 'outgoing-transfers', {
      organisationId: 'mhk',
      agencyId: 'mhk.procuratorate',
      way: 'hand-over',
      documentNumber: '梅监移〔2020〕1号',
      title: '公益损害问题',
      summary: '属检察机关管辖',
      reason: '不属本机关管辖',
      clueId,
      subjectIds,
      ...more,
    });
  const clueOf = (clueId: string, position?: string) => server.read<Line>('mhk-director', `${clues}/${clueId}`, position);

  it('0.14, B1.6: what is the procuratorate’s goes there with the leader’s approval, is signed for, comes of something, and that is signed for here', async () => {
    const clueId = await letterOf(['s1', 's2']);
    const { id } = await propose(clueId, ['s2']);
    expect((await clueOf(clueId)).subjects).toHaveLength(2);
    expect(await ask('mhk-director', `outgoing-transfers/${id}/approval`)).toMatchObject({
      status: 403,
      body: { code: 'access.role-required' },
    });
    const sent = await act('mhk-lead-1', `outgoing-transfers/${id}/approval`);
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }],
        forwardings: [{ forwardingId: id, toOrganisation: 'mhk.procuratorate', status: 'sent' }],
      }),
    );

    // The agency reads the letter, not the clue.
    const incoming = await server.read<object>('mhk-procurator', `${api}/incoming-transfers/${id}`, sent.position);
    expect(incoming).toMatchObject({
      stage: 'sent',
      title: '公益损害问题',
      summary: '属检察机关管辖',
      acceptDueAt: '2020-06-18T15:59:59.999Z',
    });
    // B4.4: whom it names, and nothing of how the commission keeps its people.
    const { name, organisationId, position } = person('s2');
    expect(incoming).toHaveProperty('subjects', [{ name, organisationId, position }]);
    expect(JSON.stringify(incoming)).not.toContain('举报人原文');
    // Sent again after a lost answer: the same receipt.
    const key = { 'idempotency-key': '8c3c1a3e-2c53-4d67-9df7-0f6a3f4a7a01' };
    const receipt = () =>
      server.send(
        'mhk-procurator',
        'POST',
        `${api}/incoming-transfers/${id}/acceptance`,
        { reference: '梅检受〔2020〕5号', acceptedOn: day },
        key,
      );
    const [first, second] = [await receipt(), await receipt()];
    expect([first.status, second.status, (second.body as { eventIds: unknown }).eventIds]).toEqual([
      201,
      200,
      (first.body as { eventIds: unknown }).eventIds,
    ]);
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({ forwardings: [{ status: 'registered', number: '梅检受〔2020〕5号' }] }),
    );

    await act('mhk-procurator', `incoming-transfers/${id}/answer`, { text: '已立案监督', figures, answeredOn: day });
    const signed = await act('mhk-director', `outgoing-transfers/${id}/answer-receipt`, { acknowledgedOn: day });
    expect(await server.read('mhk-procurator', `${api}/incoming-transfers/${id}`, signed.position)).toMatchObject({
      stage: 'acknowledged',
      answerFigures: figures,
      acknowledgedOn: day,
    });
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({
        forwardings: [{ result: { text: '已立案监督', figures, givenOn: day, acknowledgedOn: day } }],
      }),
    );
  });

  it('0.14, B1.6: sent back with a reason, the persons are the commission’s again, and the limit starts anew where the whole clue had gone', async () => {
    const clueId = await letterOf(['s1']);
    const { id } = await propose(clueId, ['s1']);
    await act('mhk-principal', `outgoing-transfers/${id}/approval`);
    await eventually(async () => expect(await clueOf(clueId)).toMatchObject({ status: 'forwarded', subjects: [] }));
    await act('mhk-procurator', `incoming-transfers/${id}/refusal`, { reason: '不属检察机关管辖', refusedOn: day });
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }],
        forwardings: [{ status: 'returned' }],
      }),
    );
    const stays = await server.read<object>('mhk-procurator', `${api}/incoming-transfers/${id}`);
    expect(stays).toMatchObject({ stage: 'refused', refuseReason: '不属检察机关管辖', summary: null, subjects: [] });
    expect((await server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?stage=refused`)).items).toEqual([stays]);
    expect(await server.read('mhk-director', `${api}/outgoing-transfers/${id}`)).toMatchObject({
      status: 'refused',
      refuseReason: '不属检察机关管辖',
      answeredInTime: true,
      allowed: [],
    });
  });

  it('B1.6: given a clue that is being handled, then it is handed over no more; another proposal that overtook the approval is refused, and nothing is half done', async () => {
    const clueId = await letterOf(['s1', 's2']);
    const [{ id: one }, { id: two }] = [await propose(clueId, ['s1']), await propose(clueId, ['s1', 's2'])];
    await act('mhk-lead-1', `outgoing-transfers/${one}/approval`);
    expect(await ask('mhk-lead-1', `outgoing-transfers/${two}/approval`)).toMatchObject({
      status: 409,
      body: { code: 'outgoing-transfer.origin-changed', allowed: ['reject'], details: { subjectIds: ['s1'] } },
    });
    expect(await server.read('mhk-director', `${api}/outgoing-transfers/${two}`)).toMatchObject({ status: 'proposed' });
    await act('mhk-lead-1', `outgoing-transfers/${two}/rejection`, { reason: '已另行移送' });
    const handled = await letterOf(['s1']);
    for (const [who, noun, body] of [
      ['mhk-intake', 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' }],
      ['mhk-intake', 'disposal-proposal', { mode: 'close', opinion: '拟办' }],
    ] as const)
      await act(who, `clues/${handled}/${noun}`, body);
    const late = {
      organisationId: 'mhk',
      agencyId: 'mhk.procuratorate',
      way: 'hand-over',
      documentNumber: '移2号',
      title: '……',
      summary: '……',
      reason: '……',
      clueId: handled,
      subjectIds: ['s1'],
    };
    expect(await ask('mhk-director', 'outgoing-transfers', late)).toMatchObject({ status: 409, body: { code: 'clue.not-allowed' } });
    expect((await ask('mhk-director', 'outgoing-transfers', { ...late, way: 'notice' })).status).toBe(201);
  });

  const subjectsOf = async (clueId: string) => (await clueOf(clueId)).subjects.map(({ subjectId }) => subjectId);
  const statusOf = async (transferId: string) =>
    (await server.read<{ status: string }>('mhk-director', `${api}/outgoing-transfers/${transferId}`)).status;
  /** As whoever approves leaves it where the process stops at once: nobody has left the clue yet. */
  const approveAndStop = (transferId: string) => {
    const principal = { personId: 'mhk-lead-1', organisationId: 'mhk', roles: ['deputy' as const] };
    return server.app
      .get(CommandRunner)
      .run(outgoingTransfer, transferId, { principal, commandId: randomUUID() }, 'outgoing-transfer.approve', {
        type: 'approve',
        data: { agency: admitted, origin },
      });
  };
  const unparked = async () => expect(await server.read('ops', `${api}/ops/inbox/parked`)).toEqual([]);

  it('B1.6: given an approval that met a rejection, then one of them stands: rejected, the persons are still here; sent, they are gone', async () => {
    for (let round = 0; round < 6; round += 1) {
      const clueId = await letterOf(['s1', 's2']);
      const { id } = await propose(clueId, ['s2'], { documentNumber: `移〔2020〕竞${round}号` });
      const answers = await Promise.all([
        ask('mhk-lead-1', `outgoing-transfers/${id}/approval`),
        ask('mhk-principal', `outgoing-transfers/${id}/rejection`, { reason: '……' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const sent = answers[0].status === 201;
      await eventually(async () =>
        expect([await statusOf(id), await subjectsOf(clueId)]).toEqual(sent ? ['sent', ['s1']] : ['rejected', ['s1', 's2']]),
      );
    }
  });

  it('B1.6: given a stop between approval and hand-over, then the persons leave the clue all the same, and the same approval again changes nothing', async () => {
    const clueId = await letterOf(['s1', 's2']);
    const { id } = await propose(clueId, ['s2'], { documentNumber: '移〔2020〕停1号' });
    await approveAndStop(id);
    await eventually(async () => expect(await subjectsOf(clueId)).toEqual(['s1']));
    const again = await propose(clueId, ['s1'], { documentNumber: '移〔2020〕停2号' });
    const key = { 'idempotency-key': '0c2f5f0e-5d6d-4a39-8b8e-2b7a4a6f9c11' };
    const approval = () => server.send('mhk-lead-1', 'POST', `${api}/outgoing-transfers/${again.id}/approval`, {}, key);
    expect([(await approval()).status, (await approval()).status]).toEqual([201, 200]);
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({ status: 'forwarded', forwardings: [{ forwardingId: id }, { forwardingId: again.id }] }),
    );
    await unparked();
  });

  it('B1.6: given a stop between approval and hand-over, and an agency that sends it back at once, then the persons leave first, and come back', async () => {
    const clueId = await letterOf(['s1', 's2']);
    const { id } = await propose(clueId, ['s2'], { documentNumber: '移〔2020〕停3号' });
    await approveAndStop(id);
    await act('mhk-procurator', `incoming-transfers/${id}/refusal`, { reason: '不属检察机关管辖', refusedOn: day });
    await eventually(async () =>
      expect(await clueOf(clueId)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }, { subjectId: 's2' }],
        forwardings: [{ status: 'returned' }],
      }),
    );
    await unparked();
  });

  it('B1.6: given a clue that went on between approval and hand-over, then the transfer is given up, and nobody is lost', async () => {
    const clueId = await letterOf(['s1', 's2']);
    const [{ id: one }, { id: two }] = [
      await propose(clueId, ['s1'], { documentNumber: '移〔2020〕弃1号' }),
      await propose(clueId, ['s1', 's2'], { documentNumber: '移〔2020〕弃2号' }),
    ];
    await act('mhk-lead-1', `outgoing-transfers/${one}/approval`);
    await approveAndStop(two);
    await eventually(async () => expect(await statusOf(two)).toBe('recalled'));
    expect(await clueOf(clueId)).toMatchObject({
      status: 'registered',
      subjects: [{ subjectId: 's2' }],
      forwardings: [{ forwardingId: one, status: 'sent' }],
    });
    await unparked();
  });

  it('0.14, B1.6: recalled from an agency that was suspended, before or after it signed: the persons are the commission’s again', async () => {
    const [unsigned, signed] = [await letterOf(['s1', 's2']), await letterOf(['s1'])];
    const [{ id: one }, { id: two }] = [
      await propose(unsigned, ['s2'], { documentNumber: '移〔2020〕撤1号' }),
      await propose(signed, ['s1'], { documentNumber: '移〔2020〕撤2号' }),
    ];
    for (const id of [one, two]) await act('mhk-lead-1', `outgoing-transfers/${id}/approval`);
    await act('mhk-procurator', `incoming-transfers/${two}/acceptance`, { reference: '梅检受9号', acceptedOn: day });
    expect(await ask('mhk-lead-1', `outgoing-transfers/${one}/recall`, { reason: '……' })).toMatchObject({
      status: 409,
      body: { code: 'outgoing-transfer.recall-too-early', details: { acceptDueAt: '2020-06-18T15:59:59.999Z' } },
    });
    await act('mhk-director', 'agencies/mhk.procuratorate/suspension', { reason: '协议到期' });
    for (const id of [one, two]) await act('mhk-lead-1', `outgoing-transfers/${id}/recall`, { reason: '接收机关已暂停接入' });
    await eventually(async () =>
      expect(await clueOf(unsigned)).toMatchObject({ status: 'registered', forwardings: [{ status: 'returned' }] }),
    );
    await eventually(async () =>
      expect(await clueOf(signed)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }],
        forwardings: [{ status: 'returned' }],
      }),
    );
    expect((await subjectsOf(unsigned)).sort()).toEqual(['s1', 's2']);
    expect(await server.read('mhk-director', `${api}/outgoing-transfers/${one}`)).toMatchObject({
      status: 'recalled',
      recallReason: '接收机关已暂停接入',
      recalledOn: day,
      allowed: [],
    });
    await act('mhk-director', 'agencies/mhk.procuratorate/resumption');
    // The agency sees that it was recalled, not why.
    const shown = await server.read<object>('mhk-procurator', `${api}/incoming-transfers/${one}`);
    expect(shown).toMatchObject({ stage: 'recalled', recalledOn: day });
    expect(JSON.stringify(shown)).not.toContain('已暂停接入');
    expect(await ask('mhk-procurator', `incoming-transfers/${one}/acceptance`, { reference: 'x', acceptedOn: day })).toMatchObject({
      status: 409,
      body: { code: 'outgoing-transfer.not-allowed' },
    });
    await unparked();
  });

  it('B1.6: returned meanwhile, a clue is not made known either; what was proposed of it can only be rejected', async () => {
    const clueId = await letterOf(['s1']);
    const { id } = await propose(clueId, ['s1'], { way: 'notice' });
    await act('mhk-lead-1', `clues/${clueId}/return`, { reason: '无实质内容', returnedOn: day });
    expect(await ask('mhk-lead-1', `outgoing-transfers/${id}/approval`)).toMatchObject({
      status: 409,
      body: { code: 'outgoing-transfer.origin-changed', allowed: ['reject'] },
    });
    expect(
      (await server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?limit=200`)).items.map(({ transferId }) => transferId),
    ).not.toContain(id);
    await act('mhk-lead-1', `outgoing-transfers/${id}/rejection`, { reason: '线索已退回' });
  });

  it('B4.9: what is classified above an agency goes to none; classified after it was sent, it is for the agency as if it had never been, until the level is lowered or whoever approved recalls it', async () => {
    const classify = async (clueId: string, level: string) => {
      const { id: matterId } = await act('mhk-director', 'classifications', {
        about: { kind: 'clue', id: clueId },
        level,
        reason: '涉及举报人',
      });
      await act('mhk-principal', `classifications/${matterId}/approval`);
      await server.read('mhk-director', `${api}/classifications`);
    };
    const above = { status: 422, body: { code: 'outgoing-transfer.above-receiver' } };
    const [classified, waiting, gone] = [await letterOf(['s1']), await letterOf(['s1']), await letterOf(['s1'])];
    const recalled = await letterOf(['s1']);
    await classify(classified, 'confidential');
    const letter = {
      organisationId: 'mhk',
      agencyId: 'mhk.procuratorate',
      documentNumber: '移3号',
      title: '……',
      summary: '……',
      reason: '……',
      clueId: classified,
      subjectIds: ['s1'],
    };
    for (const way of ['hand-over', 'notice'])
      expect(await ask('mhk-director', 'outgoing-transfers', { ...letter, way })).toMatchObject(above);
    const { id } = await propose(waiting, ['s1']);
    await classify(waiting, 'confidential');
    expect(await ask('mhk-lead-1', `outgoing-transfers/${id}/approval`)).toMatchObject(above);
    expect(await clueOf(waiting)).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }] });

    const { id: sent } = await propose(gone, ['s1']);
    await act('mhk-lead-1', `outgoing-transfers/${sent}/approval`);
    await classify(gone, 'confidential');
    const receipt = { reference: '梅检收9号', acceptedOn: day };
    const plain = ({ status, body }: { readonly status: number; readonly body: object }) => ({ status, body: { ...body, instance: '' } });
    const nowhere = [
      plain(await server.send('mhk-procurator', 'GET', `${api}/incoming-transfers/nowhere`)),
      plain((await ask('mhk-procurator', 'incoming-transfers/nowhere/acceptance', receipt)) as { status: number; body: object }),
    ];
    expect(nowhere).toMatchObject([
      { status: 404, body: { code: 'outgoing-transfer.unknown' } },
      { status: 404, body: { code: 'outgoing-transfer.unknown' } },
    ]);
    expect([
      plain(await server.send('mhk-procurator', 'GET', `${api}/incoming-transfers/${sent}`)),
      plain((await ask('mhk-procurator', `incoming-transfers/${sent}/acceptance`, receipt)) as { status: number; body: object }),
    ]).toEqual(nowhere);
    expect(
      (await server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?limit=200`)).items.map(({ transferId }) => transferId),
    ).not.toContain(sent);
    await classify(gone, 'internal');
    await act('mhk-procurator', `incoming-transfers/${sent}/acceptance`, receipt);
    const { id: back } = await propose(recalled, ['s1']);
    await act('mhk-lead-1', `outgoing-transfers/${back}/approval`);
    await classify(recalled, 'confidential');
    await act('mhk-lead-1', `outgoing-transfers/${back}/recall`, { reason: '已定密,改以纸质文件移送' });
    await eventually(async () =>
      expect(await clueOf(recalled)).toMatchObject({
        status: 'registered',
        subjects: [{ subjectId: 's1' }],
        forwardings: [{ status: 'returned' }],
      }),
    );
  });

  it('0.14: the agency turns the pages of its inbox, each transfer once though others come in; what is not signed for in time stands out', async () => {
    const before = (await server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?limit=200`)).items.length;
    const ids: string[] = [];
    for (const number of [1, 2, 3]) {
      const { id } = await propose(await letterOf(['s1']), [], { way: 'notice', documentNumber: `通〔2020〕${number}号` });
      await act('mhk-lead-1', `outgoing-transfers/${id}/approval`);
      ids.unshift(id);
    }
    await server.read('mhk-director', `${api}/outgoing-transfers`);
    const page = (after?: string) =>
      server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?limit=2${after ? `&after=${after}` : ''}`);
    const first = await page();
    expect(first.items.map(({ transferId }) => transferId)).toEqual(ids.slice(0, 2));
    const { id: later } = await propose(await letterOf(['s1']), [], { way: 'notice', documentNumber: '通〔2020〕4号' });
    await act('mhk-lead-1', `outgoing-transfers/${later}/approval`);
    expect((await page(first.next!)).items[0]).toMatchObject({ transferId: ids[2] });
    expect((await server.read<Incoming>('mhk-procurator', `${api}/incoming-transfers?limit=200`)).items).toHaveLength(before + 4);
    expect(
      await server.read('mhk-procurator', `${api}/incoming-transfers?documentNumber=${encodeURIComponent('通〔2020〕2号')}`),
    ).toMatchObject({ items: [{ transferId: ids[1] }] });

    expect((await server.read<Incoming>('mhk-director', `${api}/outgoing-transfers?overdue=true`)).items).toEqual([]);
    clock.to('2020-06-19T02:00:00.000Z');
    const overdue = await server.read<Incoming>('mhk-director', `${api}/outgoing-transfers?overdue=true`);
    expect(overdue.items.map(({ transferId }) => transferId)).toEqual(expect.arrayContaining([later, ...ids]));
    await eventually(async () =>
      expect(JSON.stringify(await server.read('mhk-director', `${api}/warnings`))).toContain('outgoing-transfer'),
    );
  });
});
