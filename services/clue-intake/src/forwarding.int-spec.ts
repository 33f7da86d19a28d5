import { randomUUID } from 'node:crypto';
import { clueForwarded, type IntegrationEvent } from '@liandong/contracts';
import { type Platform, PLATFORM } from '@liandong/service-kit';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { clues, HandClock } from './clocks/clocks.fixtures.js';
import { ClueIntakeModule } from './clue-intake.module.js';
import { person } from './clue/clue.fixtures.js';

const day = '2020-06-11';

interface Line {
  readonly clueId: string;
  readonly matterId: string;
  readonly status: string;
  readonly subjects: readonly { readonly subjectId: string }[];
  readonly forwardings: readonly { readonly forwardingId: string; readonly status: string; readonly number: string | null }[];
}

describe('forwarding inside the system', () => {
  const clock = new HandClock(`${day}T02:00:00.000Z`);
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule], { clock });
    await server.command('pj-principal', '/api/clue-intake/libraries/pj', { unitId: 'pj.case-management', since: day });
    await server.command('pj-principal', '/api/clue-intake/libraries/pj/keepers', { personId: 'pj-intake', from: day, documentNumber: '指定1号' });
  });
  afterAll(() => server.close());

  const act = (who: string, clueId: string, noun: string, body: object = {}) => server.command<{ matterId: string }>(who, `${clues}/${clueId}/${noun}`, body);
  const of = (who: string, clueId: string) => server.read<Line>(who, `${clues}/${clueId}`);
  async function registered(): Promise<string> {
    const source = { kind: 'letter', agencyId: 'mhk.reception', reference: '信7号' };
    const { id } = await server.command<{ id: string }>('mhk-intake', clues, { organisationId: 'mhk', source, title: '两地干部', summary: '反映两地', receivedOn: day, subjects: [person('s1'), person('s2')], origin: { occurredOn: day } });
    await act('mhk-intake', id, 'registration');
    return id;
  }
  async function forward(clueId: string, subjectIds: readonly string[], toOrganisation = 'pj'): Promise<string> {
    await act('mhk-director', clueId, 'forwarding', { toOrganisation, subjectIds, reason: '属潘集区管辖', forwardedOn: day });
    return (await eventually(async () => (await of('mhk-director', clueId)).forwardings.at(-1)))!.forwardingId;
  }
  const arrived = (forwardingId: string) => eventually(() => of('pj-intake', forwardingId));

  it('B1.6: a part goes to another library, with its sender, source and matter; the number comes back as the receipt; the own part stays', async () => {
    const clueId = await registered();
    const forwardingId = await forward(clueId, ['s2']);
    expect(await arrived(forwardingId)).toMatchObject({ organisationId: 'pj', status: 'received', sourceKind: 'commission', sourceAgencyId: 'mhk', title: '两地干部', subjects: [{ subjectId: 's2' }], forwardedFrom: { organisationId: 'mhk' } });
    const sent = await of('mhk-director', clueId);
    expect(sent.matterId).not.toBe((await of('pj-intake', forwardingId)).matterId);
    expect(sent).toMatchObject({ status: 'registered', subjects: [{ subjectId: 's1' }], forwardings: [{ status: 'sent' }] });
    await act('pj-intake', forwardingId, 'registration');
    await eventually(async () => expect(await of('mhk-director', clueId)).toMatchObject({ forwardings: [{ status: 'registered', number: '委移〔2020〕1号', toOrganisation: 'pj' }] }));
    // Nothing of the sender's is shown to the receiver, nor the other way round.
    expect(await server.send('pj-director', 'GET', `${clues}/${clueId}`)).toMatchObject({ status: 404 });
    expect(await server.send('mhk-director', 'GET', `${clues}/${forwardingId}`)).toMatchObject({ status: 404 });
  });

  it('B1.6: what the receiver sends back is the sender’s again, with limits that start anew', async () => {
    const clueId = await registered();
    const forwardingId = await forward(clueId, ['s1', 's2']);
    expect(await of('mhk-director', clueId)).toMatchObject({ status: 'forwarded', subjects: [] });
    await arrived(forwardingId);
    await act('pj-intake', forwardingId, 'registration');
    clock.to('2020-06-15T02:00:00.000Z');
    await act('pj-lead-east', forwardingId, 'return', { reason: '不属本区管辖', returnedOn: '2020-06-15' });
    await eventually(async () => expect(await of('mhk-director', clueId)).toMatchObject({ status: 'registered', forwardings: [{ status: 'returned' }], disposalDueAt: '2020-07-15T15:59:59.999Z' }));
    await act('mhk-intake', clueId, 'screening', { problemTypes: ['conduct'], opinion: '属本级管辖' });
  });

  it('B1.9: forwarded from above, then registered within five working days of its arrival; announced twice, it is received once', async () => {
    const bus = await server.app.get<Platform>(PLATFORM).messageBus('spec');
    const [forwardingId, matterId] = [randomUUID(), randomUUID()];
    const data = {
      forwardingId, fromOrganisation: 'upper', toOrganisation: 'pj', clueId: 'u1', clueNumber: '信〔2020〕9号', title: '上级移送', summary: '……', subjects: [person('u1')], reason: '属潘集区管辖', forwardedOn: '2020-06-15',
      source: { kind: 'letter', agencyId: 'upper.reception', reference: '信9号' },
    };
    const event: IntegrationEvent = { id: randomUUID(), type: clueForwarded.type, source: 'clue-intake', time: clock.now(), matterId, causationId: randomUUID(), data };
    await bus.publish([event]);
    await bus.publish([event]);
    expect(await arrived(forwardingId)).toMatchObject({ sourceKind: 'upper-level', sourceReference: '信〔2020〕9号', receivedOn: '2020-06-15', revision: 0 });
    clock.to('2020-06-23T02:00:00.000Z');
    await act('pj-intake', forwardingId, 'registration');
    expect(await of('pj-intake', forwardingId)).toMatchObject({ acceptedInTime: false, revision: 1 });
    await eventually(async () => expect(await server.read('ops', '/api/clue-intake/ops/inbox/parked')).toMatchObject([{}]));
  });

  it('B1.6: to a body without a library here nothing is sent; it gets its own on paper', async () => {
    const clueId = await registered();
    await act('mhk-director', clueId, 'forwarding', { toOrganisation: '辉南县纪委监委', subjectIds: ['s2'], reason: '属辉南县管辖', forwardedOn: day });
    expect(await of('mhk-director', clueId)).toMatchObject({ status: 'registered', forwardings: [], subjects: [{ subjectId: 's1' }] });
  });
});
