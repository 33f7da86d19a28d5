import type { CustodyEvent } from '../../custody/custody.events.js';
import { itIsAReadModel, rowsAfter } from '@liandong/service-kit/testing';
import { custodyRegister } from './custody-register.projection.js';

const day = '2020-06-11';
const opened = (step: number, more: object = {}): CustodyEvent => ({
  type: 'StepOpened',
  data: {
    step,
    organisationId: 'mhk',
    clueNumber: '信〔2020〕1号',
    kind: 'routing',
    to: { organisationId: 'mhk.zone-1', personId: 'mhk-lead-1' },
    ...more,
  } as never,
});
const of = <T extends CustodyEvent['type']>(type: T, data: object) => ({ type, data }) as unknown as CustodyEvent;
const received = [
  opened(1),
  of('StepHandedOver', { step: 1, handedBy: 'mhk-intake', handedOn: day }),
  of('StepReceived', { step: 1, receivedBy: 'mhk-lead-1', receivedOn: day }),
];
const passedOn = [
  ...received,
  opened(2, { kind: 'passing-on', to: { organisationId: 'mhk.room-1' } }),
  of('StepHandedOver', { step: 2, handedBy: 'mhk-lead-1', handedOn: day }),
];
const sentBack = [...passedOn, of('StepSentBack', { step: 2, reason: '缺附件', sentBackBy: 's' })];
const others = [
  of('StepSpared', { routingNo: 2, personId: 'mhk-lead-1' }),
  of('RoutingFell', { routingNo: 2 }),
  of('EntryFell', { organisationId: 'mhk' }),
  of('StepWithdrawn', { step: 2, reason: '改派', withdrawnBy: 'd' }),
];

describe('register of custody', () => {
  itIsAReadModel(custodyRegister, ['custody-c1', [...sentBack, ...others]]);

  it('B1.4: a row per step, with both signatures; one that was sent back is open again, and says why', () => {
    expect(rowsAfter(custodyRegister, ['custody-c1', passedOn])).toMatchObject([
      {
        clueId: 'c1',
        step: 1,
        status: 'received',
        toPerson: 'mhk-lead-1',
        handedBy: 'mhk-intake',
        handedOn: day,
        receivedBy: 'mhk-lead-1',
        receivedOn: day,
      },
      {
        clueId: 'c1',
        step: 2,
        status: 'handed-over',
        toOrganisation: 'mhk.room-1',
        toPerson: null,
        handedBy: 'mhk-lead-1',
        receivedBy: null,
      },
    ]);
    expect(rowsAfter(custodyRegister, ['custody-c1', sentBack])[1]).toMatchObject({
      status: 'open',
      handedBy: null,
      handedOn: null,
      sentBackFor: '缺附件',
    });
  });

  it('B1.4: a routing for which nobody signs, or that fell, as an entry that fell, makes no row and changes none; a step that was withdrawn waits for nobody', () => {
    const before = rowsAfter(custodyRegister, ['custody-c1', sentBack]);
    expect(rowsAfter(custodyRegister, ['custody-c1', [...sentBack, ...others.slice(0, -1)]])).toEqual(before);
    expect(rowsAfter(custodyRegister, ['custody-c1', [...sentBack, others.at(-1)!]])[1]).toMatchObject({
      status: 'withdrawn',
      withdrawnFor: '改派',
    });
  });
});
