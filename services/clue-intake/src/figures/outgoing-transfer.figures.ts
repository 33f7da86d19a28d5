import { counting, figure } from '@liandong/service-kit';
import { outgoingTransfer } from '../outgoing-transfer/outgoing-transfer.decider.js';
import type { OutgoingTransferEvent } from '../outgoing-transfer/outgoing-transfer.events.js';

const stages: Readonly<Partial<Record<OutgoingTransferEvent['type'], string>>> = {
  TransferSent: 'sent',
  TransferAccepted: 'accepted',
  TransferRefused: 'refused',
  TransferRecalled: 'recalled',
  TransferAnswered: 'answered',
  TransferAnswerAcknowledged: 'acknowledged',
};

/** The figures of what goes to agencies (0.14, 1.12, 1.25). */
export const outgoingTransferFigures = [
  figure({
    name: 'clue-intake.outgoing-transfers',
    title: {
      zh: '向协作机关移送、通报',
      en: 'transfers to agencies, by what has come of them: each counts under every stage that it reached',
    },
    version: 2,
    dimensions: ['agency', 'way', 'stage'],
    from: [
      counting(outgoingTransfer, (event, { agencyId, way }) => {
        const stage = stages[event.type];
        return stage === undefined ? [] : [{ value: 1, dimensions: { agency: agencyId, way, stage } }];
      }),
    ],
  }),
  figure({
    name: 'clue-intake.outgoing-transfers-answered-in-time',
    title: { zh: '协作机关签收、退回及时情况', en: 'transfers that the agency signed for or sent back, within the limit or not' },
    dimensions: ['agency', 'inTime'],
    from: [
      counting(outgoingTransfer, (event, { agencyId }) =>
        event.type === 'TransferAccepted' || event.type === 'TransferRefused'
          ? [{ value: 1, dimensions: { agency: agencyId, inTime: String(event.data.inTime) } }]
          : [],
      ),
    ],
  }),
  figure({
    name: 'clue-intake.persons-told-by-agencies',
    title: { zh: '协作机关反馈的人数', en: 'persons in the answers of agencies, by outcome' },
    dimensions: ['agency', 'outcome'],
    from: [
      counting(outgoingTransfer, (event, { agencyId }) => {
        if (event.type !== 'TransferAnswered') return [];
        const { filed, admonished, educated, noCase } = event.data.figures;
        const counts = Object.entries({ file: filed, admonish: admonished, 'criticise-educate': educated, 'no-case': noCase });
        return counts.filter(([, value]) => value > 0).map(([outcome, value]) => ({ value, dimensions: { agency: agencyId, outcome } }));
      }),
    ],
  }),
];
